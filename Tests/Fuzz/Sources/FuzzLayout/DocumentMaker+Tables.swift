import Fuzzing
import Typesetting

extension DocumentMaker {
  mutating func table(depth: Int) -> Table {
    let count = isFoolish ? choices.pick(5) : 1 + choices.pick(4)
    let columns = (0..<count).map { _ in
      let alignments: [TableColumn.Alignment] = [.decimal, .text(.start), .text(.end)]
      return TableColumn(width: track(), alignment: choices.pick(among: alignments))
    }
    let head = choices.pick(3) == 0 ? [] : [TableRow([repeated("HEAD", span: count)], kind: .head)]
    let rows = (0..<choices.pick(12)).map { _ in tableRow(depth: depth, columns: count) }
    let totals = (0..<choices.pick(4)).map { _ in
      var row = tableRow(depth: 0, columns: count)
      row.kind = .total
      return row
    }
    let stroke = choices.pick(2) == 0 ? nil : Stroke(width: .points(0.5), color: .black)
    let style = TableStyle(padding: insets(), headFill: .white, headRule: stroke, rowRule: stroke, totalRule: stroke)
    // What an empty table says only counts when it is shown.
    let empty = rows.isEmpty ? blocks(2, depth: depth - 1) : []
    return Table(
      columns: columns, head: head, continued: choices.pick(3) == 0 ? continued() : nil, rows: TableRows(rows),
      totals: totals, empty: empty,
      carry: choices.pick(2) == 0 ? nil : carry(columns: count), style: style)
  }

  private mutating func continued() -> Paragraph {
    // In a column of one letter it becomes as tall as it has letters.
    tolerated.insert("too-tall")
    let style = TextStyle(size: .points(10))
    let inlines: [Inline] = [.text(TextRun("CONTINUED ", style: style)), .pageNumber(style), .pageCount(style)]
    return Paragraph(inlines, style: style, alignment: choices.pick(among: [.start, .end]))
  }

  private func repeated(_ text: String, span: Int) -> TableCell {
    let style = TextStyle(size: .points(10))
    return TableCell([.paragraph(Paragraph([.text(TextRun(text, style: style))], style: style))], span: span)
  }

  private mutating func tableRow(depth: Int, columns: Int) -> TableRow {
    var cells: [TableCell] = []
    var left = columns
    while left > 0, cells.count < 6 {
      let span = isFoolish ? choices.pick(4) : 1 + choices.pick(left)
      cells.append(TableCell(cellContent(depth: depth), span: span))
      left -= isFoolish ? 1 : span
    }
    let amount = Int64(choices.pick(200)) - 50
    return TableRow(
      cells, kind: choices.pick(among: [.body, .body, .body, .groupHeading, .subtotal]),
      maySplit: choices.pick(3) == 0, carries: isFoolish ? [.max, amount] : [amount], isStriped: choices.pick(2) == 0)
  }

  private mutating func cellContent(depth: Int) -> [Block] {
    switch choices.pick(4) {
    case 0: [figure()]
    case 1: blocks(3, depth: depth - 1)
    default: [.paragraph(paragraph(most: 6))]
    }
  }

  private mutating func figure() -> Block {
    let text = choices.pick(among: ["1.5", "1,200.00", "-3", "12 pcs", "", "₹1,23,456.789"])
    return .paragraph(
      Paragraph(
        [.text(TextRun(text.uppercased(), style: TextStyle(size: .points(10))))], style: TextStyle(size: .points(10))))
  }

  private mutating func carry(columns: Int) -> TableCarry {
    let style = TextStyle(size: .points(10))
    let label = Paragraph([.text(TextRun("CARRIED", style: style))], style: style)
    let column = isFoolish ? choices.pick(7) - 1 : columns - 1
    return TableCarry(
      sums: [.init(column: column, style: style) { "\($0)" }], carriedLabel: choices.pick(3) == 0 ? nil : label,
      broughtLabel: choices.pick(3) == 0 ? nil : label)
  }
}
