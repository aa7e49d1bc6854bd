import Diagnostics
import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// Every kind of rule, computed by hand.
@Suite struct RuleTests {
  /// A rule, what was sold, the order discount, and what the makers get.
  static let cases: [(rule: String, sold: String, off: String, earned: String)] = [
    // Percentage of the net sale: 12,000 × 70 %.
    ("pct_net 70", "SHAWL 1 × 12000", "0", "8400.00"),
    // Two pieces, ₹1,000 off the order: (24,000 − 1,000) × 70 %.
    ("pct_net 70", "SHAWL 2 × 12000", "1000", "16100.00"),
    // 99.99 × 33.333 % = 33.3296…, half a paisa and more goes up.
    ("pct_net 33.333", "SHAWL 1 × 99.99", "0", "33.33"),
    // 0.05 × 50 % = 0.025: half away from zero.
    ("pct_net 50", "SHAWL 1 × 0.05", "0", "0.03"),
    // Percentage of the price before discounts: the discount is the co-op's.
    ("pct_gross 60", "SHAWL 2 × 12000", "1000", "14400.00"),
    // A fixed price per piece, whatever the buyer paid.
    ("fixed 450.50", "SHAWL 3 × 900", "100", "1351.50"),
    // Half a metre more: 450.50 × 2.5 = 1,126.25.
    ("fixed 450.50", "SHAWL 2.5 × 900", "0", "1126.25"),
    // By unit price, the whole line at its band: 4,999.99 is still in the first.
    ("tier_price 0:60;5000:65;10000:70", "SHAWL 1 × 4999.99", "0", "2999.99"),
    ("tier_price 0:60;5000:65;10000:70", "SHAWL 3 × 5000", "0", "9750.00"),
    // The band goes by the price of one piece, not by the line; the percentage is of the net.
    ("tier_price 0:60;5000:65;10000:70", "SHAWL 3 × 4000", "0", "7200.00"),
    ("tier_price 0:60;5000:65;10000:70", "SHAWL 1 × 12000", "3000", "6300.00"),
    // By month, the part in each step: 100,000 × 60 % + 20,000 × 65 %.
    ("tier_month 0:60;100000:65", "SHAWL 10 × 12000", "0", "73000.00"),
    // Just up to the step: all of it at 60 %.
    ("tier_month 0:60;100000:65", "SHAWL 10 × 10000", "0", "60000.00"),
    // Through three steps: 1,000 × 50 % + 1,000 × 60 % + 500 × 70 %.
    ("tier_month 0:50;1000:60;2000:70", "SHAWL 1 × 2500", "0", "1450.00"),
  ]

  @Test(arguments: cases)
  func earns(rule: String, sold: String, off: String, earned: String) throws {
    var coop = try Coop(trigger: .invoiced)
    try coop.rule("R", rule)
    try coop.item("SHAWL", rule: "R")
    try coop.sell("O-1", sold, on: "2026-05-04", off: off)
    #expect(try coop.earnings().sales.map(\.amount.plainNumber) == [earned])
    #expect(try coop.statement("2026-05").summary == "earned \(earned), closing \(earned)")
  }

