import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// Thresholds of talim.toml leave out exactly what they are meant to leave out.
@Suite struct AlertThresholdTests {
  private static let days = ["2025-12-28", "2026-02-15", "2026-04-05", "2026-05-17"]

  private static func alerts(_ coop: RandomStatusCoop, _ day: CalendarDay) throws -> [WeeklyAlert] {
    let books = try coop.books()
    let stock = try ExplainedWeekTests.stock(coop, books, day)
    let promises = coop.orders.filter { $0.order.date < day }.enumerated().map { index, order in
      (orderID: order.order.id, buyerID: order.buyer.id, promisedBy: day.adding(days: -1 - index % 9))
    }
    return try WeeklyAlert.all(
      books, coop.facts, WeekFacts(stock: stock, sales: [], buyerNames: [:], latePromises: promises), asOf: day)
  }

  @Test(arguments: 0..<20)
  func daysOfGrace(seed: Int) throws {
    var coop = try RandomStatusCoop(seed: seed)
    for text in Self.days {
      let day = try #require(CalendarDay(iso: text))
      coop.facts.settings.alerts = Self.plain(coop.facts.settings.alerts)
      let all = try Self.alerts(coop, day)
      coop.facts.settings.alerts.lateInvoiceDays = 20
      coop.facts.settings.alerts.pastPromiseDays = 4
      coop.facts.settings.alerts.payoutOverdueDays = 9
      coop.facts.settings.alerts.unmatchedDays = 15
      let least: [AlertKind: Int] = [.lateInvoice: 20, .pastPromise: 4, .payoutOverdue: 9, .unmatched: 15]
      #expect(try Self.alerts(coop, day) == all.filter { $0.days >= least[$0.kind] ?? 0 }, "\(text)")
    }
  }

  @Test(arguments: 0..<10)
  func whatIsLeftOutAndWhoDoesIt(seed: Int) throws {
    var coop = try RandomStatusCoop(seed: seed)
    let day = try #require(CalendarDay(iso: "2026-04-05"))
    let all = try Self.alerts(coop, day)
    coop.facts.settings.alerts.leftOut = [.lateInvoice, .lowStock]
    coop.facts.settings.alerts.doers = [.pastPromise: "Sales desk"]
    let some = try Self.alerts(coop, day)
    #expect(some.map(\.kind) == all.map(\.kind).filter { $0 != .lateInvoice && $0 != .lowStock })
    #expect(some.allSatisfy { $0.by == ($0.kind == .pastPromise ? "Sales desk" : nil) })
    // The most urgent kind stands first, and of one kind nothing stands between others.
    let order = some.compactMap { AlertKind.allCases.firstIndex(of: $0.kind) }
    #expect(order == order.sorted())
  }

  @Test func aCushionTellsBeforeTheMoneyIsGone() throws {
    func sunday(_ week: Int, _ cash: Int64) throws -> ExpectedCash {
      let day = try #require(CalendarDay(iso: "2026-05-17")).adding(days: 7 * week)
      let nothing = Money.zero(.inr)
      return ExpectedCash(day: day, moneyIn: nothing, moneyOut: nothing, cash: Money(minorUnits: cash, .inr))
    }
    let outlook = [try sunday(1, 90_000), try sunday(2, 50_000), try sunday(3, 10_000)]
    func shortage(_ cushion: Int64) -> (day: CalendarDay, missing: Money)? {
      WeeklyAlerts.shortage(outlook, cushion: Money(minorUnits: cushion, .inr))
    }
    #expect(shortage(0) == nil)
    #expect(shortage(10_000) == nil)
    #expect(shortage(50_001)?.day == outlook[1].day)
    #expect(shortage(50_001)?.missing == Money(minorUnits: 1, .inr))
    #expect(shortage(200_000)?.day == outlook[0].day)
  }

  private static func plain(_ settings: AlertSettings) -> AlertSettings {
    var settings = settings
    settings.lateInvoiceDays = 1
    settings.pastPromiseDays = 1
    settings.payoutOverdueDays = 1
    settings.unmatchedDays = 0
    return settings
  }
}
