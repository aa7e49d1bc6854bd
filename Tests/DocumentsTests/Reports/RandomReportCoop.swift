import RandomTestSupport
import Settings
import Values

@testable import Documents
@testable import Ledger

/// A random co-op with several collections and regions, and with bills for orders, for items and for neither.
struct RandomReportCoop {
  var coop: RandomStatusCoop
  let buyers: [Buyer]

  /// Short and long times, and one after everything.
  static let times: [ClosedRange<CalendarDay>] = [
    ("2025-11-01", "2025-11-30"), ("2025-12-15", "2026-02-03"), ("2026-01-01", "2026-03-31"),
    ("2025-04-01", "2027-03-31"), ("2028-01-01", "2028-12-31"),
  ].map { (CalendarDay(iso: $0.0) ?? .first)...(CalendarDay(iso: $0.1) ?? .last) }

  init(seed: Int) throws {
    coop = try RandomStatusCoop(seed: seed)
    var random = SeededGenerator(seed: UInt64(seed) &+ 4_711)
    func number(_ low: Int, _ high: Int) -> Int { Int.random(in: low...high, using: &random) }
    for index in coop.facts.items.indices { coop.facts.items[index].collection = "C\(number(1, 4))" }
    let items = Dictionary(coop.facts.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for index in coop.orders.indices {
      coop.orders[index].lines = coop.orders[index].lines.map { line in
        OrderLineFacts(line: line.line, item: items[line.item.id] ?? line.item, makers: line.makers)
      }
    }
    for index in 0..<number(0, 30) {
      let day = CalendarDay(iso: "2025-11-01")?.adding(days: number(0, 200)) ?? .first
      coop.facts.expenses.append(
        Expense(
          key: "B\(index)", billDate: day, dueOn: day,
          paidOn: number(1, 3) == 1 ? nil : day.adding(days: number(-9, 30)),
          categoryText: ["Shipping", "packaging", "Customs", "rent", "GST payment"][number(0, 4)],
          amount: Money(minorUnits: Int64(number(1, 90_000)), .inr),
          orderID: number(1, 3) == 1 ? nil : coop.orders.randomElement(using: &random)?.order.id,
          itemID: number(1, 4) == 1 ? coop.facts.items.randomElement(using: &random)?.id : nil,
          isFromReserve: number(1, 5) == 1, extra: [:]))
    }
    buyers = coop.orders.map(\.buyer)
  }

  func sources() throws -> ReportSources {
    let facts = coop.facts
    let orders = coop.orders
    return ReportSources(
      try coop.books(), facts, buyers: buyers,
      lookups: .init(
        orders: { body in for order in orders { try body(order) } },
        stock: { day in
          let returns = Dictionary(grouping: facts.returns, by: \.orderID.idKey)
          let all = orders.map { StockOrder($0, returns: returns[$0.order.id.idKey] ?? []) }
          return try StockReport(
            StockBook(StockFacts(items: facts.items, orders: all, moves: facts.stockMoves)), asOf: day, alertDays: 30,
            base: facts.settings.ledger.baseCurrency)
        },
        unmatched: { [] }))
  }

  func head(_ days: ClosedRange<CalendarDay>) -> ReportHead {
    ReportHead(settings: coop.facts.settings, from: days.lowerBound, to: days.upperBound, date: days.upperBound)
  }
}

extension Books {
  /// What was posted to the accounts of a kind in a stretch of days.
  func change(_ kind: BookAccount.Kind, _ days: ClosedRange<CalendarDay>) throws -> Money {
    var sum = Money.zero(base)
    try forEachEntry { entry in
      guard days.contains(entry.date) else { return }
      for posting in entry.postings where posting.account.kind == kind { sum = try sum + posting.amount }
    }
    return sum
  }
}
