import Diagnostics
import Documents
import Ledger
import Settings
import Values

/// All that the page of a week, its alerts and its explanations rest on.
struct WeekSources {
  var books: Books
  var facts: BookFacts
  /// As of the last of the days.
  var more: WeekFacts

  /// What is in no figure, because a rate is missing.
  var gaps: [Diagnostic] { books.problems.filter { ["missing-rate", "payment-without-rate"].contains($0.name) } }
}

extension Office {
  /// Reads the books of all days, and what was sold and stood in stock in some of them.
  func weekSources(of days: ClosedRange<CalendarDay>, in ledger: LedgerFile) throws -> WeekSources {
    let end = days.upperBound
    let facts = try bookFacts(of: ledger)
    var keeping = BookKeeping(facts)
    var sales = SalesCount(facts, days: days)
    var promises: [(orderID: String, buyerID: String, promisedBy: CalendarDay)] = []
    try ledger.forEachOrder(baseCurrency: base, hasPayments: false) { order in
      try keeping.add(order)
      try sales.add(order)
      if let day = order.order.latePromise(asOf: end, invoicedOn: order.invoice?.issuedOn) {
        promises.append((order.order.id, order.buyer.id, day))
      }
    }
    let books = try keeping.finish()
    let stock = try StockReport(
      stockBook(asOf: end, in: ledger), asOf: end, alertDays: settings.ledger.expiryAlertDays, base: base)
    let names = Dictionary(try ledger.buyers().map { ($0.id.idKey, $0.name) }, uniquingKeysWith: { first, _ in first })
    return WeekSources(
      books: books, facts: facts,
      more: WeekFacts(stock: stock, sales: sales.best, buyerNames: names, latePromises: promises))
  }
}

extension Order {
  /// The day it was promised for, when it was neither sent nor invoiced by then and still is not at the end of a day.
  fileprivate func latePromise(asOf day: CalendarDay, invoicedOn: CalendarDay?) -> CalendarDay? {
    guard let promisedBy, promisedBy < day, date <= day, !isCancelled(by: day) else { return nil }
    let sentOn = shippedOn ?? invoicedOn
    return sentOn.map { $0 <= day } ?? false ? nil : promisedBy
  }
}
