import Values

/// What changed on each account in each month; worked out once, for all tables that ask.
final class MonthlyChanges {
  private var known: [CalendarDay: BookBalances]?

  /// The changes up to a day, the same day each time, by the month's last day or that day.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit.
  func changes(_ books: Books, through last: CalendarDay) throws -> [CalendarDay: BookBalances] {
    if let known { return known }
    let base = books.base
    var changes: [CalendarDay: BookBalances] = [:]
    try books.forEachEntryWithTransfers { entry in
      guard entry.date <= last else { return }
      let end = min(entry.date.monthEnd, last)
      for posting in entry.postings { try changes[end, default: BookBalances(day: end, base: base)].add(posting) }
    }
    known = changes
    return changes
  }
}
