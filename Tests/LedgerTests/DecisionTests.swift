import Diagnostics
import RandomTestSupport
import Testing
import Values

@testable import Ledger

@Suite struct DecisionTests {
  private static let time = "2026-06-01T11:00:00"

  /// What the ledger says each payment is for, and each order's payments, as text.
  private func state(_ ledger: LedgerFile) throws -> [String] {
    let payments = try ledger.payments().map { "\($0.payment.key) \($0.orderIDs)" }
    let orders = try ledger.allOrderIDs().compactMap { try ledger.order($0) }.map { facts in
      "\(facts.order.id) \(facts.payments.map { "\($0.payment.key) \($0.orderIDs) \($0.way)" })"
    }
    return payments + orders + (try ledger.paymentsWithoutOrder().map { "\($0.handle) \($0.isLeftAside)" })
  }

  @Test func aPersonCountsBeforeTransactionAndReference() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let ledger = shop.ledger
    let entry = try ledger.payment(named: "tx1")
    #expect(entry.match?.way == .transaction)
    #expect(entry.match?.orderIDs == ["O-17"])
    try ledger.decide(entry.payment.key, orderIDs: ["o-18"], time: Self.time)
    #expect(try ledger.order("O-17")?.payments.isEmpty == true)
    let moved = try #require(try ledger.order("O-18")?.payments.first)
    #expect(moved.payment.key == "tx1")
    #expect(moved.way == .person)
    #expect(try ledger.payment(named: "TX1").decision == PaymentDecision(orderIDs: ["O-18"], time: Self.time))
    try ledger.decide(entry.payment.key, orderIDs: [], time: Self.time)
    #expect(try ledger.order("O-18")?.payments.map(\.payment.key) == ["tx2"])
    #expect(try ledger.payment(named: "TX1").isLeftAside)
    try ledger.undoDecision(on: entry.payment.key)
    #expect(try ledger.payment(named: "TX1") == entry)
  }

  @Test func whatIsLeftAsideIsNotAskedAboutAgain() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let cash = try #require(try shop.ledger.paymentsWithoutOrder().first)
    #expect(try shop.findings().map(\.diagnostic.name) == ["unmatched-payment"])
    try shop.ledger.decide(cash.payment.key, orderIDs: [], time: Self.time)
    #expect(try shop.findings().isEmpty)
    #expect(try shop.load([("payments.csv", Small.payments)]).isNothingNew)
    #expect(try shop.ledger.paymentsWithoutOrder().map(\.isLeftAside) == [true])
    #expect(try shop.ledger.decidedPayments().map(\.handle) == [cash.handle])
  }

  @Test func aPaymentWithoutIDHasAHandleThatStays() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let entry = try #require(try shop.ledger.paymentsWithoutOrder().first)
    #expect(entry.handle.hasPrefix("P-"))
    #expect(entry.handle.count == 8)
    #expect(try shop.ledger.payment(named: entry.handle.lowercased()) == entry)
    try shop.load([("payments.csv", Small.payments + "\n,2026-05-22,,cash,payment,9.00,,")])
    #expect(try shop.ledger.payment(named: entry.handle) == entry)
    #expect(throws: Diagnostic.self) { try shop.ledger.payment(named: "P-") }
    #expect(throws: Diagnostic.self) { try shop.ledger.payment(named: "") }
    do { _ = try shop.ledger.payment(named: "TX3") } catch let error as Diagnostic {
      #expect(error.name == "unknown-payment")
      #expect(error.hint == "did you mean `TX1`?")
    }
  }

  @Test func anOrderThatAPaymentWasGivenToIsNotRemoved() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    try shop.load([("orders.csv", Small.orders + "\nO-19,2026-05-04,B02,EUR,no,,,")])
    try shop.ledger.decide("tx2", orderIDs: ["O-19"], time: Self.time)
    let report = try shop.load([("orders.csv", Small.orders)]) { $0.removesGoneRows = true }
    #expect(report.files[0].notRemoved == ["O-19, because a payment was given to it with `talim match`"])
    // A payment that is gone takes what was said about it along.
    let fewer = Small.payments.split(separator: "\n").filter { !$0.hasPrefix("TX2") }.joined(separator: "\n")
    try shop.load([("payments.csv", fewer)]) { $0.removesGoneRows = true }
    #expect(try shop.ledger.decidedPayments().isEmpty)
    #expect(try shop.load([("orders.csv", Small.orders)]) { $0.removesGoneRows = true }.files[0].notRemoved.isEmpty)
    #expect(try shop.ledger.allOrderIDs() == ["O-17", "O-18"])
  }

  @Test func decidingAndUndoingGivesTheFormerState() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    var random = SeededGenerator(seed: 11)
    try loadManyPayments(shop, &random)
    let ids = try shop.ledger.allOrderIDs()
    let keys = try shop.ledger.payments().map(\.payment.key)
    let before = try state(shop.ledger)
    var wasOther = false
    for _ in 0..<8 {
      let chosen = keys.shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random))
      for key in chosen {
        let orders = ids.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
        try shop.ledger.decide(key, orderIDs: Array(orders), time: Self.time)
      }
      wasOther = try wasOther || state(shop.ledger) != before
      for key in chosen.shuffled(using: &random) { try shop.ledger.undoDecision(on: key) }
      #expect(try state(shop.ledger) == before)
    }
    #expect(wasOther)
  }

  @Test func aDecidedPaymentGivesNoOrderMoreThanIsDueButTheLast() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    var random = SeededGenerator(seed: 12)
    try loadManyPayments(shop, &random)
    let ids = try shop.ledger.allOrderIDs().filter { $0 != "O-18" }
    for _ in 0..<25 {
      let key = try #require(try shop.ledger.payments().randomElement(using: &random)).payment.key
      let wanted = ids.shuffled(using: &random).prefix(Int.random(in: 2...4, using: &random))
      try shop.ledger.decide(key, orderIDs: Array(wanted), time: Self.time)
      let orders = ids.enumerated().map { index, id in
        let total = Money(minorUnits: Int64.random(in: 0...40_000, using: &random), .inr)
        return PaymentMatching.OrderDue(orderID: id, dueOn: CalendarDay.first.adding(days: index % 3), total: total)
      }
      let decided = try shop.ledger.decidedPayments().first { $0.payment.key == key }
      let match = try #require(decided?.match)
      #expect(match.way == .person)
      let parts = try PaymentMatching.allocate([match], over: orders)
      let inTurn = orders.filter { match.orderIDs.contains($0.orderID) }
        .sorted { ($0.dueOn, $0.orderID) < ($1.dueOn, $1.orderID) }
      #expect(Set(match.orderIDs) == Set(wanted))
      for order in inTurn.dropLast() {
        let part = parts.first { $0.orderID == order.orderID }?.amount.minorUnits ?? 0
        #expect(part >= 0 && part <= order.total.minorUnits)
      }
      #expect(parts.map(\.amount.minorUnits).reduce(0, +) == match.payment.amount.minorUnits)
    }
  }

  /// Rupee orders `O-20` to `O-25` and payments that list, name or forget them, half without an id.
  private func loadManyPayments(_ shop: Workshop, _ random: inout SeededGenerator) throws {
    var orders = "Order ID,Order Date,Buyer ID,Currency,Payment Txn IDs\n"
    for number in 20...25 {
      orders += "O-\(number),2026-05-0\(number - 16),B01,INR,\(number % 2 == 0 ? "M\(number)" : "")\n"
    }
    var payments = "Txn ID,Received At,Method,Kind,Amount,Reference\n"
    for number in 20..<40 {
      let amount = Int.random(in: 1...900, using: &random)
      let reference = number % 3 == 0 ? "O-\(number % 6 + 20)" : "thanks"
      payments += "\(number < 30 ? "M\(number)" : ""),2026-05-1\(number % 9),bank,payment,\(amount),\(reference)\n"
    }
    try shop.load([("orders.csv", orders), ("payments.csv", payments)])
  }
}
