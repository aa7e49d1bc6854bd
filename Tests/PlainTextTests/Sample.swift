import Typesetting

/// Short ways to blocks.
enum Sample {
  static let style = TextStyle(size: .points(9))
  static let bold = TextStyle(size: .points(9), isBold: true)
  static let muted = TextStyle(size: .points(9), color: Color(red: 0x6A, green: 0x71, blue: 0x7C))

  static func paragraph(
    _ text: String, _ style: TextStyle = style, alignment: TextAlignment = .start, role: ParagraphRole = .body
  ) -> Paragraph {
    Paragraph([.text(TextRun(text, style: style))], style: style, alignment: alignment, role: role)
  }

  static func text(_ text: String, alignment: TextAlignment = .start) -> Block {
    .paragraph(paragraph(text, alignment: alignment))
  }

  static func heading(_ text: String, level: Int) -> Block { .paragraph(paragraph(text, role: .heading(level))) }

  static func pair(_ label: String, _ value: String) -> Pairs.Pair {
    Pairs.Pair(label: paragraph(label, muted), value: paragraph(value, alignment: .end))
  }

  static func row(_ cells: [String], widths: [TrackWidth]? = nil) -> Block {
    let widths = widths ?? cells.indices.map { $0 == 0 ? .fraction(1_000) : .fixed(.millimetres(25)) }
    return .row(
      Row(
        zip(cells, widths).enumerated().map { index, cell in
          Row.Part(width: cell.1, content: [text(cell.0, alignment: index == 0 ? .start : .end)])
        }))
  }

  static func tableRow(_ cells: [String], kind: TableRow.Kind = .body, spans: [Int] = []) -> TableRow {
    TableRow(
      cells.enumerated().map { TableCell([text($1)], span: spans.indices.contains($0) ? spans[$0] : 1) }, kind: kind)
  }

  static func table(_ rows: [TableRow], empty: [Block] = []) -> Table {
    Table(
      columns: [
        TableColumn(width: .fraction(1_000)), TableColumn(width: .auto, alignment: .decimal),
        TableColumn(width: .auto, alignment: .text(.end)),
      ],
      head: [tableRow(["Piece", "Number", "Price"], kind: .head)], rows: TableRows(rows),
      totals: [tableRow(["Together", "₹1,23,456.00"], kind: .total, spans: [2])], empty: empty,
      style: TableStyle(padding: Insets()))
  }

  static func chart(_ kind: Chart.Kind, _ rows: [(String, [Int?])], series: Int = 1) -> Chart {
    let chartStyle = ChartStyle(label: style, value: style, axis: style)
    return Chart(
      kind,
      series: (0..<series).map { Chart.Series(title: series > 1 ? paragraph("Series \($0 + 1)") : nil, color: .black) },
      rows: rows.map { label, figures in
        Chart.Row(
          label: paragraph(label),
          figures: figures.map { figure in figure.map { Chart.Figure(Int128($0), text: "₹\($0.description)") } })
      }, style: chartStyle, alternative: "what it shows")
  }
}
