/// How a Swift type is read as a record: its fields are declared once, and the schema and the values follow from it.
///
/// ```swift
/// static let recordType = RecordType<Line>("Line") {
///   RecordField.field("description", \.description, "What is sold.", example: "Papier-mâché box")
///   RecordField.field("amount", \.amount, "Price × quantity, before tax.", example: "₹1,200.00")
/// }
/// ```
public struct RecordType<Root>: Sendable {
  /// The fields that templates see.
  public let schema: Schema
  private let readers: [@Sendable (Root) -> Value]

  /// A record type of these fields, in order.
  public init(_ name: String, _ fields: [RecordField<Root>]) {
    schema = Schema(name: name, fields: fields.map(\.field))
    readers = fields.map(\.read)
  }

  /// A record type of these fields, in order.
  public init(_ name: String, @FieldListBuilder<Root> _ fields: () -> [RecordField<Root>]) {
    self.init(name, fields())
  }

  /// The values of one root, with the schema that names them.
  public func record(of root: Root) -> Record {
    Record(schema: schema, values: readers.map { $0(root) })
  }
}

extension RecordType {
  /// The fields of these names as those of a record that holds one of ours, so that documents share what they have in common.
  ///
  /// - Parameter holding: how the other root gives ours.
  public func fields<Other>(
    _ names: [String], of holding: @escaping @Sendable (Other) -> Root
  ) -> [RecordField<Other>] {
    names.compactMap { name in
      guard let index = schema.index(of: name) else { return nil }
      let read = readers[index]
      return RecordField(field: schema.fields[index], read: { read(holding($0)) })
    }
  }
}

/// A field of a record type: what templates see of it, and how its value is read.
public struct RecordField<Root>: Sendable {
  /// The field as the schema has it.
  public let field: Field
  let read: @Sendable (Root) -> Value

  /// A field of this name (lowerCamelCase), read by a key path such as `\.number` or by a closure. `words` are given where
  /// it holds words that label files translate, not data; see `Field.words`.
  public static func field<V: FieldValue>(
    _ name: String, _ path: @escaping @Sendable (Root) -> V, _ summary: String, example: String = "",
    words: [String]? = nil
  ) -> RecordField<Root> {
    RecordField(
      field: Field(name: name, type: V.fieldType, summary: summary, example: example, words: words),
      read: { path($0).fieldValue })
  }
}

/// Gathers the fields of a record type.
@resultBuilder
public enum FieldListBuilder<Root> {
  /// One field, or a list of fields shared with another record type.
  public static func buildExpression(_ field: RecordField<Root>) -> [RecordField<Root>] { [field] }
  /// Several fields at once.
  public static func buildExpression(_ fields: [RecordField<Root>]) -> [RecordField<Root>] { fields }
  /// All fields in order.
  public static func buildBlock(_ parts: [RecordField<Root>]...) -> [RecordField<Root>] { parts.flatMap { $0 } }
}

/// A Swift type that is a record to templates.
///
/// Declare `recordType` as a `static let`: it is then made once. A record type may not contain itself, however deep.
public protocol RecordConvertible: FieldValue {
  /// How it is read.
  static var recordType: RecordType<Self> { get }
}

extension RecordConvertible {
  /// `.record` of the schema.
  public static var fieldType: FieldType { .record(recordType.schema) }
  /// The values of all fields.
  public var fieldValue: Value { .record(recordType.record(of: self)) }
  private var recordType: RecordType<Self> { Self.recordType }
}
