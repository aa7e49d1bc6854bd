import Diagnostics
import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// What a payout statement says, from figures worked out elsewhere.
@Suite struct StatementDraftingTests {
  static func draft(
    _ coop: Coop, _ period: String = "2026-05", of artisan: String = "A01", language: Language = .english,
    last: LastStatement? = nil, on day: String = "2026-06-01"
  ) throws -> Statement {
    let settings = try CoopSettings(
      toml: "[coop]\nname = \"Sample\"\nstate_code = \"01\"\n[ledger]\npayout_trigger = \"paid\"", file: "talim.toml")
    let facts = StatementFacts(
      settings: settings, items: coop.facts.items, rules: coop.facts.rules, artisans: coop.facts.artisans)
    return try Statement(
      drafting: try coop.statement(artisan, period), facts: facts,
      request: StatementRequest(date: try Coop.day(day), number: nil, language: language, last: last))
  }

  static func coop(_ rule: String = "pct_net 70", makers: String = "a01:100", minimum: String = "0") throws -> Coop {
    var coop = try Coop(minimum: minimum)
    try coop.artisan("A01")
    try coop.artisan("A02")
    try coop.rule("R", rule)
    try coop.item("SHAWL", makers: makers, rule: "R")
    return coop
  }

  static let formulas: [(rule: String, formula: String)] = [
    ("pct_net 70", "₹11,400.00 × 70% = ₹7,980.00"), ("pct_gross 70", "₹12,000.00 × 70% = ₹8,400.00"),
    ("fixed 450", "₹450.00 × 3 = ₹1,350.00"), ("tier_price 0:60;4000:65", "₹11,400.00 × 65% = ₹7,410.00"),
    ("tier_month 0:60;10000:65", "₹10,000.00 × 60% + ₹1,400.00 × 65% = ₹6,910.00"),
  ]

  @Test(arguments: formulas)
  func everyKindOfRuleShowsItsFormula(rule: String, formula: String) throws {
    var coop = try Self.coop(rule)
    try coop.sell("O-1", "SHAWL 3 × 4000", on: "2026-05-04", off: "600", paid: ["2026-05-04": "11400"])
    let sale = try #require(try Self.draft(coop).sales.first)
    #expect(sale.formula == formula)
    #expect(sale.price == (try Coop.inr("4000")))
    #expect(sale.discount == (try Coop.inr("-600")))
    #expect(sale.total == sale.amount)
    #expect(sale.share == nil && sale.others.isEmpty && sale.shareFormula == nil)
    #expect(sale.rule == "R", "a rule without words goes by its id")
  }

  @Test func foreignSalesSayTheRate() throws {
    var coop = try Self.coop()
    coop.facts.rates = [
      ExchangeRate(
        date: try Coop.day("2026-05-01"), currency: .jpy, units: try Coop.decimal("100"),
        worth: try Coop.decimal("56.2"))
    ]
    try coop.sell("O-1", "SHAWL 1 × 12000", on: "2026-05-04", paid: ["2026-05-04": "12000"], currency: .jpy)
    let sale = try #require(try Self.draft(coop).sales.first)
    #expect(sale.exchange == "¥12,000 ÷ 100 × 56.2 = ₹6,744.00")
    #expect(sale.rateDate == (try Coop.day("2026-05-01")))
    #expect(sale.formula == "₹6,744.00 × 70% = ₹4,720.80")
  }

  @Test func aPaisaThatFallsToAnotherMakerIsSaid() throws {
    var coop = try Self.coop("fixed 100.01", makers: "A01:50;A02:50")
    try coop.sell("O-1", "SHAWL 1 × 4000", on: "2026-05-04", paid: ["2026-05-04": "4000"])
    #expect(try Self.draft(coop).sales[0].shareFormula == "₹100.01 × 50% = ₹50.01")
    #expect(try Self.draft(coop, of: "A02").sales[0].shareFormula == "₹100.01 × 50% = ₹50.01 - ₹0.01 = ₹50.00")
  }

  @Test func returnsBeforeAndAfterAreTakenOff() throws {
    var coop = try Self.coop()
    try coop.sell("O-1", "SHAWL 3 × 1000", on: "2026-05-04", paid: ["2026-05-10": "3000"])
    try coop.takeBack("1", on: "2026-05-06")
    try coop.takeBack("1", on: "2026-05-12")
    let may = try Self.draft(coop)
    #expect(may.sales[0].earned == (try Coop.inr("2100")))
    #expect(may.sales[0].returnedBefore == (try Coop.inr("-700")))
    #expect(may.sales[0].amount == (try Coop.inr("1400")))
    #expect(may.returns[0].formula == "₹2,100.00 × 1 ÷ 3 = ₹700.00")
    #expect(may.returned == (try Coop.inr("-700")))
    #expect(may.closing == (try Coop.inr("700")))
  }

  // MARK: what happens with the balance

  @Test func theOutcomeIsOneOfFour() throws {
    var coop = try Self.coop(minimum: "500")
    #expect(try Self.draft(coop).toPay == nil)
    try coop.row(.adjustment, "499.99", on: "2026-05-04")
    let small = try Self.draft(coop)
    #expect(small.toPay == nil)
    #expect(small.minimum == (try Coop.inr("500")))
    #expect(small.owed == nil)
    try coop.row(.adjustment, "0.01", on: "2026-05-05")
    let enough = try Self.draft(coop)
    #expect(enough.toPay == (try Coop.inr("500")))
    #expect(enough.minimum == nil)
    #expect(enough.payDay == (try Coop.day("2026-06-07")))
    try coop.row(.payout, "800", on: "2026-05-06")
    let owing = try Self.draft(coop)
    #expect(owing.toPay == nil)
    #expect(owing.minimum == nil)
    #expect(owing.owed == (try Coop.inr("300")))
  }

