import PlainText
import Typesetting

/// Blocks for answers in the terminal, which have no template.
enum TextBlocks {
  /// How much a text matters.
  enum Weight { case plain, strong, muted, urgent }

  private static let size = Length.points(9)
  private static let muted = Color(red: 0x6A, green: 0x71, blue: 0x7C)
  private static let urgent = Color(red: 0xA3, green: 0x34, blue: 0x1F)

  static func paragraph(_ text: String, _ weight: Weight = .plain) -> Block { .paragraph(words(text, weight)) }

  /// A row of a table; a span for each cell where they differ from one.
  static func row(
    _ cells: [(text: String, weight: Weight)], kind: TableRow.Kind = .body, spans: [Int] = []
  ) -> TableRow {
    TableRow(
      cells.enumerated().map { index, cell in
        TableCell(
          cell.text.isEmpty ? [] : [paragraph(cell.text, cell.weight)],
          span: spans.indices.contains(index) ? spans[index] : 1)
      }, kind: kind)
  }

  /// A table of columns that stand at the start or at the end.
  static func table(_ alignments: [TextAlignment], head: [TableRow] = [], _ rows: [TableRow]) -> Block {
    .table(
      Table(
        columns: alignments.map { TableColumn(width: .auto, alignment: .text($0)) }, head: head,
        rows: TableRows(rows), style: TableStyle(padding: Insets())))
  }

  /// An empty line.
  static var gap: Block { .space(.points(12)) }

  /// The lines of blocks; what keeps words together is no more than a blank in the end.
  static func lines(of blocks: [Block], width: Int) throws -> [PlainLine] {
    try PlainTextLayout(width: width).lines(of: blocks).map { line in
      PlainLine(
        line.spans.map { span in
          var span = span
          span.text = String(span.text.map { $0 == "\u{A0}" ? " " : $0 })
          return span
        })
    }
  }

  private static func words(_ text: String, _ weight: Weight) -> Paragraph {
    let color: Color =
      switch weight {
      case .plain, .strong: .black
      case .muted: muted
      case .urgent: urgent
      }
    let style = TextStyle(size: size, isBold: weight == .strong, color: color)
    return Paragraph([.text(TextRun(text, style: style))], style: style)
  }
}
