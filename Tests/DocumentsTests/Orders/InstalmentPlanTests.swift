import RandomTestSupport
import Testing
import Values

@testable import Documents
@testable import Ledger

@Suite struct InstalmentPlanTests {
  static func day(_ text: String) -> CalendarDay { CalendarDay(iso: text) ?? .first }
  static func rupees(_ units: Int64) -> Money { Money(minorUnits: units, .inr) }
  static func percent(_ text: String) -> Percentage { Percentage(ExactDecimal(text) ?? .zero) }

  /// A third 7 days after the order, a third at the invoice, a third 60 days after it.
  static let thirds = PaymentTerms(
    name: "In three parts",
    steps: [
      .init(number: 1, percentage: percent("33.34"), start: .order, days: 7),
      .init(number: 2, percentage: percent("33.33"), start: .invoice, days: 0),
      .init(number: 3, percentage: percent("33.33"), start: .invoice, days: 60),
    ])

  static func plan(_ units: Int64, invoiced: String? = "2026-05-20", terms: PaymentTerms? = thirds) throws
    -> InstalmentPlan
  {
    try InstalmentPlan(
      total: rupees(units), ordered: day("2026-05-01"), invoiced: invoiced.map(day), terms: terms)
  }

  @Test func eachPartHasItsDayAndItsAmount() throws {
    let plan = try Self.plan(100_001)
    #expect(plan.instalments.map(\.dueOn?.description) == ["2026-05-08", "2026-05-20", "2026-07-19"])
    #expect(plan.instalments.map(\.amount.minorUnits) == [33_341, 33_330, 33_330])
    let early = try Self.plan(100_001, invoiced: nil)
    #expect(early.instalments.map(\.dueOn?.description) == ["2026-05-08", nil, nil])
  }

  @Test func withoutTermsAllIsDueOnTheDayOfTheInvoice() throws {
    let plan = try Self.plan(5_000, terms: nil)
    #expect(plan.instalments.map(\.dueOn?.description) == ["2026-05-20"])
    #expect(plan.instalments.map(\.amount.minorUnits) == [5_000])
    let later = try InstalmentPlan(
      total: Self.rupees(5_000), ordered: .first, invoiced: Self.day("2026-05-20"),
      terms: PaymentTerms(name: "empty", steps: []), daysWithoutTerms: 30)
    #expect(later.instalments.map(\.dueOn?.description) == ["2026-06-19"])
  }

  @Test func paymentsFillTheEarliestFirstAndCreditsTakeFromTheLast() throws {
    let plan = try Self.plan(30_000)
    let statement = try plan.statement(paid: Self.rupees(12_000), credited: Self.rupees(11_000))
    #expect(statement.entries.map(\.credited.minorUnits) == [0, 1_001, 9_999])
    #expect(statement.entries.map(\.paid.minorUnits) == [10_002, 1_998, 0])
    #expect(statement.entries.map(\.open.minorUnits) == [0, 7_000, 0])
    #expect(statement.lastOpenDay?.description == "2026-05-20")
    #expect(statement.overpaid.isZero)
  }

  @Test func anUnknownDayIsFilledLast() throws {
    // The first step counts from the invoice, which is still to come; the second from the order.
    let terms = PaymentTerms(
      name: "x",
      steps: [
        .init(number: 1, percentage: Self.percent("60"), start: .invoice, days: 0),
        .init(number: 2, percentage: Self.percent("40"), start: .order, days: 90),
      ])
    let statement = try Self.plan(1_000, invoiced: nil, terms: terms).statement(paid: Self.rupees(500))
    #expect(statement.entries.map(\.paid.minorUnits) == [100, 400])
    #expect(statement.entries.map(\.open.minorUnits) == [500, 0])
    #expect(statement.lastOpenDay == nil && statement.nextOpenDay == nil)
    #expect(try statement.open(asOf: .last)[.notYetDue].minorUnits == 500)
  }

