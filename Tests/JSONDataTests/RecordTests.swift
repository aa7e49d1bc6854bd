import Diagnostics
import RandomTestSupport
import Testing
import Values

@testable import JSONData

@Suite struct RecordTests {
  static let line = Schema(
    name: "Line",
    fields: [
      Field(name: "title", type: .text, summary: ""), Field(name: "price", type: .money, summary: ""),
      Field(name: "quantity", type: .optional(.quantity), summary: ""),
    ])
  static let schema = Schema(
    name: "Bill",
    fields: [
      Field(name: "number", type: .text, summary: ""), Field(name: "date", type: .day, summary: ""),
      Field(name: "paid", type: .flag, summary: ""), Field(name: "copies", type: .integer, summary: ""),
      Field(name: "rate", type: .percentage, summary: ""),
      Field(name: "weight", type: .optional(.decimal), summary: ""),
      Field(name: "lines", type: .list(.record(line)), summary: ""),
    ])

  static func problems(_ text: String, _ schema: Schema = schema) throws -> [Diagnostic] {
    do {
      _ = try RecordReader(schema).record(of: try JSONReaderTests.document(text).root)
      return []
    } catch let list as DiagnosticList {
      return list.diagnostics
    }
  }

  @Test func readsWhatTheSchemaAsksFor() throws {
    let text = """
      {"number": "7", "date": "2026-05-16", "paid": true, "copies": 2.0, "rate": "12.5 %", "weight": null, "lines": [
        {"title": "Box", "price": "1234.50 INR", "quantity": "3 kg"},
        {"price": {"amount": "1234.50", "currency": "INR"}, "title": "Bowl"},
        {"title": "Cup", "price": "INR 1234.5"}]}
      """
    let record = try RecordReader(Self.schema).record(of: try JSONReaderTests.document(text).root)
    let written = String(decoding: RecordJSON.bytes(of: record), as: UTF8.self)
    #expect(
      written == """
        {"number":"7","date":"2026-05-16","paid":true,"copies":2,"rate":"12.5 %","weight":null,"lines":[\
        {"title":"Box","price":"INR 1234.50","quantity":"3 kg"},\
        {"title":"Bowl","price":"INR 1234.50","quantity":null},\
        {"title":"Cup","price":"INR 1234.50","quantity":null}]}

        """)
  }

  @Test func tellsAllMistakesAtOnceWithPathPlaceAndRemedy() throws {
    let text = """
      {"number": 7, "date": "16 May", "payd": true, "copies": 1.5,
       "lines": [{"title": "Box", "price": 12},
        {"title": "Bowl", "price": "12 INX"}, 5], "rate": null}
      """
    let found = try Self.problems(text)
    let printed = found.map { "\($0.name) \($0.place?.description ?? "") \($0.message) | \($0.hint ?? "")" }
    #expect(
      printed == [
        "wrong-type data.json:1:12 `number` must be a text, but is a number | put it in quotes",
        "bad-value data.json:1:23 `date` must be a day, but is `16 May` | write it as `\"2026-05-16\"`",
        "unknown-key data.json:1:33 unknown key `payd` | did you mean `paid`?",
        "bad-value data.json:1:57 `copies` must be a whole number, but is 1.5 | leave out the decimals",
        "wrong-type data.json:2:38 `lines[1].price` must be an amount of money, but is a number without a currency | "
          + "write it as `\"12 INR\"`, with its currency",
        "unknown-currency data.json:3:30 `lines[2].price` has the unknown currency `INX` | did you mean `INR`?",
        "wrong-type data.json:3:41 `lines[3]` must be an object with keys, but is a number | write `{ \"…\": … }`",
        "missing-value data.json:3:53 `rate` must be a percentage, but is `null` | write `\"12 %\"`",
        "missing-key data.json:1:1 `paid` is missing | add `\"paid\"`: `true`",
      ])
  }

  @Test(arguments: [
    ("\"12.345 INR\"", "bad-amount"), ("\"1 JPY\"", ""), ("\"1.5 JPY\"", "bad-amount"), ("\"12\"", "bad-value"),
    ("\"INR\"", "bad-value"), ("\"\"", "bad-value"), ("\"1 2 INR\"", "bad-value"),
    ("\"99999999999999999999 INR\"", "bad-value"),
    ("\"999999999999999999 INR\"", "bad-amount"), ("{}", "bad-value"), ("{\"amount\":1}", "bad-value"),
    ("{\"amount\":1,\"currency\":\"INR\",\"x\":1}", "bad-value"), ("{\"amount\":1.25,\"currency\":\"eur\"}", ""),
    ("{\"amount\":1e30,\"currency\":\"INR\"}", "number-too-long"), ("[]", "wrong-type"), ("true", "wrong-type"),
  ])
  func readsMoneyOrSaysWhyNot(text: String, name: String) throws {
    let schema = Schema(name: "X", fields: [Field(name: "m", type: .money, summary: "")])
    #expect(try Self.problems("{\"m\": \(text)}", schema).first?.name ?? "" == name)
  }

  @Test func stopsAfterTwentyMistakes() throws {
    let many = Array(repeating: "5", count: 1_000).joined(separator: ",")
    let schema = Schema(name: "X", fields: [Field(name: "m", type: .list(.text), summary: "")])
    #expect(try Self.problems("{\"m\": [\(many)]}", schema).count == 20)
  }

  @Test func readsBackWhatRecordJSONWrites() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let schema = RandomRecords.schema(depth: 3, &random)
      let record = RandomRecords.record(schema, &random)
      let bytes = RecordJSON.bytes(of: record)
      let read = try RecordReader(schema).record(of: try JSONDocument(bytes, file: "data.json").root)
      #expect(RecordJSON.bytes(of: read) == bytes)
    }
  }

  @Test func brokenBytesNeverTrap() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let schema = RandomRecords.schema(depth: 2, &random)
      var bytes = RecordJSON.bytes(of: RandomRecords.record(schema, &random))
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let index = bytes.indices.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert("{}[],:\"\\0-e.u".utf8.randomElement(using: &random) ?? 0, at: index)
        default: bytes.removeSubrange(index...)
        }
      }
      do {
        let document = try JSONDocument(bytes, file: "data.json")
        var inference = ShapeInference()
        inference.add(document.root)
        _ = try? inference.shape()
        _ = try? JSONSchemaReader.shape(of: document)
        _ = try RecordReader(schema).record(of: document.root)
      } catch {
        #expect(error is Diagnostic || error is DiagnosticList)
      }
    }
  }
}

