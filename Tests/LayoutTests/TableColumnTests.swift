import Diagnostics
import Testing
import Typesetting

/// The columns of random tables: their widths, and figures in them.
@Suite struct TableColumnTests {
  private func laid(_ table: Table, _ direction: ReadingDirection = .leftToRight, width: Double = 320) throws -> [Page]
  {
    try pages(document([.table(table)], setup: setup(width: width, height: 240, direction)))
  }

  @Test(arguments: 0..<60) func autoColumnsMeasureAllRows(seed: Int) throws {
    var dice = Dice(seed: seed)
    let count = 1 + dice.roll(400)
    let wide = dice.roll(count)
    let rows = (0..<count).map { TableRow([cell($0 == wide ? "the widest of all" : "a b"), cell("r\($0)")]) }
    let columns = [TableColumn(width: .auto), TableColumn(width: .fraction(1000))]
    let result = try laid(table(rows, columns: columns))
    #expect(result.flatMap(\.texts).contains("the widest of all"), "seed \(seed)")
    #expect(Set(result.flatMap(\.words).filter { $0.text.first == "r" }.map(\.x)) == [95], "seed \(seed)")
  }

  @Test(arguments: 0..<60) func fractionsShareWhatIsLeft(seed: Int) throws {
    var dice = Dice(seed: seed)
    let fixed = Double(20 + dice.roll(60))
    let parts = [1 + dice.roll(4), 1 + dice.roll(4)]
    let columns =
      [TableColumn(width: .fixed(pt(fixed))), TableColumn(width: .auto)]
      + parts.map { TableColumn(width: .fraction($0 * 1000)) }
    let result = try laid(table([TableRow([cell("a"), cell("bbbb"), cell("c"), cell("d")])], columns: columns))[0]
    let left = 300 - fixed - 20
    let third = 10 + fixed + 20
    let fourth = third + left * Double(parts[0]) / Double(parts[0] + parts[1])
    #expect(result.words.map(\.x)[2] == third, "seed \(seed)")
    #expect(abs(result.words.map(\.x)[3] - fourth) < 0.01, "seed \(seed)")
  }

  /// A figure with the letters before its decimal sign.
  private func figure(_ dice: inout Dice, _ sign: String) -> (text: String, head: Int) {
    if dice.roll(8) == 0 { return ("", 0) }
    if dice.roll(8) == 0 { return ("—", 0) }
    var units = "\(dice.roll(1_000))"
    if dice.roll(3) == 0 { units = "\(1 + dice.roll(900))\(sign == "." ? "," : ".")\(100 + dice.roll(900))" }
    units = ["", "-", "₹", "(", "Rs "][dice.roll(5)] + units
    let digits = ["", sign + "5", sign + "25", sign + "2500"][dice.roll(4)]
    let unit = ["", "%", " m", "\u{A0}kg", ")"][dice.roll(5)]
    return (units + digits + unit, units.count)
  }

  @Test(arguments: 0..<150) func decimalSignsLineUp(seed: Int) throws {
    var dice = Dice(seed: seed)
    let sign = dice.roll(2) == 0 ? "." : ","
    // One figure without doubt tells how the others are to be read.
    let figures = [("1\(sign)5", 1)] + (0..<12).map { _ in figure(&dice, sign) }
    let columns = [TableColumn(width: .fraction(1000)), TableColumn(width: .auto, alignment: .decimal)]
    let sample = table(figures.map { TableRow([cell("x"), cell($0.0)]) }, columns: columns)
    for direction in [ReadingDirection.leftToRight, .rightToLeft] {
      let words = try laid(sample, direction)[0].words.filter { $0.text != "x" && !$0.text.isEmpty }
      let shown = figures.filter { !$0.0.isEmpty }
      #expect(words.map(\.text) == shown.map(\.0), "seed \(seed)")
      let edges = zip(words, shown).filter { $1.1 > 0 }.map { $0.x + Double($1.1) * 5 }
      #expect(Set(edges).count == 1, "seed \(seed), \(direction): \(words)")
      #expect(words.allSatisfy { $0.x >= 10 && $0.right <= 310 }, "seed \(seed), \(direction): \(words)")
      let outer = direction == .leftToRight ? words.map(\.right).max() : words.map(\.x).min()
      #expect(outer == (direction == .leftToRight ? 310 : 10), "seed \(seed), \(direction): \(words)")
    }
  }

  @Test(arguments: 0..<100) func tablesAreNeverWiderThanThePage(seed: Int) throws {
    var dice = Dice(seed: seed)
    let count = 1 + dice.roll(6)
    let columns = (0..<count).map { _ in
      let widths: [TrackWidth] = [.auto, .fraction(1000), .fixed(pt(Double(20 + dice.roll(120)))), .share(300)]
      return TableColumn(width: widths[dice.roll(4)], alignment: dice.roll(3) == 0 ? .decimal : .text(.end))
    }
    let words = ["a", "several words", "unbreakablelongword", "1,234.50", "-12.5 m"]
    let rows = (0..<8).map { _ in
      var cells: [TableCell] = []
      var left = count
      while left > 0 {
        let span = 1 + dice.roll(min(left, 3))
        cells.append(cell(words[dice.roll(words.count)], span: span))
        left -= span
      }
      return TableRow(cells)
    }
    let width = 60 + Double(dice.roll(260))
    for direction in [ReadingDirection.leftToRight, .rightToLeft] {
      do {
        for page in try laid(table(rows, columns: columns), direction, width: width) {
          // A letter that is wider than its column is all that may reach out of it.
          let isInside = page.words.allSatisfy { $0.x >= 4.9 && $0.right <= width - 4.9 }
          #expect(isInside, "seed \(seed): \(page.words)")
        }
      } catch let diagnostic as Diagnostic {
        #expect(diagnostic.name == "column-too-narrow", "seed \(seed): \(diagnostic)")
      }
    }
  }

  @Test func cellsOverSeveralColumnsWidenTheLastAutoColumn() throws {
    let columns = [
      TableColumn(width: .fixed(pt(30))), TableColumn(width: .auto), TableColumn(width: .auto),
    ]
    let rows = [TableRow([cell("a"), cell("b"), cell("c")]), TableRow([cell("a sentence over all", span: 3)])]
    let words = try laid(table(rows, columns: columns))[0].words
    #expect(words.map(\.text) == ["a", "b", "c", "a sentence over all"])
    #expect(words.map(\.x) == [10, 40, 45, 10])
  }

  @Test func noRoomForAColumnIsAnError() {
    var style = TableStyle(padding: Insets(end: pt(5), start: pt(5)))
    style.isFlush = false
    let columns = (0..<30).map { _ in TableColumn(width: .fraction(1000)) }
    let row = TableRow(columns.map { _ in cell("a") })
    let found = diagnostic { _ = try laid(table([row], columns: columns, style: style)) }
    #expect(found?.name == "column-too-narrow")
  }
}
