import Testing
import Values

@testable import Documents

/// Cells are what a spreadsheet reads as such: numbers stay numbers, and text never becomes a formula.
@Suite struct ExportTableTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+91 000", "'+91 000"), ("-", "'-"), ("@x", "'@x"), ("\t=1", "\"'\t=1\""),
    ("\r=1", "\"'\r=1\""),
    ("＝1", "'＝1"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("1-2", "1-2"),
    ("=\"x\"", "\"'=\"\"x\"\"\""),
    ("a\"\u{301},=1", "\"a\"\"\u{301},=1\""), ("=\u{301}1", "'=\u{301}1"), ("a\0\u{301}", "a\u{301}"), ("é;", "\"é;\""),
    ("a\0b", "ab"), ("\0=1", "'=1"), ("", ""),
  ])
  func text(text: String, cell: String) {
    #expect(ExportTable.line([.text(text)]) == cell + "\r\n")
  }

  @Test func numbersAndDays() {
    let line = ExportTable.line([
      .amount(Money(minorUnits: -123_456, .inr)), .amount(Money(minorUnits: 90_000, .jpy)), .amount(nil), .count(3),
      .number(ExactDecimal("-1.5")), .day(CalendarDay(iso: "2026-05-16")), .text(nil),
    ])
    #expect(line == "-1234.56,90000,,3,-1.5,2026-05-16,\r\n")
  }

  @Test func aTableBeginsWithAMarkThatExcelNeeds() throws {
    var text = ""
    try ExportTable("x", ["A", "B"]) { row in try row([.count(1), .text("ç")]) }.write { text += $0 }
    #expect(text == "\u{FEFF}A,B\r\n1,ç\r\n")
  }
}
