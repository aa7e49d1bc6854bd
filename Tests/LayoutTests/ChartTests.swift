import Diagnostics
import Testing
import Typesetting
import TypesettingTestSupport

@testable import Layout

@Suite struct ChartTests {
  private func page(_ chart: Chart, _ direction: ReadingDirection = .leftToRight) throws -> Page {
    try pages(document([.chart(chart)], setup: setup(width: 220, height: 320, direction)))[0]
  }

  @Test func barsStandOnOneLineWithValuesAtTheirEnds() throws {
    let page = try page(ChartMaker.chart(.bar, [[100], [50], [0]]))
    let bars = page.fills(ChartMaker.colors[0])
    // Names take 10 pt and a gap of 8; behind the longest bar stand a gap and three letters of 5 pt.
    #expect(bars.map(\.origin.x) == [pt(28), pt(28)])
    let longest = bars[0].size.width
    #expect(abs(longest.points - (200 - 18 - 8 - 15)) < 0.01)
    #expect(bars[1].size.width.units * 2 - longest.units <= 1)
    #expect(page.word("100").map { $0.x - (28 + longest.points) } == 4)
    #expect(page.word("0")?.x == 32)
  }

  @Test func barsOfRightToLeftPagesAreMirrored() throws {
    for kind in Chart.Kind.allCases where kind != .share {
      let chart = ChartMaker.chart(kind, kind == .stacked || kind == .line ? [[3, 5], [8, 1]] : [[3], [5], [-4]])
      let (left, right) = (try page(chart), try page(chart, .rightToLeft))
      for color in ChartMaker.colors {
        let mirrored = right.fills(color).map { 220 - $0.origin.x.points - $0.size.width.points }
        #expect(left.fills(color).map(\.origin.x.points) == mirrored, "\(kind)")
      }
      let mirrored = right.words.map { 220 - $0.right }
      #expect(left.words.map(\.x) == mirrored, "\(kind)")
    }
  }

  @Test func barsBelowZeroGrowTheOtherWay() throws {
    let page = try page(ChartMaker.chart(.bar, [[60], [-30]]))
    let bars = page.fills(ChartMaker.colors[0])
    #expect(bars[1].origin.x + bars[1].size.width == bars[0].origin.x)
    let value = try #require(page.word("-30"))
    #expect(abs(value.right + 4 - bars[1].origin.x.points) < 0.01)
  }

  @Test func aMissingFigureIsADashAndNoBar() throws {
    let page = try page(ChartMaker.chart(.bar, [[60], [nil]]))
    #expect(page.fills(ChartMaker.colors[0]).count == 1)
    #expect(page.word("–") != nil)
    #expect(page.word("0") == nil)
  }

  @Test func barsGoOnOverPages() throws {
    let chart = ChartMaker.chart(.bar, (0..<40).map { [$0] })
    let result = try pages([.chart(chart)])
    #expect(result.count > 3)
    let names = result.flatMap(\.texts).filter { $0.hasPrefix("r") }
    #expect(names == (0..<40).map { "r\($0)" })
    // Two rows at least on each page.
    #expect(result.allSatisfy { $0.texts.filter { $0.hasPrefix("r") }.count >= 2 })
    #expect(Set(result.flatMap { $0.fills(ChartMaker.colors[0]) }.map(\.origin.x)).count == 1)
  }

  @Test func longNamesAreBroken() throws {
    let name = Array(repeating: "name", count: 30).joined(separator: " ")
    let page = try page(ChartMaker.chart(.bar, [[7], [9]], labels: [name, "b"]))
    #expect(page.words.allSatisfy { $0.x >= 10 && $0.right <= 210 })
    #expect(page.fills(ChartMaker.colors[0]).count == 2)
  }