  @Test func aPeriodThatGoesOnSaysSo() throws {
    #expect(try Self.draft(try Self.coop(), on: "2026-05-31").isOpen)
    #expect(try !Self.draft(try Self.coop(), on: "2026-06-01").isOpen)
  }

  // MARK: what changed since the last paper

  @Test func whatChangedSinceTheLastStatementIsSaid() throws {
    var coop = try Self.coop()
    try coop.row(.adjustment, "650", on: "2026-04-04")
    let same = try Self.draft(coop, last: LastStatement(number: "PS/26-27/0001", closing: try Coop.inr("650")))
    #expect(same.changed == nil && same.lastClosing == nil && same.lastNumber == nil)
    let other = try Self.draft(coop, last: LastStatement(number: "PS/26-27/0001", closing: try Coop.inr("1000")))
    #expect(other.changed == (try Coop.inr("-350")))
    #expect(other.lastClosing == (try Coop.inr("1000")))
    #expect(other.lastNumber == "PS/26-27/0001")
    #expect(other.closing == (try Coop.inr("650")))
  }

  // MARK: what is nobody else's

  @Test func nothingOfOthersIsTold() throws {
    var coop = try Self.coop(makers: "A01:60;A02:40")
    try coop.item("OTHER", makers: "A02:100", rule: "R")
    try coop.sell("O-1", "SHAWL 1 × 10000;OTHER 1 × 7777", on: "2026-05-04", paid: ["2026-05-04": "17777"])
    try coop.row(.payout, "4321", on: "2026-05-20", to: "A02")
    let statement = try Self.draft(coop)
    #expect(statement.sales.map(\.item) == ["SHAWL"])
    #expect(statement.sales[0].others.map(\.name) == ["Maker A02"])
    let texts = Self.texts(Statement.recordType.record(of: statement))
    // Neither the other's part by itself, nor what concerns the other alone.
    for foreign in ["5443.90", "7777.00", "4321.00", "-4321.00"] { #expect(!texts.contains(foreign), "\(foreign)") }
    #expect(!texts.contains { $0.contains("buyer") || $0.contains("OTHER") })
    #expect(statement.split?.others == (try Coop.inr("2800")))
  }

  /// All values of a record as plain text.
  private static func texts(_ record: Record) -> [String] {
    func texts(_ value: Value) -> [String] {
      switch value {
      case .text(let text): [text]
      case .money(let money): [money.plainNumber]
      case .record(let record): record.values.flatMap(texts)
      case .list(let values): values.flatMap(texts)
      default: []
      }
    }
    return record.values.flatMap(texts)
  }

  // MARK: the picture

  @Test func thePictureSplitsTheMoney() throws {
    var coop = try Self.coop(makers: "A01:60;A02:40")
    try coop.sell("O-1", "SHAWL 4 × 1000", on: "2026-05-04", paid: ["2026-05-10": "4000"])
    try coop.takeBack("1", on: "2026-05-05")
    let split = try #require(try Self.draft(coop).split)
    #expect(split.total == (try Coop.inr("3000")))
    #expect(split.you == (try Coop.inr("1260")))
    #expect(split.others == (try Coop.inr("840")))
    #expect(split.coop == (try Coop.inr("900")))
  }

  @Test func aLossHasNoPicture() throws {
    var coop = try Self.coop("fixed 450")
    try coop.sell("O-1", "SHAWL 1 × 100", on: "2026-05-04", paid: ["2026-05-04": "100"])
    #expect(try Self.draft(coop).split == nil)
  }

  // MARK: names and order

  @Test func namesAreInTheScriptOfThePaper() throws {
    var coop = try Self.coop()
    coop.facts.artisans[0].localName = "فاطمہ بانو"
    let english = try Self.draft(coop).artisan
    #expect(english.name == "Maker A01" && english.otherName == "فاطمہ بانو")
    let urdu = try Self.draft(coop, language: .urdu).artisan
    #expect(urdu.name == "فاطمہ بانو" && urdu.otherName == "Maker A01")
    #expect(try Self.draft(coop, language: .hindi).artisan.name == "Maker A01")
  }

  @Test func salesOfOneRuleStandTogether() throws {
    var coop = try Self.coop()
    try coop.rule("S", "fixed 10")
    try coop.item("BOX", rule: "S")
    try coop.sell(
      "O-1", "SHAWL 1 × 100;BOX 1 × 20;SHAWL 2 × 100;BOX 3 × 20", on: "2026-05-04", paid: ["2026-05-04": "380"])
    #expect(try Self.draft(coop).sales.map(\.ruleID) == ["R", "R", "S", "S"])
  }

  @Test func theSheetSumsUp() throws {
    var coop = try Self.coop()
    try coop.sell("O-1", "SHAWL 1 × 1000", on: "2026-05-04", paid: ["2026-05-04": "1000"])
    try coop.row(.payout, "50", on: "2026-05-06", to: "A02")
    let rows = try ["A01", "A02"].map { try StatementSummaryRow(try Self.draft(coop, of: $0)) }
    let settings = try CoopSettings(toml: "[coop]\nname = \"Sample\"\nstate_code = \"01\"", file: "talim.toml")
    let period = try #require(PayPeriod(named: "2026-05", cadence: .monthly))
    let sheet = try StatementSummary(
      of: rows, period: period, quiet: 3, date: try Coop.day("2026-06-01"), settings: settings)
    #expect(sheet.totals.closing == (try Coop.inr("650")))
    #expect(sheet.totals.toPay == (try Coop.inr("700")))
    #expect(sheet.payees == 1 && sheet.withoutUPI == 1)
    #expect(rows.map(\.reason) == [nil, "owes the co-op"])
  }
}
