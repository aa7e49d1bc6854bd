import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// The weekly page says what the books say, whatever happened.
@Suite struct WeeklySummaryTests {
  private static let weeks = ["2025-W40", "2025-W49", "2026-W01", "2026-W09", "2026-W20", "2026-W31"]

  private static func page(_ coop: RandomStatusCoop, _ week: PayPeriod) throws -> WeeklySummary {
    let base = coop.facts.settings.ledger.baseCurrency
    var sales = SalesCount(coop.facts, days: week.start...week.end)
    for order in coop.orders { try sales.add(order) }
    let stock = try StockReport(
      StockBook(StockFacts(items: coop.facts.items, moves: coop.facts.stockMoves)), asOf: week.end, alertDays: 30,
      base: base)
    return try WeeklySummary(
      coop.books(), coop.facts,
      WeekFacts(stock: stock, sales: sales.best, buyerNames: [:], latePromises: []), week: week,
      date: week.end.adding(days: 1))
  }

  @Test(arguments: 0..<40)
  func theFiguresAreThoseOfTheBooks(seed: Int) throws {
    let coop = try RandomStatusCoop(seed: seed)
    let books = try coop.books()
    var before: WeeklySummary?
    for name in Self.weeks {
      let week = try #require(PayPeriod(named: name, cadence: .weekly))
      let page = try Self.page(coop, week)
      let status = try CoopStatus(books, settings: coop.facts.settings, asOf: week.end)
      #expect(page.status == status)
      #expect(page.cash.now == status.figures.cashHeld)
      #expect(page.cashWeeks.count == 12)
      #expect(page.cashWeeks.last?.cash == status.figures.cashHeld)
      #expect(page.alerts.count <= 7 && page.sellers.count <= 5)
      #expect(page.moreAlerts == 0 || page.alerts.count == 7)
      #expect(page.outlook.map(\.day.weekday) == [7, 7, 7, 7])
      for point in page.cashWeeks {
        #expect(try books.balances(asOf: point.day).figures().cashHeld == point.cash)
      }
      let last = try books.balances(asOf: week.start.adding(days: -1)).figures().cashHeld
      let opening = try books.otherMoney.filter {
        $0.kind == .opening && (week.start...week.end).contains($0.date)
      }.map(\.amount).sum(books.base)
      #expect(try last + page.moneyIn.now - page.moneyOut.now + opening == page.cash.now)
      before = page
    }
    #expect(before != nil)
  }

  @Test(arguments: 0..<40)
  func theCollectionsOfAWeekSumToWhatWasSold(seed: Int) throws {
    let coop = try RandomStatusCoop(seed: seed)
    for name in Self.weeks {
      let week = try #require(PayPeriod(named: name, cadence: .weekly))
      let page = try Self.page(coop, week)
      var sales = SalesCount(coop.facts, days: week.start...week.end)
      for order in coop.orders { try sales.add(order) }
      #expect(try sales.all.map(\.net).sum(page.cash.now.currency) == page.sold.now)
    }
  }

  @Test func aCoopOfWhichNothingIsKnownHasAPage() throws {
    let settings = try RandomStatusCoop(seed: 0).facts.settings
    let facts = BookFacts(settings: settings)
    let week = try #require(PayPeriod(named: "2026-W20", cadence: .weekly))
    let stock = try StockReport(
      StockBook(StockFacts()), asOf: week.end, alertDays: 30, base: settings.ledger.baseCurrency)
    let page = try WeeklySummary(
      BookKeeping(facts).finish(), facts,
      WeekFacts(stock: stock, sales: [], buyerNames: [:], latePromises: []), week: week, date: week.end)
    #expect(page.mood == .quiet)
    #expect(page.cash.change.kind == .first)
    #expect(page.alerts.isEmpty && page.sellers.isEmpty && page.moreAlerts == 0)
    #expect(page.shippingPercent == nil)
  }

  @Test func theWorstOfEachKindStandsFirst() {
    func alert(_ kind: WeeklyAlert.Kind, _ days: Int) -> WeeklyAlert {
      WeeklyAlert(kind: kind, amount: .zero(.inr), days: days)
    }
    let sorted = WeeklyAlert.sorted([
      alert(.expiring, 30), alert(.lateInvoice, 3), alert(.expiring, 4), alert(.lateInvoice, 90),
      alert(.payoutOverdue, 1),
    ])
    #expect(sorted.map(\.kind) == [.payoutOverdue, .lateInvoice, .expiring, .lateInvoice, .expiring])
    #expect(sorted.map(\.days) == [1, 90, 4, 3, 30])
  }
}
