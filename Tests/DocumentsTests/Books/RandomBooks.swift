import RandomTestSupport
import Settings
import Values

@testable import Documents
@testable import Ledger

/// Makes the facts of whole co-ops at random, the same for the same seed: orders in several currencies, deposits, part payments, payments
/// over several orders, refunds, write-offs, returns with and without credit notes, bills and other money.
struct RandomBooks {
  var facts: BookFacts
  private(set) var orders: [OrderFacts] = []
  private var random: SeededGenerator
  private let firstDay = CalendarDay(iso: "2025-11-01") ?? .first

  init(seed: Int) throws {
    random = SeededGenerator(seed: UInt64(seed) &+ 77)
    let earning = RandomCoop.facts(seed: seed)
    var settings = try CoopSettings(
      toml: """
        [coop]
        name = "Test"
        state_code = "01"
        country = "IN"
        [tax]
        registered = true
        gstin = "01AAAAC0000C1ZA"
        """, file: "talim.toml")
    settings.ledger.payoutTrigger = earning.settings.trigger
    settings.ledger.payoutCadence = earning.settings.cadence
    settings.ledger.booksStart = earning.settings.booksStart
    settings.ledger.reservePercentage = Percentage(ExactDecimal(coefficient: 725, scale: 2) ?? .zero)
    facts = BookFacts(settings: settings)
    facts.artisans = earning.artisans
    facts.items = earning.items
    facts.rules = earning.rules
    facts.rates = earning.rates
    facts.payouts = earning.payouts
    facts.stockMoves = earning.stockMoves
    for index in 1...number(3, 25) { makeOrder(index) }
    for index in 0..<number(3, 60) { makePayment(index) }
    facts.payments.sort { ($0.payment.day, $0.payment.key) < ($1.payment.day, $1.payment.key) }
    for index in 0..<number(0, 12) { makeExpense(index) }
    for index in 0..<number(0, 8) { makeOtherMoney(index) }
  }

  /// Lets an order's invoice have been issued over another total.
  mutating func printTotal(_ total: Money, of index: Int) { orders[index].documents[0].total = total }

  func books() throws -> Books {
    var keeping = BookKeeping(facts)
    for order in orders { try keeping.add(order) }
    return try keeping.finish()
  }

  private mutating func makeOrder(_ index: Int) {
    let currency = [Currency.inr, .inr, .usd, .jpy, .kwd].randomElement(using: &random) ?? .inr
    let id = "O-\(index)"
    let date = day()
    let country = currency == .inr ? "IN" : "DE"
    let buyer = Buyer(
      id: "B\(number(1, 5))", name: "Buyer", stateCode: chance(2) ? "01" : "07", country: country, extra: [:])
    let lines = (1...number(1, 4)).compactMap { line -> OrderLineFacts? in
      guard let item = facts.items.randomElement(using: &random) else { return nil }
      let fact = OrderLine(
        orderID: id, line: String(line), itemID: item.id, quantity: decimal(1, 900, chance(2) ? 0 : 2),
        unitPrice: Money(minorUnits: Int64(number(0, 900_000)), currency),
        discount: Percentage(chance(3) ? decimal(0, 3_000, 2) : .zero),
        gst: Percentage(ExactDecimal([0, 5, 12][number(0, 2)])),
        extra: [:])
      return OrderLineFacts(line: fact, item: item, makers: [])
    }
    let cancelled = chance(10) ? day() : nil
    let order = Order(
      id: id, date: date, buyerID: buyer.id, currency: currency, pricesIncludeTax: chance(3),
      discount: .zero(currency), shippingCharged: Money(minorUnits: Int64(chance(2) ? number(0, 50_000) : 0), currency),
      cancelledOn: cancelled, paymentTransactionIDs: [], extra: [:])
    var documents: [DocumentRecord] = []
    if cancelled == nil, !chance(4) {
      documents.append(
        DocumentRecord(
          kind: .invoice, series: "history", financialYear: 2025, number: "I/\(index)",
          issuedOn: date.adding(days: number(0, 40)),
          state: .issued, origin: .history))
    }
    orders.append(OrderFacts(order: order, buyer: buyer, lines: lines, payments: [], documents: documents))
    for back in 0..<number(0, 3) {
      facts.returns.append(
        SaleReturn(
          id: "R\(index)-\(back)", date: date.adding(days: number(0, 90)), orderID: id, line: String(number(1, 4)),
          quantity: decimal(1, 400, 0), restocks: chance(2), charge: SaleReturn.Charge.allCases[number(0, 2)],
          creditNoteNumber: chance(3) ? nil : "C/\(index)-\(number(0, 1))", refundsShipping: chance(3)))
    }
  }

  private mutating func makePayment(_ index: Int) {
    guard let order = orders.randomElement(using: &random) else { return }
    var ids = chance(12) ? [] : [order.order.id]
    if chance(6), let other = orders.randomElement(using: &random)?.order.id, !ids.contains(other) { ids.append(other) }
    let currency = chance(12) ? .inr : order.order.currency
    let amount = Money(minorUnits: Int64(number(1, 2_000_000)), currency)
    let isForeign = currency != .inr
    let hasWorth = isForeign && chance(2)
    let payment = Payment(
      key: "P\(index)", transactionID: "T\(index)", day: day(), payer: "Somebody", method: "bank transfer",
      kind: chance(6) ? .refund : chance(9) ? .writeOff : .payment, amount: amount,
      fee: chance(3) ? Money(minorUnits: Int64(number(0, 500)), .inr) : nil,
      baseAmount: hasWorth ? Money(minorUnits: Int64(number(1_000, 9_000_000)), .inr) : nil, extra: [:])
    facts.payments.append((payment, ids))
  }

  private mutating func makeExpense(_ index: Int) {
    let bill = day()
    facts.expenses.append(
      Expense(
        key: "E\(index)", billDate: bill, dueOn: bill, paidOn: chance(3) ? nil : bill.adding(days: number(-5, 30)),
        categoryText: ["Rent", "shipping", "GST payment"][number(0, 2)],
        amount: Money(minorUnits: Int64(number(1, 90_000)), .inr), isFromReserve: chance(4), extra: [:]))
  }

  private mutating func makeOtherMoney(_ index: Int) {
    let kind = OtherMoney.Kind.allCases.randomElement(using: &random) ?? .grant
    facts.otherMoney.append(
      OtherMoney(
        key: "M\(index)", date: day(), kind: kind, amount: Money(minorUnits: Int64(number(1, 900_000)), .inr),
        extra: [:]))
  }

  private mutating func chance(_ of: Int) -> Bool { number(1, of) == 1 }
  private mutating func number(_ low: Int, _ high: Int) -> Int { Int.random(in: low...high, using: &random) }
  private mutating func day() -> CalendarDay { firstDay.adding(days: number(0, 200)) }
  private mutating func decimal(_ low: Int, _ high: Int, _ scale: Int) -> ExactDecimal {
    ExactDecimal(coefficient: Int64(number(low, high)), scale: scale) ?? .one
  }
}