  @Test func stackedPartsTouchAndKeepTheirOrder() throws {
    let page = try page(ChartMaker.chart(.stacked, [[30, 50], [20, 10]]))
    let (first, second) = (page.fills(ChartMaker.colors[0]), page.fills(ChartMaker.colors[1]))
    for (left, right) in zip(first, second) { #expect(left.origin.x + left.size.width == right.origin.x) }
    // Names above the parts of the first bar.
    #expect(page.word("A")?.x == first[0].origin.x.points)
    #expect(page.word("B")?.x == second[0].origin.x.points)
    #expect(page.word("80") != nil)
  }

  @Test func namesOfNarrowStackedPartsStandInAKey() throws {
    let page = try page(ChartMaker.chart(.stacked, [[1, 99]], titles: ["a long name", "B"]))
    let samples = page.fills(ChartMaker.colors[0]).filter { $0.size.width == $0.size.height }
    #expect(samples.count == 1)
  }

  @Test func columnsWithRoomCarryTheirValuesAndNoAxis() throws {
    let page = try page(ChartMaker.chart(.column, [[10], [20], [15]]))
    #expect(page.texts.sorted() == ["10", "15", "20", "r0", "r1", "r2"])
    let crowded = try self.page(ChartMaker.chart(.column, (0..<30).map { [$0 * 1_000] }))
    #expect(crowded.texts.contains("20000"))
    #expect(crowded.texts.contains("r0"))
    #expect(!crowded.texts.contains("r1"))
  }

  @Test func linesHaveGapsAndNamesAtTheirEnds() throws {
    let page = try page(ChartMaker.chart(.line, [[1, 9], [2, 8], [nil, 7], [4, 6], [5, 5]]))
    let lines = page.items.compactMap { item -> (Int, [Length])? in
      if case .polyline(let points, _, let dashes) = item { (points.count, dashes) } else { nil }
    }
    // The second series is drawn below the first, dashed; the first is cut in two.
    #expect(lines.map(\.0) == [5, 2, 2])
    #expect(lines.map(\.1.isEmpty) == [false, true, true])
    let ends = try #require(page.word("A").flatMap { a in page.word("B").map { (a, $0) } })
    #expect(ends.0.x == ends.1.x)
    #expect(abs(ends.0.y - ends.1.y) >= 14)
  }

  @Test func aLineMayLeaveZeroOut() throws {
    var chart = ChartMaker.chart(.line, [[1_000], [1_040]])
    #expect(try page(chart).texts.contains("0"))
    chart.startsAtZero = false
    #expect(try !page(chart).texts.contains("0"))
    #expect(try page(chart).texts.contains("1020"))
  }

  @Test(arguments: [Chart.Kind.column, .line]) func theLowestMarkStaysInAChartWithoutNames(kind: Chart.Kind) throws {
    var chart = ChartMaker.chart(kind, [[1, 2], [3, 4]])
    for index in chart.rows.indices { chart.rows[index].label = nil }
    chart.height = pt(140)
    let zero = try #require(try page(chart).textBoxes.first { $0.text == "0" })
    #expect(zero.bottom <= 150)
  }

  @Test func sparksAreAsSmallAsTheirStyle() throws {
    let page = try page(ChartMaker.chart(.spark, [[1], [5], [3]]))
    guard case .polyline(let points, _, _) = page.items.first else {
      Issue.record("no line")
      return
    }
    #expect(points.count == 3)
    #expect(points.allSatisfy { $0.x.points > 10 && $0.x.points < 70 && $0.y.points >= 10 && $0.y.points <= 20 })
    #expect(page.texts.isEmpty)
  }

  @Test func sharesFillTheWidthAndNameNarrowPartsOnSteps() throws {
    let page = try page(ChartMaker.chart(.share, [[60], [34], [4], [2]]))
    let bar = ChartMaker.colors.prefix(4).map { page.fills($0)[0] }
    #expect(bar.reduce(Length.zero) { $0 + $1.size.width } == pt(200))
    for (left, right) in zip(bar, bar.dropFirst()) { #expect(left.origin.x + left.size.width == right.origin.x) }
    let leaders = page.items.filter { if case .polyline = $0 { true } else { false } }
    #expect(leaders.count == 2)
    #expect(page.word("r0")?.x == 10)
  }

  @Test func manySharesAreAList() throws {
    let result = try pages([.chart(ChartMaker.chart(.share, (0..<40).map { [$0 + 1] }))])
    #expect(result.count > 2)
    #expect(result.flatMap(\.texts).filter { $0.hasPrefix("r") } == (0..<40).map { "r\($0)" })
  }

  @Test func nothingToDrawIsNothing() throws {
    for kind in Chart.Kind.allCases {
      #expect(try page(ChartMaker.chart(kind, [])).items.isEmpty, "\(kind)")
    }
    #expect(try page(ChartMaker.chart(.share, [[0], [0]])).items.isEmpty)
  }

  @Test func aChartIsAFigure() throws {
    let marks = try page(ChartMaker.chart(.bar, [[1], [2]])).items.compactMap { item -> StructureElement? in
      if case .begin(let element) = item { element } else { nil }
    }
    #expect(marks == [.figure(alternative: "bar")])
  }
}

@Suite struct RoundTicksTests {
  @Test(arguments: [
    (0, 98, 4, [0, 50, 100]), (0, 100_000, 5, [0, 20_000, 40_000, 60_000, 80_000, 100_000]),
    (-30, 98, 4, [-50, 0, 50, 100]), (0, 3, 5, [0, 1, 2, 3]), (0, 0, 5, [0, 1]),
    (1_000, 1_040, 3, [1_000, 1_020, 1_040]),
    (7, 7, 4, [7, 8]),
  ])
  func marksAreRound(low: Int, high: Int, steps: Int, expected: [Int]) {
    let ticks = RoundTicks(low: Int128(low), high: Int128(high), steps: steps, unit: 1)
    #expect(ticks.values == expected.map { Int128($0) })
  }

  @Test func marksEncloseTheLargestNumbers() {
    let limit: Int128 = 1 << 120
    for (low, high) in [(-limit, limit), (limit - 1, limit), (-limit, -limit), (0, limit)] {
      let ticks = RoundTicks(low: low, high: high, steps: 4, unit: 1)
      #expect(ticks.low <= low && ticks.high >= high)
      #expect((2...6).contains(ticks.values.count))
    }
  }

  @Test func decimalsFollowTheStep() {
    #expect(RoundTicks(low: 0, high: 1_000, steps: 5, unit: 100).decimals(scale: 2) == 0)
    #expect(RoundTicks(low: 0, high: 100, steps: 5, unit: 100).decimals(scale: 2) == 1)
    #expect(RoundTicks(low: 0, high: 7, steps: 5, unit: 100).decimals(scale: 2) == 2)
  }
}

@Suite struct LabelPlacementTests {
  private func starts(_ wanted: [Double], size: Double = 10, room: Double = 100) -> [Double]? {
    LabelPlacement.starts(
      wanted: wanted.map { pt($0) }, sizes: wanted.map { _ in pt(size) }, gap: .zero, room: pt(room))?.map(\.points)
  }

  @Test func labelsStandWhereTheyShould() { #expect(starts([5, 60, 30]) == [5, 60, 30]) }
  @Test func labelsAreMovedApartEvenly() { #expect(starts([50, 50]) == [45, 55]) }
  @Test func labelsStayInside() {
    #expect(starts([-20, -20]) == [0, 10])
    #expect(starts([95, 96]) == [80, 90])
  }
  @Test func chainsAreMovedTogether() { #expect(starts([10, 12, 50, 14]) == [2, 12, 50, 22]) }
  @Test func tooManyHaveNoPlace() { #expect(starts([1, 2, 3], room: 29) == nil) }
}
