import Diagnostics
import Testing
import Values

@testable import JSONData

@Suite struct ShapeTests {
  /// The fields of a shape, one line each, records inside of records as well.
  static func lines(_ schema: Schema) -> [String] {
    schema.fields.flatMap { field -> [String] in
      var inner = field.type.unwrapped
      while case .list(let element) = inner { inner = element.unwrapped }
      guard case .record(let schema) = inner else { return ["\(field.name): \(field.type)"] }
      return ["\(field.name): \(field.type)"] + lines(schema).map { "  \($0)" }
    }
  }

  static func inferred(_ rows: [String]) throws -> [String] {
    var inference = ShapeInference()
    for (index, row) in rows.enumerated() {
      inference.add(try JSONDocument(Array(row.utf8), file: "rows.jsonl", firstLine: index + 1).root)
    }
    return lines(try inference.shape().schema)
  }

  @Test func findsTheFieldsOfData() throws {
    let found = try Self.inferred([
      #"{"a": "x", "n": 1, "d": "2026-05-16", "ok": true, "m": {"amount": "1.50", "currency": "INR"}, "tags": ["x"]}"#,
      #"{"n": 1.5, "a": "y", "d": "2026-05-17", "ok": false, "m": {"amount": 2, "currency": "EUR"}, "tags": [], "z": null}"#,
    ])
    #expect(
      found == [
        "a: a text", "n: a decimal number", "d: a day", "ok: yes or no", "m: an amount of money",
        "tags: a list of texts",
        "z: a text, or nothing",
      ])
  }

  @Test func mergesRecordsInListsAndOverRows() throws {
    let found = try Self.inferred([
      #"{"buyer": {"name": "A"}, "lines": [{"title": "x", "price": 1}, {"title": "y"}]}"#,
      #"{"buyer": {"name": null, "town": "B"}, "lines": [], "entries": []}"#,
    ])
    #expect(
      found == [
        "buyer: a Buyer record", "  name: a text, or nothing", "  town: a text, or nothing",
        "lines: a list of Line records", "  title: a text", "  price: a whole number, or nothing",
        "entries: a list of texts, or nothing",
      ])
  }

  @Test func oneWordAmongDaysMakesThemTexts() throws {
    #expect(try Self.inferred([#"{"d": "2026-05-16"}"#, #"{"d": "soon"}"#]) == ["d: a text"])
  }

  @Test func recordsOfOneNameAreToldApart() throws {
    var inference = ShapeInference()
    let text = #"{"a": {"address": {"x": "1"}}, "b": {"address": {"x": 1}}}"#
    inference.add(try JSONReaderTests.document(text).root)
    let schema = try inference.shape().schema
    guard case .record(let first)? = schema.field(named: "a")?.type, case .record(let one)? = first.fields.first?.type,
      case .record(let second)? = schema.field(named: "b")?.type, case .record(let two)? = second.fields.first?.type
    else {
      Issue.record("no records")
      return
    }
    #expect(one != two)
    #expect([one.name, two.name] == ["Address", "Address2"])
  }

  @Test(arguments: [
    (#"{"a": 1}"#, #"{"a": "x"}"#, "mixed-types"), (#"{"a": [1]}"#, #"{"a": [{}]}"#, "mixed-types"),
    (#"{"a": {"amount": 1, "currency": "INR"}}"#, #"{"a": {"amount": 1, "currency": "shells"}}"#, "mixed-types"),
    (#"{"a": 1}"#, #"{"a": 123456789012345678901234567890}"#, "number-too-long"), (#"{"a": 1}"#, "[]", "wrong-type"),
  ])
  func saysWhyThereIsNoShape(first: String, second: String, name: String) throws {
    let error = #expect(throws: DiagnosticList.self) { try Self.inferred([first, second]) }
    #expect(error?.diagnostics.map(\.name) == [name])
  }

  @Test func namesBothPlacesOfMixedTypes() throws {
    let error = #expect(throws: DiagnosticList.self) {
      try Self.inferred([#"{"a": {"b": 1}}"#, #"{"a": {"b": "x"}}"#])
    }
    let found = try #require(error?.diagnostics.first)
    #expect(found.message == "`a.b` is a text here, but a number at rows.jsonl:1:13")
    #expect(found.place?.description == "rows.jsonl:2:13")
  }

  @Test func dataWithAKeyForEveryRowIsRefused() throws {
    var inference = ShapeInference()
    let members = (0..<6_000).map { "\"k\($0)\":1" }.joined(separator: ",")
    inference.add(try JSONReaderTests.document("{\(members)}").root)
    let error = #expect(throws: DiagnosticList.self) { try inference.shape() }
    #expect(error?.diagnostics.first?.name == "too-many-keys")
  }
}
