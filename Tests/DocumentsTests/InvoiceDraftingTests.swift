import Diagnostics
import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

@Suite struct InvoiceDraftingTests {
  static func settings(_ tax: String = "registered = true\ngstin = \"01AAAAC0000C1ZA\"") throws -> CoopSettings {
    let text = """
      [coop]
      name = "Looms"
      address = ["1 Lane"]
      state_code = "01"
      country = "IN"
      [tax]
      \(tax)
      [invoice]
      series = "L"
      due_days = 30
      """
    return try CoopSettings(toml: text, file: "talim.toml")
  }

  static func buyer(country: String = "IN", state: String? = nil, gstin: String? = nil) -> Buyer {
    Buyer(id: "B1", name: "Shop", address: "1 Road\nTown", stateCode: state, country: country, gstin: gstin, extra: [:])
  }

  static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }

  static func facts(
    buyer: Buyer = buyer(state: "01"), currency: Currency = .inr, cancelled: CalendarDay? = nil, lines: Int = 1,
    payments: [Payment] = []
  ) throws -> OrderFacts {
    let day = try day("2026-05-01")
    let order = Order(
      id: "O-1", date: day, buyerID: "B1", currency: currency, pricesIncludeTax: false, discount: .zero(currency),
      shippingCharged: .zero(currency), cancelledOn: cancelled, paymentTransactionIDs: [], extra: [:])
    let item = Item(
      id: "I1", name: "Shawl", collection: "Shawls", owner: .coop, makers: [], unitCost: .zero(.inr), unit: "pcs",
      quantityIn: .one, receivedOn: day, gst: Percentage(ExactDecimal(5)), extra: [:])
    let line = OrderLine(
      orderID: "O-1", line: "1", itemID: "I1", quantity: ExactDecimal(2),
      unitPrice: Money(minorUnits: 100_000, currency), discount: Percentage(.zero), gst: Percentage(ExactDecimal(5)),
      extra: [:])
    return OrderFacts(
      order: order, buyer: buyer, lines: (0..<lines).map { _ in OrderLineFacts(line: line, item: item, makers: []) },
      payments: payments.map { MatchedPayment(payment: $0, orderIDs: ["O-1"], way: .reference) }, documents: [])
  }

  static func payment(_ key: String, _ day: String, _ units: Int64, _ kind: Payment.Kind = .payment) throws -> Payment {
    Payment(
      key: key, day: try Self.day(day), method: "cash", kind: kind, amount: Money(minorUnits: units, .inr), extra: [:])
  }

  func draft(_ facts: OrderFacts, on day: String = "2026-06-10", number: String? = nil) throws -> Invoice {
    try Invoice(
      drafting: OrderGroup(facts, all: [facts]), settings: Self.settings(),
      request: InvoiceRequest(date: Self.day(day), number: number))
  }

  static let supplies: [(country: String, state: String?, gstin: String?, expected: TaxTreatment)] = [
    ("IN", "01", nil, .intraState), ("IN", "07", nil, .interState), ("IN", nil, "07AAACS0005Z1ZY", .interState),
    ("IN", nil, nil, .intraState), ("DE", nil, nil, .exportUnderLUT),
  ]

  @Test(arguments: supplies)
  func theTreatmentFollowsThePlaceOfSupply(
    country: String, state: String?, gstin: String?, expected: TaxTreatment
  ) throws {
    let buyer = Self.buyer(country: country, state: state, gstin: gstin)
    #expect(TaxTreatment(seller: try Self.settings(), buyer: buyer) == expected)
  }

  @Test func aSellerWithoutRegistrationPrintsABillOfSupply() throws {
    let settings = try Self.settings("registered = false")
    let facts = try Self.facts()
    let invoice = try Invoice(
      drafting: OrderGroup(facts, all: [facts]), settings: settings,
      request: InvoiceRequest(date: Self.day("2026-06-10"), number: "L/26-27/0001"))
    #expect(invoice.kind == .billOfSupply)
    #expect(invoice.taxes.isEmpty && !invoice.showsTax)
    #expect(invoice.total == Money(minorUnits: 200_000, .inr))
    #expect(!invoice.isDraft)
  }

  @Test func moneyBeforeTheDayOfIssueIsADepositAndMoneyAfterItDoesNotCount() throws {
    let facts = try Self.facts(payments: [
      Self.payment("1", "2026-05-02", 50_000), Self.payment("2", "2026-06-10", 20_000),
      Self.payment("3", "2026-06-11", 30_000),
    ])
    let invoice = try draft(facts)
    #expect(invoice.payments.map(\.kind) == ["Deposit", "Payment"])
    #expect(invoice.paymentsTotal == Money(minorUnits: 70_000, .inr))
    #expect(invoice.total == Money(minorUnits: 210_000, .inr))
    #expect(invoice.balanceDue == Money(minorUnits: 140_000, .inr))
    #expect(invoice.dueDate?.description == "2026-07-10")
  }

  @Test func theInvoiceSaysItsInstalmentsWhereThereAreSeveral() throws {
    var facts = try Self.facts(payments: [Self.payment("1", "2026-05-02", 50_000)])
    #expect(try draft(facts).instalments.isEmpty)
    facts.terms = InstalmentPlanTests.thirds
    let invoice = try draft(facts)
    #expect(invoice.instalments.map(\.dueDate.description) == ["2026-05-08", "2026-06-10", "2026-08-09"])
    #expect(invoice.instalments.map(\.amount.minorUnits) == [70_014, 69_993, 69_993])
    #expect(invoice.instalments.map(\.open.minorUnits) == [20_014, 69_993, 69_993])
    // On the day of the invoice the rest of the first part is late and the second is due.
    #expect(invoice.dueDate?.description == "2026-05-08" && invoice.lastDueDate?.description == "2026-08-09")
    #expect(invoice.dueAmount?.minorUnits == 90_007)
    facts.payments += try Self.facts(payments: [Self.payment("2", "2026-05-20", 90_007)]).payments
    let paidMore = try draft(facts)
    #expect(paidMore.instalments.map(\.isPaid) == [true, true, false])
    #expect(paidMore.dueDate?.description == "2026-08-09" && paidMore.dueAmount == paidMore.balanceDue)
  }

  @Test func oneInstalmentIsSaidByTheDueDateAlone() throws {
    var facts = try Self.facts()
    let step = PaymentTerms.Step(number: 1, percentage: Percentage(.hundred), start: .order, days: 60)
    facts.terms = PaymentTerms(name: "60 days from the order", steps: [step])
    let invoice = try draft(facts)
    #expect(invoice.instalments.isEmpty)
    #expect(invoice.dueDate?.description == "2026-06-30")
  }

  @Test func aRefundIsOwedAgain() throws {
    let facts = try Self.facts(payments: [
      Self.payment("1", "2026-05-02", 210_000), Self.payment("2", "2026-05-03", 10_000, .refund),
    ])
    let invoice = try draft(facts)
    #expect(invoice.payments.map(\.deduction.minorUnits) == [-210_000, 10_000])
    #expect(invoice.balanceDue == Money(minorUnits: 10_000, .inr))
  }

  @Test func whatIsPaidBeyondTheTotalIsSaidSo() throws {
    let invoice = try draft(Self.facts(payments: [Self.payment("1", "2026-05-02", 218_500)]))
    #expect(invoice.overpaid == Money(minorUnits: 8_500, .inr))
    #expect(invoice.isPaid && invoice.dueDate == nil)
    #expect(try draft(Self.facts()).overpaid == nil)
  }

  @Test func oneTransferForTwoOrdersIsCountedOnce() throws {
    // Each order comes to ₹2,100; one transfer of ₹3,000 pays the older whole and the rest goes to the other.
    let transfer = MatchedPayment(
      payment: try Self.payment("1", "2026-05-20", 300_000), orderIDs: ["O-1", "O-2"], way: .transaction)
    var older = try Self.facts()
    var newer = try Self.facts()
    newer.order.id = "O-2"
    newer.order.date = try Self.day("2026-05-03")
    older.payments = [transfer]
    newer.payments = [transfer]
    let balances = try [older, newer].map { facts in
      try OrderGroup(facts, all: [older, newer]).balance(settings: Self.settings(), asOf: Self.day("2026-06-10"))
    }
    #expect(balances.map(\.minorUnits) == [0, 120_000])
    let early = try OrderGroup(newer, all: [older, newer])
      .balance(settings: Self.settings(), asOf: Self.day("2026-05-19"))
    #expect(early.minorUnits == 210_000)
  }

  @Test func aCancelledOrderAndOneWithoutLinesAreRefused() throws {
    let cancelled = try Self.facts(cancelled: Self.day("2026-05-05"))
    let empty = try Self.facts(lines: 0)
    for (facts, name) in [(cancelled, "order-cancelled"), (empty, "order-without-lines")] {
      let error = #expect(throws: Diagnostic.self) { try draft(facts) }
      #expect(error?.name == name)
    }
  }

  @Test func anExportCarriesItsEndorsementAndNoTax() throws {
    let invoice = try draft(Self.facts(buyer: Self.buyer(country: "DE"), currency: .eur))
    #expect(invoice.kind == .exportInvoice)
    #expect(invoice.endorsement?.contains("LETTER OF UNDERTAKING") == true)
    #expect(invoice.placeOfSupply == "Germany")
    #expect(invoice.buyer.country == "Germany")
    #expect(invoice.taxTotal.isZero && invoice.roundOff == nil)
  }

  @Test(arguments: [
    ("1 Road\nTown", ["1 Road", "Town"]), ("Shop 3; Mall; Delhi", ["Shop 3", "Mall", "Delhi"]), ("", []),
    (
      "12 Long Bazaar Street, Near the Old Bridge, Srinagar",
      ["12 Long Bazaar Street", "Near the Old Bridge, Srinagar"]
    ),
  ])
  func anAddressIsBrokenWhereItSaysSo(address: String, expected: [String]) {
    #expect(BuyerParty.lines(address) == expected)
  }
}
