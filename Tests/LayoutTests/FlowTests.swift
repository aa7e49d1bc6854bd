import Diagnostics
import Testing
import Typesetting
import TypesettingTestSupport

@Suite struct FlowTests {
  @Test func linesStandBelowEachOther() throws {
    let page = try #require(try pages([text("one"), text("two")]).first)
    #expect(page.words == [Word(text: "one", x: 10, y: 20, width: 15), Word(text: "two", x: 10, y: 34, width: 15)])
  }

  @Test func alignments() throws {
    let page = try #require(try pages([text("ab"), text("ab", .center), text("ab", .end)]).first)
    #expect(page.words.map(\.x) == [10, 105, 200])
  }

  @Test func alignmentsMirror() throws {
    let page = try #require(
      try pages(document([text("ab"), text("ab", .center), text("ab", .end)], setup: setup(.rightToLeft))).first)
    #expect(page.words.map(\.x) == [200, 105, 10])
  }

  @Test func tenLinesFillAPage() throws {
    #expect(try pages(lines(10)).count == 1)
    #expect(try pages(lines(11)).map(\.texts.count) == [10, 1])
  }

  @Test func twoLinesStayOnEachSide() throws {
    // 8 lines, then a paragraph of four lines: two here, two there.
    let long = text(Array(repeating: String(repeating: "x", count: 40), count: 4).joined(separator: " "))
    #expect(try pages(lines(8) + [long]).map(\.texts.count) == [10, 2])
    #expect(try pages(lines(7) + [long]).map(\.texts.count) == [9, 2])
    #expect(try pages(lines(9) + [long]).map(\.texts.count) == [9, 4])
  }

  @Test func spaceVanishesAtTheTop() throws {
    let result = try pages([.space(pt(30)), text("a")] + lines(9) + [.space(pt(5)), text("b")])
    #expect(result.map { $0.words.first?.y } == [20, 20])
    #expect(result.count == 2)
  }

  @Test func gapsVanishAtTheTop() throws {
    let result = try pages([.stack(Stack(lines(12), gap: pt(1)))])
    #expect(result.map(\.texts.count) == [9, 3])
    #expect(result[1].words.first?.y == 20)
    #expect(result[0].words[1].y == 35)
  }

  @Test func emptyChildrenHaveNoGap() throws {
    let page = try pages([.stack(Stack([text("a"), .stack(Stack([])), .keep(Keep([])), text("b")], gap: pt(3)))])[0]
    #expect(page.words.map(\.y) == [20, 37])
  }

  @Test func headingsStayWithWhatFollows() throws {
    #expect(try pages(lines(9) + [heading("h"), text("z")]).map(\.texts.last) == ["l8", "z"])
    #expect(try pages(lines(8) + [heading("h"), heading("i"), text("z")]).map(\.texts.count) == [8, 3])
    let nested = [Block.stack(Stack([heading("h")])), .stack(Stack([text("z")]))]
    #expect(try pages(lines(9) + nested).map(\.texts.count) == [9, 2])
    #expect(try pages(lines(8) + [heading("h"), .keep(Keep(lines(2, "k")))]).map(\.texts.count) == [8, 3])
    #expect(try pages(lines(8) + [.keep(Keep([text("k")], withNext: true)), .keep(Keep(lines(2)))]).count == 2)
  }

  @Test func aRuleBelowAHeadingBelongsToIt() throws {
    let rule = Block.rule(Rule(Stroke(width: pt(1), color: .black)))
    #expect(try pages(lines(8) + [heading("h"), rule, text("z")]).map(\.texts.count) == [8, 2])
  }

  @Test func justifiedLinesReachBothEdges() throws {
    let words = Array(repeating: "abcd", count: 12).joined(separator: " ")
    let page = try pages([text(words, .justify)])[0]
    #expect(abs(page.words[0].right - 210) < 0.01)
    #expect(page.words.allSatisfy { $0.x == 10 })
    #expect(page.words[1].right < 210)
  }

  @Test func linksHaveTheirArea() throws {
    let link = Inline.text(TextRun("here", style: plain, link: "https://example.org"))
    let page = try pages([.paragraph(Paragraph([run("see "), link], style: plain))])[0]
    let areas = page.items.compactMap { item -> Rect? in
      if case .link(let rect, _) = item { rect } else { nil }
    }
    #expect(areas == [Rect(x: pt(30), y: pt(10), width: pt(20), height: pt(14))])
  }

  @Test func whatIsTooTallIsNamedWithItsPlace() {
    let huge = TextStyle(size: pt(200))
    let block = Block.paragraph(Paragraph([run("H", huge)], style: huge, origin: origin(line: 7)))
    let found = diagnostic { _ = try pages(lines(2) + [block]) }
    #expect(found?.name == "too-tall")
    #expect(found?.place.map { "\($0)" } == "t.xml:7:1")
  }

  @Test func aChainOfHeadingsLongerThanAPageStillBreaks() throws {
    let result = try pages((0..<25).map { heading("h\($0)") })
    #expect(result.flatMap(\.texts) == (0..<25).map { "h\($0)" })
    #expect(result.count == 3)
  }

  @Test func keepsMoveWhole() throws {
    #expect(try pages(lines(8) + [.keep(Keep(lines(3, "k")))]).map(\.texts.count) == [8, 3])
    #expect(try pages(lines(8) + [.keep(Keep(lines(12, "k")))]).map(\.texts.count) == [10, 10])
  }

  @Test func pageBreaks() throws {
    let result = try pages([.pageBreak, text("a"), .pageBreak, .pageBreak, text("b"), .pageBreak])
    #expect(result.map(\.texts) == [["a"], ["b"]])
  }

  @Test func pageNumbersInTheBody() throws {
    let style = plain
    let number = Block.paragraph(
      Paragraph([run("at "), .pageNumber(style), run("/"), .pageCount(style)], style: style))
    let result = try pages(lines(9) + [heading("h"), number] + lines(9))
    #expect(result.count == 3)
    #expect(result[1].texts.prefix(5) == ["h", "at ", "2", "/", "3"])
  }

  @Test func structureWrapsText() throws {
    let page = try pages([heading("h"), text("a b")])[0]
    let marks = page.items.compactMap { item -> String? in
      switch item {
      case .begin(let element): "\(element)"
      case .end: "end"
      case .glyphs(let run, _): run.text
      default: nil
      }
    }
    #expect(marks == ["heading(2)", "h", "end", "paragraph", "a b", "end"])
  }

  @Test func paintComesBeforeText() throws {
    let box = Box([text("in")], padding: Insets(all: pt(5)), fill: .white, border: Stroke(width: pt(1), color: .black))
    let page = try pages([text("a"), .box(box), .image(Picture(ImageReference(path: "p.png", alternative: "")))])[0]
    let kinds = page.items.map { item in
      switch item {
      case .fill: "fill"
      case .stroke: "stroke"
      case .image: "image"
      case .begin, .end: "mark"
      default: "text"
      }
    }
    #expect(kinds == ["fill", "stroke", "image", "mark", "text", "mark", "mark", "text", "mark"])
    #expect(page.word("in")?.x == 15)
    #expect(page.word("in")?.y == 39)
  }
}
