/// Values of the fields of a schema, in the schema's order.
public struct Record: Sendable {
  /// Which fields there are.
  public let schema: Schema
  /// The values in the order of the schema's fields. It may be shorter than they are; missing ones read as `.none`.
  public let values: [Value]

  /// A record of these values.
  public init(schema: Schema, values: [Value]) {
    self.schema = schema
    self.values = values
  }

  /// The value of the field of this name; `nil` when the schema has no such field.
  public subscript(name: String) -> Value? { schema.index(of: name).map { self[$0] } }

  /// The value at a position of the schema; `.none` for positions without a value.
  public subscript(position: Int) -> Value { values.indices.contains(position) ? values[position] : .none }
}
