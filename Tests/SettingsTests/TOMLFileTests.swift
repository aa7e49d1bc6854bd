import Diagnostics
import Settings
import Testing
import Values

private func spot(_ place: Place?) -> String {
  guard case .text(let text)? = place else { return "–" }
  return "\(text.line):\(text.column)+\(text.length)"
}

@Suite struct TOMLFileTests {
  @Test func valuesAreFlatByDottedKey() throws {
    let file = try TOMLFile(
      text: """
        title = "Plain" # a note with = and "quotes"
        size.body = 9.5
        "Page {{ page }}" = 'Seite'
        [colours]
        accent = "#7A1F3D"
        list = [1, true, 2026-04-01]
        [[rates]]
        code = "S"
        [[rates]]
        code = "R"
        """, file: "a.toml")
    #expect(file["title"] == .text("Plain"))
    #expect(file["size.body"]?.number?.description == "9.5")
    #expect(file["Page {{ page }}"] == .text("Seite"))
    #expect(file["colours.list"]?.kind == "a list")
    #expect(file["rates.1.code"] == .text("R"))
    #expect(file["nothing"] == nil)
    #expect(file.entries.map(\.key).first == "title")
    #expect(spot(file.place(of: "title")) == "1:9+7")
    #expect(spot(file.place(of: "size.body")) == "2:13+3")
    #expect(spot(file.place(of: "rates.1.code")) == "10:8+3")
    #expect(spot(file.place(of: "colours.missing")) == "4:2+7")
    #expect(spot(file.place(of: "missing")) == "–")
  }

  @Test func whatStandsInsideTextAndListsIsNoKey() throws {
    let file = try TOMLFile(
      text:
        "a = \"\"\"\nb = 1\n[c]\n\"\"\"\nd = [\n  \"b = 2\", # ]\n]\nb = 3\ne = '''x = 1'''\nf = { b = 4 }\r\ng = 1",
      file: "a")
    #expect(spot(file.place(of: "b")) == "8:5+1")
    #expect(spot(file.place(of: "f.b")) == "10:11+1")
    #expect(spot(file.place(of: "g")) == "11:5+1")
  }

  /// Whatever the text, reading ends with values or with one mistake that has a place; nothing traps.
  @Test(arguments: 0..<8)
  func anyTextIsReadOrRefused(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = [
      "[", "]", "[[", "]]", "=", "\"", "'", "\"\"\"", "'''", "\n", "\r\n", "#", "\\", ".", ",", "{", "}", "a", "b", "1",
      "-", "2026-04-01", "true", " ", "é", "ش", "\u{FEFF}", "\u{0}", "1e999", "nan", "9223372036854775808", "coop",
      "tax",
    ]
    for _ in 0..<1500 {
      let text = (0..<next(24)).map { _ in pieces[next(pieces.count)] }.joined()
      do {
        let file = try TOMLFile(text: text, file: "x")
        for entry in file.entries { #expect(file.values[entry.key] != nil) }
      } catch {
        #expect(!error.diagnostics.isEmpty)
      }
      _ = try? CoopSettings(toml: text, file: "x")
    }
  }

  @Test(arguments: ["[", "[]", "[\n", "[é]", "[ [a]]", "[[", "[=]", "a = 1\n  [#]\n"])
  func sectionsWithoutANameAreRefused(text: String) {
    #expect(throws: DiagnosticList.self) { try TOMLFile(text: text, file: "x") }
  }

  @Test func everyBrokenLineIsNamed() {
    let text = "a = \nb = Chinar\nc = 1\n[d\ne = \"x\nc = 2\nf = 1,20,000\ng = 5 %\nh = 1 2"
    do {
      _ = try TOMLFile(text: text, file: "x")
      Issue.record("read")
    } catch {
      #expect(
        error.diagnostics.map { spot($0.place) } == [
          "1:4+1", "2:5+6", "4:1+2", "5:5+2", "6:1+1", "7:6+7", "8:7+1", "9:7+1",
        ])
    }
  }

  @Test(arguments: [
    ("1_000", "1000"), ("-2.50", "-2.5"), ("1.5e2", "150"), ("0.1", "0.1"),
    ("123456789.123456789", "123456789.123456789"),
    ("0x1F", "31"),
  ])
  func numbersAreExact(text: String, expected: String) throws {
    #expect(try TOMLFile(text: "a = \(text)", file: "x")["a"]?.number?.description == expected)
  }

  @Test(arguments: ["01", "1.", ".5", "1__0", "1.5.2", "_1", "0x", "1,5", "1e", "5 %"])
  func whatIsNoNumberIsRefused(text: String) {
    #expect(throws: DiagnosticList.self) { try TOMLFile(text: "a = \(text)", file: "x") }
  }

  @Test(arguments: [
    "a = 1\na = 2", "[a]\n[a]", "a = 1\n[a]", "a.b = 1\n[a]", "a = {b = 1}\na.c = 2", "[[a]]\n[a]",
    "a = [{b = 1}]\n[[a]]",
    "a = {b = 1, b.c = 2}", "a = 1\n[a.b]", "a = {b = 1}\n[a.c]",
  ])
  func whatStandsTwiceIsRefused(text: String) {
    #expect(throws: DiagnosticList.self) { try TOMLFile(text: text, file: "x") }
  }

  @Test func textOfAllKinds() throws {
    let three = "\"\"\""
    let lines = [
      "a = \"\\u00fc\\t\\\"\" # note", "b = 'C:\\x'", "c = \(three)\r", "x\r", "y \\", "  z\"\(three)",
      "d = ''''a''''",
    ]
    let file = try TOMLFile(text: lines.joined(separator: "\n"), file: "x")
    #expect(file["a"] == .text("ü\t\""))
    #expect(file["b"] == .text("C:\\x"))
    #expect(file["c"] == .text("x\ny z\""))
    #expect(file["d"] == .text("'a'"))
  }

  @Test func deepNestingIsRefused() {
    let deep = "a = " + String(repeating: "[", count: 100_000)
    #expect(throws: DiagnosticList.self) { try TOMLFile(text: deep, file: "x") }
  }
}
