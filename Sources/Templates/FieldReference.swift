public import Values

/// The list of all fields that a template of one kind may read, as `talim template fields KIND` prints it.
///
/// Input: the schema of a kind. Output: one line for each field with its path, type, meaning and example; fields of the
/// records in a list stand below it as `lines[].amount`.
public struct FieldReference: Sendable {
  /// One line of the list.
  public struct Entry: Sendable, Hashable {
    /// How the field is reached, such as `buyer.name` or `lines[].amount`.
    public let path: String
    /// What it holds, in words.
    public let type: String
    /// What it is.
    public let summary: String
    /// How a value may look; empty when there is nothing to show.
    public let example: String
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
      let path = prefix + field.name
      entries.append(
        Entry(path: path, type: field.type.description, summary: field.summary, example: field.example))
      let (inner, suffix) = nested(field.type)
      guard let inner, !within.contains(ObjectIdentifier(inner)), within.count < deepest else { continue }
      add(inner, prefix: path + suffix + ".", within: within + [ObjectIdentifier(inner)], to: &entries)
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

  /// The list as lines in columns, without a line end after the last.
  public var text: String {
    let pathWidth = min(40, entries.map(\.path.count).max() ?? 0)
    let typeWidth = min(28, entries.map(\.type.count).max() ?? 0)
    let lines = entries.map { entry in
      var line = Self.padded(entry.path, pathWidth) + "  " + Self.padded(entry.type, typeWidth) + "  " + entry.summary
      if !entry.example.isEmpty { line += " E.g. \(entry.example)" }
      return line
    }
    return lines.joined(separator: "\n")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
