import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// The margin of two collections that share one order, worked out by hand.
@Suite struct MarginExampleTests {
  /// An order of two pieces of the co-op's own at 300 (cost 100 each) and three of an artisan's at 100 (60 %), with 100 for shipping.
  private static func sources() throws -> ReportSources {
    var facts = BookFacts(
      settings: try CoopSettings(toml: "[coop]\nname = \"Test\"\nstate_code = \"01\"\ncountry = \"IN\"\n", file: "t"))
    facts.settings.ledger.payoutTrigger = .invoiced
    facts.artisans = [Artisan(id: "A1", name: "Zoon", extra: [:])]
    facts.rules = [PayoutRule(id: "R", formula: .percentOfNet(Percentage(try Coop.decimal("60"))))]
    let whole = MakerShare(artisanID: "a1", share: Percentage(.hundred))
    facts.items = [
      Item(
        id: "W", name: "Shawl", collection: "Wool", owner: .coop, makers: [], unitCost: try Coop.inr("100"),
        quantityIn: ExactDecimal(10), receivedOn: .first, gst: Percentage(.zero), extra: [:]),
      Item(
        id: "C", name: "Bowl", collection: "Clay", owner: .artisan, makers: [whole], payoutRule: "R",
        unitCost: .zero(.inr), quantityIn: ExactDecimal(5), receivedOn: .first, gst: Percentage(.zero), extra: [:]),
    ]
    facts.payments = [
      (
        Payment(
          key: "p", day: try Coop.day("2026-05-20"), method: "card", kind: .payment, amount: try Coop.inr("1000"),
          fee: try Coop.inr("10"), extra: [:]), ["O-1"]
      )
    ]
    facts.returns = [
      SaleReturn(
        id: "R1", date: try Coop.day("2026-05-24"), orderID: "O-1", line: "1", quantity: .one, restocks: true,
        charge: .coop, creditNoteNumber: "CN/1"),
      SaleReturn(
        id: "R2", date: try Coop.day("2026-05-26"), orderID: "O-1", line: "2", quantity: .one, restocks: false,
        charge: .maker, creditNoteNumber: "CN/2", refundsShipping: true),
    ]
    facts.stockMoves = [
      StockMove(key: "m1", date: try Coop.day("2026-05-12"), itemID: "W", quantity: ExactDecimal(-1)),
      StockMove(key: "m2", date: try Coop.day("2026-05-12"), itemID: "C", quantity: ExactDecimal(-1)),
    ]
    facts.expenses = [
      try bill("shipping", "91", order: "o-1"), try bill("Customs", "5", order: "O-1", item: "c"),
      try bill("packaging", "20"), try bill("Rent", "50", order: "O-1"), try bill("GST payment", "7"),
    ]
    let order = try order(facts.items)
    var keeping = BookKeeping(facts)
    try keeping.add(order)
    return ReportSources(
      try keeping.finish(), facts, buyers: [order.buyer],
      lookups: .init(
        orders: { try $0(order) }, stock: { _ in throw ArithmeticError.overflow }, unmatched: { [] }))
  }

  private static func bill(
    _ category: String, _ amount: String, order: String? = nil, item: String? = nil
  ) throws -> Expense {
    let day = try Coop.day("2026-05-11")
    return Expense(
      key: category, billDate: day, dueOn: day, categoryText: category, amount: try Coop.inr(amount), orderID: order,
      itemID: item, isFromReserve: category == "shipping", extra: [:])
  }

  private static func order(_ items: [Item]) throws -> OrderFacts {
    let lines = try [("1", "2", "300"), ("2", "3", "100")].enumerated().map { index, line in
      OrderLineFacts(
        line: OrderLine(
          orderID: "O-1", line: line.0, itemID: items[index].id, quantity: try Coop.decimal(line.1),
          unitPrice: try Coop.inr(line.2), discount: Percentage(.zero), gst: Percentage(.zero), extra: [:]),
        item: items[index], makers: [])
    }
    let order = Order(
      id: "O-1", date: try Coop.day("2026-05-01"), buyerID: "B1", currency: .inr, pricesIncludeTax: false,
      discount: .zero(.inr), shippingCharged: try Coop.inr("100"), paymentTransactionIDs: [], extra: [:])
    let document = DocumentRecord(
      kind: .invoice, series: "history", financialYear: 2026, number: "I/1", issuedOn: try Coop.day("2026-05-10"),
      state: .issued, origin: .history)
    return OrderFacts(
      order: order, buyer: Buyer(id: "B1", name: "B", stateCode: "07", country: "IN", extra: [:]), lines: lines,
      payments: [], documents: [document])
  }

