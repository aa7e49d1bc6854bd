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
      text: "a = \"\"\"\nb = 1\n[c]\n\"\"\"\nd = [\n  \"b = 2\", # ]\n]\nb = 3\ne = '''x = 1'''\nf = { b = 4 }\r\ng = 1",
      file: "a")
    #expect(spot(file.place(of: "b")) == "8:5+1")
    #expect(spot(file.place(of: "f.b")) == "10:5+9")
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
      "-", "2026-04-01", "true", " ", "é", "ش", "\u{FEFF}", "\u{0}", "1e999", "nan", "9223372036854775808", "coop", "tax",
    ]
    for _ in 0..<40000 {
      let text = (0..<next(24)).map { _ in pieces[next(pieces.count)] }.joined()
      do {
        let file = try TOMLFile(text: text, file: "x")
        for entry in file.entries { #expect(file.values[entry.key] != nil) }
      } catch {
        #expect(error.diagnostics.count == 1)
      }
      _ = try? CoopSettings(toml: text, file: "x")
    }
  }

  @Test(arguments: ["[", "[]", "[\n", "[é]", "[ [a]]", "[[", "[=]", "a = 1\n  [#]\n"])
  func sectionsWithoutANameAreRefused(text: String) {
    #expect(throws: DiagnosticList.self) { try TOMLFile(text: text, file: "x") }
  }

  @Test func deepNestingIsRefused() {
    let deep = "a = " + String(repeating: "[", count: 100_000)
    #expect(throws: DiagnosticList.self) { try TOMLFile(text: deep, file: "x") }
  }
}
