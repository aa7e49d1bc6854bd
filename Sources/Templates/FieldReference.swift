public import Values

/// The list of all fields that a template of one kind may read, as `talim template fields KIND` prints it.
///
/// Input: the schema of a kind. Output: one line for each field with its name, type, meaning and example; fields of a
/// record, or of the records in a list, stand below it.
public struct FieldReference: Sendable {
  /// One line of the list.
  public struct Entry: Sendable, Hashable {
    /// How the field is reached, such as `buyer.name`, or `lines[].amount` for the records in a list.
    public let path: String
    /// What it holds, in words.
    public let type: String
    /// What it is.
    public let summary: String
    /// How a value may look; empty when there is nothing to show.
    public let example: String
    /// Whether it may be missing.
    public let isOptional: Bool
    /// What it holds, in a word or two.
    let shortType: String
    /// Its own name as templates write it, and how many records it lies in.
    let name: String
    let depth: Int
  }

  /// All fields, each record's fields right below the record.
  public let entries: [Entry]

  /// The fields of a schema. Records inside of themselves are listed once.
  public init(_ schema: Schema) {
    var entries: [Entry] = []
    Self.add(schema, prefix: "", within: [ObjectIdentifier(schema)], to: &entries)
    self.entries = entries
  }

  /// Deeper fields than this are left out.
  private static let deepest = 8

  private static func add(
    _ schema: Schema, prefix: String, within: [ObjectIdentifier], to entries: inout [Entry]
  ) {
    for field in schema.fields {
      let name = FieldName.written(field.name, isTop: prefix.isEmpty)
      let path = prefix + name
      entries.append(
        Entry(
          path: path, type: field.type.description, summary: field.summary, example: field.example,
          isOptional: isOptional(field.type), shortType: shortType(field.type), name: name,
          depth: within.count - 1))
      let (inner, suffix) = nested(field.type)
      guard let inner, !within.contains(ObjectIdentifier(inner)), within.count < deepest else { continue }
      add(inner, prefix: path + suffix + ".", within: within + [ObjectIdentifier(inner)], to: &entries)
    }
  }

  private static func isOptional(_ type: FieldType) -> Bool {
    if case .optional = type { true } else { false }
  }

  private static func shortType(_ type: FieldType) -> String {
    switch type {
    case .text: "text"
    case .integer: "whole number"
    case .decimal: "number"
    case .money: "money"
    case .percentage: "percentage"
    case .quantity: "quantity"
    case .day: "day"
    case .flag: "yes or no"
    case .record: "record"
    case .list(.record): "list of records"
    case .list(let element): "list of \(shortType(element))s"
    case .optional: shortType(type.unwrapped) + ", may be missing"
    }
  }

  /// The record within a type, and what stands between the names for it.
  private static func nested(_ type: FieldType) -> (Schema?, String) {
    switch type.unwrapped {
    case .record(let schema): return (schema, "")
    case .list(let element):
      let (schema, suffix) = nested(element)
      return (schema, "[]" + suffix)
    default: return (nil, "")
    }
  }

  /// The list as lines in columns, fields of a record set in below it, without a line end after the last.
  public var text: String {
    let rows = entries.map { entry in
      let indent = String(repeating: "  ", count: entry.depth)
      return [indent + entry.name, entry.shortType, entry.summary, entry.example]
    }
    let titled = [["FIELD", "TYPE", "MEANING", "EXAMPLE"]] + rows
    let widths = zip(0..<3, [32, 30, 58]).map { column, widest in
      min(widest, titled.map { $0[column].count }.max() ?? 0)
    }
    let lines = titled.map { row in
      let line = zip(row, widths).map { Self.padded($0, $1) }.joined(separator: "  ") + "  " + row[3]
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    return (lines + [""] + notes).joined(separator: "\n")
  }

  /// How to write the fields, with ones of this kind.
  private var notes: [String] {
    var notes: [String] = []
    if let inner = entries.first(where: { $0.depth > 0 && !$0.path.contains("[]") }) {
      notes.append("A field of a record is written with a dot: {{ \(inner.path) }}")
    }
    if let list = entries.first(where: { $0.path.contains("[].") }) {
      let parts = list.path.split(separator: "[", maxSplits: 1)
      let field = list.name
      notes.append(
        "A list is gone through: <for each=\"x in \(parts[0])\"><text>{{ x.\(field) }}</text></for>, or <table rows=\"x in \(parts[0])\">"
      )
    }
    if let optional = entries.first(where: { $0.isOptional && !$0.path.contains("[]") }) {
      notes.append(
        "What may be missing needs something else, {{ \(optional.path) ?? \"–\" }}, or <if test=\"\(optional.path)\"> around it"
      )
    }
    return notes
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
