import Diagnostics
import Testing
import Typesetting
import TypesettingTestSupport

@testable import Layout

/// Rows cut at the end of a page, with tables in them and sums below.
@Suite struct SplitRowTests {
  private let one = [TableColumn(width: .fraction(1000))]

  private func carry(_ column: Int) -> TableCarry {
    let sum = TableCarry.Sum(column: column, style: plain) { "\($0)" }
    return TableCarry(sums: [sum], carriedLabel: para("CARRIED"), broughtLabel: para("BROUGHT"))
  }

  /// A row whose amount is printed on the first page, and whose text goes on.
  private func long(_ count: Int, amount: Int64) -> TableRow {
    TableRow([TableCell(lines(count)), cell("\(amount)")], maySplit: true, carries: [amount])
  }

  @Test(arguments: 12...20) func carriedSumsThatTakeMoreLinesThanBeforeTheRowStayOnThePage(count: Int) throws {
    // The sum of the finished amount takes columns from the label, which then takes more lines.
    let columns = [25.0, 10, 10].map { TableColumn(width: .fixed(pt($0))) }
    let row = TableRow([TableCell(lines(count)), cell(""), cell("5")], maySplit: true, carries: [1_234])
    let result = try pages([.table(table([row], columns: columns, carry: carry(2)))])
    #expect(result[0].texts.contains("1234"))
    for word in result.flatMap(\.words) { #expect(word.y <= 150, "\(word)") }
    #expect(result.flatMap(\.texts).count { $0.hasPrefix("l") } == count)
  }

  @Test(arguments: [ReadingDirection.leftToRight, .rightToLeft])
  func sumsOfATableInACutRowStandInItsColumns(direction: ReadingDirection) throws {
    let columns = [TableColumn(width: .fraction(1000)), TableColumn(width: .fixed(pt(50)))]
    let inner = table([long(14, amount: 7)], columns: columns, carry: carry(1))
    let parts = [TableColumn(width: .fixed(pt(60))), TableColumn(width: .fixed(pt(100)))]
    let outer = table([TableRow([cell("a"), TableCell([.table(inner)])], maySplit: true)], columns: parts)
    let result = try pages(document([.table(outer)], setup: setup(direction)))
    for (page, label) in zip(result, ["CARRIED", "BROUGHT"]) {
      let word = try #require(page.word(label))
      #expect(direction == .leftToRight ? word.x == 70 : word.right == 150, "\(word)")
      let sum = try #require(page.words.last { $0.text == "7" })
      #expect(direction == .leftToRight ? sum.x == 120 : sum.right == 100, "\(sum)")
    }
  }

  @Test func theMarkOfContinuationInACutRowIsAsWideAsItsTableAndKnowsItsPage() throws {
    var inner = table([TableRow([TableCell(lines(14))], maySplit: true)], columns: one)
    inner.continued = Paragraph([run("goes on "), .pageNumber(plain)], style: plain, alignment: .end)
    let parts = [TableColumn(width: .fixed(pt(60))), TableColumn(width: .fixed(pt(100)))]
    let outer = table([TableRow([cell("a"), TableCell([.table(inner)])], maySplit: true)], columns: parts)
    let result = try pages([.table(outer)])
    let number = try #require(result[1].words.max { $0.right < $1.right })
    #expect(number.text == "2" && number.right == 170, "\(result[1].words)")
  }

  @Test(arguments: 0...3) func aPictureInARowFitsBelowAllThatStandsAboveIt(count: Int) throws {
    let tall = Picture(ImageReference(path: "p.png", alternative: "A picture"), height: pt(130))
    let before = (0..<count).map { TableRow([cell("r\($0)"), cell("1")], carries: [1]) }
    let row = TableRow([TableCell([.image(tall)]), cell("1")], carries: [1])
    var long = table(
      before + [row, TableRow([cell("z"), cell("1")])], columns: one + [TableColumn(width: .fixed(pt(10)))],
      head: [TableRow([cell("H")], kind: .head)], carry: carry(1))
    long.continued = para("goes on")
    let result = try pages([.table(long)])
    let places = result.map { page in page.items.count { if case .image = $0 { true } else { false } } }
    #expect(places == (count < 3 ? [1] : [0, 1]))
  }

  @Test(.timeLimit(.minutes(1)), arguments: [false, true])
  func tablesInTablesThatFitNowhereAreTriedAFewTimesEach(hasHeadings: Bool) throws {
    let small = TextStyle(size: pt(1))
    let tiny = Block.paragraph(Paragraph([run("1", small)], style: small))
    let heading = Block.paragraph(Paragraph([run("h", small)], style: small, role: .heading(2)))
    let columns = [TableColumn(width: .fraction(1000)), TableColumn(width: .fixed(pt(5)))]
    var carry = carry(1)
    carry.sums[0].style = small
    carry.carriedLabel = Paragraph([run("C", small)], style: small)
    var content = [text("x"), Block.paragraph(Paragraph([run("Y", TextStyle(size: pt(400)))], style: plain))]
    for _ in 0..<40 {
      if hasHeadings { content.insert(heading, at: 0) }
      let row = TableRow([TableCell(content), TableCell([tiny])], maySplit: true, carries: [1])
      content = [.table(table([row], columns: columns, carry: carry))]
    }
    let found = diagnostic { _ = try pages(document(content, setup: setup(width: 1000, height: 140))) }
    #expect(found?.name == "too-tall")
  }
}
