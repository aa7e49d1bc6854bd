import Ledger
import Values

extension Books {
  /// Every amount on an account up to and including a day, in no order: what the entries of those days come to. Nothing is put into
  /// words, and the makers' shares of all sales come as one sum for each maker, because a large co-op has millions of them.
  func forEachPosting(
    through day: CalendarDay, _ body: (JournalEntry.Kind, JournalEntry.Posting) throws -> Void
  ) throws {
    for order in orders {
      for event in order.events where event.date <= day {
        for posting in event.postings { try body(event.kind, posting) }
      }
    }
    try forEachSharePosting(through: day, body)
    try forEachEntryBesidesOrders { entry in
      guard entry.date <= day else { return }
      for posting in entry.postings { try body(entry.kind, posting) }
    }
  }

  private func forEachSharePosting(
    through day: CalendarDay, _ body: (JournalEntry.Kind, JournalEntry.Posting) throws -> Void
  ) throws {
    let zero = Money.zero(base)
    var makers = zero
    var sums: [String: (pending: Money, payable: Money)] = [:]
    for sale in earnings.sales where sale.invoicedOn <= day {
      let isPayable = sale.payableOn.map { $0 <= day } ?? false
      for (part, maker) in sale.parts.enumerated() {
        var rest = maker.amount
        for back in sale.returns where back.date <= day { rest = try rest - back.amounts[part] }
        makers = try makers + rest
        var sum = sums[maker.artisanID] ?? (zero, zero)
        if isPayable { sum.payable = try sum.payable + rest } else { sum.pending = try sum.pending + rest }
        sums[maker.artisanID] = sum
      }
    }
    try body(.accrual, .init(BookAccount(.makers), makers))
    for (id, sum) in sums {
      let name = artisanName(id)
      try body(.accrual, .init(BookAccount(.pending, name), try sum.pending.negated()))
      try body(.release, .init(BookAccount(.payable, name), try sum.payable.negated()))
    }
  }
}
