import Diagnostics
import Layout
import Testing
import Typesetting
import TypesettingTestSupport

@Suite struct BlockTests {
  @Test func rowsShareTheirWidth() throws {
    let row = Row(
      [
        Row.Part(width: .fixed(pt(50)), content: [text("a")]), Row.Part(width: .fraction(1000), content: [text("b")]),
        Row.Part(width: .auto, content: [text("cc")]),
      ], gap: pt(5))
    #expect(try pages([.row(row)])[0].words.map(\.x) == [10, 65, 200])
    #expect(try pages(document([.row(row)], setup: setup(.rightToLeft)))[0].words.map(\.x) == [205, 150, 10])
  }

  @Test func autoShrinksInProportion() throws {
    // Natural 120 and 200, narrowest 5 and 5, room 200: both give 120/310 of what they can.
    let words = [24, 40].map { Array(repeating: "x", count: $0 / 2).joined(separator: " ") }
    let row = Row(words.map { Row.Part(width: .auto, content: [text($0)]) })
    let page = try pages([.row(row)])[0]
    #expect(page.words.allSatisfy { $0.right <= 210 })
  }

  @Test func verticalAlignment() throws {
    func ys(_ alignment: VerticalAlignment) throws -> [Double] {
      let big = Block.paragraph(Paragraph([run("B", TextStyle(size: pt(20)))], style: plain))
      let row = Row(
        [Row.Part(width: .fixed(pt(50)), content: [text("a")]), Row.Part(width: .fixed(pt(50)), content: [big])],
        alignment: alignment)
      return try pages([.row(row)])[0].words.map(\.y)
    }
    #expect(try ys(.top) == [20, 30])
    #expect(try ys(.middle) == [27, 30])
    #expect(try ys(.bottom) == [34, 30])
    #expect(try ys(.baseline) == [30, 30])
  }

  @Test func rowsMoveWholeUnlessTallerThanAPage() throws {
    func row(_ count: Int) -> Block {
      let contents = [lines(count, "a"), lines(2, "b")]
      return .row(Row(contents.map { Row.Part(width: .share(500), content: $0) }))
    }
    #expect(try pages(lines(5) + [row(6)]).map(\.texts.count) == [5, 8])
    #expect(try pages(lines(5) + [row(12)]).map(\.texts.count) == [12, 7])
  }

  @Test func boxesSplitWithTheirFill() throws {
    let box = Box(lines(12), padding: Insets(all: pt(7)), fill: .white)
    let result = try pages([.box(box)])
    #expect(result.map(\.texts.count) == [9, 3])
    #expect(result.flatMap(\.fillHeights) == [140, 56])
    #expect(try pages(lines(6) + [.box(Box(lines(5, "k")))]).map(\.texts.count) == [6, 5])
  }

