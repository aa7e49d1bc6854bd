import Values

/// Lists what waits to become payable at the ends of days that follow one another.
struct PendingRun {
  private let parts: [MakerAccount.Part]
  /// The position of the first sale not yet invoiced.
  private var next = 0
  /// Invoiced by the last day asked for and not payable then.
  private var waiting: [MakerAccount.Part] = []

  /// An account's sales stand by invoice day.
  init(_ account: MakerAccount) { parts = account.sales }

  /// What waits at the end of a day that is not before the last one asked for.
  mutating func sales(asOf day: CalendarDay, of earnings: Earnings) throws(ArithmeticError) -> [PendingSale] {
    while next < parts.count, earnings.sales[Int(parts[next].index)].invoicedOn <= day {
      waiting.append(parts[next])
      next += 1
    }
    waiting.removeAll { part in earnings.sales[Int(part.index)].payableOn.map { $0 <= day } ?? false }
    var result: [PendingSale] = []
    for part in waiting {
      let amount = try earnings.sales[Int(part.index)].pending(Int(part.part), asOf: day)
      guard !amount.isZero else { continue }
      result.append(PendingSale(sale: earnings.sales[Int(part.index)], part: Int(part.part), amount: amount))
    }
    return result
  }
}
