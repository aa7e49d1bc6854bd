import Diagnostics
import Testing
import Values

@testable import JSONData

@Suite struct JSONSchemaTests {
  static func shape(_ properties: String, required: String = "[]", more: String = "") throws -> RecordShape {
    let text = #"{"type": "object", "properties": {\#(properties)}, "required": \#(required)\#(more)}"#
    return try JSONSchemaReader.shape(of: try JSONReaderTests.document(text))
  }

  @Test func readsTheUsefulPart() throws {
    let shape = try Self.shape(
      """
      "a": {"type": "string", "description": "What it is.", "examples": ["x"]},
      "b": {"type": "integer"}, "c": {"type": "number"}, "d": {"type": "boolean"},
      "e": {"type": "string", "format": "date"}, "f": {"type": "string", "format": "money"},
      "g": {"type": "string", "format": "quantity"}, "h": {"type": "number", "format": "percentage"},
      "i": {"type": ["string", "null"]}, "j": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
      "k": {"type": "array", "items": {"$ref": "#/$defs/line"}},
      "l": {"type": "object", "properties": {"amount": {"type": "string"}, "currency": {"type": "string"}}},
      "m": {"enum": ["x", "y"]}, "n": {"allOf": [{"$ref": "#/$defs/line"}]}, "o": {"type": "string", "maxLength": 5}
      """,
      required: #"["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"]"#,
      more: #", "$defs": {"line": {"properties": {"title": {"type": "string"}}, "required": ["title"]}}"#)
    #expect(
      ShapeTests.lines(shape.schema) == [
        "a: a text", "b: a whole number", "c: a decimal number", "d: yes or no", "e: a day", "f: an amount of money",
        "g: a quantity", "h: a percentage", "i: a text, or nothing", "j: a whole number, or nothing",
        "k: a list of Line records", "  title: a text", "l: an amount of money", "m: a text",
        "n: a Line record, or nothing", "  title: a text", "o: a text, or nothing",
      ])
    #expect(shape.schema.fields[0].summary == "What it is.")
    #expect(shape.schema.fields[0].example == "x")
  }

  @Test(arguments: [
    (#""a": {"type": "strnig"}"#, "unknown-type"), (#""a": {}"#, "missing-type"), (#""a": true"#, "bad-schema"),
    (#""a": {"type": "array"}"#, "missing-items"), (##""a": {"$ref": "#/$defs/x"}"##, "bad-reference"),
    (#""a": {"$ref": "other.json"}"#, "bad-reference"), (##""a": {"$ref": "#"}"##, "recursive-schema"),
    (#""a": {"oneOf": [{"type": "string"}, {"type": "integer"}]}"#, "unsupported-keyword"),
    (#""a": {"type": ["string", "integer"]}"#, "unsupported-keyword"),
    (#""a": {"type": "object", "patternProperties": {}}"#, "unsupported-keyword"),
    (#""a": {"type": "object", "additionalProperties": {"type": "string"}}"#, "unsupported-keyword"),
    (#""a": {"type": "integer", "enum": [1]}"#, "unsupported-keyword"),
    (#""a": {"type": "number", "format": "money"}"#, "unsupported-keyword"),
  ])
  func refuses(properties: String, name: String) throws {
    let error = #expect(throws: DiagnosticList.self) { try Self.shape(properties) }
    #expect(error?.diagnostics.map(\.name) == [name])
    #expect(error?.diagnostics.allSatisfy { $0.place != nil } == true)
  }

  @Test func refusesARequiredKeyThatIsNoProperty() throws {
    let error = #expect(throws: DiagnosticList.self) {
      try Self.shape(#""title": {"type": "string"}"#, required: #"["titel"]"#)
    }
    #expect(error?.diagnostics.first?.hint == "did you mean `title`?")
  }

  @Test func refusesASchemaThatIsNoObject() throws {
    let error = #expect(throws: DiagnosticList.self) {
      try JSONSchemaReader.shape(of: try JSONReaderTests.document(#"{"type": "string"}"#))
    }
    #expect(error?.diagnostics.first?.name == "bad-schema")
  }

  @Test func deepReferencesCostLittle() throws {
    // Each definition uses the next one twice; followed anew each time this would be 2^60 records.
    let defs = (0..<30).map { number in
      let next = ##"{"$ref": "#/$defs/d\##(number + 1)"}"##
      return ##""d\##(number)": {"properties": {"l": \##(next), "r": \##(next)}}"##
    }
    let last = #""d30": {"type": "string"}"#
    let shape = try Self.shape(
      ##""a": {"$ref": "#/$defs/d0"}"##, more: #", "$defs": {\#((defs + [last]).joined(separator: ","))}"#)
    #expect(shape.schema.fields.count == 1)
  }

  @Test func onlyClosedObjectsRefuseOtherKeys() throws {
    let open = try Self.shape(#""a": {"type": "string"}"#)
    let closed = try Self.shape(#""a": {"type": "string"}"#, more: #", "additionalProperties": false"#)
    let data = try JSONReaderTests.document(#"{"a": "x", "b": 1}"#).root
    _ = try RecordReader(open).record(of: data)
    let error = #expect(throws: DiagnosticList.self) { try RecordReader(closed).record(of: data) }
    #expect(error?.diagnostics.first?.name == "unknown-key")
  }

  @Test func checksTheTextsOfAnEnum() throws {
    let shape = try Self.shape(#""a": {"enum": ["paid", "open"]}"#, required: #"["a"]"#)
    _ = try RecordReader(shape).record(of: try JSONReaderTests.document(#"{"a": "paid"}"#).root)
    let error = #expect(throws: DiagnosticList.self) {
      try RecordReader(shape).record(of: try JSONReaderTests.document(#"{"a": "payd"}"#).root)
    }
    #expect(error?.diagnostics.first?.hint == "did you mean `paid`?")
  }
}
