import Diagnostics
import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// Receipts over an order of two pieces at ₹1,000 and 5 %: ₹2,100.
@Suite struct ReceiptTests {
  typealias Draft = InvoiceDraftingTests

  static func inr(_ rupees: Int64) -> Money { Money(minorUnits: rupees * 100, .inr) }

  static func invoice(_ day: String, number: String = "L/26-27/0001") throws -> DocumentRecord {
    DocumentRecord(
      kind: .invoice, series: "L", financialYear: 2026, number: number, issuedOn: try Draft.day(day), state: .issued,
      origin: .talim)
  }

  func receipt(
    _ key: String, of facts: OrderFacts..., on day: String = "2026-06-30", returns: [SaleReturn] = [],
    tax: String = "registered = true\ngstin = \"01AAAAC0000C1ZA\""
  ) throws -> Receipt {
    let match = try #require(facts.flatMap(\.payments).first { $0.payment.key == key })
    return try Receipt(
      drafting: match, orders: facts, returns: returns, settings: Draft.settings(tax),
      request: ReceiptRequest(date: Draft.day(day), number: "RV/26-27/0001", handle: key))
  }

  @Test func aPartPaymentSaysWhatCameBeforeAndWhatIsStillDue() throws {
    let facts = try Draft.facts(payments: [
      Draft.payment("1", "2026-05-02", 50_000), Draft.payment("2", "2026-05-10", 10_000, .refund),
      Draft.payment("3", "2026-05-20", 60_000), Draft.payment("4", "2026-05-25", 30_000),
    ])
    let receipt = try receipt("3", of: facts)
    let order = try #require(receipt.orders.first)
    #expect(receipt.kind == .voucher && receipt.isDeposit)
    #expect(receipt.amount == Self.inr(600) && receipt.taxOnAdvance == Self.inr(0))
    #expect(order.total == Self.inr(2_100) && order.receivedBefore == Self.inr(400))
    // What came later does not count: the receipt says how things stood with this payment.
    #expect(order.thisPayment == Self.inr(600) && order.stillDue == Self.inr(1_100))
    #expect(order.isReserved && !order.isPaid && order.beyond == nil)
    #expect(order.dueDate == nil && order.daysAfterInvoice == 30)
    #expect(order.goods.map(\.description) == ["Shawl"] && order.moreGoods == 0)
  }

  @Test func theInstalmentsAreFilledWithThisPayment() throws {
    var facts = try Draft.facts(payments: [Draft.payment("1", "2026-05-02", 100_000)])
    facts.terms = InstalmentPlanTests.thirds
    let order = try #require(try receipt("1", of: facts).orders.first)
    #expect(order.instalments.map(\.open.minorUnits) == [0, 40_007, 69_993])
    #expect(order.instalments.map { $0.dueDate?.description } == ["2026-05-08", nil, nil])
    #expect(order.instalments.map(\.daysAfterInvoice) == [nil, 0, 60])
    #expect(order.dueDate == nil && order.daysAfterInvoice == 0)
    facts.documents = [try Self.invoice("2026-05-20")]
    #expect(try receipt("1", of: facts, on: "2026-05-19").orders.first?.dueDate == nil)
    #expect(try receipt("1", of: facts, on: "2026-05-20").orders.first?.dueDate?.description == "2026-05-20")
  }

