import Ledger
import Values

extension ExportTables {
  /// All statements of all artisans, a row for each period that has ended, from the first in which something happened.
  var statements: ExportTable {
    let amounts = [
      "Opening", "Earned", "Returned", "Bought outright", "Adjusted", "Held back", "Held back, released",
      "Advance recovered", "Paid", "Closing", "To pay",
    ]
    let more = [
      "Advance before", "Advances given", "Advances repaid", "Advance left", "Held back in all",
      "Sold, not yet payable",
    ]
    let titles =
      ["Artisan ID", "Artisan", "Period", "First day", "Last day"] + amounts.map(inBase)
      + ["Pay day", "What happens"] + more.map(inBase)
    return ExportTable("makers-statements", titles) { row in
      try forEachAccount { id, name, _ in
        try books.earnings.forEachStatement(of: id, from: span.first ?? .first, through: span.last) {
          try row([.text(id), .text(name)] + cells(of: $0))
        }
      }
    }
  }

  private func cells(of statement: MakerStatement) throws -> [ExportTable.Cell] {
    let period = statement.period
    var (toPay, payDay, words) = (Money.zero(base), CalendarDay?.none, "nothing to pay")
    switch statement.outcome {
    case .pay(let amount, let day): (toPay, payDay, words) = (amount, day, "to be paid")
    case .nothing: break
    case .belowMinimum: words = "carried forward, below the minimum payout"
    case .owedToCoop: words = "carried forward, the artisan owes it"
    }
    let amounts = [
      statement.opening, statement.earned, statement.returned, statement.bought, statement.adjusted,
      statement.retention,
      statement.retentionReleased, statement.recovered, statement.paid, statement.closing, toPay,
    ]
    let more = [
      statement.advances.before, try statement.advances.given.map(\.amount).sum(base),
      try statement.advances.repaid.map(\.amount).sum(base), statement.advances.left, statement.retained,
      statement.pendingTotal,
    ]
    return [.text(period.name), .day(period.start), .day(period.end)] + amounts.map { .amount($0) }
      + [.day(payDay), .text(words)] + more.map { .amount($0) }
  }

  /// All changes of all artisans' accounts.
  var makersPostings: ExportTable {
    let titles = [
      "Artisan ID", "Artisan", "Date", "What happened", inBase("Amount"), "Order, item or reference", "Note",
    ]
    return ExportTable("makers-postings", titles) { row in
      try forEachAccount { id, name, account in
        for posting in try books.earnings.postings(of: account) where span.contains(posting.date) {
          let (reference, note) = words(of: posting.source, account)
          try row([
            .text(id), .text(name), .day(posting.date), .text(posting.kind.words), .amount(posting.amount),
            .text(reference), .text(note),
          ])
        }
      }
    }
  }

  private func words(of source: MakerPosting.Source, _ account: MakerAccount) -> (String?, String?) {
    let earnings = books.earnings
    switch source {
    case .sale(let index, _):
      let sale = earnings.sales[index]
      return ("\(sale.orderID) line \(sale.line) \(sale.itemID)", nil)
    case .saleReturn(let index, _, let back):
      let sale = earnings.sales[index]
      return (
        "\(sale.orderID) line \(sale.line) \(sale.itemID) \(sale.returns[back].returnID)", sale.returns[back].reason
      )
    case .purchase(let index, _): return (earnings.purchases[index].itemID, nil)
    case .payout(let index): return (earnings.payouts[index].reference, earnings.payouts[index].note)
    case .close(let index): return (account.closes[index].period.name, nil)
    }
  }

  private func forEachAccount(_ body: (String, String?, MakerAccount) throws -> Void) throws {
    for key in books.earnings.artisanIDs {
      guard let account = books.earnings.account(of: key) else { continue }
      try body(books.artisanName(key), account.artisan?.name, account)
    }
  }
}

extension MakerPosting.Kind {
  /// What happened, in words.
  var words: String {
    switch self {
    case .openingBalance: "opening balance"
    case .openingAdvance: "opening advance"
    case .accrual: "sold, not yet payable"
    case .accrualReturned: "came back before it was payable"
    case .release: "became payable"
    case .returned: "came back"
    case .purchase: "bought outright"
    case .adjustment: "adjustment"
    case .advance: "advance"
    case .advanceRepaid: "advance repaid"
    case .retentionRelease: "held back, released"
    case .payout: "paid"
    case .retention: "held back"
    case .recovery: "advance recovered"
    }
  }
}
