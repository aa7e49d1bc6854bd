import Values

/// A format of journals: how the accounts and entries of double entry are written.
protocol JournalFormat {
  /// Before everything else.
  var head: String { get }
  /// What declares an account.
  func declaration(of account: BookAccount, since day: CalendarDay) -> String
  /// An entry, with the blank line before it.
  func text(of entry: WrittenEntry) -> String
}

/// What a journal declares before its entries.
struct JournalOutline {
  /// What stood on the accounts before its first day, when it does not go back to the beginning.
  private(set) var opening: BookBalances?
  /// The first day of each account that occurs.
  private(set) var firstDays: [BookAccount: CalendarDay] = [:]

  init(_ books: Books, _ span: JournalSpan) throws {
    var opening = span.first.map { BookBalances(day: $0.adding(days: -1), base: books.base) }
    var firstDays: [BookAccount: CalendarDay] = [:]
    try books.forEachEntryWithTransfers { entry in
      guard entry.date <= span.last else { return }
      for posting in entry.postings {
        if span.contains(entry.date) {
          firstDays[posting.account] = min(firstDays[posting.account] ?? entry.date, entry.date)
        } else {
          try opening?.add(posting.broughtForward)
        }
      }
    }
    if let day = span.first {
      for account in opening?.sums.keys ?? [:].keys { firstDays[account] = day }
    }
    self.opening = opening.flatMap { $0.sums.isEmpty ? nil : $0 }
    self.firstDays = firstDays
  }
}

extension JournalEntry.Posting {
  /// As it is brought forward into a later journal: income and expenses stand there as one sum, so that the journal's own income is
  /// that of its days alone.
  fileprivate var broughtForward: JournalEntry.Posting {
    let isResult = ["income:", "expenses:"].contains { account.kind.rawValue.hasPrefix($0) }
    return isResult ? .init(BookAccount(.earlier), amount) : self
  }
}

extension Books {
  /// Writes a journal piece by piece, so that it is never held as a whole.
  func write<Format: JournalFormat>(
    _ title: JournalTitle, to sink: (String) throws -> Void, format: ([BookAccount]) -> Format
  ) throws {
    let outline = try JournalOutline(self, title.span)
    let format = format(Array(outline.firstDays.keys))
    try sink(format.head)
    for (account, day) in outline.firstDays.sorted(by: { $0.key < $1.key }) {
      try sink(format.declaration(of: account, since: day))
    }
    try forEachWrittenEntry(title, opening: outline.opening) { try sink(format.text(of: $0)) }
  }

  /// Hands over what stood on the accounts before the span, then every entry in it.
  func forEachWrittenEntry(
    _ title: JournalTitle, opening: BookBalances?, _ body: (WrittenEntry) throws -> Void
  ) throws {
    if let opening, let first = title.span.first { try body(WrittenEntry(opening: opening, on: first)) }
    try forEachEntryInOrder(title.span) { try body(WrittenEntry($0, place: title.place)) }
  }
}
