import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// Every amount on a weekly page is explained, by a tree whose root is that amount and whose sums are those of their parts.
@Suite struct ExplainedWeekTests {
  private static let weeks = ["2025-W49", "2026-W01", "2026-W05", "2026-W09", "2026-W20", "2026-W31"]

  /// A page with the stock of all orders and late promises, so that alerts of every kind occur.
  static func page(_ coop: RandomStatusCoop, _ books: Books, _ week: PayPeriod) throws -> WeeklySummary {
    var sales = SalesCount(coop.facts, days: week.start...week.end)
    for order in coop.orders { try sales.add(order) }
    let report = try stock(coop, books, week.end)
    let promises = coop.orders.filter { $0.order.date <= week.start }.prefix(2).map {
      (orderID: $0.order.id, buyerID: $0.buyer.id, promisedBy: week.start)
    }
    return try WeeklySummary(
      books, coop.facts, WeekFacts(stock: report, sales: sales.best, buyerNames: [:], latePromises: Array(promises)),
      week: week, date: week.end.adding(days: 1))
  }

  static func explainer(_ coop: RandomStatusCoop, _ books: Books, _ day: CalendarDay) -> Explainer {
    let orders = coop.orders
    return Explainer(
      books, facts: coop.facts, asOf: day,
      order: { id in orders.first { $0.order.id.idKey == id.idKey } },
      ordersSelling: { item in
        orders.filter { $0.lines.contains { $0.item.id.idKey == item.idKey } }.map(\.order.id)
      })
  }

  /// The amounts of a page by the names of their figures, as templates find them.
  private static func amounts(_ record: Record, _ path: String = "") -> [(name: String, amount: Money)] {
    var result: [(name: String, amount: Money)] = []
    for (field, value) in zip(record.schema.fields, record.values) {
      let name = path.isEmpty ? field.name : path + "." + field.name
      switch value {
      case .money(let amount): result.append((name, amount))
      case .record(let inner): result += amounts(inner, name)
      case .list(let list):
        for (index, entry) in list.enumerated() {
          guard case .record(let inner) = entry else { continue }
          var key = String(index + 1)
          if case .day(let day)? = inner["day"] { key = day.description }
          if case .text(let collection)? = inner["collection"] { key = collection }
          result += amounts(inner, "\(name).\(key)")
        }
      default: break
      }
    }
    return result
  }

  @Test(arguments: 0..<16)
  func everyAmountOfThePageIsExplained(seed: Int) throws {
    var coop = try RandomStatusCoop(seed: seed)
    if seed % 3 == 0 { coop.facts.settings.alerts.cashCushion = ExactDecimal(1_000_000) }
    let books = try coop.books()
    for name in Self.weeks {
      let week = try #require(PayPeriod(named: name, cadence: .weekly))
      var page = try Self.page(coop, books, week)
      page.alerts =
        try WeeklyAlerts(
          books, page.status, coop.facts,
          WeekFacts(stock: try Self.stock(coop, books, week.end), sales: [], buyerNames: [:], latePromises: []),
          outlook: page.outlook
        ).found + page.alerts
      let explained = try ExplainedWeek(page, Self.explainer(coop, books, week.end))
      var values: [String: ExplainedValue?] = [:]
      for figure in explained.figures {
        let answer = try figure.explained()
        #expect(answer.value == figure.printed, "\(figure.name) of \(name)")
        #expect(answer.remark?.contains("the page says") != true)
        let faults = try answer.faults()
        #expect(faults.isEmpty, "\(figure.name) of \(name): \(faults.prefix(3))")
        #expect(values.updateValue(answer.value, forKey: figure.name) == nil, "two figures are called \(figure.name)")
      }
      for (path, amount) in Self.amounts(WeeklySummary.recordType.record(of: page)) {
        var figure = path.replacing(".now", with: "").replacing(".change.before", with: ".before")
        if figure.hasPrefix("cashWeeks."), figure.hasSuffix(".cash") { figure.removeLast(5) }
        // Nothing is said of a week before that is none, and no amount of what is not about money.
        if figure.hasSuffix(".before"), page.cash.change.kind == .first { continue }
        if figure.hasPrefix("alerts."), amount.isZero { continue }
        #expect(values[figure] == .some(.money(amount)), "\(path) of \(name)")
      }
    }
  }

  @Test(arguments: 0..<20)
  func everyFigureOfAStatusIsExplained(seed: Int) throws {
    let coop = try RandomStatusCoop(seed: seed)
    let books = try coop.books()
    for text in ["2025-12-14", "2026-02-10", "2026-05-17"] {
      let day = try #require(CalendarDay(iso: text))
      let status = try CoopStatus(books, settings: coop.facts.settings, asOf: day)
      let explained = ExplainedStatus(status, Self.explainer(coop, books, day))
      for figure in explained.figures {
        let answer = try figure.explained()
        #expect(answer.value == figure.printed, "\(figure.name) on \(day)")
        #expect(try answer.faults().isEmpty, "\(figure.name) on \(day)")
      }
      for field in BookBalances.figureFields {
        let figure = explained.figures.first { $0.name == field.name }
        #expect(figure?.printed == .money(status.figures[keyPath: field.path]))
      }
    }
  }

  static func stock(_ coop: RandomStatusCoop, _ books: Books, _ day: CalendarDay) throws -> StockReport {
    var stock = StockFacts(items: coop.facts.items, moves: coop.facts.stockMoves)
    stock.orders = coop.orders.map { order in
      StockOrder(order, returns: coop.facts.returns.filter { $0.orderID.idKey == order.order.id.idKey })
    }
    for account in books.orders {
      stock.funding[account.orderID.idKey] = try account.events.compactMap { event in
        switch event.kind {
        case .deposit, .payment: Settlement(date: event.date, amount: event.amount)
        case .refund: Settlement(date: event.date, amount: try event.amount.negated())
        default: nil
        }
      }
    }
    return try StockReport(
      StockBook(stock), asOf: day, alertDays: 30, base: coop.facts.settings.ledger.baseCurrency)
  }
}
