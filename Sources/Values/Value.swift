/// A piece of data that a template prints or decides by.
public enum Value: Sendable {
  /// Nothing: a missing optional value.
  case none
  /// Words.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// An exact decimal number.
  case decimal(ExactDecimal)
  /// An amount.
  case money(Money)
  /// So many per cent.
  case percentage(Percentage)
  /// A number of some unit.
  case quantity(Quantity)
  /// A day.
  case day(CalendarDay)
  /// Yes or no.
  case flag(Bool)
  /// Named fields that belong together.
  case record(Record)
  /// Values in order.
  case list([Value])

  /// Whether there is nothing.
  public var isNone: Bool {
    if case .none = self { return true }
    return false
  }
}
