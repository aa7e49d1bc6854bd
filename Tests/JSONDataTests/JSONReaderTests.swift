import Diagnostics
import JSONData
import Testing
import Values

@Suite struct JSONReaderTests {
  static func document(_ text: String) throws -> JSONDocument {
    try JSONDocument(Array(text.utf8), file: "data.json")
  }

  @Test func readsEveryKindOfValue() throws {
    let root = try Self.document(
      #" {"a": null, "b": true, "c": -1.50e2, "d": "x\n\u00e9\ud83d\ude00é", "e": [1, []]} "#
    ).root
    #expect(root.kind == .object)
    #expect(root["a"]?.kind == .null)
    #expect(root["b"]?.flag == true)
    #expect(root["c"]?.numberText == "-1.50e2")
    #expect(root["c"]?.decimal == ExactDecimal(-150))
    #expect(root["d"]?.text == "x\né😀é")
    #expect(root["e"].map { Array($0.elements).count } == 2)
    #expect(root["f"] == nil)
    #expect(root["a"]?["b"] == nil)
  }

  @Test func knowsThePlaceOfEveryValue() throws {
    let root = try Self.document("{\n  \"é\": 12,\r\n  \"b\": [true,\n \"ü\"]}").root
    let number = try #require(root["é"])
    #expect([number.place.line, number.place.column, number.place.length] == [2, 8, 2])
    #expect(number.place.lineText == "  \"é\": 12,")
    let text = try #require(root["b"].flatMap { Array($0.elements).last })
    #expect([text.place.line, text.place.column, text.place.length] == [4, 2, 3])
    #expect(root.place.column == 1)
  }

  @Test func countsLinesFromTheFirstLineOfAStretch() throws {
    let document = try JSONDocument(Array("{\"a\":1}".utf8), file: "rows.jsonl", firstLine: 41)
    #expect(document.root["a"]?.place.line == 41)
  }

  @Test func showsOnlyAStretchOfALongLine() throws {
    let long = String(repeating: "é", count: 5_000)
    let place = try #require(try Self.document("{\"a\":\"\(long)\",\"b\":12}").root["b"]?.place)
    #expect(place.column == 5_013)
    #expect(place.lineText.utf8.count < 1_000)
    let printed = DiagnosticPrinter().text(Diagnostic("x", "x", at: .text(place)))
    #expect(printed.hasSuffix("^^"))
    #expect(printed.contains("\"b\":12}"))
  }

  @Test func passesOverAByteOrderMark() throws {
    let document = try JSONDocument([0xEF, 0xBB, 0xBF] + Array("{\"a\":1}".utf8), file: "data.json")
    #expect(document.root["a"]?.place.column == 6)
  }

  @Test(arguments: [
    ("", "no-value"), ("  \n", "no-value"), ("{", "unclosed"), ("[1,2", "unclosed"), ("[1,]", "trailing-comma"),
    ("{\"a\":1,}", "trailing-comma"), ("{a:1}", "bad-key"), ("{'a':1}", "bad-key"), ("['a']", "bad-quote"),
    ("{\"a\" 1}", "missing-colon"), ("{\"a\"}", "missing-colon"), ("{\"a\"", "missing-colon"),
    ("{\"a\":}", "missing-value"),
    ("[1 2]", "missing-comma"), ("[1}", "wrong-bracket"), ("[1:2]", "stray-colon"), ("1 2", "trailing-text"),
    ("{} {}", "trailing-text"), ("\"a", "unclosed"), ("\"a\\", "unclosed"), ("\"a\nb\"", "control-character"),
    ("\"\\x\"", "bad-escape"), ("\"\\u12\"", "bad-escape"), ("\"\\ud800\"", "bad-escape"),
    ("\"\\udc00\"", "bad-escape"),
    ("\"\\ud800\\u0041\"", "bad-escape"), ("01", "bad-number"), ("-", "bad-number"), ("1.", "bad-number"),
    ("1e", "bad-number"), ("+1", "bad-number"), (".5", "bad-number"), ("NaN", "bad-value"), ("True", "bad-value"),
    ("nul", "bad-value"), ("// x", "comment"), ("{\"a\":1,\"a\":2}", "duplicate-key"),
    ("{\"a\":1,\"\\u0061\":2}", "duplicate-key"), ("é", "bad-value"), ("{,}", "bad-key"), ("[,1]", "missing-value"),
  ])
  func refuses(text: String, name: String) {
    let error = #expect(throws: Diagnostic.self) { try Self.document(text) }
    #expect(error?.name == name)
    #expect(error?.place != nil)
  }

  @Test func findsDuplicateKeysInWideObjects() throws {
    var members = (0..<1_000).map { "\"k\($0)\":\($0)" }
    _ = try Self.document("{\(members.joined(separator: ","))}")
    members.append("\"k500\":1")
    #expect(throws: Diagnostic.self) { try Self.document("{\(members.joined(separator: ","))}") }
  }

  @Test func refusesBytesThatAreNotUTF8() {
    for bad: [UInt8] in [
      [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3],
    ] {
      let bytes = [0x22] + bad + [0x22]
      let error = #expect(throws: Diagnostic.self) { try JSONDocument(bytes, file: "data.json") }
      #expect(error?.name == "not-utf8", "\(bad)")
    }
  }

  @Test func limitsHowDeepValuesAreNested() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try Self.document(nested(128))
    let error = #expect(throws: Diagnostic.self) { try Self.document(nested(129)) }
    #expect(error?.name == "too-deep")
    #expect(throws: Diagnostic.self) { try Self.document(String(repeating: "[", count: 1_000_000)) }
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("-0.0e5", "0"), ("12", "12"), ("1.50", "1.5"), ("1e3", "1000"), ("1.2E+3", "1200"),
    ("1200e-2", "12"), ("0.000000000001", "0.000000000001"), ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"), ("1000000000000000000000000e-20", "10000"),
    ("0.00000000000000000000012e20", "0.012"), ("1.0000000000000000000000000000", "1"), ("0e999999999999999999", "0"),
    ("9223372036854775808", nil), ("1e19", nil), ("1e999999999999", nil), ("1e-13", nil), ("0.1234567890123", nil),
    ("123456789012345678901234567890", nil),
  ])
  func keepsNumbersExact(text: String, expected: String?) throws {
    #expect(try Self.document(text).root.decimal?.description == expected)
  }
}
