import Ledger
import Values

extension Books {
  /// Hands over every entry of a span, by day and in the order of their kinds, the transfers between own accounts included: an
  /// entry on cash and from cash, which changes nothing.
  ///
  /// Entries are made anew in several rounds, so that no more than about `most` of them are held at once, however large the books are.
  /// - Throws: `ArithmeticError` when an amount does not fit, and what `body` throws.
  public func forEachEntryInOrder(
    _ span: JournalSpan, holdingAtMost most: Int = 1_000_000, _ body: (JournalEntry) throws -> Void
  ) throws {
    var counts: [CalendarDay: Int] = [:]
    try forEachEntryWithTransfers { entry in
      if span.contains(entry.date) { counts[entry.date, default: 0] += 1 }
    }
    for days in Self.rounds(counts, most: most) {
      var entries: [JournalEntry] = []
      try forEachEntryWithTransfers { entry in
        if days.contains(entry.date) { entries.append(entry) }
      }
      let order = entries.enumerated().map { (date: $1.date, rank: $1.kind.rank, index: $0) }
      for (_, _, index) in order.sorted(by: <) { try body(entries[index]) }
    }
  }

  /// Stretches of days with no more entries than that, unless a single day has more.
  private static func rounds(_ counts: [CalendarDay: Int], most: Int) -> [ClosedRange<CalendarDay>] {
    var result: [ClosedRange<CalendarDay>] = []
    var held = 0
    for (day, count) in counts.sorted(by: { $0.key < $1.key }) {
      if let round = result.last, held + count <= most {
        result[result.count - 1] = round.lowerBound...day
        held += count
      } else {
        result.append(day...day)
        held = count
      }
    }
    return result
  }

  /// Every entry that changes something and every transfer, in no order.
  func forEachEntryWithTransfers(_ body: (JournalEntry) throws -> Void) throws {
    try forEachEntry { entry in
      if !entry.postings.isEmpty { try body(entry) }
    }
    let cash = BookAccount(.cash)
    for money in otherMoney where money.kind == .transfer {
      try body(
        JournalEntry(
          money.date, .otherMoney, money.summary, .otherMoney(money.key),
          [.init(cash, money.amount), .init(cash, try money.amount.negated())]))
    }
  }
}
