import Diagnostics
import Layout
import Testing
import Typesetting
import TypesettingTestSupport

/// What holds for all charts, tried with many random ones.
@Suite struct ChartPropertyTests {
  private struct Maker {
    var random: UInt64

    mutating func number(below limit: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((random >> 33) % UInt64(limit))
    }

    mutating func value(_ kind: Chart.Kind) -> Int? {
      let size = [10, 1_000, 1_000_000, Int.max][number(below: 4)]
      let value = number(below: 50) == 0 ? (size == .max ? Int.max : size) : number(below: min(size, 1 << 30))
      if kind == .share { return value }
      if kind != .stacked, number(below: 10) == 0 { return nil }
      return number(below: 4) == 0 ? (value == .max ? Int.min : -value) : value
    }

    mutating func chart() -> Chart {
      let kind = Chart.Kind.allCases[number(below: Chart.Kind.allCases.count)]
      let series = kind == .share || kind == .spark ? 1 : 1 + number(below: kind == .line ? 4 : 6)
      let rows = [1, 2, 5, 12, 60][number(below: 5)]
      let numbers = (0..<rows).map { _ in (0..<series).map { _ in value(kind) } }
      let labels = (0..<rows).map { _ in
        (0...number(below: 4)).map { _ in String(repeating: "n", count: 1 + number(below: 9)) }.joined(separator: " ")
      }
      var chart = ChartMaker.chart(kind, numbers, labels: labels)
      if number(below: 3) == 0 { chart.width = pt(Double(120 + number(below: 300))) }
      if number(below: 3) == 0 { chart.height = pt(Double(number(below: 300))) }
      chart.startsAtZero = number(below: 2) == 0
      return chart
    }
  }

  private let roomy = (setup(width: 420, height: 420), setup(width: 420, height: 420, .rightToLeft))

  private func eachPage(_ count: Int, _ body: (Chart, Page, Int) throws -> Void) throws {
    for seed in 0..<count {
      var maker = Maker(random: UInt64(seed) &* 7_919 &+ 3)
      let chart = maker.chart()
      let setup = seed % 2 == 0 ? roomy.0 : roomy.1
      for page in try pages(document([.chart(chart)], setup: setup)) { try body(chart, page, seed) }
    }
  }

  @Test func nothingLeavesTheRegion() throws {
    try eachPage(160) { chart, page, seed in
      for item in page.items {
        for (x, y) in corners(item) {
          let isInside = x >= 9.4 && x <= 410.6 && y >= 9.4 && y <= 410.6
          #expect(isInside, "seed \(seed), \(chart.kind): \(item)")
          if !isInside { return }
        }
      }
    }
  }

  private func corners(_ item: PlacedItem) -> [(Double, Double)] {
    switch item {
    case .fill(let rect, _, _):
      let (x, y) = (rect.origin.x.points, rect.origin.y.points)
      return [(x, y), (x + rect.size.width.points, y + rect.size.height.points)]
    case .line(let from, let to, _): return [from, to].map { ($0.x.points, $0.y.points) }
    case .polyline(let points, _, _): return points.map { ($0.x.points, $0.y.points) }
    case .glyphs(let run, let point):
      return [(point.x.points, point.y.points - 8), (point.x.points + run.width.points, point.y.points + 2)]
    default: return []
    }
  }

  @Test func textsNeverOverlap() throws {
    try eachPage(160) { chart, page, seed in
      let boxes = page.textBoxes.sorted { $0.top < $1.top }
      for (index, one) in boxes.enumerated() {
        for other in boxes[(index + 1)...] {
          if other.top >= one.bottom { break }
          let isApart = other.left >= one.right - 0.01 || other.right <= one.left + 0.01
          #expect(isApart, "seed \(seed), \(chart.kind): \(one) and \(other)")
          if !isApart { return }
        }
      }
    }
  }

  @Test func barsAreInProportion() throws {
    for seed in 0..<200 {
      var maker = Maker(random: UInt64(seed) &+ 99)
      let numbers = (0..<8).map { _ in 1 + maker.number(below: 1_000_000) }
      for kind in [Chart.Kind.bar, .column] {
        let page = try pages(
          document([.chart(ChartMaker.chart(kind, numbers.map { [$0] }))], setup: roomy.0))[0]
        let lengths = page.fills(ChartMaker.colors[0]).map {
          kind == .bar ? $0.size.width.units : $0.size.height.units
        }
        #expect(lengths.count == numbers.count)
        guard let most = numbers.max(), let longest = lengths.max() else { continue }
        for (number, length) in zip(numbers, lengths) {
          #expect(abs(Double(length) - Double(number) / Double(most) * Double(longest)) <= 1, "seed \(seed)")
        }
      }
    }
  }

  @Test func thousandsOfRowsAreDrawn() throws {
    for kind in Chart.Kind.allCases {
      let chart = ChartMaker.chart(kind, (0..<2_000).map { [$0 % 977 + 1] })
      let result = try pages(document([.chart(chart)], setup: roomy.0))
      #expect(!result.isEmpty, "\(kind)")
    }
  }

  @Test func narrowRegionsDoNotTrap() throws {
    for seed in 0..<200 {
      var maker = Maker(random: UInt64(seed) &+ 500)
      var chart = maker.chart()
      chart.width = pt(Double(maker.number(below: 60)))
      do { _ = try pages(document([.chart(chart)], setup: roomy.0)) } catch {
        // What is too tall for a page is said so.
        #expect((error as? Diagnostic)?.name == "too-tall")
      }
    }
  }
}
