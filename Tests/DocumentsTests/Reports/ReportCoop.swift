import Settings
import Values

@testable import Documents
@testable import Ledger

/// What reports of a made-up co-op are drawn up from.
enum ReportCoop {
  /// A random co-op's sources; its payments for no order are not known to be likely for any.
  static func sources(_ coop: RandomStatusCoop, buyers: [Buyer] = []) throws -> ReportSources {
    let unmatched = coop.facts.payments.filter(\.orderIDs.isEmpty).map { entry in
      UnmatchedPayment(
        payment: entry.payment, handle: entry.payment.shortName, isLeftAside: false, answer: nil, command: nil)
    }
    return try sources(coop.facts, coop.books(), coop.orders, buyers: buyers, unmatched: unmatched)
  }

  /// The sources of a co-op that did nothing yet.
  static func nothing() throws -> ReportSources {
    let facts = BookFacts(settings: try RandomStatusCoop(seed: 0).facts.settings)
    return try sources(facts, BookKeeping(facts).finish(), [], buyers: [], unmatched: [])
  }

  static func sources(
    _ facts: BookFacts, _ books: Books, _ orders: [OrderFacts], buyers: [Buyer], unmatched: [UnmatchedPayment]
  ) throws -> ReportSources {
    let base = facts.settings.ledger.baseCurrency
    let lookups = ReportSources.Lookups(
      orders: { body in for order in orders { try body(order) } },
      stock: { day in
        try StockReport(
          StockBook(StockFacts(items: facts.items, moves: facts.stockMoves)), asOf: day, alertDays: 30, base: base)
      },
      unmatched: { unmatched })
    return ReportSources(books, facts, buyers: buyers, lookups: lookups)
  }

  /// A head from a day to a day.
  static func head(_ sources: ReportSources, from: String? = nil, to: String) -> ReportHead {
    let last = CalendarDay(iso: to) ?? .last
    return ReportHead(
      settings: sources.facts.settings, from: from.flatMap { CalendarDay(iso: $0) }, to: last, date: last)
  }

  /// The lines of a report's table, without their ends.
  static func lines(_ report: some QuestionReport) throws -> [String] {
    var text = ""
    try report.table.write(isMarked: false) { text += $0 }
    return text.split(separator: "\r\n").map(String.init)
  }
}