/// Schemas and records at random.
enum RandomRecords {
  static func schema(depth: Int, _ random: inout SeededGenerator) -> Schema {
    let fields = (0..<Int.random(in: 0...5, using: &random)).map { index in
      Field(name: "field\(index)", type: type(depth: depth, &random), summary: "")
    }
    return Schema(name: "Random", fields: fields)
  }

  private static func type(depth: Int, _ random: inout SeededGenerator) -> FieldType {
    switch Int.random(in: 0..<(depth > 0 ? 11 : 8), using: &random) {
    case 0: .text
    case 1: .integer
    case 2: .decimal
    case 3: .money
    case 4: .percentage
    case 5: .quantity
    case 6: .day
    case 7: .flag
    case 8: .record(schema(depth: depth - 1, &random))
    case 9: .list(type(depth: depth - 1, &random))
    default: .optional(type(depth: 0, &random))
    }
  }

  static func record(_ schema: Schema, _ random: inout SeededGenerator) -> Record {
    Record(schema: schema, values: schema.fields.map { value($0.type, &random) })
  }

  private static func value(_ type: FieldType, _ random: inout SeededGenerator) -> Value {
    let scale = Int.random(in: 0...12, using: &random)
    let number = ExactDecimal(coefficient: .random(in: .min ... .max, using: &random), scale: scale) ?? .zero
    switch type {
    case .text: return .text(text(&random))
    case .integer: return .integer(.random(in: .min ... .max, using: &random))
    case .decimal: return .decimal(number)
    case .money:
      let currency = [Currency.inr, .jpy, .kwd].randomElement(using: &random) ?? .inr
      return .money(Money(minorUnits: .random(in: .min ... .max, using: &random), currency))
    case .percentage: return .percentage(Percentage(number))
    case .quantity:
      return .quantity(Quantity(number, unit: ["", "kg", "m²", "2 ply"].randomElement(using: &random) ?? ""))
    case .day: return .day(CalendarDay(daysSince1970: .random(in: -700_000...2_900_000, using: &random)) ?? .first)
    case .flag: return .flag(.random(using: &random))
    case .record(let schema): return .record(record(schema, &random))
    case .list(let element):
      return .list((0..<Int.random(in: 0...4, using: &random)).map { _ in value(element, &random) })
    case .optional(let wrapped): return Bool.random(using: &random) ? .none : value(wrapped, &random)
    }
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF]
      let value = UInt32.random(in: ranges.randomElement(using: &random) ?? 0...0x7F, using: &random)
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }
}
