import Testing

@testable import Documents

/// What people wrote becomes one line, and no sign of a format.
@Suite struct PlainTextTests {
  @Test(arguments: [
    ("", ""), (" ", ""), ("a", "a"), ("a b", "a b"), (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("a\tb", "a b"),
    ("a\r\nb", "a b"), ("a\u{7F}b", "a b"), ("a\u{A0} b", "a b"), ("é  x", "é x"), ("\u{FEFF}x", "x"), ("~!", "~!"),
  ])
  func oneLine(text: String, line: String) {
    #expect(PlainText.line(text) == line)
  }

  @Test(arguments: [
    ("a;b", "a,b"), (";|", ",/"), ("a b", "a b"), ("é ; x", "é , x"), (";\u{301}", ",\u{301}"), (" ;", ","),
  ])
  func signs(text: String, line: String) {
    #expect(PlainText.line(text, replacing: [";": ",", "|": "/"]) == line)
  }

  @Test func widths() {
    #expect("ab".leading(4) == "ab  " && "ab".trailing(4) == "  ab")
    #expect("éé".leading(4) == "éé  " && "कि".trailing(3).unicodeScalars.first == " ")
    #expect("abcde".leading(4) == "abcde" && "abcde".trailing(4) == "abcde")
  }
}
