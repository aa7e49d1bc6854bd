public import Values

/// What a currency is worth from a day on, as `rates.csv` says.
public struct ExchangeRate: Sendable, Hashable {
  /// The first day it holds.
  public var date: CalendarDay
  /// The currency.
  public var currency: Currency
  /// How many units of it; above zero, 1 or 100 as a rule.
  public var units: ExactDecimal
  /// What so many units are worth, in units of base currency; above zero.
  public var worth: ExactDecimal
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]

  /// A rate from a day on.
  public init(
    date: CalendarDay, currency: Currency, units: ExactDecimal, worth: ExactDecimal, extra: [String: String] = [:]
  ) {
    self.date = date
    self.currency = currency
    self.units = units
    self.worth = worth
    self.extra = extra
  }
}