  @Test(arguments: [
    ("2026-05-19", Lateness.notYetDue), ("2026-05-20", .notYetDue), ("2026-05-21", .upTo30Days),
    ("2026-06-19", .upTo30Days), ("2026-06-20", .upTo60Days), ("2026-07-19", .upTo60Days),
    ("2026-07-20", .upTo90Days), ("2026-08-18", .upTo90Days), ("2026-08-19", .over90Days),
  ])
  func theDueDayItselfIsNotLate(asOf: String, expected: Lateness) throws {
    let open = try Self.plan(700, terms: nil).statement(paid: Self.rupees(200)).open(asOf: Self.day(asOf))
    for lateness in Lateness.allCases { #expect(open[lateness].minorUnits == (lateness == expected ? 500 : 0)) }
    #expect(try open.total().minorUnits == 500)
  }

  @Test func whatIsPaidBeyondTheTotalIsOverpaidAndWhatIsRefundedBeyondItIsOwed() throws {
    let plan = try Self.plan(3_000)
    let over = try plan.statement(paid: Self.rupees(3_500))
    #expect(over.overpaid.minorUnits == 500 && over.entries.allSatisfy(\.open.isZero) && over.lastOpenDay == nil)
    let under = try plan.statement(paid: Self.rupees(-200))
    #expect(under.entries.map(\.open.minorUnits) == [1_000, 1_000, 1_200])
    #expect(under.overpaid.isZero)
  }

  @Test func theDepositIsWhatIsCountedFromTheOrderUpToTheInvoice() throws {
    let plan = try Self.plan(30_000)
    #expect(try plan.deposit(invoiced: nil).minorUnits == 10_002)
    #expect(try plan.deposit(invoiced: Self.day("2026-05-08")).minorUnits == 10_002)
    #expect(try plan.deposit(invoiced: Self.day("2026-05-07")).isZero)
    #expect(try Self.plan(30_000, terms: nil).deposit(invoiced: nil).isZero)
  }

  @Test func otherCurrenciesAndHugeAmountsAreErrors() throws {
    let plan = try Self.plan(30_000)
    #expect(throws: ArithmeticError.self) { try plan.statement(paid: .zero(.eur)) }
    #expect(throws: ArithmeticError.self) { try plan.statement(paid: Self.rupees(.min)) }
  }

  @Test(arguments: 0..<200)
  func nothingIsLostWhateverIsPaid(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    func units(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &random) }
    var left: Int64 = 10_000
    let count = Int.random(in: 1...6, using: &random)
    let steps = (1...count).map { number in
      let part = number == count ? left : units(0...left)
      left -= part
      return PaymentTerms.Step(
        number: number, percentage: Percentage(ExactDecimal(coefficient: part, scale: 2) ?? .zero),
        start: Bool.random(using: &random) ? .order : .invoice, days: Int.random(in: 0...90, using: &random))
    }
    let total = Self.rupees(units(-1_000...1_000_000))
    let invoiced = Bool.random(using: &random) ? Self.day("2026-05-20") : nil
    let plan = try InstalmentPlan(
      total: total, ordered: Self.day("2026-05-01"), invoiced: invoiced, terms: PaymentTerms(name: "t", steps: steps))
    #expect(try plan.instalments.map(\.amount).sum(.inr) == total)

    let paid = Self.rupees(units(-10_000...1_200_000))
    let credited = Self.rupees(units(-100...600_000))
    let statement = try plan.statement(paid: paid, credited: credited)
    let open = try statement.openTotal()
    #expect(try open - statement.overpaid == total - paid - credited)
    #expect(!statement.overpaid.isNegative && statement.entries.allSatisfy { !$0.open.isNegative })
    #expect(open.isZero || statement.overpaid.isZero)
    #expect(try statement.entries.map { try $0.credited + $0.paid + $0.open }.sum(.inr) == total)
    for asOf in ["2026-01-01", "2026-06-20", "2027-01-01"] {
      #expect(try statement.open(asOf: Self.day(asOf)).total() == open)
    }
    // Nobody pays a later instalment while an earlier one is open.
    let inOrder = plan.fillingOrder.map { statement.entries[$0] }
    for (earlier, later) in zip(inOrder, inOrder.dropFirst()) where earlier.open.isPositive {
      #expect(!later.paid.isPositive)
    }
  }
}
