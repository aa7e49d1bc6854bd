import Settings
import Values

extension ExportTables {
  /// The main figures at the end of every month, a row for each.
  var figures: ExportTable {
    let titles = [
      "Cash held", "Owed by buyers", "Deposits held", "Customers' credit", "Unmatched money in", "Owed to artisans",
      "Owed by artisans", "Sold, not yet payable", "Held back of artisans", "Advances left", "Tax due", "Unpaid bills",
      "Loans", "Set aside", "Stock at cost", "Already spoken for", "Free to spend",
    ]
    return ExportTable("figures", ["Date"] + titles.map(inBase)) { row in
      try forEachMonthEnd { balances in
        let figures = try balances.figures()
        let amounts = [
          figures.cashHeld, figures.owedByBuyers, figures.deposits, figures.customerCredit, figures.unmatched,
          figures.owedToArtisans, figures.owedByArtisans, figures.notYetPayable, figures.retained, figures.advances,
          figures.taxDue, figures.unpaidBills, figures.loans, figures.reserve, figures.stock, figures.committed,
          figures.available,
        ]
        try row([.day(balances.day)] + amounts.map { .amount($0) })
      }
    }
  }

  /// What stood on each account at the end of every month.
  var balances: ExportTable {
    ExportTable("balances", ["Date", "Account", "Name", inBase("Amount")]) { row in
      try forEachMonthEnd { balances in
        for (account, amount) in balances.sums.sorted(by: { $0.key < $1.key }) {
          try row([.day(balances.day), .text(account.name), .text(title.name(of: account)), .amount(amount)])
        }
      }
    }
  }

  /// The journal, a row for each amount on an account.
  var journal: ExportTable {
    let titles = ["Entry", "Date", "What happened", "Account", "Name", inBase("Amount"), "Original", "Rests on"]
    return ExportTable("journal", titles) { row in
      var number = 0
      var names: [BookAccount: (account: String, owner: String?)] = [:]
      let opening = try span.first.flatMap { _ in try JournalOutline(books, span).opening }
      try books.forEachWrittenEntry(title, opening: opening) { entry in
        number += 1
        let original = entry.marks.first { $0.name == "original" }?.value
        let rests = entry.marks.filter { $0.name != "original" }
          .map { $0.name == "row" ? $0.value : "\($0.name) \($0.value)" }.joined(separator: ", ")
        for posting in entry.postings {
          let account = posting.account
          let name = names[account] ?? (account.name, title.name(of: account))
          names[account] = name
          try row([
            .count(number), .day(entry.date), .text(entry.text), .text(name.account), .text(name.owner),
            .amount(posting.amount), .text(original), .text(rests),
          ])
        }
      }
    }
  }

  /// Hands over what stood on the accounts at the end of each month of the span since the books began, and on its last day. What came
  /// in before, such as stock, shows in the first of them.
  func forEachMonthEnd(_ body: (BookBalances) throws -> Void) throws {
    let changes = try months.changes(books, through: span.last)
    var balances = BookBalances(day: span.last, base: base)
    let start = settings.ledger.booksStart ?? .first
    var next = changes.keys.min() ?? span.last
    while true {
      let end = min(next, span.last)
      for (account, amount) in changes[end]?.sums ?? [:] { try balances.add(.init(account, amount)) }
      if span.contains(end), end >= start || end == span.last { try body(balances.carried(to: end)) }
      guard end < span.last else { return }
      next = end.adding(days: 1).monthEnd
    }
  }
}

extension CalendarDay {
  /// The last day of its month.
  var monthEnd: CalendarDay {
    let next = CalendarDay(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
    return next?.adding(days: -1) ?? .last
  }
}
