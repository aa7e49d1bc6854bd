import Diagnostics
import Testing

@Suite struct DiagnosticPrinterTests {
  let printer = DiagnosticPrinter()

  @Test func textPlaceShowsTheLineAndMarksTheMistake() {
    let place = TextPlace(
      file: "templates/invoice.xml", line: 12, column: 10, length: 4, lineText: "<text>{{ totl }}</text>")
    let diagnostic = Diagnostic(
      "unknown-field", "unknown field `totl` in `invoice`", at: .text(place), hint: "did you mean `total`?")
    #expect(
      printer.text(diagnostic) == """
        error: unknown field `totl` in `invoice`
           --> templates/invoice.xml:12:10
            |
        12 | <text>{{ totl }}</text>
            |          ^^^^
        hint: did you mean `total`?
        """)
  }

  @Test func cellPlaceNamesRowAndColumn() {
    let diagnostic = Diagnostic(
      "bad-number", "`abc` is not a number", at: .cell(file: "orders.csv", row: 7, column: "Qty"), severity: .warning)
    #expect(printer.text(diagnostic) == "warning: `abc` is not a number\n  --> orders.csv, row 7, column `Qty`")
  }

  @Test func aMarkNeverRunsPastTheEndOfTheLine() {
    for column in [1, 3, 4, 99] {
      let place = TextPlace(file: "a", line: 1, column: column, length: 1_000, lineText: "abc")
      let text = printer.text(Diagnostic("x", "y", at: .text(place)))
      #expect(text.contains("^"))
      #expect(text.split(separator: "\n").allSatisfy { $0.count < 20 })
    }
  }

  @Test func aVeryLongLineIsShownAsAWindow() {
    let line = String(repeating: "x", count: 5_000) + "!" + String(repeating: "y", count: 5_000)
    let place = TextPlace(file: "a", line: 1, column: 5_001, lineText: line)
    let text = printer.text(Diagnostic("x", "y", at: .text(place)))
    #expect(text.contains("!"))
    #expect(text.count < 500)
  }

  @Test func exitCodeIsThatOfTheWorst() {
    #expect(DiagnosticList([]).exitCode == 0)
    #expect(DiagnosticList([Diagnostic("a", "b", severity: .warning)]).exitCode == 0)
    #expect(DiagnosticList([Diagnostic("a", "b")]).exitCode == 1)
    #expect(DiagnosticList([Diagnostic("a", "b"), Diagnostic("a", "b", fault: .environment)]).exitCode == 2)
    #expect(DiagnosticList([Diagnostic("a", "b", fault: .misuse)]).exitCode == 64)
  }

  @Test func listsAreShownByFileAndFromTopToBottom() {
    func diagnostic(_ file: String, _ row: Int) -> Diagnostic {
      Diagnostic("x", "\(file)\(row)", at: .cell(file: file, row: row, column: nil))
    }
    let list = DiagnosticList([diagnostic("b", 1), diagnostic("a", 9), diagnostic("a", 2)])
    #expect(list.sorted.map(\.message) == ["a2", "a9", "b1"])
  }

  @Test(arguments: [
    ("totl", ["total", "totals", "subtotal"], "total"), ("Amuont", ["amount"], "amount"), ("xyz", ["total"], nil),
    ("", ["a"], "a"), ("gap", ["gpa"], "gpa"),
  ])
  func suggestion(name: String, candidates: [String], expected: String?) {
    #expect(Suggestion.nearest(to: name, among: candidates) == expected)
  }
}
