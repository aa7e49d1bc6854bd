import Values

/// An entry as the journals of all formats write it.
struct WrittenEntry {
  /// The day.
  var date: CalendarDay
  /// What happened and of whom or what, as the ledger has it: it may hold any character.
  var text: String
  /// What it rests on, by what that is called; the values may hold any character.
  var marks: [(name: String, value: String)]
  /// The accounts; the amounts sum to zero.
  var postings: [JournalEntry.Posting]

  init(_ entry: JournalEntry, place: (JournalEntry.Source) -> String?) {
    date = entry.date
    text = "\(entry.kind.rawValue): \(entry.text)"
    postings = entry.postings
    marks = entry.orderID.map { [("order", $0)] } ?? []
    if let mark = Self.mark(of: entry.source, place: place) { marks.append(mark) }
    if let original = entry.original { marks.append(("original", "\(original.plainNumber) \(original.currency.code)")) }
  }

  /// What stood on the accounts when the journal begins.
  init(opening balances: BookBalances, on day: CalendarDay) {
    date = day
    text = "brought forward: what stood on each account at the end of \(balances.day)"
    marks = []
    postings = balances.sums.sorted { $0.key < $1.key }.map { JournalEntry.Posting($0.key, $0.value) }
  }

  private static func mark(
    of source: JournalEntry.Source, place: (JournalEntry.Source) -> String?
  ) -> (name: String, value: String)? {
    if let place = place(source) { return ("row", place) }
    switch source {
    case .payment(let key): return ("payment", key)
    case .returns(let ids): return ("returns", ids.joined(separator: " "))
    case .item(let id): return ("item", id)
    case .close(let id): return ("artisan", id)
    case .order, .payout, .expense, .otherMoney, .stockMove: return nil
    }
  }
}
