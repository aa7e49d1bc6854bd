import Values

/// What artisans should have been paid by a day: what was owed at the end of the last period whose pay day is past, as far as it is owed
/// still, from the smallest amount that is paid out up.
struct OverduePayouts {
  /// The pay day that is past.
  let payDay: CalendarDay
  /// What is overdue, by the artisan's id as the books spell it; always above zero.
  private(set) var amounts: [String: Money] = [:]

  /// - Throws: an `ArithmeticError` when an amount does not fit.
  init(_ books: Books, _ settings: EarningsSettings, asOf day: CalendarDay) throws {
    let due: PayPeriod
    (due, payDay) = settings.lastPayDay(before: day)
    guard payDay < day else { return }
    let then = try books.balances(asOf: due.end).sums
    for (account, amount) in try books.balances(asOf: day).accounts(.payable) {
      let owedThen = try (then[account] ?? .zero(books.base)).negated()
      let owed = try Money.smaller(try amount.negated(), owedThen)
      guard owed.isPositive, owed.minorUnits >= settings.minimumPayout.minorUnits else { continue }
      amounts[account.detail] = owed
    }
  }
}

extension EarningsSettings {
  /// The last period that was to be paid out by a day, and its pay day.
  func lastPayDay(before day: CalendarDay) -> (period: PayPeriod, payDay: CalendarDay) {
    let period = PayPeriod(containing: day.adding(days: -lagDays), cadence: cadence).previous
    return (period, period.end.adding(days: lagDays))
  }
}
