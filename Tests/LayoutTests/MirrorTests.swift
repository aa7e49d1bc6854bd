import Layout
import Testing
import Typesetting
import TypesettingTestSupport

/// A page that runs from right to left is the mirror image of the page that runs from left to right.
@Suite struct MirrorTests {
  private func edges(_ item: PlacedItem) -> (left: Double, right: Double, y: Double)? {
    switch item {
    case .glyphs(let run, let point): (point.x.points, (point.x + run.width).points, point.y.points)
    case .fill(let rect, _, _), .image(_, let rect), .link(let rect, _), .stroke(let rect, _, _):
      (rect.origin.x.points, (rect.origin.x + rect.size.width).points, rect.origin.y.points)
    case .modules(_, let rect):
      (rect.origin.x.points, (rect.origin.x + rect.size.width).points, rect.origin.y.points)
    case .polyline(let points, _, _):
      (
        points.map(\.x.points).min() ?? 0, points.map(\.x.points).max() ?? 0, points.map(\.y.points).min() ?? 0
      )
    case .line(let from, let to, _):
      (min(from.x.points, to.x.points), max(from.x.points, to.x.points), from.y.points)
    case .begin, .end: nil
    }
  }

  private func expectMirrored(_ body: [Block], furniture: [Furniture], width: Double, _ name: String) throws {
    func result(_ direction: ReadingDirection) throws -> [[(left: Double, right: Double, y: Double)]] {
      try pages(document(body, setup: setup(width: width, height: 320, direction), furniture: furniture))
        .map { $0.items.compactMap(edges) }
    }
    let straight = try result(.leftToRight)
    let mirrored = try result(.rightToLeft)
    #expect(straight.map(\.count) == mirrored.map(\.count), "\(name)")
    for (left, right) in zip(straight.joined(), mirrored.joined()) {
      let isMirror =
        abs(left.left - (width - right.right)) < 0.01 && abs(left.right - (width - right.left)) < 0.01
        && left.y == right.y
      #expect(isMirror, "\(name): \(left) and \(right)")
    }
  }

  @Test func everyBlockIsMirrored() throws {
    for seed in 0..<120 {
      var maker = BlockMaker(seed: 7_000 + seed)
      let furniture = [
        Furniture(.header, content: [text("Chinar")], gap: pt(4)),
        Furniture(.footer, content: [.paragraph(Paragraph([.pageNumber(plain)], style: plain, alignment: .end))]),
      ]
      // Wide enough for every part of a row to hold a letter; what is wider than its room runs over to one side.
      try expectMirrored(maker.blocks(12, depth: 2), furniture: furniture, width: 820, "seed \(seed)")
    }
  }
}
