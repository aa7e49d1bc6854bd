/// What kind of data a field holds, as far as a template needs to know it.
public indirect enum FieldType: Sendable, Hashable {
  /// Words.
  case text
  /// A whole number.
  case integer
  /// An exact decimal number.
  case decimal
  /// An amount of one currency.
  case money
  /// So many per cent.
  case percentage
  /// A number of some unit.
  case quantity
  /// A day of the calendar.
  case day
  /// Yes or no.
  case flag
  /// Named fields that belong together.
  case record(Schema)
  /// Any number of values of one type, in order.
  case list(FieldType)
  /// A value that may be missing.
  case optional(FieldType)

  /// The type of the value once it is known to be there: the type itself, or what an optional type wraps.
  public var unwrapped: FieldType {
    var type = self
    while case .optional(let wrapped) = type { type = wrapped }
    return type
  }
}

extension FieldType: CustomStringConvertible {
  /// The type in plain words, to stand in a sentence: `a text`, `a list of Line records`, `a day, or nothing`.
  public var description: String {
    switch self {
    case .text: "a text"
    case .integer: "a whole number"
    case .decimal: "a decimal number"
    case .money: "an amount of money"
    case .percentage: "a percentage"
    case .quantity: "a quantity"
    case .day: "a day"
    case .flag: "yes or no"
    case .record(let schema): "a \(schema.name) record"
    case .list(let element): "a list of \(element.plural)"
    case .optional: "\(unwrapped.description), or nothing"
    }
  }

  private var plural: String {
    switch self {
    case .text: "texts"
    case .integer: "whole numbers"
    case .decimal: "decimal numbers"
    case .money: "amounts of money"
    case .percentage: "percentages"
    case .quantity: "quantities"
    case .day: "days"
    case .flag: "yes-or-no values"
    case .record(let schema): "\(schema.name) records"
    case .list(let element): "lists of \(element.plural)"
    case .optional: "\(unwrapped.plural), some of them missing"
    }
  }
}