  private static func report(_ from: String, _ to: String) throws -> MarginQuestion {
    let sources = try sources()
    let head = ReportHead(
      settings: sources.facts.settings, from: try Coop.day(from), to: try Coop.day(to), date: try Coop.day(to))
    return try MarginQuestion(sources, head)
  }

  @Test func aMonthWithEverythingInIt() throws {
    let report = try Self.report("2026-05-01", "2026-05-31")
    let wool = try #require(report.rows.first { $0.collection == "Wool" })
    #expect(wool.sums.net == (try Coop.inr("300")))
    // All shipping was charged, and all of it given back.
    #expect(wool.sums.shippingCharged.isZero)
    #expect(wool.sums.makers.isZero)
    // Two were sold, one is back in stock.
    #expect(wool.sums.goods == (try Coop.inr("100")))
    // 91 by 600 and 300, though the reserve bears it.
    #expect(wool.sums.shipping == (try Coop.inr("60.67")))
    #expect(wool.sums.customs.isZero)
    #expect(wool.sums.fees == (try Coop.inr("6.67")))
    #expect(wool.sums.losses == (try Coop.inr("100")))
    #expect(wool.margin == (try Coop.inr("32.66")))
    #expect(wool.percent?.number.description == "10.9")
    let clay = try #require(report.rows.first { $0.collection == "Clay" })
    #expect(clay.sums.net == (try Coop.inr("200")))
    // 180 less 60 for the piece that came back at the maker's charge; what is lost was the maker's own.
    #expect(clay.sums.makers == (try Coop.inr("120")))
    #expect(clay.sums.goods.isZero && clay.sums.losses.isZero)
    #expect(clay.sums.shipping == (try Coop.inr("30.33")))
    #expect(clay.sums.customs == (try Coop.inr("5")))
    #expect(clay.sums.fees == (try Coop.inr("3.33")))
    #expect(clay.margin == (try Coop.inr("41.34")))
    #expect(report.margin == (try Coop.inr("74")))
    #expect(report.rows.map(\.collection) == ["Clay", "Wool"])
    #expect(report.unshared.packaging == (try Coop.inr("20")))
    #expect(report.unshared.otherBills == (try Coop.inr("50")))
    #expect(report.unshared.total == (try Coop.inr("70")))
  }

  @Test func theDaysOfTheInvoiceAlone() throws {
    let report = try Self.report("2026-05-10", "2026-05-10")
    let wool = try #require(report.rows.first { $0.collection == "Wool" })
    #expect(wool.sums.net == (try Coop.inr("600")))
    #expect(wool.sums.shippingCharged == (try Coop.inr("66.67")))
    #expect(wool.margin == (try Coop.inr("466.67")))
    #expect(report.sums.shippingCharged == (try Coop.inr("100")))
    #expect(report.unshared.total.isZero)
  }

  @Test func timesWithoutAnythingHaveNoRows() throws {
    let report = try Self.report("2026-06-01", "2026-06-30")
    #expect(report.rows.isEmpty && report.margin.isZero)
  }

  @Test func sellersAndShippingOfTheSameMonth() throws {
    let sources = try Self.sources()
    let head = ReportHead(
      settings: sources.facts.settings, from: try Coop.day("2026-05-01"), to: try Coop.day("2026-05-31"),
      date: try Coop.day("2026-05-31"))
    let sellers = try SellersQuestion(sources, head)
    #expect(sellers.rows.map(\.id) == ["W", "C"])
    #expect(sellers.rows.map(\.sold) == [ExactDecimal(2), ExactDecimal(3)])
    #expect(sellers.rows.map(\.back) == [.one, .one])
    #expect(sellers.rows.map { $0.share?.number.description } == ["60", "40"])
    let shipping = try ShippingQuestion(sources, head)
    #expect(shipping.rows.map(\.region) == ["Delhi"])
    #expect(shipping.total.orders == 1)
    #expect(shipping.total.spent == (try Coop.inr("91")))
    #expect(shipping.total.charged.isZero)
    #expect(shipping.total.percent?.number.description == "18.2")
  }

  @Test func aPercentageIsRoundedHalfAwayFromZero() {
    func share(_ part: Int64, _ whole: Int64) -> String? {
      Money(minorUnits: part, .inr).share(ofWhole: Money(minorUnits: whole, .inr))?.number.description
    }
    #expect(share(1, 3) == "33.3")
    #expect(share(1, 2_000) == "0.1")
    #expect(share(-1, 2_000) == "-0.1")
    #expect(share(-49, 100_000) == "0")
    #expect(share(.max, .max) == "100")
    #expect(share(.min, .max) == "-100")
    #expect(share(-50, 5) == "-1000")
    #expect(share(51, 5) == nil)
    #expect(share(.max, 1) == nil)
    #expect(share(.min, 1) == nil)
    #expect(share(5, 0) == nil)
    #expect(share(5, -5) == nil)
  }
}
