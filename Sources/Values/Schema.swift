/// One field that a template may read.
public struct Field: Sendable, Hashable {
  /// The name in templates, lowerCamelCase.
  public let name: String
  /// What it holds.
  public let type: FieldType
  /// What it is, in a sentence for the reference of fields.
  public let summary: String
  /// How a value may look, for the reference of fields; empty when there is nothing to show.
  public let example: String
  /// `nil` when it holds data, which prints as it is. Otherwise what it holds are words of the program or the co-op, which
  /// label files may translate under `[values]`; these are the ones known beforehand.
  public let words: [String]?

  /// A field of this name and type.
  public init(name: String, type: FieldType, summary: String, example: String = "", words: [String]? = nil) {
    self.name = name
    self.type = type
    self.summary = summary
    self.example = example
    self.words = words
  }
}

/// The fields that a record has, in a fixed order, so that templates are checked before any data is read.
///
/// Two schemas are equal when their names and the names of their fields are, in order. The types are left out on
/// purpose: they hold schemas themselves, and comparing them would walk the whole tree of records each time.
public final class Schema: Sendable, Hashable {
  /// The record's name, such as `Invoice`.
  public let name: String
  /// The fields in the order of a record's values.
  public let fields: [Field]
  private let positions: [String: Int]

  /// A schema of these fields. Of two fields of one name the first is found by name.
  public init(name: String, fields: [Field]) {
    self.name = name
    self.fields = fields
    positions = Dictionary(zip(fields.map(\.name), fields.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Where the field of this name stands in `fields`, or `nil` when there is none.
  public func index(of name: String) -> Int? { positions[name] }

  /// The field of this name, or `nil` when there is none.
  public func field(named name: String) -> Field? { index(of: name).map { fields[$0] } }

  /// Whether names and field names are the same, in order.
  public static func == (left: Schema, right: Schema) -> Bool {
    left === right || (left.name == right.name && left.fields.map(\.name) == right.fields.map(\.name))
  }

  /// Hashes the name and the names of the fields.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    for field in fields { hasher.combine(field.name) }
  }
}
