public import Settings
public import Values

/// What every report says of itself.
public struct ReportHead: Sendable {
  /// The co-op.
  public var coop: CoopParty
  /// The first day; absent on a report about one day, and where the time begins with the books.
  public var from: CalendarDay?
  /// The last day: what stands, stands at its end.
  public var to: CalendarDay
  /// The day it was drawn up.
  public var date: CalendarDay
  /// The currency of the books.
  public var currency: Currency
  /// The report's fingerprint; empty before it is known.
  public var fingerprint = ""

  /// The head of a report of the co-op of these settings.
  public init(settings: CoopSettings, from: CalendarDay?, to: CalendarDay, date: CalendarDay) {
    coop = CoopParty(settings: settings)
    currency = settings.ledger.baseCurrency
    (self.from, self.to, self.date) = (from, to, date)
  }

  /// Whether a day is one of those that it is about.
  func contains(_ day: CalendarDay) -> Bool { day <= to && from.map { $0 <= day } ?? true }
}

/// Which days a report is about, and from when on unless somebody says so.
public enum ReportSpan: Sendable, Hashable {
  /// What stands at the end of a day.
  case day
  /// A time; unless said, the month of its last day.
  case month
  /// A time; unless said, the financial year of its last day, from April on.
  case financialYear
  /// A time; unless said, from the beginning of the books.
  case everything

  /// Whether it is about a time, not about a day.
  public var hasPeriod: Bool { self != .day }

  /// The first day up to a last day, where nobody said it; absent when there is none.
  public func from(to last: CalendarDay) -> CalendarDay? {
    switch self {
    case .day, .everything: nil
    case .month: CalendarDay(year: last.year, month: last.month, day: 1)
    case .financialYear: CalendarDay(year: FinancialYear(of: last).startYear, month: 4, day: 1)
    }
  }
}
