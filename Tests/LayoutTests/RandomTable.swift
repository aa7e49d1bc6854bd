import Typesetting

/// A random table in which every word is there only once, with all that is known about it beforehand.
///
/// Words tell what they are by their first letter: `r` the name of a row, `x` more words of a row, `g` the heading of a
/// group, `s` the label of a subtotal, `t` the label of a total, `H` the head, `C` and `B` the labels of carried and
/// brought sums, `=` a carried sum, `#` an amount.
struct RandomTable {
  /// What a row adds to each carried sum.
  var amounts: [String: [Int64]] = [:]
  /// The names of the rows in order.
  var names: [String] = []
  /// All words of each row.
  var words: [String: [String]] = [:]
  /// Which rows may be split.
  var maySplit: Set<String> = []
  /// The rows whose height is that of a few lines.
  var lineCounts: [String: Int] = [:]
  var totals: [String] = []
  var sumCount = 0
  private(set) var table: Table
  private var dice: Dice
  private var wordCount = 0

  init(seed: Int, nests: Bool = true, mostLines: Int = 4) {
    dice = Dice(seed: seed)
    table = Table(columns: [], rows: TableRows([]), style: bare)
    sumCount = dice.roll(4)
    table.columns = [TableColumn(width: .fraction(1000))]
    if dice.roll(2) == 0 { table.columns.append(TableColumn(width: .auto)) }
    let first = table.columns.count
    for _ in 0..<sumCount { table.columns.append(TableColumn(width: .auto, alignment: .decimal)) }
    table.head = [TableRow(table.columns.indices.map { cell("H\($0)") }, kind: .head)]
    if dice.roll(3) == 0 { table.head.append(TableRow([cell("Hs", span: table.columns.count)], kind: .head)) }
    table.rows = TableRows(makeRows(nests: nests, mostLines: mostLines))
    totals = (0..<dice.roll(4)).map { "t\($0)" }
    table.totals = totals.map {
      TableRow([cell($0, span: max(table.columns.count - 1, 1))] + (sumCount > 0 ? [cell("1")] : []), kind: .total)
    }
    let stroke = Stroke(width: pt(0.5), color: .black)
    table.style = TableStyle(
      padding: Insets(top: pt(1), end: pt(2), bottom: pt(1), start: pt(2)),
      headRule: dice.roll(2) == 0 ? stroke : nil, rowRule: dice.roll(2) == 0 ? stroke : nil,
      totalRule: dice.roll(2) == 0 ? Stroke(width: pt(2), color: .black) : nil)
    guard sumCount > 0 else { return }
    let sums = (0..<sumCount).map { number in
      TableCarry.Sum(column: first + number, style: plain) { "=\($0)" }
    }
    table.carry = TableCarry(sums: sums, carriedLabel: para("C"), broughtLabel: para("B"))
  }

  private mutating func word() -> String {
    wordCount += 1
    return "x\(wordCount)"
  }

  private mutating func makeRows(nests: Bool, mostLines: Int) -> [TableRow] {
    var rows: [TableRow] = []
    let hasGroups = dice.roll(2) == 0
    for number in 0..<dice.roll(50) {
      if hasGroups, dice.roll(5) == 0 {
        if dice.roll(2) == 0, number > 0 {
          rows.append(TableRow([cell("s\(number)", span: table.columns.count)], kind: .subtotal))
        }
        rows.append(TableRow([cell("g\(number)", span: table.columns.count)], kind: .groupHeading))
      }
      rows.append(row(number, nests: nests, mostLines: mostLines))
    }
    return rows
  }

  private mutating func row(_ number: Int, nests: Bool, mostLines: Int) -> TableRow {
    let name = "r\(number)"
    var found = (0..<dice.roll(dice.roll(12) == 0 ? mostLines * 8 : mostLines)).map { _ in word() }
    lineCounts[name] = found.count + 1
    var content = [text(name)] + found.map { text($0) }
    if nests, dice.roll(4) == 0 { content.append(nested(&found)) }
    let sums = (0..<sumCount).map { _ in Int64(dice.roll(20_000)) - 5_000 }
    var cells = [TableCell(content)]
    if table.columns.count > 1 + sumCount {
      let inner = word()
      found.append(inner)
      cells.append(cell(inner))
    }
    cells += sums.map { cell("#\($0)") }
    names.append(name)
    amounts[name] = sums
    words[name] = found
    let splits = dice.roll(4) == 0
    if splits { maySplit.insert(name) }
    return TableRow(cells, maySplit: splits, carries: sums, isStriped: number % 2 == 1)
  }

  /// A block of blocks, its words added to `found`.
  private mutating func nested(_ found: inout [String]) -> Block {
    let new = (0..<1 + dice.roll(3)).map { _ in word() }
    found += new
    let blocks = new.map { text($0) }
    switch dice.roll(6) {
    case 0: return .box(Box(blocks, padding: Insets(all: pt(1)), fill: .white))
    case 1: return .row(Row(blocks.map { Row.Part(width: .fraction(1000), content: [$0]) }, gap: pt(2)))
    case 2: return .stack(Stack(blocks + [.image(Picture(ImageReference(path: "p.png", alternative: "")))], gap: pt(1)))
    case 3: return .keep(Keep(blocks))
    case 4: return .pairs(Pairs(new.map { .init(label: para($0), value: para("1")) }, gap: pt(2)))
    default:
      let rows = new.map { TableRow([cell($0), cell("1.5")]) }
      let columns = [TableColumn(width: .auto), TableColumn(width: .auto, alignment: .decimal)]
      return .table(Layouts.table(rows, columns: columns))
    }
  }
}

/// Reaches the free function of the same name as a property.
private enum Layouts {
  static func table(_ rows: [TableRow], columns: [TableColumn]) -> Table {
    Table(columns: columns, rows: TableRows(rows), style: bare)
  }
}

/// Random headers and footers of all kinds and heights.
func randomFurniture(_ dice: inout Dice) -> [Furniture] {
  Furniture.Pages.allCases.filter { _ in dice.roll(4) == 0 }.map { pages in
    let style = plain
    let number = Block.paragraph(
      Paragraph([run("Page "), .pageNumber(style), run("/"), .pageCount(style)], style: style))
    let position = dice.roll(2) == 0 ? Furniture.Position.header : .footer
    let content = lines(dice.roll(pages == .last ? 5 : 2), position == .header ? "fh" : "ff") + [number]
    return Furniture(position, pages: pages, content: content, gap: pt(Double(dice.roll(6))))
  }
}
