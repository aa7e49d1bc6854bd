import Values

/// Reads the benchmark's tab-separated data as records.
enum BenchData {
  private static let invoiceFields = [
    "number", "date", "due", "buyer", "street", "town", "subtotal", "tax", "total",
  ]
  private static let line = schema("Line", ["item", "hsn", "quantity", "rate", "tax", "amount"])
  static let invoice = schema("Invoice", invoiceFields, list: ("lines", line))
  private static let row = Schema(
    name: "Row",
    fields: ["day", "text", "amount"].map(text) + [Field(name: "paise", type: .money, summary: ""), text("balance")])
  static let statement = schema("Statement", ["artisan", "total"], list: ("rows", row))

  private static func text(_ name: String) -> Field { Field(name: name, type: .text, summary: "") }

  private static func schema(_ name: String, _ names: [String], list: (name: String, of: Schema)? = nil) -> Schema {
    let lists = list.map { [Field(name: $0.name, type: .list(.record($0.of)), summary: "")] } ?? []
    return Schema(name: name, fields: names.map(text) + lists)
  }

  /// One invoice in a line of text.
  static func invoice(_ bytes: ArraySlice<UInt8>) -> Record {
    let values = fields(bytes).map { Value.text($0) }
    let lines = stride(from: invoiceFields.count, to: values.count, by: 6).map {
      Value.record(Record(schema: line, values: Array(values[$0..<min($0 + 6, values.count)])))
    }
    return Record(schema: invoice, values: Array(values.prefix(invoiceFields.count)) + [.list(lines)])
  }

  /// A statement: a line with name and total, and a line for each row.
  static func statement(_ lines: [ArraySlice<UInt8>]) -> Record {
    let head = lines.first.map(fields) ?? []
    let rows = lines.dropFirst().map { line -> Value in
      var values = fields(line).map { Value.text($0) }
      if values.count > 3, case .text(let paise) = values[3] {
        values[3] = .money(Money(minorUnits: Int64(paise) ?? 0, .inr))
      }
      return .record(Record(schema: row, values: values))
    }
    return Record(schema: statement, values: head.map { .text($0) } + [.list(rows)])
  }

  private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
    line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}
