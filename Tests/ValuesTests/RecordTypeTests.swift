import Testing
import Values

private struct Line: RecordConvertible {
  var title: String
  var amount: Money
  static let recordType = RecordType<Line>("Line") {
    RecordField.field("title", \.title, "What is sold.", example: "Shawl")
    RecordField.field("amount", \.amount, "The price.")
  }
}

private struct Bill: RecordConvertible {
  var number: Int
  var note: String?
  var paid: Bool
  var due: CalendarDay??
  var lines: [Line]
  static let recordType = RecordType<Bill>(
    "Bill",
    [
      .field("number", \.number, "The number.", example: "7"),
      .field("note", \.note, "A note."),
      .field("isPaid", \.paid, "Whether paid."),
      .field("due", \.due, "When due."),
      .field("lines", \.lines, "The lines."),
      .field("lineCount", { $0.lines.count }, "How many lines."),
    ])
}

@Suite struct RecordTypeTests {
  private let bill = Bill(
    number: 7, note: nil, paid: true, due: nil,
    lines: [Line(title: "Shawl", amount: Money(minorUnits: 100, .inr))])

  @Test func schemaNamesFieldsAndTypes() {
    let schema = Bill.recordType.schema
    #expect(schema.name == "Bill")
    #expect(schema.fields.map(\.name) == ["number", "note", "isPaid", "due", "lines", "lineCount"])
    let types: [FieldType] = [
      .integer, .optional(.text), .flag, .optional(.day), .list(.record(Line.recordType.schema)), .integer,
    ]
    #expect(schema.fields.map(\.type) == types)
    #expect(schema.fields[0].example == "7")
    #expect(schema.index(of: "due") == 3)
    #expect(schema.index(of: "dues") == nil)
  }

  @Test func recordReadsValues() throws {
    let record = Bill.recordType.record(of: bill)
    guard case .integer(7) = record["number"] else { throw Unexpected() }
    guard case .some(.none) = record["note"] else { throw Unexpected() }
    guard case .flag(true) = record["isPaid"] else { throw Unexpected() }
    guard case .list(let lines) = record["lines"], case .record(let line) = lines[0] else { throw Unexpected() }
    guard case .text("Shawl") = line["title"] else { throw Unexpected() }
    #expect(record["absent"] == nil)
  }

  @Test func shortRecordReadsAsNone() {
    let record = Record(schema: Bill.recordType.schema, values: [.integer(1)])
    #expect(record["lineCount"]?.isNone == true)
    #expect(record[99].isNone && record[-1].isNone)
  }

  @Test func schemasAreEqualByNames() {
    let one = Schema(name: "A", fields: [Field(name: "x", type: .text, summary: "")])
    let other = Schema(name: "A", fields: [Field(name: "x", type: .integer, summary: "else")])
    let third = Schema(name: "A", fields: [Field(name: "y", type: .text, summary: "")])
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(one != third)
  }

  @Test func typesInPlainWords() {
    #expect(Bill.fieldType.description == "a Bill record")
    #expect([Line].fieldType.description == "a list of Line records")
    #expect(CalendarDay?.fieldType.description == "a day, or nothing")
    #expect([[Int?]].fieldType.description == "a list of lists of whole numbers, some of them missing")
  }

  private struct Unexpected: Error {}
}
