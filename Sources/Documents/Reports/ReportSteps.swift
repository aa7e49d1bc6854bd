import Values

/// A time in few steps, so that a chart of it can be read: days, weeks from Monday on, months or years.
struct ReportSteps {
  /// The first day of each step; the first step begins with the time.
  let first: [CalendarDay]

  /// How many steps a chart holds.
  static let most = 31

  init(_ days: ClosedRange<CalendarDay>) {
    let nexts: [(CalendarDay) -> CalendarDay?] = [
      { $0.adding(days: 1) }, { $0.adding(days: 8 - $0.weekday) }, { Self.month(after: $0, 1) },
      { Self.month(after: $0, 13 - $0.month) },
    ]
    var found: [CalendarDay] = [days.lowerBound]
    for next in nexts {
      found = [days.lowerBound]
      while found.count <= Self.most, let last = found.last {
        guard let day = next(last), day > last, day <= days.upperBound else { break }
        found.append(day)
      }
      if found.count <= Self.most { break }
    }
    // More years than that are no time that anybody asks about; the last step then holds the rest.
    first = Array(found.prefix(Self.most))
  }

  /// The first day of the month so many months later; `nil` behind the end of the calendar.
  private static func month(after day: CalendarDay, _ count: Int) -> CalendarDay? {
    let months = day.month - 1 + count
    return CalendarDay(year: day.year + months / 12, month: months % 12 + 1, day: 1)
  }
}
