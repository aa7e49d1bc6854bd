public import Values

/// The stretch of days that a statement of account covers.
///
/// Written `2026-05` (a month), `2026` (a calendar year), `2026-27` or `FY2026-27` (an Indian financial year, April to March), or two of
/// these or two days with `..` between them.
public struct AccountPeriod: Sendable, Hashable {
  /// The first day; `nil` for the beginning of the books.
  public let start: CalendarDay?
  /// The last day.
  public let end: CalendarDay
  /// As a person writes it, such as `2026-05`; `all` without a first day.
  public let name: String

  /// Everything up to a day.
  public init(through day: CalendarDay) {
    start = nil
    end = day
    name = "all"
  }

  /// The period that a name stands for; `nil` when it is none, or when its first day is after its last.
  ///
  /// `2011-12` is December 2011; the financial year is `FY2011-12`.
  public init?(named text: String) {
    let name = text.filter { !$0.isWhitespace }
    if let dots = name.firstRange(of: "..") {
      guard let first = Self.days(name[..<dots.lowerBound]), let last = Self.days(name[dots.upperBound...]),
        first.lowerBound <= last.upperBound
      else { return nil }
      start = first.lowerBound
      end = last.upperBound
    } else {
      guard let days = Self.days(name[...]) else { return nil }
      start = days.lowerBound
      end = days.upperBound
    }
    self.name = name
  }

  /// The same period, cut off after a day; `nil` when all of it lies behind that day.
  public func through(_ day: CalendarDay) -> AccountPeriod? {
    if end <= day { return self }
    if let start, start > day { return nil }
    return AccountPeriod(start: start, end: day, name: name)
  }

  private init(start: CalendarDay?, end: CalendarDay, name: String) {
    self.start = start
    self.end = end
    self.name = name
  }

  /// The first and last day of one name without dots.
  private static func days(_ name: Substring) -> ClosedRange<CalendarDay>? {
    if let day = CalendarDay(iso: name) { return day...day }
    let isFinancial = name.lowercased().hasPrefix("fy")
    let rest = isFinancial ? name.dropFirst(2) : name
    let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let first = parts.first,
      first.utf8.count == 4, let year = Int(first)
    else { return nil }
    if parts.count == 1, !isFinancial { return days(from: (year, 1), months: 12) }
    guard parts.count == 2, parts[1].utf8.count == 2, let second = Int(parts[1]) else { return nil }
    if !isFinancial, (1...12).contains(second) { return days(from: (year, second), months: 1) }
    return second == (year + 1) % 100 ? days(from: (year, 4), months: 12) : nil
  }

  private static func days(from month: (year: Int, month: Int), months: Int) -> ClosedRange<CalendarDay>? {
    let after = month.month - 1 + months
    guard let first = CalendarDay(year: month.year, month: month.month, day: 1),
      let next = CalendarDay(year: month.year + after / 12, month: after % 12 + 1, day: 1)
    else { return nil }
    return first...next.adding(days: -1)
  }
}
