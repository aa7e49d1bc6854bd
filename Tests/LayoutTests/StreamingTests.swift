import Testing
import Typesetting
import TypesettingTestSupport

@testable import Layout

/// Pages are the same whether they are kept or made a second time.
@Suite struct StreamingTests {
  private func pages(_ document: PageDocument, keeping count: Int) throws -> [String] {
    var layout = PageLayout(shaper: BoxFont(), images: BoxImages(), codes: BoxCodes())
    layout.mostKeptPages = count
    return try layout.pages(of: document).map { "\($0)" }
  }

  @Test(arguments: 0..<12) func pagesMadeAgainAreTheSame(seed: Int) throws {
    var dice = Dice(seed: 70_000 + seed)
    var maker = BlockMaker(seed: 80_000 + seed)
    maker.isTall = seed % 3 == 0
    let style = plain
    let number = Block.paragraph(Paragraph([.pageNumber(style), run("/"), .pageCount(style)], style: style))
    var body = maker.blocks(10, depth: 2) + [.table(RandomTable(seed: seed).table)] + maker.blocks(10, depth: 2)
    if seed % 4 == 0 { body.insert(number, at: dice.roll(body.count)) }
    let document = document(body, setup: setup(width: 420, height: 320), furniture: randomFurniture(&dice))
    let whole = try pages(document, keeping: .max)
    for count in [0, 1, 3] { #expect(try pages(document, keeping: count) == whole, "seed \(seed), \(count) kept") }
  }

  @Test func pagesOfManyPiecesAreMadeAgain() throws {
    let document = document([.table(RandomTable(seed: 3).table)] + lines(60), setup: setup(width: 420, height: 320))
    var layout = PageLayout(shaper: BoxFont(), images: BoxImages(), codes: BoxCodes())
    let whole = try layout.pages(of: document).map { "\($0)" }
    layout.mostKeptPieces = 10
    #expect(whole.count > 2)
    #expect(try layout.pages(of: document).map { "\($0)" } == whole)
  }

  @Test func withoutMarksAllElseIsTheSame() throws {
    let document = document([.table(RandomTable(seed: 4).table)] + lines(20), setup: setup(width: 420, height: 320))
    var layout = PageLayout(shaper: BoxFont(), images: BoxImages(), codes: BoxCodes())
    let isMark = { (item: PlacedItem) in
      switch item {
      case .begin, .end: true
      default: false
      }
    }
    let marked = try layout.pages(of: document).map { $0.items.filter { !isMark($0) }.map { "\($0)" } }
    layout.marksStructure = false
    #expect(try layout.pages(of: document).map { $0.items.map { "\($0)" } } == marked)
  }

  @Test func errorsOfTheReceiverPassThrough() {
    struct Enough: Error {}
    let layout = PageLayout(shaper: BoxFont(), images: BoxImages(), codes: BoxCodes())
    var handed = 0
    #expect(throws: Enough.self) {
      try layout.forEachPage(of: document(lines(35))) { _ in
        handed += 1
        if handed == 2 { throw Enough() }
      }
    }
    #expect(handed == 2)
  }
}
