import Typesetting

/// A document in few words, one line for each block, for reading findings.
struct Outline {
  private(set) var text = ""

  init(_ blocks: [Block]) { for block in blocks { add(block, 0) } }

  private mutating func line(_ words: String, _ depth: Int) {
    text += String(repeating: "  ", count: depth) + words + "\n"
  }

  private mutating func add(_ block: Block, _ depth: Int) {
    switch block {
    case .paragraph(let paragraph): line("\(paragraph.role) \(paragraph.words)", depth)
    case .stack(let stack): nest("stack gap \(stack.gap.points)", stack.children, depth)
    case .keep(let keep): nest("keep next \(keep.withNext)", keep.content, depth)
    case .box(let box): nest("box \(box.padding.outline) at least \(box.minimumHeight.points)", box.content, depth)
    case .row(let row):
      line("row \(row.alignment) gap \(row.gap.points)", depth)
      for part in row.parts { nest("part \(part.width)", part.content, depth + 1) }
    case .pairs(let pairs):
      line("pairs gap \(pairs.rowGap.points)", depth)
      for pair in pairs.pairs { line("\(pair.label.words) : \(pair.value.words)", depth + 1) }
    case .table(let table): add(table, depth)
    case .space(let length): line("space \(length.points)", depth)
    case .chart(let chart): line("chart \(chart.kind) height \(chart.height?.points ?? 0)", depth)
    case .code(let code): line("code \(code.content.kind) height \(code.height?.points ?? 0)", depth)
    case .rule(let rule):
      line("rule \(rule.stroke.width.points) above \(rule.above.points) below \(rule.below.points)", depth)
    case .image: line("image", depth)
    case .pageBreak: line("pageBreak", depth)
    }
  }

  private mutating func nest(_ words: String, _ blocks: [Block], _ depth: Int) {
    line(words, depth)
    for block in blocks { add(block, depth + 1) }
  }

  private mutating func add(_ table: Table, _ depth: Int) {
    let widths = table.columns.map { "\($0.width)" }.joined(separator: ", ")
    let carry = table.carry.map { "\($0.carriedLabel?.words ?? "-")/\($0.broughtLabel?.words ?? "-")" } ?? "-"
    line("table [\(widths)] padding \(table.style.padding.outline) carry \(carry)", depth)
    for row in table.head { add(row, depth + 1) }
    if let continued = table.continued { line("continued \(continued.words)", depth + 1) }
    for number in 0..<table.rows.count { if let row = try? table.rows.row(number) { add(row, depth + 1) } }
    if table.rows.count == 0 { nest("empty", table.empty, depth + 1) }
    for row in table.totals { add(row, depth + 1) }
  }

  private mutating func add(_ row: TableRow, _ depth: Int) {
    line("\(row.kind) split \(row.maySplit) carries \(row.carries)", depth)
    for cell in row.cells { nest("cell span \(cell.span)", cell.content, depth + 1) }
  }
}

extension Paragraph {
  fileprivate var words: String {
    inlines.map { inline in
      switch inline {
      case .text(let run): "'\(run.text)'"
      case .pageNumber: "#"
      case .pageCount: "##"
      case .lineBreak: "/"
      }
    }.joined(separator: " ")
  }
}

extension Insets {
  fileprivate var outline: String { "\(top.points) \(end.points) \(bottom.points) \(start.points)" }
}
