import Testing

@testable import PlainText

@Suite struct TextColumnsTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("₹1,200.00", 9), ("e\u{301}", 1), ("\u{2068}12\u{2069}", 2), ("日本", 4), ("ｱ", 1), ("Ａ", 2),
    ("क्षेत्र", 4), ("کٲشُر", 4), ("👩‍🌾", 2), ("🇮🇳", 2), ("▲", 1), ("❤️", 2), ("\u{A0}", 1), ("\u{200B}", 0),
  ])
  func charactersTakeTheColumnsOfATerminal(_ text: String, _ columns: Int) {
    #expect(TextColumns.count(text) == columns)
  }
}

@Suite struct SpanTextTests {
  private func lines(_ text: String, _ width: Int) -> [String] {
    SpanText([PlainSpan(text)]).lines(width: width).map(\.text)
  }

  @Test func linesBreakBetweenWords() {
    #expect(lines("one two three", 8) == ["one two", "three"])
    #expect(lines("one  two", 8) == ["one  two"])
    #expect(lines("one\u{A0}two three", 8) == ["one\u{A0}two", "three"])
    #expect(lines("one\n\ntwo", 8) == ["one", "", "two"])
    #expect(lines("", 8) == [""])
  }

  @Test func wordsThatNoLineHoldsAreBrokenAnywhere() {
    #expect(lines("abcdefghij", 4) == ["abcd", "efgh", "ij"])
    #expect(lines("ab cdefghij", 4) == ["ab", "cdef", "ghij"])
    #expect(lines("日本日", 3) == ["日", "本", "日"])
    #expect(lines("日", 1) == ["日"])
  }
}
