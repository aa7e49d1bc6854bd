import Diagnostics
import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// What happens to one order in the books, with figures worked out by hand.
@Suite struct OrderBookingTests {
  private struct Story {
    var currency: Currency
    var facts: BookFacts
    private var price: Money
    private var payments = 0

    /// An order of one piece at a price, for a buyer abroad or (in rupees) at home without tax, invoiced on 10 May 2026 if at all.
    init(_ price: String, _ currency: Currency, rates: [(day: String, units: String, worth: String)] = []) throws {
      self.currency = currency
      self.price = try Coop.money(price, currency)
      facts = BookFacts(
        settings: try CoopSettings(toml: "[coop]\nname = \"Test\"\nstate_code = \"01\"\ncountry = \"IN\"\n", file: "t"))
      facts.rates = try rates.map { rate in
        ExchangeRate(
          date: try Coop.day(rate.day), currency: currency, units: try Coop.decimal(rate.units),
          worth: try Coop.decimal(rate.worth))
      }
    }

    mutating func pay(
      _ amount: String, on day: String, _ kind: Payment.Kind = .payment, fee: String? = nil, reached: String? = nil
    ) throws {
      payments += 1
      let payment = Payment(
        key: "p\(payments)", transactionID: "P\(payments)", day: try Coop.day(day), method: "bank", kind: kind,
        amount: try Coop.money(amount, currency), fee: try fee.map { try Coop.inr($0) },
        baseAmount: try reached.map { try Coop.inr($0) }, extra: [:])
      facts.payments.append((payment, ["O-1"]))
    }

    func books(invoiced: Bool = true) throws -> Books {
      let item = Item(
        id: "I", name: "I", collection: "C", owner: .artisan, makers: [], unitCost: .zero(.inr), quantityIn: .one,
        receivedOn: .first, gst: Percentage(.zero), extra: [:])
      let line = OrderLine(
        orderID: "O-1", line: "1", itemID: "I", quantity: .one, unitPrice: price, discount: Percentage(.zero),
        gst: Percentage(.zero), extra: [:])
      let order = Order(
        id: "O-1", date: try Coop.day("2026-04-01"), buyerID: "B1", currency: currency, pricesIncludeTax: false,
        discount: .zero(currency), shippingCharged: .zero(currency), paymentTransactionIDs: [], extra: [:])
      let document = DocumentRecord(
        kind: .invoice, series: "history", financialYear: 2026, number: "I/1", issuedOn: try Coop.day("2026-05-10"),
        state: .issued, origin: .history)
      var keeping = BookKeeping(facts)
      try keeping.add(
        OrderFacts(
          order: order, buyer: Buyer(id: "B1", name: "B", country: currency == .inr ? "IN" : "US", extra: [:]),
          lines: [OrderLineFacts(line: line, item: item, makers: [])], payments: [],
          documents: invoiced ? [document] : []))
      return try keeping.finish()
    }

    func balances(_ day: String, invoiced: Bool = true) throws -> BookBalances {
      try books(invoiced: invoiced).balances(asOf: try Coop.day(day))
    }
  }

  @Test func aForeignDepositIsCarriedAtTheValueReceivedAndItsDifferenceRealisedAtIssue() throws {
    var story = try Story("1000", .usd, rates: [("2026-05-01", "1", "82"), ("2026-06-01", "1", "83")])
    try story.pay("400", on: "2026-04-15", fee: "500", reached: "31500")
    try story.pay("600", on: "2026-06-02")
    let before = try story.balances("2026-05-09")
    #expect(try before.figures().deposits == Coop.inr("32000"))
    #expect(try before.figures().cashHeld == Coop.inr("31500"))
    // The invoice is worth 82,000; the deposit meets 32,800 of it with 32,000, so 800 are lost.
    let issued = try story.balances("2026-05-10")
    #expect(try issued.figures().owedByBuyers == Coop.inr("49200"))
    #expect(try issued.sum(.exchange) == Coop.inr("800"))
    #expect(try issued.sum(.sales) == Coop.inr("-82000"))
    // 600 dollars at 83 meet 49,200 with 49,800, so 600 of that are won back.
    let paid = try story.balances("2026-06-02")
    #expect(try paid.figures().owedByBuyers == .zero(.inr))
    #expect(try paid.sum(.exchange) == Coop.inr("200"))
    #expect(try paid.sum(.fees) == Coop.inr("500"))
  }