  @Test func theMonthGoesOnFromSaleToSale() throws {
    var coop = try Coop(trigger: .invoiced)
    try coop.rule("R", "tier_month 0:60;100000:65")
    try coop.item("SHAWL", makers: "A01:50;A02:50", rule: "R")
    try coop.item("STOLE", makers: "A01:100", rule: "R")
    try coop.item("OTHER", makers: "A02:100", rule: "R")
    // Rows come in any order; the invoice day decides.
    try coop.sell("O-3", "SHAWL 1 × 30000", on: "2026-05-20")
    try coop.sell("O-1", "SHAWL 1 × 60000", on: "2026-05-04")
    try coop.sell("O-2", "STOLE 1 × 50000", on: "2026-05-11")
    try coop.sell("O-4", "OTHER 1 × 40000", on: "2026-05-25")
    try coop.sell("O-5", "SHAWL 1 × 10000", on: "2026-06-01")
    let sales = try coop.earnings().sales
    #expect(
      sales.map { "\($0.orderID) \($0.amount.plainNumber)" } == [
        "O-1 36000.00",  // 60,000 × 60 %
        "O-2 30500.00",  // 40,000 × 60 % + 10,000 × 65 %
        "O-3 19500.00",  // 30,000 × 65 %
        "O-4 24000.00",  // another first maker, a month of its own: 40,000 × 60 %
        "O-5 6000.00",  // a new month
      ])
    guard case .tierByMonth(let before, let parts) = sales[1].formula else {
      Issue.record("not a monthly tier")
      return
    }
    #expect(before == (try Coop.inr("60000")))
    #expect(
      parts.map { "\($0.amount.plainNumber) × \($0.step.percentage.number)" } == ["40000.00 × 60", "10000.00 × 65"])
  }

  @Test func monthlyTiersGoByCalendarMonthAlsoWithWeeklyStatements() throws {
    var coop = try Coop(trigger: .invoiced, cadence: .weekly)
    try coop.rule("R", "tier_month 0:60;1000:70")
    try coop.item("SHAWL", rule: "R")
    try coop.sell("O-1", "SHAWL 1 × 1000", on: "2026-06-30")
    try coop.sell("O-2", "SHAWL 1 × 1000", on: "2026-07-01")  // the same ISO week, a new month
    try coop.sell("O-3", "SHAWL 1 × 1000", on: "2026-07-31")  // another week, the same month
    #expect(try coop.earnings().sales.map(\.amount.plainNumber) == ["600.00", "600.00", "700.00"])
  }

  @Test func sharesGoByLargestRemainder() throws {
    var coop = try Coop(trigger: .invoiced)
    try coop.rule("R", "pct_net 100")
    try coop.item("SHAWL", makers: "A01:33.33;A02:33.33;A03:33.34", rule: "R")
    try coop.sell("O-1", "SHAWL 1 × 100.01", on: "2026-05-04")
    // 33.333333, 33.333333 and 33.343334: one paisa is left, and the largest remainder gets it.
    #expect(try coop.earnings().sales[0].parts.map(\.amount.plainNumber) == ["33.33", "33.33", "33.35"])
  }

  @Test func taxStaysOutOfEveryBase() throws {
    // ₹1,050 with 5 % inside is ₹1,000 without, ₹2,100 for two; ₹210 off the order takes ₹200 off the net.
    var facts = try InvoiceDraftingTests.facts()
    facts.order.pricesIncludeTax = true
    facts.order.discount = try Coop.inr("210")
    facts.lines[0].line.unitPrice = try Coop.inr("1050")
    let figures = try Invoice.figures(of: facts, treatment: .intraState)
    let order = try SoldOrder(
      facts, invoice: (try Coop.day("2026-05-04"), figures, .intraState), payments: [])
    #expect(order.lines[0].unitPrice == (try Coop.inr("1000")))
    #expect(order.lines[0].gross == (try Coop.inr("2000")))
    #expect(order.lines[0].net == (try Coop.inr("1800")))
    #expect(order.total == (try Coop.inr("1890")))
  }

  @Test func foreignSalesAreWorthWhatTheirIssueDaySays() throws {
    var coop = try Coop(trigger: .invoiced)
    try coop.rule("R", "pct_net 50")
    try coop.item("SHAWL", rule: "R")
    for (day, currency, units, worth) in [
      ("2026-05-01", Currency.usd, "1", "83.4567"), ("2026-05-04", .usd, "1", "84"),
      ("2026-05-01", .jpy, "100", "55.5"),
      ("2026-05-01", .kwd, "1", "271.25"),
    ] {
      coop.facts.rates.append(
        ExchangeRate(
          date: try Coop.day(day), currency: currency, units: try Coop.decimal(units), worth: try Coop.decimal(worth)))
    }
    try coop.sell("O-1", "SHAWL 1 × 99.99", on: "2026-05-03", currency: .usd)
    try coop.sell("O-2", "SHAWL 1 × 99.99", on: "2026-05-04", currency: .usd)
    try coop.sell("O-3", "SHAWL 1 × 12345", on: "2026-05-05", currency: .jpy)
    try coop.sell("O-4", "SHAWL 1 × 1.255", on: "2026-05-06", currency: .kwd)
    try coop.sell("O-5", "SHAWL 1 × 10", on: "2026-05-06", currency: .eur)
    let earnings = try coop.earnings()
    #expect(
      earnings.sales.map { "\($0.orderID) \($0.amount.plainNumber)" } == [
        "O-1 4172.42",  // 99.99 × 83.4567 = 8,344.835… → 8,344.84; × 50 %
        "O-2 4199.58",  // 99.99 × 84 = 8,399.16
        "O-3 3425.74",  // 12,345 × 55.5 ÷ 100 = 6,851.475 → 6,851.48
        "O-4 170.21",  // 1.255 × 271.25 = 340.41875 → 340.42
      ])
    #expect(earnings.problems.map(\.name) == ["missing-rate"])
  }

  @Test func consignedPiecesFollowTheSameRulesAndBoughtOnesNone() throws {
    var coop = try Coop(trigger: .invoiced)
    try coop.rule("R", "pct_net 70")
    try coop.item("OWN", rule: "R")
    try coop.item("LENT", rule: "R", owner: .consignment)
    try coop.item("BOUGHT", owner: .coop, cost: "100", came: ("3", "2026-05-02"))
    try coop.sell("O-1", "OWN 1 × 100;LENT 1 × 100;BOUGHT 1 × 100", on: "2026-05-04")
    #expect(try coop.statement("2026-05").summary == "earned 140.00, bought 300.00, closing 440.00")
  }

  @Test func whatIsUnknownEarnsNothingAndIsReportedOnce() throws {
    var coop = try Coop(trigger: .invoiced)
    try coop.item("SHAWL", rule: "GONE")
    try coop.sell("O-1", "SHAWL 1 × 100;SHAWL 1 × 100;NONE 1 × 100", on: "2026-05-04")
    let earnings = try coop.earnings()
    #expect(earnings.sales.isEmpty)
    #expect(earnings.problems.map(\.name) == ["unknown-rule", "unknown-item"])
  }

  @Test func amountsThatDoNotFitAreErrors() throws {
    var coop = try Coop(trigger: .invoiced)
    try coop.rule("R", "fixed 90000000000000000")
    try coop.item("SHAWL", rule: "R")
    try coop.sell("O-1", "SHAWL 2 × 1", on: "2026-05-04")
    #expect(throws: Diagnostic.self) { try coop.earnings() }
  }

  /// What was sold under a rule, and its formula as a statement prints it.
  static let formulas: [(rule: String, sold: String, english: String, german: String)] = [
    ("pct_net 70", "SHAWL 1 × 12000", "₹12,000.00 × 70% = ₹8,400.00", "12.000,00\u{A0}₹ × 70\u{A0}% = 8.400,00\u{A0}₹"),
    ("fixed 450", "SHAWL 2.5 × 900", "₹450.00 × 2.5 = ₹1,125.00", "450,00\u{A0}₹ × 2,5 = 1.125,00\u{A0}₹"),
    (
      "tier_price 0:60;5000:62.5", "SHAWL 2 × 5000", "₹10,000.00 × 62.5% = ₹6,250.00",
      "10.000,00\u{A0}₹ × 62,5\u{A0}% = 6.250,00\u{A0}₹"
    ),
    (
      "tier_month 0:60;100000:65", "SHAWL 1 × 120000", "₹1,00,000.00 × 60% + ₹20,000.00 × 65% = ₹73,000.00",
      "100.000,00\u{A0}₹ × 60\u{A0}% + 20.000,00\u{A0}₹ × 65\u{A0}% = 73.000,00\u{A0}₹"
    ),
    ("tier_month 0:60;100000:65", "SHAWL 1 × 0", "₹0.00 × 60% = ₹0.00", "0,00\u{A0}₹ × 60\u{A0}% = 0,00\u{A0}₹"),
  ]

  @Test(arguments: formulas)
  func formulasInFigures(rule: String, sold: String, english: String, german: String) throws {
    var coop = try Coop(trigger: .invoiced)
    try coop.rule("R", rule)
    try coop.item("SHAWL", rule: "R")
    try coop.sell("O-1", sold, on: "2026-05-04")
    let formula = try coop.earnings().sales[0].formula
    #expect(try formula.text(in: DocumentLocale(.english)) == english)
    #expect(try formula.text(in: DocumentLocale(.german)) == german)
  }
}
