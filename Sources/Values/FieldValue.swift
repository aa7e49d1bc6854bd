/// A Swift type whose values templates may read.
public protocol FieldValue: Sendable {
  /// The type as templates see it.
  static var fieldType: FieldType { get }
  /// The value as templates see it.
  var fieldValue: Value { get }
}

extension String: FieldValue {
  /// `.text`.
  public static var fieldType: FieldType { .text }
  /// The text.
  public var fieldValue: Value { .text(self) }
}

extension Int: FieldValue {
  /// `.integer`.
  public static var fieldType: FieldType { .integer }
  /// The number.
  public var fieldValue: Value { .integer(self) }
}

extension Bool: FieldValue {
  /// `.flag`.
  public static var fieldType: FieldType { .flag }
  /// Yes or no.
  public var fieldValue: Value { .flag(self) }
}

extension ExactDecimal: FieldValue {
  /// `.decimal`.
  public static var fieldType: FieldType { .decimal }
  /// The number.
  public var fieldValue: Value { .decimal(self) }
}

extension Money: FieldValue {
  /// `.money`.
  public static var fieldType: FieldType { .money }
  /// The amount.
  public var fieldValue: Value { .money(self) }
}

extension Percentage: FieldValue {
  /// `.percentage`.
  public static var fieldType: FieldType { .percentage }
  /// The percentage.
  public var fieldValue: Value { .percentage(self) }
}

extension Quantity: FieldValue {
  /// `.quantity`.
  public static var fieldType: FieldType { .quantity }
  /// The quantity.
  public var fieldValue: Value { .quantity(self) }
}

extension CalendarDay: FieldValue {
  /// `.day`.
  public static var fieldType: FieldType { .day }
  /// The day.
  public var fieldValue: Value { .day(self) }
}

extension Optional: FieldValue where Wrapped: FieldValue {
  /// `.optional` of the wrapped type; an optional of an optional is one optional.
  public static var fieldType: FieldType { .optional(Wrapped.fieldType.unwrapped) }
  /// The wrapped value, or `.none`.
  public var fieldValue: Value { self?.fieldValue ?? Value.none }
}

extension Array: FieldValue where Element: FieldValue {
  /// `.list` of the element type.
  public static var fieldType: FieldType { .list(Element.fieldType) }
  /// The elements in order.
  public var fieldValue: Value { .list(map(\.fieldValue)) }
}
