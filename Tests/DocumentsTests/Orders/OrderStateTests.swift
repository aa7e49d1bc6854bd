import Testing
import Values

@testable import Documents
@testable import Ledger

@Suite struct OrderStateTests {
  /// An order of ₹1,000 from 1 May with half of it due 7 days later, and what happened to it.
  struct Case: CustomTestStringConvertible {
    var name: String
    var received: Int64 = 0
    var refunded: Int64 = 0
    var writtenOff: Int64 = 0
    var credited: Int64 = 0
    var invoiced: String?
    var isCancelled = false
    var hasDeposit = true
    var asOf = "2026-06-01"
    var expected: OrderState
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "no terms, nothing happened", hasDeposit: false, expected: .open),
    Case(name: "the deposit is still to fall due", asOf: "2026-05-07", expected: .open),
    Case(name: "the deposit falls due today", asOf: "2026-05-08", expected: .depositDue),
    Case(name: "the deposit was refunded whole", received: 500, refunded: 500, expected: .depositDue),
    Case(name: "more was refunded than came in", received: 500, refunded: 600, expected: .depositDue),
    Case(name: "all was written off before the invoice", writtenOff: 1_000, expected: .open),
    Case(name: "some of the deposit came", received: 1, expected: .partiallyFunded),
    Case(name: "money came although nothing was due", received: 1, hasDeposit: false, expected: .partiallyFunded),
    Case(name: "all but a little came", received: 999, expected: .partiallyFunded),
    Case(name: "all came", received: 1_000, expected: .funded),
    Case(name: "all came, the last written off", received: 999, writtenOff: 1, expected: .funded),
    Case(name: "too much came before the invoice", received: 1_200, expected: .funded),
    Case(name: "some was refunded", received: 1_000, refunded: 400, expected: .partiallyFunded),
    Case(name: "the invoice is still to come", received: 500, invoiced: "2026-06-02", expected: .partiallyFunded),
    Case(name: "invoiced today", invoiced: "2026-06-01", expected: .invoiced),
    Case(name: "invoiced, refunded whole", received: 500, refunded: 500, invoiced: "2026-05-20", expected: .invoiced),
    Case(name: "invoiced, partly written off", writtenOff: 400, invoiced: "2026-05-20", expected: .invoiced),
    Case(name: "invoiced, partly credited", credited: 400, invoiced: "2026-05-20", expected: .invoiced),
    Case(name: "invoiced with a deposit", received: 500, invoiced: "2026-05-20", expected: .partlyPaid),
    Case(name: "a rupee is missing", received: 999, invoiced: "2026-05-20", expected: .partlyPaid),
    Case(name: "paid", received: 1_000, invoiced: "2026-05-20", expected: .paid),
    Case(name: "paid and credited", received: 600, credited: 400, invoiced: "2026-05-20", expected: .paid),
    Case(name: "credited whole", credited: 1_000, invoiced: "2026-05-20", expected: .paid),
    Case(name: "written off whole", writtenOff: 1_000, invoiced: "2026-05-20", expected: .paid),
    Case(name: "paid a rupee too much", received: 1_001, invoiced: "2026-05-20", expected: .overpaid),
    Case(name: "paid, then credited", received: 1_000, credited: 1, invoiced: "2026-05-20", expected: .overpaid),
    Case(
      name: "paid, credited, given back", received: 1_000, refunded: 100, credited: 100, invoiced: "2026-05-20",
      expected: .paid),
    Case(name: "cancelled without money", isCancelled: true, expected: .cancelled),
    Case(name: "cancelled, money held", received: 1, isCancelled: true, expected: .cancelledWithDepositHeld),
    Case(name: "cancelled, money given back", received: 500, refunded: 500, isCancelled: true, expected: .cancelled),
    Case(
      name: "cancelled after the invoice", received: 500, invoiced: "2026-05-20", isCancelled: true,
      expected: .cancelledWithDepositHeld),
  ]

  @Test(arguments: cases)
  func theStateFollowsFromMoneyAndDays(_ one: Case) throws {
    func rupees(_ units: Int64) -> Money { Money(minorUnits: units * 100, .inr) }
    let half = PaymentTerms(
      name: "half",
      steps: [
        .init(number: 1, percentage: InstalmentPlanTests.percent("50"), start: .order, days: 7),
        .init(number: 2, percentage: InstalmentPlanTests.percent("50"), start: .invoice, days: 30),
      ])
    let invoiced = one.invoiced.map(InstalmentPlanTests.day)
    let plan = try InstalmentPlan(
      total: rupees(1_000), ordered: InstalmentPlanTests.day("2026-05-01"), invoiced: invoiced,
      terms: one.hasDeposit ? half : nil)
    let money = OrderMoney(
      total: rupees(1_000), received: rupees(one.received), refunded: rupees(one.refunded),
      writtenOff: rupees(one.writtenOff), credited: rupees(one.credited))
    let state = try OrderState(
      money, plan: plan, invoiced: invoiced, isCancelled: one.isCancelled, asOf: InstalmentPlanTests.day(one.asOf))
    #expect(state == one.expected)
    #expect(state.reservesItems == [.partiallyFunded, .funded].contains(state))
  }

  @Test func everyStateHasACase() {
    #expect(Set(Self.cases.map(\.expected)) == Set(OrderState.allCases))
  }

  @Test func anOrderIsCancelledFromItsDayOn() throws {
    var order = try InvoiceDraftingTests.facts(cancelled: InstalmentPlanTests.day("2026-05-05")).order
    #expect(!order.isCancelled(by: InstalmentPlanTests.day("2026-05-04")))
    #expect(order.isCancelled(by: InstalmentPlanTests.day("2026-05-05")))
    order.cancelledOn = nil
    #expect(!order.isCancelled(by: .last))
    order.status = "Cancelled"
    #expect(order.isCancelled(by: .first))
  }
}
