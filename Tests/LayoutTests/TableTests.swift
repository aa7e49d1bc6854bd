import Diagnostics
import Testing
import Typesetting
import TypesettingTestSupport

@Suite struct TableTests {
  private let two = [TableColumn(width: .fraction(1000)), TableColumn(width: .auto, alignment: .decimal)]
  private let head = [TableRow([cell("Item"), cell("Sum")], kind: .head)]

  private func rows(_ count: Int) -> [TableRow] {
    (0..<count).map { TableRow([cell("r\($0)"), cell("\($0).50")], carries: [Int64($0) * 100 + 50]) }
  }

  private var carry: TableCarry {
    let sum = TableCarry.Sum(column: 1, style: plain) { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)" }
    return TableCarry(sums: [sum], carriedLabel: para("Carried"), broughtLabel: para("Brought"))
  }

  @Test func theHeadIsOnEveryPage() throws {
    let result = try pages([.table(table(rows(20), columns: two, head: head))])
    #expect(result.map { $0.texts.filter { $0.hasPrefix("r") }.count } == [9, 9, 2])
    #expect(result.allSatisfy { $0.texts.first == "Item" })
    #expect(result.map { $0.word("Item")?.y } == [20, 20, 20])
  }

  /// What holds together in a cell is parted when no page can hold it, though nothing else in its row can be parted.
  @Test func keptContentOfATallRowIsParted() throws {
    let kept = Block.keep(Keep(lines(14, "k")))
    let heads = (0..<14).map { TableRow([cell("h\($0)")], kind: .groupHeading) }
    let one = [TableColumn(width: .fraction(1000))]
    for content in [kept, .table(table(heads, columns: one))] {
      let result = try pages([.table(table([TableRow([TableCell([content])])], columns: one))])
      #expect(result.map(\.texts.count).reduce(0, +) == 14)
      #expect(result.count == 2)
    }
  }

  @Test func laterPagesSayThatTheTableGoesOn() throws {
    var table = table(rows(20), columns: two, head: head, carry: carry)
    table.continued = Paragraph([run("page "), .pageNumber(plain)], style: plain, alignment: .end)
    let result = try pages([.table(table)])
    #expect(result.map { $0.texts.first } == ["Item", "page ", "page "])
    #expect(result.dropFirst().map { $0.texts[1] } == ["2", "3"])
    #expect(result[1].words[1].right == 210)
    #expect(result.map { $0.word("Item")?.y } == [20, 34, 34])
    #expect(result.map { $0.texts.filter { $0.hasPrefix("r") }.count } == [8, 6, 6])
  }

  @Test func aHeadingStaysWithHeadAndFirstRow() throws {
    let body = lines(7) + [heading("h"), .table(table(rows(2), columns: two, head: head))]
    #expect(try pages(body).map(\.texts.count) == [12, 4])
    #expect(try pages(lines(8) + body.suffix(2)).map(\.texts.count) == [8, 7])
  }

  @Test func decimalSignsStandBelowEachOther() throws {
    let figures = ["1.00", "₹1,23,456.25", "12.5 m", "—", "7", "12%"]
    let table = table(figures.map { TableRow([cell("x"), cell($0)]) }, columns: two)
    func edge(_ page: Page, _ text: String, _ head: String) throws -> Double {
      let word = try #require(page.word(text))
      return word.x + Double(head.count) * 5
    }
    for direction in [ReadingDirection.leftToRight, .rightToLeft] {
      let page = try pages(document([.table(table)], setup: setup(direction)))[0]
      let edges = [
        try edge(page, "1.00", "1"), try edge(page, "₹1,23,456.25", "₹1,23,456"), try edge(page, "12.5 m", "12"),
        try edge(page, "7", "7"), try edge(page, "12%", "12"),
      ]
      #expect(Set(edges).count == 1)
      let widest = page.words.filter { $0.text != "x" }
      if direction == .leftToRight {
        #expect(widest.map(\.right).max() == 210)
        #expect(page.word("—")?.right == 210)
      } else {
        #expect(widest.map(\.x).min() == 10)
        #expect(page.word("—")?.x == 10)
      }
    }
  }

  @Test func columnsMirror() throws {
    let table = table(
      [TableRow([cell("a"), cell("b")])],
      columns: [TableColumn(width: .fixed(pt(50))), TableColumn(width: .fixed(pt(100)), alignment: .text(.end))])
    #expect(try pages([.table(table)])[0].words.map(\.x) == [10, 155])
    #expect(try pages(document([.table(table)], setup: setup(.rightToLeft)))[0].words.map(\.x) == [205, 60])
  }

