import Diagnostics
import Typesetting

extension Table {
  /// The cells of a row with the columns they cover. Spans end at the last column; throws when cells have no column left.
  func placed(_ row: TableRow) throws -> [(cell: TableCell, columns: Range<Int>)] {
    var result: [(TableCell, Range<Int>)] = []
    try forEachCell(of: row) { result.append(($0, $1)) }
    return result
  }

  /// Calls `body` with the cells of a row and the columns they cover; see `placed(_:)`.
  func forEachCell(of row: TableRow, _ body: (TableCell, Range<Int>) throws -> Void) throws {
    var next = 0
    for cell in row.cells {
      guard next < columns.count else { throw Diagnostic.tooManyCells(origin, columns: columns.count) }
      let end = next + min(max(cell.span, 1), columns.count - next)
      try body(cell, next..<end)
      next = end
    }
  }

  /// The room around the content of a cell in these columns.
  func padding(columns range: Range<Int>) -> Insets {
    var padding = style.padding.withoutNegatives
    if style.isFlush, range.lowerBound == 0 { padding.start = .zero }
    if style.isFlush, range.upperBound == columns.count { padding.end = .zero }
    return padding
  }

  /// A row of carried sums, each in its column, the label in the columns before; `nil` if nothing is carried.
  func carryRow(_ label: Paragraph?, _ sums: [Int64]) -> TableRow? {
    guard let carry else { return nil }
    var texts: [Int: Paragraph] = [:]
    for (sum, value) in zip(carry.sums, sums) where columns.indices.contains(sum.column) {
      texts[sum.column] = Paragraph([.text(TextRun(sum.text(value), style: sum.style))], style: sum.style)
    }
    var label = label
    var cells: [TableCell] = []
    var column = 0
    while column < columns.count {
      if let text = texts[column] {
        cells.append(TableCell([.paragraph(text)]))
        column += 1
        continue
      }
      let end = (column..<columns.count).first { texts[$0] != nil } ?? columns.count
      let content = label.map { [Block.paragraph($0)] } ?? []
      let alignment = label.map { TableColumn.Alignment.text($0.alignment) }
      cells.append(TableCell(content, span: end - column, alignment: alignment))
      label = nil
      column = end
    }
    return TableRow(cells, kind: .subtotal)
  }
}
