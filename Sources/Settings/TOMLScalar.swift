public import Values

/// One value of a TOML file, as far as settings, themes and labels need values.
public enum TOMLScalar: Sendable, Hashable {
  /// Text between quotes.
  case text(String)
  /// A whole number.
  case whole(Int)
  /// A number with decimals, taken as the exact decimal that is written.
  case decimal(ExactDecimal)
  /// `true` or `false`.
  case flag(Bool)
  /// A day such as 2026-04-01, without quotes.
  case day(CalendarDay)
  /// Values between square brackets.
  case list([TOMLScalar])
  /// Something settings have no use for; the text names it, such as `a time`.
  case other(String)

  /// What it is, in plain words for messages: `text`, `a number`, `a list`.
  public var kind: String {
    switch self {
    case .text: "text"
    case .whole: "a number"
    case .decimal: "a number with decimals"
    case .flag: "true or false"
    case .day: "a day"
    case .list: "a list"
    case .other(let name): name
    }
  }

  /// The text, if it is text.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The number, whole or not, if it is one.
  public var number: ExactDecimal? {
    switch self {
    case .whole(let number): ExactDecimal(number)
    case .decimal(let number): number
    default: nil
    }
  }
}