  @Test func flushEdgesHaveNoPadding() throws {
    var style = TableStyle(padding: Insets(top: pt(2), end: pt(3), bottom: pt(2), start: pt(4)))
    let columns = [TableColumn(width: .fixed(pt(50))), TableColumn(width: .fixed(pt(50)), alignment: .text(.end))]
    let row = TableRow([cell("a"), cell("b")])
    let flush = try pages([.table(table([row], columns: columns, style: style))])[0].words
    #expect(flush.map(\.x) == [10, 105])
    #expect(flush.map(\.y) == [22, 22])
    style.isFlush = false
    #expect(try pages([.table(table([row], columns: columns, style: style))])[0].words.map(\.x) == [14, 102])
  }

  @Test func totalsStayWithTheLastRow() throws {
    let totals = [
      TableRow([cell("Net"), cell("9.00")], kind: .total), TableRow([cell("All"), cell("9.00")], kind: .total),
    ]
    // A head and nine rows fill the page; the totals take the ninth row along.
    let result = try pages([.table(table(rows(9), columns: two, head: head, totals: totals))])
    #expect(result.count == 2)
    #expect(result[1].texts == ["Item", "Sum", "r8", "8.50", "Net", "9.00", "All", "9.00"])
  }

  @Test func aKeepAfterTheTotalsComesAlong() throws {
    let totals = [TableRow([cell("All"), cell("9.00")], kind: .total)]
    let table = Block.table(table(rows(6), columns: two, head: head, totals: totals))
    let result = try pages([table, .space(pt(3)), .keep(Keep(lines(3, "k")))])
    #expect(result.count == 2)
    #expect(result[1].texts == ["Item", "Sum", "r5", "5.50", "All", "9.00", "k0", "k1", "k2"])
    // A keep that no page can hold together with them stands alone.
    let large = try pages([table, .keep(Keep(lines(9, "k")))])
    #expect(large.map(\.texts.first) == ["Item", "k0"])
  }

  @Test func groupHeadingsAndSubtotals() throws {
    let group = TableRow([cell("Group", span: 2)], kind: .groupHeading)
    let sum = TableRow([cell("Sum of group"), cell("1.00")], kind: .subtotal)
    let result = try pages([.table(table(rows(8) + [group] + rows(2), columns: two, head: head))])
    #expect(result[1].texts.dropFirst(2).first == "Group")
    let second = try pages([.table(table(rows(9) + [sum], columns: two, head: head))])
    #expect(second[1].texts.dropFirst(2) == ["r8", "8.50", "Sum of group", "1.00"])
  }

  @Test func sumsAreCarriedAndBroughtForward() throws {
    let result = try pages([.table(table(rows(15), columns: two, head: head, carry: carry))])
    // Page 1: head, 8 rows, carried. Page 2: head, brought, the rest.
    #expect(result.count == 2)
    #expect(result[0].texts.suffix(4) == ["r7", "7.50", "Carried", "32.00"])
    #expect(result[1].texts.prefix(6) == ["Item", "Sum", "Brought", "32.00", "r8", "8.50"])
    #expect(!result[0].texts.contains("Brought"))
    #expect(!result[1].texts.contains("Carried"))
  }

  @Test func noRoomIsLeftForSumsThatAreNotCarried() throws {
    // A head and nine rows fill the page to the last line, and nothing is carried.
    #expect(try pages([.table(table(rows(9), columns: two, head: head, carry: carry))]).count == 1)
  }

  @Test func sumsTooLargeAreRefused() {
    let rows = (0..<2).map { _ in TableRow([cell("a"), cell("1.00")], carries: [.max]) }
    let found = diagnostic { _ = try pages([.table(table(rows, columns: two, carry: carry))]) }
    #expect(found?.name == "sum-too-large")
  }

  @Test func rowsSplitOnlyIfTheyMay() throws {
    func row(_ count: Int, maySplit: Bool) -> TableRow {
      TableRow([TableCell(lines(count, "s")), cell("1.00")], maySplit: maySplit)
    }
    let never = try pages([.table(table(rows(6) + [row(5, maySplit: false)], columns: two, head: head))])
    #expect(never[1].texts.dropFirst(2).first == "s0")
    let may = try pages([.table(table(rows(6) + [row(5, maySplit: true)], columns: two, head: head))])
    #expect(may[1].texts == ["Item", "Sum", "s3", "s4"])
    let tall = try pages([.table(table(rows(6) + [row(15, maySplit: false)], columns: two, head: head))])
    #expect(tall.map { $0.texts.filter { $0.hasPrefix("s") }.count } == [3, 9, 3])
  }

  @Test func rulesStandBetweenRows() throws {
    let stroke = Stroke(width: pt(1), color: .black)
    let thick = Stroke(width: pt(2), color: .black)
    let style = TableStyle(padding: Insets(), headRule: thick, rowRule: stroke, totalRule: thick)
    let totals = [TableRow([cell("All"), cell("9.00")], kind: .total)]
    let page = try pages([.table(table(rows(3), columns: two, head: head, totals: totals, style: style))])[0]
    let found = page.items.compactMap { item -> [Double]? in
      if case .line(let from, _, let stroke) = item { [from.y.points, stroke.width.points] } else { nil }
    }
    #expect(found == [[25, 2], [40.5, 1], [55.5, 1], [71, 2]])
    #expect(page.words.last?.y == 82)
  }

