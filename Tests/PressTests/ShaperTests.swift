import Diagnostics
import RandomTestSupport
import Testing
import Typesetting

@testable import Press

@Suite struct ShaperTests {
  static let words = [
    "shawl", "AVATAR", "office", "₹1,23,456.00", "KC/26-27/0042", "Müller", "well-made", "(blue)", "“quoted”", "—",
    "To",
    "12.5%", "e.g.", "Yak;", "a/b", "no.", "!", "Łódź",
  ]
  static let foreign = ["शॉल", "क्षत्रिय", "شال", "کشمیری", "قالین،", "مبلغ"]

  static func text(_ generator: inout SeededGenerator, from words: [String]) -> String {
    (0..<Int.random(in: 1...14, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }
      .joined(separator: " ")
  }

  @Test func theShortWayEqualsPango() throws {
    let short = try Workshop.shaper()
    let long = try Workshop.shaper()
    long.takesShortWay = false
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<400 {
      let text = Self.text(&generator, from: Self.words)
      let isRightToLeft = Bool.random(using: &generator)
      let paragraph = Workshop.paragraph(
        text, size: Double(Int.random(in: 6...20, using: &generator)), bold: Bool.random(using: &generator),
        direction: isRightToLeft ? .rightToLeft : .leftToRight)
      #expect(try short.extents(of: paragraph) == long.extents(of: paragraph), "\(text)")
      let width = Length.points(Double.random(in: 60...300, using: &generator))
      let left = try short.lines(of: paragraph, width: width)
      let right = try long.lines(of: paragraph, width: width)
      #expect(left.map { $0.runs.map(\.text).joined() } == right.map { $0.runs.map(\.text).joined() }, "\(text)")
      #expect(
        left.map { $0.runs.flatMap { $0.glyphs.map(\.id) } } == right.map { $0.runs.flatMap { $0.glyphs.map(\.id) } })
      for (a, b) in zip(left, right) {
        #expect(a.width == b.width, "\(text)")
        #expect(a.ascent == b.ascent && a.descent == b.descent)
        #expect(a.runs.flatMap(\.clusters) == b.runs.flatMap(\.clusters), "\(text)")
      }
    }
  }