  @Test func boxesAreAtLeastAsHighAsTheySay() throws {
    /// The height of the box, and how far below its first line the next block's line stands.
    func place(_ count: Int, _ alignment: VerticalAlignment) throws -> (height: Double?, step: Double) {
      var box = Box(lines(count), padding: Insets(all: pt(7)), fill: .white)
      box.minimumHeight = pt(100)
      box.contentAlignment = alignment
      let page = try pages([.box(box), text("below")])[0]
      return (page.fillHeights.first, try #require(page.word("below")).y - page.words[0].y)
    }
    #expect(try place(1, .top).height == 100)
    #expect(try place(1, .top).step == 93)
    #expect(try place(1, .middle).step == 57)
    #expect(try place(1, .bottom).step == 21)
    #expect(try place(8, .top).height == 126)
  }

  @Test func aHighBoxOverPagesIsAsHighAsItsContent() throws {
    var box = Box(lines(12), padding: Insets(all: pt(7)), fill: .white)
    box.minimumHeight = pt(190)
    #expect(try pages([.box(box)]).map(\.fillHeights) == [[140], [56]])
    box.content = lines(2)
    box.minimumHeight = pt(100)
    #expect(try pages(lines(9) + [.box(box)]).map(\.texts.count) == [9, 2])
  }

  @Test func aBoxHigherThanAnyPageIsAMistake() throws {
    var box = Box(lines(2), fill: .white)
    box.minimumHeight = pt(10_000)
    #expect(throws: Diagnostic.self) { try pages([text("a"), .box(box)]) }
    #expect(throws: Diagnostic.self) { try pages([.row(Row([Row.Part(width: .auto, content: [.box(box)])]))]) }
    box.minimumHeight = .unlimited
    #expect(throws: Diagnostic.self) { try pages([.box(box)]) }
  }

  @Test func boxesOfTheirOwnWidth() throws {
    let box = Box([text("abcd")], padding: Insets(all: pt(5)), fill: .white, width: .auto, alignment: .end)
    let page = try pages([.box(box)])[0]
    #expect(page.word("abcd")?.x == 185)
  }

  @Test func pairsLineUpAtTheEnd() throws {
    let pairs = Pairs(
      [.init(label: para("Date"), value: para("1 May")), .init(label: para("Reference"), value: para("7"))], gap: pt(10)
    )
    let words = try pages([.pairs(pairs)])[0].words
    #expect(words.map(\.x) == [10, 185, 10, 205])
    let mirrored = try pages(document([.pairs(pairs)], setup: setup(.rightToLeft)))[0].words
    #expect(mirrored.first { $0.text == "7" }?.x == 10)
    #expect(mirrored.first { $0.text == "Reference" }?.right == 210)
  }

  @Test func figuresOfPairsLineUpOnMirroredPages() throws {
    let values = ["-1,200.00", "40.00", "9 May"]
    let pairs = Pairs(values.map { .init(label: para("l"), value: para($0)) }, gap: pt(10))
    let words = try pages(document([.pairs(pairs)], setup: setup(.rightToLeft)))[0].words
    let long = words.first { $0.text == "-1,200.00" }
    let short = words.first { $0.text == "40.00" }
    #expect(long?.x == 10 && long?.right == short?.right)
    #expect(words.first { $0.text.hasPrefix("9") }?.x == 10)
  }

  @Test func pairsMayHaveALineBelow() throws {
    let rule = Rule(Stroke(width: pt(1), color: .black), above: pt(2), below: pt(3))
    let pairs = ["a", "b"].map { Pairs.Pair(label: para("l"), value: para($0), rule: rule) }
    let plain = try pages([.pairs(Pairs(pairs.map { .init(label: $0.label, value: $0.value) }, gap: pt(10)))])[0]
    let ruled = try pages([.pairs(Pairs(pairs, gap: pt(10), rowGap: pt(9)))])[0]
    let apart = [plain, ruled].map { page in (page.word("b")?.y ?? 0) - (page.word("a")?.y ?? 0) }
    // The room of the line takes the place of that between pairs.
    #expect(apart[1] == apart[0] + 6)
  }

  @Test func pairsOfOneSizeStandAtEqualDistances() throws {
    // As letters of a script that needs more room do.
    let high = TextStyle(size: pt(10), lineHeight: 200)
    let large = TextStyle(size: pt(20), lineHeight: 140)
    let values = [plain, high, plain, large, plain].enumerated().map { Paragraph([run("v\($0)", $1)], style: $1) }
    let pairs = Pairs(values.map { .init(label: para("l"), value: $0) }, gap: pt(10), rowGap: pt(1))
    let words = try pages([.pairs(pairs)])[0].words
    let ys = (0..<5).map { number in words.first { $0.text == "v\(number)" }?.y ?? 0 }
    #expect(ys[1] - ys[0] == 21 && ys[2] - ys[1] == 21)
    // A larger one has its own room and takes none from the others.
    #expect(ys[4] - ys[3] < 28)
    #expect(words.filter { $0.text == "l" }.map(\.y) == ys)
  }

  @Test func titlesOfATableStandOnOneLine() throws {
    let titles = [TextStyle(size: pt(10), lineHeight: 200), plain].map { style in
      TableCell([.paragraph(Paragraph([run("t", style)], style: style))])
    }
    let columns = [TableColumn(width: .fixed(pt(50))), TableColumn(width: .fixed(pt(50)))]
    let table = Table(
      columns: columns, head: [TableRow(titles, kind: .head)],
      rows: TableRows([TableRow([TableCell([text("a")]), TableCell([text("b")])])]),
      style: TableStyle(padding: Insets(all: pt(2))))
    let page = try pages([.table(table)])[0]
    #expect(Set(page.words.filter { $0.text == "t" }.map(\.y)).count == 1)
  }

  @Test func aWrappedValueStaysInItsColumn() throws {
    let value = Array(repeating: "word", count: 12).joined(separator: " ")
    let pairs = Pairs([.init(label: para("Label"), value: para(value))], gap: pt(10))
    let words = try pages([.pairs(pairs)])[0].words
    #expect(words.count == 3)
    #expect(words[0].y == words[1].y)
    #expect(words.dropFirst().allSatisfy { $0.right == 210 && $0.x >= 45 })
  }

  @Test func picturesKeepTheirShape() throws {
    func frame(_ picture: Picture) throws -> Rect? {
      for case .image(_, let frame) in try pages([.image(picture)])[0].items { return frame }
      return nil
    }
    let image = ImageReference(path: "p.png", alternative: "")
    #expect(try frame(Picture(image))?.size == Size(width: pt(40), height: pt(20)))
    #expect(try frame(Picture(image, width: pt(400)))?.size == Size(width: pt(200), height: pt(100)))
    #expect(try frame(Picture(image, height: pt(300)))?.size.width == pt(200))
    #expect(try frame(Picture(image, alignment: .end))?.origin.x == pt(170))
  }

  @Test func rulesTakeTheirThickness() throws {
    let rule = Block.rule(Rule(Stroke(width: pt(2), color: .black), above: pt(3), below: pt(4)))
    let page = try pages([text("a"), rule, text("b")])[0]
    #expect(page.words.map(\.y) == [20, 43])
  }

  @Test func anErrorAboutAPictureBelongsToTheTemplate() {
    final class Nothing: ImageSource {
      func naturalSize(of image: ImageReference) throws -> Size {
        throw Diagnostic("missing-image", "no `\(image.path)`", at: .file(image.path))
      }
    }
    let picture = Picture(ImageReference(path: "logo.png", alternative: ""), origin: origin(line: 4))
    let error = diagnostic {
      _ = try PageLayout(shaper: BoxFont(), images: Nothing(), codes: BoxCodes()).pages(of: document([.image(picture)]))
    }
    if case .text(let place) = error?.place { #expect(place.line == 4) } else { Issue.record("no place") }
    #expect(error?.message == "no `logo.png`")
  }
}

extension Page {
  /// The heights of all areas, in points.
  fileprivate var fillHeights: [Double] {
    items.compactMap { if case .fill(let rect, _, _) = $0 { rect.size.height.points } else { nil } }
  }
}
