import Testing
import Typesetting
import TypesettingTestSupport

/// What the guide promises of tables, tried with many random ones.
@Suite struct TablePromiseTests {
  private let page = setup(width: 320, height: 260)

  /// The words of one kind on a page.
  private func words(_ page: Page, _ kind: Character) -> [String] { page.texts.filter { $0.first == kind } }

  private func laid(_ table: Table, before: Int = 0, after: [Block] = [], furniture: [Furniture] = []) throws -> [Page]
  {
    try pages(document(lines(before) + [.table(table)] + after, setup: page, furniture: furniture))
  }

  @Test(arguments: 0..<100) func everyWordAppearsOnce(seed: Int) throws {
    let sample = RandomTable(seed: seed)
    var dice = Dice(seed: seed)
    let result = try laid(sample.table, before: dice.roll(12), furniture: randomFurniture(&dice))
    let texts = result.flatMap(\.texts)
    #expect(texts.filter { $0.first == "r" } == sample.names, "seed \(seed)")
    #expect(texts.filter { $0.first == "x" }.sorted() == sample.words.values.joined().sorted(), "seed \(seed)")
    #expect(texts.filter { $0.first == "t" } == sample.totals, "seed \(seed)")
    #expect(
      texts.filter { $0.first == "#" } == sample.names.flatMap { sample.amounts[$0, default: []].map { "#\($0)" } })
  }

  @Test(arguments: 0..<100) func carriedSumsAreThoseOfTheAmountsPrinted(seed: Int) throws {
    let sample = RandomTable(seed: 1_000 + seed)
    guard sample.sumCount > 0 else { return }
    var dice = Dice(seed: seed)
    let result = try laid(sample.table, before: dice.roll(12), furniture: randomFurniture(&dice))
    let own = result.filter { $0.texts.contains("H0") }
    var sums = [Int64](repeating: 0, count: sample.sumCount)
    for (number, page) in own.enumerated() {
      let isFirst = number == 0
      let isLast = number == own.count - 1
      #expect(page.texts.contains("B") == !isFirst, "seed \(seed), page \(number)")
      #expect(page.texts.contains("C") == !isLast, "seed \(seed), page \(number)")
      let before = isFirst ? [] : sums.map { "=\($0)" }
      for (index, amount) in words(page, "#").enumerated() {
        sums[index % sample.sumCount] += Int64(amount.dropFirst()) ?? .min / 4
      }
      #expect(words(page, "=") == before + (isLast ? [] : sums.map { "=\($0)" }), "seed \(seed), page \(number)")
    }
  }

  @Test(arguments: 0..<100) func rowsAreSplitOnlyIfTheyMayOrMust(seed: Int) throws {
    let sample = RandomTable(seed: 2_000 + seed)
    let result = try laid(sample.table)
    for name in sample.names where !sample.maySplit.contains(name) && sample.lineCounts[name, default: 0] < 7 {
      let all = Set(sample.words[name, default: []] + [name])
      let count = result.filter { !all.isDisjoint(with: $0.texts) }.count
      #expect(count == 1, "seed \(seed), \(name)")
    }
  }

  @Test(arguments: 0..<100) func noHeadingIsAlone(seed: Int) throws {
    var dice = Dice(seed: seed)
    let table = RandomTable(seed: 3_000 + seed, mostLines: 3).table
    guard table.rows.count > 0 else { return }
    let nested: [Block] = [.stack(Stack([heading("h1"), .stack(Stack([heading("h2")]))])), .table(table)]
    let wrapped: [Block] = dice.roll(2) == 0 ? nested : [.stack(Stack(nested, gap: pt(1)))]
    let result = try pages(document(lines(dice.roll(14)) + wrapped + [text("end")], setup: page))
    for page in result {
      let last = page.texts.last { !["C", "="].contains($0.prefix(1)) } ?? ""
      #expect(!last.hasPrefix("h") && !last.hasPrefix("g") && !last.hasPrefix("H"), "seed \(seed): \(page.texts)")
    }
  }

  @Test(arguments: 0..<100) func totalsStayWithTheLastRowAndTheKeepBehind(seed: Int) throws {
    var dice = Dice(seed: seed)
    let sample = RandomTable(seed: 4_000 + seed, nests: false, mostLines: 2)
    let kept = lines(dice.roll(4) + 1, "k")
    let result = try laid(sample.table, before: dice.roll(14), after: [.space(pt(3)), .keep(Keep(kept))])
    let withTotals = result.filter { !words($0, "t").isEmpty }
    #expect(withTotals.count <= 1, "seed \(seed)")
    let withKeep = result.filter { !words($0, "k").isEmpty }
    #expect(withKeep.count == 1, "seed \(seed)")
    guard let last = sample.names.last, sample.lineCounts[last, default: 0] < 4, !sample.maySplit.contains(last) else {
      return
    }
    #expect(withKeep.first?.texts.contains(last) == true, "seed \(seed)")
    if !sample.totals.isEmpty { #expect(withTotals.first?.texts.contains(last) == true, "seed \(seed)") }
  }

  /// Rows of one line each fill every page to the last line; no room is left for sums that are not carried.
  @Test(arguments: 0..<80) func noBlankBandIsLeft(seed: Int) throws {
    var dice = Dice(seed: seed)
    let count = 1 + dice.roll(60)
    let before = dice.roll(6)
    let height = 100 + Double(dice.roll(140))
    let sum = TableCarry.Sum(column: 1, style: plain) { "=\($0)" }
    let table = Table(
      columns: [TableColumn(width: .fraction(1000)), TableColumn(width: .auto)],
      head: [TableRow([cell("H0"), cell("H1")], kind: .head)],
      rows: TableRows((0..<count).map { TableRow([cell("r\($0)"), cell("1")], carries: [1]) }),
      carry: TableCarry(sums: [sum], carriedLabel: para("C"), broughtLabel: para("B")), style: bare)
    let result = try pages(document(lines(before) + [.table(table)], setup: setup(width: 220, height: height + 20)))
    let room = Int(height / 14)
    var left = count
    var expected: [Int] = []
    while left > 0 {
      let lead = expected.isEmpty ? before + 1 : 2
      let taken = left <= room - lead ? left : room - lead - 1
      expected.append(taken)
      left -= taken
    }
    #expect(result.map { words($0, "r").count } == expected, "seed \(seed)")
  }

  @Test(arguments: 0..<80) func nothingLeavesThePage(seed: Int) throws {
    var dice = Dice(seed: seed)
    let sample = RandomTable(seed: 5_000 + seed)
    let mirrored = dice.roll(2) == 0
    let setup = setup(width: 320, height: 240, mirrored ? .rightToLeft : .leftToRight)
    for page in try pages(document([.table(sample.table)], setup: setup, furniture: randomFurniture(&dice))) {
      for word in page.words {
        #expect(word.x >= 9.9 && word.right <= 310.1 && word.y >= 9.9 && word.y <= 230.1, "seed \(seed): \(word)")
      }
    }
  }

  @Test(arguments: 0..<80) func theBodyStandsBetweenHeadersAndFooters(seed: Int) throws {
    var dice = Dice(seed: 6_000 + seed)
    let table = RandomTable(seed: 6_000 + seed).table
    for page in try laid(table, before: dice.roll(6), furniture: randomFurniture(&dice)) {
      let body = page.words.filter { "lHrxBC=#gst".contains($0.text.prefix(1)) }.map(\.y)
      guard let top = body.min(), let bottom = body.max() else { continue }
      #expect(page.words.filter { $0.text.hasPrefix("fh") }.allSatisfy { $0.y < top }, "seed \(seed)")
      #expect(page.words.filter { $0.text.hasPrefix("ff") }.allSatisfy { $0.y > bottom }, "seed \(seed)")
    }
  }

  @Test func pageNumbersInCellsAreThoseOfTheirPages() throws {
    let style = plain
    let number = Paragraph([.pageNumber(style), run("/"), .pageCount(style)], style: style)
    let rows = (0..<120).map { TableRow([cell("r\($0)"), TableCell([.paragraph(number)])]) }
    let columns = [TableColumn(width: .fraction(1000)), TableColumn(width: .auto, alignment: .text(.end))]
    let result = try pages([.table(table(rows, columns: columns))])
    #expect(result.count == 12)
    for (index, page) in result.enumerated() {
      let numbers = page.texts.filter { $0.first != "r" }.joined()
      #expect(numbers == String(repeating: "\(index + 1)/12", count: 10))
    }
  }
}
