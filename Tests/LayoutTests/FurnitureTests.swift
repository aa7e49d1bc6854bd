import Diagnostics
import Testing
import Typesetting

@Suite struct FurnitureTests {
  private let number = Block.paragraph(
    Paragraph([.pageNumber(plain), run(" of "), .pageCount(plain)], style: plain, alignment: .end))

  @Test func pageXOfY() throws {
    let result = try pages(document(lines(20), furniture: [Furniture(.footer, content: [number])]))
    #expect(result.map { $0.texts.suffix(3).joined() } == ["1 of 3", "2 of 3", "3 of 3"])
    #expect(result.map(\.texts.count) == [12, 12, 5])
    #expect(result[0].words.last?.y == 146)
    #expect(result[0].words.last?.right == 210)
  }

  @Test func headersTakeRoomFromTheirPageOnly() throws {
    let furniture = [
      Furniture(.header, pages: .first, content: lines(3, "first"), gap: pt(14)),
      Furniture(.header, pages: .rest, content: lines(1, "rest")),
    ]
    let result = try pages(document(lines(20), furniture: furniture))
    #expect(result.map(\.texts.count) == [9, 10, 6])
    #expect(result[0].word("l0")?.y == 76)
    #expect(result[1].word("l6")?.y == 34)
  }

  @Test func theLastPagesFurnitureNeverCostsContent() throws {
    let furniture = [Furniture(.footer, pages: .last, content: lines(4, "end"))]
    for count in 1...25 {
      let result = try pages(document(lines(count), furniture: furniture))
      let texts = result.flatMap(\.texts)
      #expect(texts.filter { $0.hasPrefix("l") } == (0..<count).map { "l\($0)" })
      #expect(result.last?.texts.suffix(4) == ["end0", "end1", "end2", "end3"])
      #expect(texts.filter { $0.hasPrefix("end") }.count == 4)
      #expect(result.last?.texts.count ?? 0 > 4)
    }
  }

  @Test func oddAndEven() throws {
    let furniture = [
      Furniture(.header, pages: .odd, content: [text("odd")]),
      Furniture(.header, pages: .even, content: [text("even")]),
    ]
    let result = try pages(document(lines(27), furniture: furniture))
    #expect(result.map(\.texts.first) == ["odd", "even", "odd"])
  }

  @Test func theBackgroundIsPaintedFirst() throws {
    let furniture = [Furniture(.background, content: [text("DRAFT")])]
    let page = try pages(document([.box(Box([text("a")], fill: .white))], furniture: furniture))[0]
    let order = page.items.compactMap { item -> String? in
      switch item {
      case .glyphs(let run, _): run.text
      case .fill: "fill"
      default: nil
      }
    }
    #expect(order == ["fill", "DRAFT", "a"])
  }

  @Test func furnitureThatIsTooTall() {
    let furniture = [Furniture(.header, content: lines(6)), Furniture(.footer, content: lines(6))]
    #expect(diagnostic { _ = try pages(document(lines(1), furniture: furniture)) }?.name == "furniture-too-tall")
  }

  @Test func onePageSaysHowMuchTooTall() {
    let found = diagnostic { _ = try pages(document(lines(12), isOnePage: true)) }
    #expect(found?.message == "`test` must fit on one page but is 9.9 mm too tall")
  }
}
