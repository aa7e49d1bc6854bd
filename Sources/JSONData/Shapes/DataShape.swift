public import Values

/// What a piece of JSON has to look like to become a value that templates read.
public indirect enum DataShape: Sendable {
  /// A text.
  case text
  /// One of these texts.
  case choice([String])
  /// A number without decimals.
  case integer
  /// A number, or a number in quotes.
  case decimal
  /// `"1234.50 INR"`, `"INR 1234.50"` or `{"amount": "1234.50", "currency": "INR"}`.
  case money
  /// `"12 %"`, or the number 12 for the same.
  case percentage
  /// `"3 kg"`, or a number without a unit.
  case quantity
  /// `"2026-05-16"`.
  case day
  /// `true` or `false`.
  case flag
  /// An object with these keys.
  case record(RecordShape)
  /// A list of such values.
  case list(DataShape)
  /// Such a value, `null`, or no key at all.
  case optional(DataShape)

  /// The type of the value that comes of it.
  public var fieldType: FieldType {
    switch self {
    case .text, .choice: .text
    case .integer: .integer
    case .decimal: .decimal
    case .money: .money
    case .percentage: .percentage
    case .quantity: .quantity
    case .day: .day
    case .flag: .flag
    case .record(let shape): .record(shape.schema)
    case .list(let element): .list(element.fieldType)
    case .optional(let wrapped): .optional(wrapped.fieldType.unwrapped)
    }
  }

  /// The shape that gives values of a type.
  init(_ type: FieldType) {
    switch type {
    case .text: self = .text
    case .integer: self = .integer
    case .decimal: self = .decimal
    case .money: self = .money
    case .percentage: self = .percentage
    case .quantity: self = .quantity
    case .day: self = .day
    case .flag: self = .flag
    case .record(let schema): self = .record(RecordShape(schema))
    case .list(let element): self = .list(DataShape(element))
    case .optional(let wrapped): self = .optional(DataShape(wrapped.unwrapped))
    }
  }
}

/// What an object has to look like to become a record.
public final class RecordShape: Sendable {
  /// The fields of the record.
  public let schema: Schema
  /// What the value of each field looks like, in the order of the schema's fields.
  let fields: [DataShape]
  /// Whether other keys may stand beside the fields; they are passed over.
  let isOpen: Bool

  init(schema: Schema, fields: [DataShape], isOpen: Bool) {
    self.schema = schema
    self.fields = fields
    self.isOpen = isOpen
  }

  /// The shape that gives records of a schema; keys that it does not know are mistakes.
  public convenience init(_ schema: Schema) {
    self.init(schema: schema, fields: schema.fields.map { DataShape($0.type) }, isOpen: false)
  }
}
