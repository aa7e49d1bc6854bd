public import Settings
public import Values

/// The stretch of days that one statement covers, by the cadence in force.
///
/// Weeks are ISO weeks, Monday to Sunday. Fortnights are pairs of ISO weeks, counted without a break from week 1 of 2024, so that
/// a year of 53 weeks makes none of them longer or shorter.
public struct PayPeriod: Sendable, Hashable, Comparable {
  /// How often periods follow one another.
  public let cadence: PayoutCadence
  /// The first day.
  public let start: CalendarDay
  /// The last day.
  public let end: CalendarDay

  /// The period that a day falls in.
  public init(containing day: CalendarDay, cadence: PayoutCadence) {
    self.cadence = cadence
    switch cadence {
    case .monthly:
      start = CalendarDay(year: day.year, month: day.month, day: 1) ?? day
      let next = CalendarDay(year: day.month == 12 ? day.year + 1 : day.year, month: day.month % 12 + 1, day: 1)
      end = next?.adding(days: -1) ?? .last
    case .weekly:
      start = day.adding(days: 1 - day.weekday)
      end = start.adding(days: 6)
    case .fortnightly:
      let days = day.daysSince1970 - Self.firstFortnight
      start = day.adding(days: -((days % 14 + 14) % 14))
      end = start.adding(days: 13)
    }
  }

  /// Monday, 1 January 2024.
  private static let firstFortnight = 19_723

  /// The period that a name stands for: `2026-05`, or a week `2026-W20`, which for fortnights may be either of the two. `nil` for
  /// another spelling, another cadence's name, or a week that does not exist.
  public init?(named name: some StringProtocol, cadence: PayoutCadence) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    let digits = name.utf8.filter { (48...57).contains($0) }
    guard parts.count == 2, parts[0].utf8.count == 4, digits.count == 6, let year = Int(parts[0]) else { return nil }
    if cadence == .monthly {
      guard let first = CalendarDay(iso: name + "-01") else { return nil }
      self.init(containing: first, cadence: cadence)
      return
    }
    guard parts[1].first == "W", parts[1].utf8.count == 3, let week = Int(parts[1].dropFirst()), week > 0,
      let fourth = CalendarDay(year: year, month: 1, day: 4)
    else { return nil }
    // The fourth of January always lies in week 1.
    let monday = fourth.adding(days: 1 - fourth.weekday + 7 * (week - 1))
    guard Self.isoWeek(of: monday) == (year, week) else { return nil }
    self.init(containing: monday, cadence: cadence)
  }

  /// `2026-05`, `2026-W20`, or for a fortnight its first week, such as `2026-W19`.
  public var name: String {
    if cadence == .monthly { return String(start.description.prefix(7)) }
    let (year, week) = Self.isoWeek(of: start)
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + (week < 10 ? "-W0" : "-W") + String(week)
  }

  /// The period after this one; this one itself at the end of the calendar.
  public var next: PayPeriod { PayPeriod(containing: end.adding(days: 1), cadence: cadence) }

  /// The period before this one; this one itself at the start of the calendar.
  public var previous: PayPeriod { PayPeriod(containing: start.adding(days: -1), cadence: cadence) }

  /// Whether a day lies in it.
  public func contains(_ day: CalendarDay) -> Bool { start <= day && day <= end }

  /// The earlier period is the smaller.
  public static func < (left: PayPeriod, right: PayPeriod) -> Bool { left.start < right.start }

  /// The ISO 8601 year and week of a day: those of its week's Thursday.
  private static func isoWeek(of day: CalendarDay) -> (year: Int, week: Int) {
    let thursday = day.adding(days: 4 - day.weekday)
    let newYear = CalendarDay(year: thursday.year, month: 1, day: 1) ?? thursday
    return (thursday.year, newYear.days(until: thursday) / 7 + 1)
  }
}