  @Test func yenHaveNoDecimalsAndComeInHundreds() throws {
    var story = try Story("100001", .jpy, rates: [("2026-05-01", "100", "58.3869")])
    try story.pay("33334", on: "2026-05-20", reached: "19500")
    // 100,001 × 58.3869 ÷ 100 = 58,387.483869; a third of it is relieved in proportion.
    #expect(try story.balances("2026-05-10").figures().owedByBuyers == Coop.inr("58387.48"))
    let later = try story.balances("2026-05-20")
    #expect(try later.figures().owedByBuyers == Coop.inr("38924.79"))
    #expect(try later.sum(.exchange) == Coop.inr("-37.31"))
  }

  @Test func dinarsHaveThreeDecimals() throws {
    var story = try Story("12.345", .kwd, rates: [("2026-05-01", "1", "272.5")])
    try story.pay("12.345", on: "2026-05-20")
    let balances = try story.balances("2026-05-20")
    #expect(try balances.sum(.sales) == Coop.inr("-3364.01"))
    #expect(try balances.figures().owedByBuyers == .zero(.inr))
    #expect(try balances.sum(.exchange) == .zero(.inr))
  }

  @Test func whatIsPaidTooMuchIsTheCustomersUntilItGoesBack() throws {
    var story = try Story("1000", .inr)
    try story.pay("1250", on: "2026-05-20")
    #expect(try story.balances("2026-05-20").figures().customerCredit == Coop.inr("250"))
    try story.pay("300", on: "2026-05-25", .refund, fee: "4")
    // 250 were credit; for the other 50 the invoice is open again.
    let after = try story.balances("2026-05-25")
    #expect(try after.figures().customerCredit == .zero(.inr))
    #expect(try after.figures().owedByBuyers == Coop.inr("50"))
    #expect(try after.figures().cashHeld == Coop.inr("946"))
  }

  @Test func aWriteOffRelievesTheCarryingValueAndIsNoMoney() throws {
    var story = try Story("1000", .usd, rates: [("2026-05-01", "1", "82"), ("2026-06-01", "1", "90")])
    try story.pay("750", on: "2026-05-20")
    try story.pay("250", on: "2026-06-20", .writeOff)
    let balances = try story.balances("2026-06-20")
    #expect(try balances.figures().owedByBuyers == .zero(.inr))
    #expect(try balances.sum(.writeOffs) == Coop.inr("20500"))
    #expect(try balances.sum(.exchange) == .zero(.inr))
    #expect(try balances.figures().cashHeld == Coop.inr("61500"))
  }

  @Test func aWriteOffBeforeTheInvoiceCountsAtOnceAndRelievesItsValueLater() throws {
    var story = try Story("1000", .inr)
    try story.pay("900", on: "2026-04-15")
    try story.pay("100", on: "2026-04-20", .writeOff)
    let order = try #require(try story.books(invoiced: false).orders.first)
    #expect(try order.balance(asOf: try Coop.day("2026-04-19")) == Coop.inr("100"))
    #expect(try order.balance(asOf: try Coop.day("2026-04-20")) == .zero(.inr))
    #expect(try order.state(asOf: try Coop.day("2026-04-20"), daysWithoutTerms: 0) == .funded)
    #expect(try story.balances("2026-05-09").sum(.writeOffs) == .zero(.inr))
    let issued = try story.balances("2026-05-10")
    #expect(try issued.sum(.writeOffs) == Coop.inr("100"))
    #expect(try issued.figures().owedByBuyers == .zero(.inr))
    let invoiced = try #require(try story.books().orders.first)
    #expect(try invoiced.balance(asOf: try Coop.day("2026-05-10")) == .zero(.inr))
  }

  @Test func withoutARateAnInvoiceIsInNoSumAndSaysSo() throws {
    var story = try Story("1000", .usd)
    try story.pay("400", on: "2026-04-15", reached: "32000")
    let books = try story.books()
    #expect(books.problems.contains { $0.name == "missing-rate" })
    let balances = try books.balances(asOf: try Coop.day("2026-12-31"))
    #expect(try balances.sum(.sales) == .zero(.inr))
    #expect(try balances.figures().deposits == Coop.inr("32000"))
  }

  @Test func aDepositGivenBackBeforeTheInvoiceIsRelievedInProportion() throws {
    var story = try Story("1000", .usd, rates: [("2026-05-01", "1", "82")])
    try story.pay("400", on: "2026-04-15", reached: "32000")
    try story.pay("100", on: "2026-04-20", .refund, reached: "8300")
    let balances = try story.balances("2026-05-09", invoiced: false)
    #expect(try balances.figures().deposits == Coop.inr("24000"))
    #expect(try balances.sum(.exchange) == Coop.inr("300"))
    #expect(try balances.figures().cashHeld == Coop.inr("23700"))
  }
}
