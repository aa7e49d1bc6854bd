import Diagnostics
import RandomTestSupport
import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// Kept sums must give the status that the books give, on every day, whatever happened.
@Suite struct StatusKeepingTests {
  /// Days before, between and long after all that happens, and each day of some weeks.
  static let days: [CalendarDay] = {
    let first = CalendarDay(iso: "2025-10-01") ?? .first
    let all = (0..<40).map { first.adding(days: $0 * 9) } + (100..<130).map { first.adding(days: $0) }
    return all + [CalendarDay(iso: "2029-01-01") ?? .last, .first, .last]
  }()

  @Test(arguments: 0..<150)
  func theStatusIsThatOfTheBooksOnEveryDay(seed: Int) throws {
    let coop = try RandomStatusCoop(seed: seed)
    let books = try coop.books()
    let sums = try coop.sums()
    for day in Self.days {
      let expected = try CoopStatus(books, settings: coop.facts.settings, asOf: day)
      #expect(try CoopStatus(sums, coop.facts, asOf: day) == expected, "on \(day)")
    }
  }

  @Test func theRandomCoopsHaveWhatIsHardToSum() throws {
    var (shared, cancelled, tiers, late, held, retained, advances) = (0, 0, 0, 0, 0, 0, 0)
    for seed in 0..<150 {
      let coop = try RandomStatusCoop(seed: seed)
      shared += coop.facts.payments.count { $0.orderIDs.count > 1 }
      cancelled += coop.orders.count { $0.order.isCancelled }
      let books = try coop.books()
      tiers += books.earnings.sales.count {
        if case .tierByMonth(let before, _) = $0.formula { !before.isZero } else { false }
      }
      let status = try CoopStatus(
        books, settings: coop.facts.settings, asOf: try #require(CalendarDay(iso: "2026-04-01")))
      late += status.lateInvoices
      held += status.orders[.cancelledWithDepositHeld] ?? 0
      retained += status.figures.retained.isZero ? 0 : 1
      advances += status.figures.advances.isZero ? 0 : 1
    }
    for count in [shared, cancelled, tiers, late, held, retained, advances] { #expect(count > 20) }
  }
}

/// A random co-op whose orders have terms, deposits that fall due and cancellations of every kind.
struct RandomStatusCoop {
  var facts: BookFacts
  var orders: [OrderFacts]

  init(seed: Int) throws {
    let random = try RandomBooks(seed: seed)
    facts = random.facts
    orders = random.orders
    var generator = SeededGenerator(seed: UInt64(seed) &+ 991)
    facts.settings.invoice.dueDays = Int.random(in: 0...40, using: &generator)
    for index in orders.indices {
      let steps = (0..<Int.random(in: 0...3, using: &generator)).map { number in
        PaymentTerms.Step(
          number: number + 1,
          percentage: Percentage(ExactDecimal([30, 50, 100].randomElement(using: &generator) ?? 1)),
          start: Bool.random(using: &generator) ? .order : .invoice, days: Int.random(in: -5...90, using: &generator))
      }
      if !steps.isEmpty { orders[index].terms = PaymentTerms(name: "T", steps: steps) }
      if Int.random(in: 0..<6, using: &generator) == 0 {
        let day = orders[index].order.date.adding(days: Int.random(in: -10...80, using: &generator))
        orders[index].order.cancelledOn = Bool.random(using: &generator) ? day : nil
        orders[index].order.status = "cancelled"
      }
    }
  }

  func books() throws -> Books {
    var keeping = BookKeeping(facts)
    for order in orders { try keeping.add(order) }
    return try keeping.finish()
  }

  func sums() throws -> DaySums {
    var keeping = StatusKeeping(facts)
    for (payment, orderIDs) in facts.payments { try keeping.add(payment, for: orderIDs) }
    let sharing = keeping.sharingOrders()
    for order in orders where sharing.contains(order.order.id.idKey) { try keeping.addDue(of: order) }
    for order in orders.sorted(by: { Self.day($0) < Self.day($1) }) { try keeping.add(order) }
    return try keeping.finish()
  }

  private static func day(_ order: OrderFacts) -> CalendarDay { order.invoice?.issuedOn ?? order.order.date }
}

@Suite struct DaySumsTests {
  @Test(arguments: 0..<40)
  func keptBytesGiveTheSameSums(seed: Int) throws {
    var sums = try RandomStatusCoop(seed: seed).sums()
    sums.gaps = [Diagnostic("missing-rate", "there is none", hint: "add one", severity: .warning)]
    let again = try #require(DaySums(bytes: sums.bytes))
    #expect(again.gaps == sums.gaps)
    #expect(again.series.mapValues(Set.init) == sums.series.mapValues(Set.init))
  }

  @Test func whatIsCutShortOrSpoiledIsNotRead() throws {
    let bytes = try RandomStatusCoop(seed: 3).sums().bytes
    for count in stride(from: 0, to: bytes.count, by: 7) { #expect(DaySums(bytes: Array(bytes.prefix(count))) == nil) }
    var random = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      var spoiled = bytes
      for _ in 0...3 { spoiled[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random) }
      // Whatever comes out, reading it ends without a trap.
      _ = DaySums(bytes: spoiled)
    }
  }

  @Test(arguments: 0..<40)
  func whatChangedMakesTheOneOfTheOther(seed: Int) throws {
    let coop = try RandomStatusCoop(seed: seed)
    var before = coop
    before.orders.removeLast(before.orders.count / 2)
    let kept = Set(before.orders.map(\.order.id))
    before.facts.payments = coop.facts.payments.map { ($0.payment, $0.orderIDs.filter(kept.contains)) }
    let (old, new) = (try before.sums(), try coop.sums())
    var sums = old
    sums.add(try new.changes(since: old))
    for day in StatusKeepingTests.days {
      #expect(try CoopStatus(sums, coop.facts, asOf: day) == CoopStatus(new, coop.facts, asOf: day), "on \(day)")
    }
  }
}