  @Test func linesFitAndNothingIsLost() throws {
    let shaper = try Workshop.shaper()
    var generator = SeededGenerator(seed: 2)
    for round in 0..<400 {
      let text = Self.text(&generator, from: Self.words + Self.foreign)
      var paragraph = Workshop.paragraph(
        text, direction: round % 2 == 0 ? .leftToRight : .rightToLeft, language: round % 2 == 0 ? "en" : "ur")
      paragraph.isJustified = round % 5 == 0
      let width = Length.points(Double.random(in: 14...250, using: &generator))
      let lines = try shaper.lines(of: paragraph, width: width)
      var found: [Unicode.Scalar: Int] = [:]
      for line in lines {
        let isOneLetter = line.runs.reduce(0) { $0 + $1.text.count { $0 != " " } } <= 1
        #expect(
          line.width <= width || isOneLetter,
          "\(line.runs.map(\.text)) \(line.width.points) > \(width.points) \(paragraph.isJustified)")
        for run in line.runs {
          #expect(run.clusters.reduce(0) { $0 + $1.byteCount } == run.text.utf8.count)
          #expect(run.clusters.reduce(0) { $0 + $1.glyphCount } == run.glyphs.count)
          for scalar in run.text.unicodeScalars { found[scalar, default: 0] += 1 }
        }
      }
      var expected: [Unicode.Scalar: Int] = [:]
      for scalar in text.unicodeScalars { expected[scalar, default: 0] += 1 }
      found[" "] = nil
      expected[" "] = nil
      #expect(found == expected, "\(text)")
      let extents = try shaper.extents(of: paragraph)
      #expect(extents.narrowest <= extents.natural)
      #expect(try shaper.lines(of: paragraph, width: extents.natural).count == 1)
    }
  }

  @Test func numbersAndCodesKeepTheirPlaceInUrdu() throws {
    let shaper = try Workshop.shaper()
    let paragraph = Workshop.paragraph(
      "آرڈر KC/26-27/0042 مبلغ \u{2066}₹1,234.00\u{2069}", direction: .rightToLeft, language: "ur")
    let line = try #require(try shaper.lines(of: paragraph, width: .points(400)).first)
    let runs = line.runs.map { $0.text.filter { !$0.isWhitespace && $0 != "\u{2066}" && $0 != "\u{2069}" } }
      .filter { !$0.isEmpty }
    #expect(runs == ["₹1,234.00", "مبلغ", "KC/26-27/0042", "آرڈر"])
    #expect(line.runs.map(\.isRightToLeft).contains(true))
    #expect(zip(line.runs, line.runs.dropFirst()).allSatisfy { $0.x + $0.width == $1.x })
  }

  @Test func missingCharactersAreNamed() throws {
    let shaper = try Workshop.shaper()
    let place = TextPlace(file: "invoice.xml", line: 3, column: 5, lineText: "<text>{{ buyer.name }}</text>")
    let run = TextRun(
      "Tanaka 田中", style: TextStyle(size: .points(10)), origin: Origin(place: place, field: "buyer.name"))
    let paragraph = ParagraphText(runs: [run], direction: .leftToRight, language: "en")
    for _ in 0..<2 {
      let error = #expect(throws: Diagnostic.self) { try shaper.lines(of: paragraph, width: .points(300)) }
      #expect(error?.name == "missing-character")
      #expect(error?.message == "no font has `田` (U+7530), `中` (U+4E2D) of `buyer.name` in the text `Tanaka 田中`")
      #expect(error?.place == .text(place))
    }
  }

  @Test(arguments: ["a\u{0}b", "\u{7}", "\u{10FFFF}", "\u{E000}", "\u{FFFF}"])
  func whatNothingCanShowIsAnError(_ text: String) throws {
    let shaper = try Workshop.shaper()
    let error = #expect(throws: Diagnostic.self) {
      try shaper.lines(of: Workshop.paragraph(text), width: .points(300))
    }
    #expect(error?.name == "missing-character")
  }

  @Test(arguments: [
    "a\u{200D}b", "\u{FEFF}a", "shaw\u{AD}l", "\u{200F}a\u{200E}", "क\u{200C}ष", "a\u{2060}b", "\u{200B}", " ", "   ",
    "a   ",
  ])
  func invisibleCharactersAreFine(_ text: String) throws {
    let shaper = try Workshop.shaper()
    for direction in [ReadingDirection.leftToRight, .rightToLeft] {
      let lines = try shaper.lines(of: Workshop.paragraph(text, direction: direction), width: .points(300))
      #expect(lines.count == 1)
      _ = try shaper.extents(of: Workshop.paragraph(text))
    }
  }

  @Test func linesBreakWhereTheTextSays() throws {
    let shaper = try Workshop.shaper()
    let lines = try shaper.lines(of: Workshop.paragraph("a\u{2028}\u{2028}b\r\nc\n"), width: .points(300))
    #expect(lines.map { $0.runs.map(\.text).joined() } == ["a", "", "b", "c", ""])
    #expect(Set(lines.map(\.height)) == [.points(14)])
    #expect(try shaper.lines(of: Workshop.paragraph(""), width: .zero).map(\.height) == [.points(14)])
  }

  @Test func justifiedLinesFillTheWidth() throws {
    let shaper = try Workshop.shaper()
    for text in [
      "A pashmina shawl with sozni work in dyes of nature, one of a kind",
      "کشمیری شال اور قالین Shawl and کشمیری شال اور قالین together",
    ] {
      var paragraph = Workshop.paragraph(text, direction: .rightToLeft, language: "ur")
      paragraph.isJustified = true
      let lines = try shaper.lines(of: paragraph, width: .points(120))
      #expect(lines.count > 2)
      for line in lines.dropLast() {
        #expect(line.width == .points(120))
        #expect(zip(line.runs, line.runs.dropFirst()).allSatisfy { $0.x + $0.width == $1.x })
      }
      #expect(lines.last.map { $0.width < .points(120) } == true)
    }
  }

  @Test func widthsAreTheSumOfTheGlyphs() throws {
    let shaper = try Workshop.shaper()
    // In Noto Sans a digit is 572 and the comma 268 thousandths of the size wide; ₹ is as wide as a digit.
    let line = try #require(try shaper.lines(of: Workshop.paragraph("₹1,234"), width: .points(300)).first)
    #expect(abs(line.width.points - (5 * 5.72 + 2.68)) < 0.05)
    #expect(line.runs.map(\.width).reduce(.zero, +) == line.width)
  }

  @Test func tallScriptsAreNotSqueezed() throws {
    let shaper = try Workshop.shaper()
    func height(_ text: String, _ role: FontRole, lineHeight: Int) throws -> Double {
      var style = TextStyle(role: role, size: .points(10))
      style.lineHeight = lineHeight
      let paragraph = ParagraphText(
        runs: [TextRun(text, style: style)], direction: .rightToLeft, language: "ur")
      return try shaper.lines(of: paragraph, width: .points(300))[0].height.points
    }
    #expect(abs(try height("شال", .text, lineHeight: 100) - 17.03) < 0.1)
    #expect(abs(try height("شال", .display, lineHeight: 140) - 25) < 0.1)
    #expect(abs(try height("شال", .text, lineHeight: 200) - 20) < 0.1)
    #expect(abs(try height("Shawl", .text, lineHeight: 120) - 12) < 0.1)
    #expect(abs(try height("Shawl", .text, lineHeight: 50) - 11.7) < 0.1)
    // ێ is not in Nastaliq, so the whole text goes to Naskh.
    #expect(abs(try height("شال ێ", .display, lineHeight: 100) - 17.03) < 0.1)
  }

  @Test func answersDoNotDependOnWhatWasAskedBefore() throws {
    let fresh = try Workshop.shaper()
    let used = try Workshop.shaper()
    for word in Self.words + Self.foreign {
      for role in [FontRole.display, .text] {
        _ = try used.lines(of: Workshop.paragraph(word, role: role), width: .points(300))
      }
    }
    let paragraph = Workshop.paragraph("Shawl شال शॉल", role: .text)
    let left = try fresh.lines(of: paragraph, width: .points(300))
    let right = try used.lines(of: paragraph, width: .points(300))
    #expect(left.map { $0.runs.map(\.glyphs) } == right.map { $0.runs.map(\.glyphs) })
  }
}