  @Test func aDepositLargerThanTheOrderLeavesCredit() throws {
    let order = try #require(
      try receipt("1", of: Draft.facts(payments: [Draft.payment("1", "2026-05-02", 250_000)])).orders.first)
    #expect(order.beyond == Self.inr(400) && order.stillDue.isZero && order.isPaid)
  }

  @Test func onePaymentOverSeveralOrdersIsSharedWhole() throws {
    let transfer = MatchedPayment(
      payment: try Draft.payment("1", "2026-05-20", 300_000), orderIDs: ["O-1", "O-2"], way: .transaction)
    var (older, newer) = (try Draft.facts(), try Draft.facts())
    newer.order.id = "O-2"
    newer.order.date = try Draft.day("2026-05-03")
    older.payments = [transfer]
    newer.payments = [transfer]
    older.documents = [try Self.invoice("2026-05-10")]
    let receipt = try receipt("1", of: newer, older)
    #expect(receipt.hasSeveralOrders && receipt.orders.map(\.id) == ["O-1", "O-2"])
    #expect(receipt.orders.map(\.thisPayment) == [Self.inr(2_100), Self.inr(900)])
    #expect(try receipt.orders.map(\.thisPayment).sum(.inr) == receipt.amount)
    // One was invoiced before, the other not: what came for it is an advance.
    #expect(receipt.kind == .voucher && receipt.orders.map(\.isReserved) == [false, true])
    #expect(receipt.orders.map(\.invoiceNumber) == ["L/26-27/0001", nil])
  }

  @Test func moneyInAnotherCurrencyCountsForWhatItBrought() throws {
    var payment = try Draft.payment("1", "2026-05-02", 0)
    payment.amount = Money(minorUnits: 2_000, .usd)
    payment.baseAmount = Money(minorUnits: 160_000, .inr)
    payment.fee = Money(minorUnits: 7_777, .inr)
    let receipt = try receipt("1", of: Draft.facts(payments: [payment]))
    #expect(receipt.amount == Money(minorUnits: 2_000, .usd))
    #expect(receipt.exchange?.amount == Money(minorUnits: 167_777, .inr))
    // ₹1,677.77 for $20 is ₹83.8885 a dollar.
    #expect(receipt.exchange?.rate == ExactDecimal("83.8885"))
    #expect(receipt.orders.first?.stillDue == Money(minorUnits: 42_223, .inr))
    payment.baseAmount = nil
    let error = #expect(throws: Diagnostic.self) { try self.receipt("1", of: Draft.facts(payments: [payment])) }
    #expect(error?.name == "payment-without-worth")
  }

  @Test func aPaymentAfterTheInvoiceIsNoAdvance() throws {
    var facts = try Draft.facts(payments: [Draft.payment("1", "2026-05-20", 150_000)])
    facts.documents = [try Self.invoice("2026-05-20")]
    let back = SaleReturn(
      id: "R1", date: try Draft.day("2026-05-18"), orderID: "O-1", line: "1", quantity: .one, charge: .coop,
      creditNoteNumber: "X/1")
    let receipt = try receipt("1", of: facts, returns: [back])
    let order = try #require(receipt.orders.first)
    #expect(receipt.kind == .payment && receipt.taxOnAdvance == nil && !order.isReserved)
    // A day's order is invoice, credit notes, payments.
    #expect(order.creditedBefore == Self.inr(1_050) && order.beyond == Self.inr(450))
    facts.documents = [try Self.invoice("2026-05-21")]
    #expect(try self.receipt("1", of: facts).kind == .voucher)
    #expect(try self.receipt("1", of: facts, tax: "registered = false").kind == .deposit)
  }

  @Test func aCancelledOrderOwesNothingAndTheMoneyIsHeld() throws {
    let facts = try Draft.facts(
      cancelled: Draft.day("2026-05-30"), payments: [Draft.payment("1", "2026-05-20", 150_000)])
    let order = try #require(try receipt("1", of: facts).orders.first)
    #expect(order.isCancelled && !order.isReserved && order.stillDue.isZero)
  }

  @Test func whatIsNoMoneyReceivedGetsNoReceipt() throws {
    for (kind, name) in [(Payment.Kind.refund, "no-receipt-for-refund"), (.writeOff, "no-receipt-for-write-off")] {
      let facts = try Draft.facts(payments: [Draft.payment("1", "2026-05-02", 50_000, kind)])
      let error = #expect(throws: Diagnostic.self) { try self.receipt("1", of: facts) }
      #expect(error?.name == name)
    }
    let facts = try Draft.facts(payments: [Draft.payment("1", "2026-05-02", 50_000)])
    let error = #expect(throws: Diagnostic.self) { try self.receipt("1", of: facts, on: "2026-05-01") }
    #expect(error?.name == "receipt-before-payment")
  }

  @Test func theTimeOfTheDayDecidesWhatCameBefore() throws {
    var early = try Draft.payment("z", "2026-05-02", 50_000)
    var late = try Draft.payment("a", "2026-05-02", 60_000)
    early.time = "09:00"
    late.time = "15:30"
    let facts = try Draft.facts(payments: [early, late])
    #expect(try receipt("z", of: facts).orders.first?.receivedBefore == nil)
    #expect(try receipt("a", of: facts).orders.first?.receivedBefore == Self.inr(500))
  }
}