  @Test func aWideTotalWidensAutoColumns() throws {
    let columns = [TableColumn(width: .auto), TableColumn(width: .auto)]
    let totals = [TableRow([cell("a long total", span: 2)], kind: .total)]
    let page = try pages([.table(table(rows(1), columns: columns, totals: totals))])[0]
    #expect(page.texts.contains("a long total"))
  }

  @Test func emptyTables() throws {
    let empty = table([], columns: two, head: head, empty: [text("nothing yet")])
    #expect(try pages([.table(empty)])[0].texts == ["Item", "Sum", "nothing yet"])
    #expect(try pages([.table(table([], columns: two, head: head))])[0].texts == ["Item", "Sum"])
    #expect(try pages([.table(table([], columns: two))])[0].texts.isEmpty)
  }

  @Test func whatIsNoRowIsNotSqueezedIntoNarrowColumns() throws {
    let columns = [TableColumn(width: .auto), TableColumn(width: .auto)]
    let empty = table([], columns: columns, empty: [text("nothing yet")])
    #expect(try pages([.table(empty)])[0].texts == ["nothing yet"])
    var long = table(rows(30), columns: columns)
    long.continued = para("goes on here")
    #expect(try pages([.table(long)])[1].texts[0] == "goes on here")
  }

  @Test func labelsOfCarriedSumsWidenAutoColumns() throws {
    let columns = [TableColumn(width: .auto), TableColumn(width: .auto, alignment: .decimal)]
    let sum = TableCarry.Sum(column: 1, style: plain) { "\($0)" }
    let carry = TableCarry(sums: [sum], carriedLabel: para("carried"), broughtLabel: para("brought over"))
    let narrow = (0..<30).map { _ in TableRow([cell("a"), cell("1")], carries: [1]) }
    let result = try pages([.table(table(narrow, columns: columns, carry: carry))])
    #expect(result[0].texts.contains("carried") && result[1].texts.contains("brought over"))
  }

  @Test func theHeadOfAnEmptyTableIsNotAloneAtTheFoot() throws {
    let empty = Block.table(table([], columns: two, head: head))
    #expect(try pages(lines(9) + [empty] + lines(2, "m")).map(\.texts.count) == [9, 4])
    #expect(try pages(lines(9) + [empty]).map(\.texts.count) == [11])
    #expect(try pages(lines(8) + [empty] + lines(2, "m")).map(\.texts.count) == [11, 1])
  }

  @Test func aSumWiderThanItsColumnTakesRoomFromTheLabel() throws {
    let columns = [TrackWidth.fraction(1000), .fraction(1000), .fixed(pt(30))].map {
      TableColumn(width: $0, alignment: .text(.end))
    }
    let rows = (0..<12).map { _ in TableRow([cell("a"), cell("b"), cell("9")], carries: [9_999_999_999]) }
    let sum = TableCarry.Sum(column: 2, style: plain) { "\($0)" }
    let carry = TableCarry(sums: [sum], carriedLabel: para("Carried"), broughtLabel: nil)
    let page = try pages([.table(table(rows, columns: columns, carry: carry))])[0]
    let word = try #require(page.word("89999999991"))
    #expect(word.right == 210)
    #expect(try #require(page.word("Carried")).right <= word.x)
  }

  @Test(arguments: 5...10) func aRowThatFitsNoPageBelowTheMarkOfContinuationIsCut(count: Int) throws {
    let tall = TableRow([TableCell([.keep(Keep(lines(count)))], span: 2)])
    var long = table([TableRow([cell("a"), cell("1")]), tall], columns: two, head: head)
    long.continued = para("goes on")
    let words = try pages([.table(long)]).flatMap(\.words)
    #expect(words.allSatisfy { $0.y <= 150 }, "\(words)")
    #expect(words.count { $0.text.hasPrefix("l") } == count)
  }

  @Test func foolishTablesAreRefusedOrTamed() throws {
    #expect(diagnostic { _ = try pages([.table(table(rows(1), columns: []))]) }?.name == "no-columns")
    let many = table([TableRow([cell("a"), cell("b"), cell("c")])], columns: two)
    #expect(diagnostic { _ = try pages([.table(many)]) }?.name == "too-many-cells")
    let wide = table([TableRow([cell("a", span: .max)])], columns: two)
    #expect(try pages([.table(wide)])[0].texts == ["a"])
  }

  @Test func longTablesCostEachRowOnce() throws {
    let font = BoxFont()
    let made = 2_000
    let result = try pages(
      document([.table(table(rows(made), columns: two, head: head, carry: carry))]), font: font)
    #expect(result.count == 286)
    // Two paragraphs for each row, and for each page the carried sums a few times.
    #expect(font.linesAsked < 2 * made + 20 * result.count)
  }
}
