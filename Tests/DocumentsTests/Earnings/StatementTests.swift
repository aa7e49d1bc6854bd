import Diagnostics
import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// The block that reconciles, for every special case, computed by hand.
@Suite struct StatementTests {
  /// One maker, 70 % of the net sale, shawls at ₹1,000: a share of ₹700 each.
  static func coop(
    trigger: PayoutTrigger = .paid, cadence: PayoutCadence = .monthly, minimum: String = "0", retention: String? = nil,
    recovery: String? = nil
  ) throws -> Coop {
    var coop = try Coop(trigger: trigger, cadence: cadence, minimum: minimum)
    try coop.artisan("A01", retention: retention, recovery: recovery)
    try coop.rule("R", "pct_net 70")
    try coop.item("SHAWL", rule: "R")
    return coop
  }

  // MARK: when a share becomes payable

  @Test func soldButNotYetPaidIsNotYetPayable() throws {
    var coop = try Self.coop()
    try coop.sell("O-1", "SHAWL 2 × 1000", on: "2026-05-04", paid: ["2026-05-10": "1500", "2026-06-02": "500"])
    let may = try coop.statement("2026-05")
    #expect(may.summary == "closing 0.00")
    #expect(may.pendingTotal == (try Coop.inr("1400")))
    #expect(may.pending.map(\.sale.orderID) == ["O-1"])
    let june = try coop.statement("2026-06")
    #expect(june.summary == "earned 1400.00, closing 1400.00")
    #expect(june.pending.isEmpty)
  }

  /// What happened to an order of ₹1,000 invoiced on 10 May, and the day it became payable.
  static let triggers: [(what: String, changes: [(String, String)], day: String?)] = [
    ("nothing was paid", [], nil),
    ("all but a paisa was paid", [("2026-05-20", "999.99")], nil),
    ("paid in full", [("2026-05-20", "1000")], "2026-05-20"),
    ("paid in two parts", [("2026-05-20", "400"), ("2026-05-25", "600")], "2026-05-25"),
    ("paid before the invoice", [("2026-05-01", "1000")], "2026-05-10"),
    ("deposit before, rest after", [("2026-05-01", "300"), ("2026-06-03", "700")], "2026-06-03"),
    ("the rest written off", [("2026-05-20", "950"), ("2026-06-30", "50")], "2026-06-30"),
    ("paid too much", [("2026-05-20", "1200")], "2026-05-20"),
    ("paid and refunded later: the first day counts", [("2026-05-20", "1000"), ("2026-05-22", "-1000")], "2026-05-20"),
    ("paid and refunded on one day: the day's end counts", [("2026-05-20", "1000"), ("2026-05-20", "-1")], nil),
  ]

  @Test(arguments: triggers)
  func triggerPaid(what: String, changes: [(String, String)], day: String?) throws {
    var coop = try Self.coop()
    try coop.sell("O-1", "SHAWL 1 × 1000", on: "2026-05-10")
    coop.facts.orders[0].settlements = try changes.map {
      Settlement(date: try Coop.day($0.0), amount: try Coop.inr($0.1))
    }
    #expect(try coop.earnings().sales[0].payableOn?.description == day, "\(what)")
  }

  @Test func triggerInvoiced() throws {
    var coop = try Self.coop(trigger: .invoiced)
    try coop.sell("O-1", "SHAWL 1 × 1000", on: "2026-05-10")
    #expect(try coop.statement("2026-05").summary == "earned 700.00, closing 700.00")
  }

  @Test func whatIsGivenAwayIsPayableAtOnce() throws {
    var coop = try Self.coop()
    try coop.rule("F", "fixed 250")
    try coop.item("GIFT", rule: "F")
    try coop.sell("O-1", "GIFT 1 × 0", on: "2026-05-10")
    #expect(try coop.statement("2026-05").summary == "earned 250.00, closing 250.00")
  }

  // MARK: returns

  /// Three pieces sold on 4 May and paid on 10 May; what came back when and at whose charge; May and June.
  static let returns: [(back: [(String, String, SaleReturn.Charge)], may: String, june: String)] = [
    ([], "earned 2100.00, closing 2100.00", "opening 2100.00, closing 2100.00"),
    (
      [("1", "2026-05-08", .maker)], "earned 1400.00, closing 1400.00", "opening 1400.00, closing 1400.00"
    ),
    // On the very day it became payable: still before.
    (
      [("1", "2026-05-10", .maker)], "earned 1400.00, closing 1400.00", "opening 1400.00, closing 1400.00"
    ),
    (
      [("1", "2026-05-11", .maker)], "earned 2100.00, returns −700.00, closing 1400.00",
      "opening 1400.00, closing 1400.00"
    ),
    (
      [("1", "2026-05-08", .maker), ("2", "2026-06-05", .maker)], "earned 1400.00, closing 1400.00",
      "opening 1400.00, returns −1400.00, closing 0.00"
    ),
    (
      [("2", "2026-05-08", .coop), ("1", "2026-05-09", .reserve)], "earned 2100.00, closing 2100.00",
      "opening 2100.00, closing 2100.00"
    ),
    (
      [("1", "2026-05-08", .coop), ("1", "2026-06-09", .maker)], "earned 2100.00, closing 2100.00",
      "opening 2100.00, returns −700.00, closing 1400.00"
    ),
  ]

  @Test(arguments: returns)
  func returnsBeforeAndAfter(back: [(String, String, SaleReturn.Charge)], may: String, june: String) throws {
    var coop = try Self.coop()
    try coop.sell("O-1", "SHAWL 3 × 1000", on: "2026-05-04", paid: ["2026-05-10": "3000"])
    for (quantity, day, charge) in back { try coop.takeBack(quantity, on: day, at: charge) }
    #expect(try coop.statement("2026-05").summary == may)
    #expect(try coop.statement("2026-06").summary == june)
  }

  @Test func piecesGiveBackExactlyTheWhole() throws {
    var coop = try Self.coop(trigger: .invoiced)
    // 100 × 70 % = 70.00 for three pieces: 23.33, 23.34 and 23.33.
    try coop.sell("O-1", "SHAWL 3 × 33.33;SHAWL 1 × 0.01", on: "2026-05-04")
    try coop.item("THIRD", rule: "T")
    try coop.rule("T", "fixed 0.01")
    coop.facts.orders[0].lines[0].net = try Coop.inr("100")
    for day in ["2026-06-01", "2026-06-02", "2026-06-03"] { try coop.takeBack("1", on: day) }
    let sale = try coop.earnings().sales[0]
    #expect(sale.amount == (try Coop.inr("70")))
    #expect(sale.returns.map { $0.amounts[0].plainNumber } == ["23.33", "23.34", "23.33"])
  }

  @Test func piecesBeyondThoseSoldGiveNothingBack() throws {
    var coop = try Self.coop(trigger: .invoiced)
    try coop.sell("O-1", "SHAWL 1 × 1000", on: "2026-05-04")
    try coop.takeBack("1", on: "2026-05-05", at: .coop)
    try coop.takeBack("1", on: "2026-05-06")
    #expect(try coop.statement("2026-05").summary == "earned 700.00, closing 700.00")
    #expect(try coop.earnings().problems.map(\.name) == ["return-above-sold"])
  }

  @Test func aReturnDatedBeforeItsInvoiceCountsFromTheInvoiceOn() throws {
    var coop = try Self.coop()
    try coop.sell("O-1", "SHAWL 2 × 1000", on: "2026-05-04")
    try coop.takeBack("1", on: "2026-04-30")
    #expect(try coop.statement("2026-04").pendingTotal.isZero)
    #expect(try coop.statement("2026-05").pendingTotal == (try Coop.inr("700")))
  }

  // MARK: retention and advances

  @Test func retentionIsHeldBackOfEarnedLessReturns() throws {
    var coop = try Self.coop(retention: "5")
    try coop.sell("O-1", "SHAWL 2 × 1000", on: "2026-05-04", paid: ["2026-05-10": "2000"])
    try coop.takeBack("1", on: "2026-05-20")
    try coop.row(.openingBalance, "1000", on: "2026-05-01")
    try coop.row(.adjustment, "50", on: "2026-05-25")
    // 5 % × (1,400 − 700) = 35; neither the opening nor the adjustment counts.
    #expect(
      try coop.statement("2026-05").summary
        == "opening 1000.00, earned 1400.00, returns −700.00, adjusted 50.00, retention −35.00, closing 1715.00")
    try coop.row(.retentionRelease, "35", on: "2026-06-15")
    let june = try coop.statement("2026-06")
    #expect(june.summary == "opening 1715.00, released 35.00, closing 1750.00")
    #expect(june.retained.isZero)
  }

  @Test func retentionIsNeverBelowZero() throws {
    var coop = try Self.coop(retention: "5")
    try coop.sell("O-1", "SHAWL 1 × 1000", on: "2026-05-04", paid: ["2026-05-10": "1000"])
    try coop.takeBack("1", on: "2026-06-02")
    #expect(try coop.statement("2026-05").summary == "earned 700.00, retention −35.00, closing 665.00")
    let june = try coop.statement("2026-06")
    #expect(june.summary == "opening 665.00, returns −700.00, closing -35.00")
    #expect(june.outcome == .owedToCoop)
    #expect(june.retained == (try Coop.inr("35")))
  }

  /// Advances, the recovery percentage, what was earned in May, and May's statement with the advance left.
  static let recoveries: [(advance: String, recovery: String?, retention: String?, may: String, left: String)] = [
    // Blank means all of what remains.
    ("1000", nil, nil, "earned 700.00, recovered −700.00, closing 0.00", "300.00"),
    // At most the advance left.
    ("400", nil, nil, "earned 700.00, recovered −400.00, closing 300.00", "0.00"),
    ("1000", "50", nil, "earned 700.00, recovered −350.00, closing 350.00", "650.00"),
    ("1000", "0", nil, "earned 700.00, closing 700.00", "1000.00"),
    // After retention: (700 − 70) × 50 %.
    ("1000", "50", "10", "earned 700.00, retention −70.00, recovered −315.00, closing 315.00", "685.00"),
  ]

  @Test(arguments: recoveries)
  func advancesAreRecovered(advance: String, recovery: String?, retention: String?, may: String, left: String) throws {
    var coop = try Self.coop(retention: retention, recovery: recovery)
    try coop.sell("O-1", "SHAWL 1 × 1000", on: "2026-05-04", paid: ["2026-05-10": "1000"])
    // The period's own advance counts, also one given on its last day.
    try coop.row(.advance, advance, on: "2026-05-31")
    let statement = try coop.statement("2026-05")
    #expect(statement.summary == may)
    #expect(statement.advances.left.plainNumber == left)
  }

  @Test func openingsAndReleasesAreNotTakenForAdvances() throws {
    var coop = try Self.coop()
    try coop.row(.openingBalance, "500", on: "2026-04-01")
    try coop.row(.openingAdvance, "800", on: "2026-04-01")
    #expect(try coop.statement("2026-04").summary == "opening 500.00, closing 500.00")
    try coop.row(.retentionRelease, "100", on: "2026-05-10")
    #expect(try coop.statement("2026-05").summary == "opening 500.00, released 100.00, closing 600.00")
    try coop.row(.advanceRepaid, "300", on: "2026-06-01")
    try coop.row(.adjustment, "600", on: "2026-06-02")
    let june = try coop.statement("2026-06")
    #expect(june.summary == "opening 600.00, adjusted 600.00, recovered −500.00, closing 700.00")
    #expect(june.advances.left.isZero)
    #expect(try coop.earnings().accountProblems.map(\.diagnostic.name) == ["release-above-retention"])
  }

  @Test func recoveryGoesByTheCadence() throws {
    var coop = try Self.coop(cadence: .weekly, recovery: "50")
    try coop.row(.advance, "1000", on: "2026-05-04")
    try coop.sell("O-1", "SHAWL 1 × 1000", on: "2026-05-06", paid: ["2026-05-06": "1000"])
    try coop.sell("O-2", "SHAWL 1 × 1000", on: "2026-05-13", paid: ["2026-05-13": "1000"])
    #expect(try coop.statement("2026-W19").summary == "earned 700.00, recovered −350.00, closing 350.00")
    #expect(
      try coop.statement("2026-W20").summary == "opening 350.00, earned 700.00, recovered −350.00, closing 700.00")
  }

  @Test func retentionAndRecoveryStandOnThePeriodsLastDay() throws {
    var coop = try Self.coop(retention: "10")
    try coop.row(.advance, "100", on: "2026-05-04")
    try coop.sell("O-1", "SHAWL 1 × 1000", on: "2026-05-06", paid: ["2026-05-06": "1000"])
    let earnings = try coop.earnings()
    let account = try #require(earnings.account(of: " a01"))
    let before = try earnings.balances(of: account, asOf: try Coop.day("2026-05-30"))
    let after = try earnings.balances(of: account, asOf: try Coop.day("2026-05-31"))
    #expect([before.payable, before.retained, before.advance].map(\.plainNumber) == ["700.00", "0.00", "100.00"])
    #expect([after.payable, after.retained, after.advance].map(\.plainNumber) == ["530.00", "70.00", "0.00"])
  }

  // MARK: bought outright

  @Test func piecesBoughtOutrightEarnAtReceipt() throws {
    var coop = try Coop(booksStart: "2026-04-01")
    try coop.artisan("A01", retention: "10")
    try coop.item("OLD", owner: .coop, cost: "100", came: ("5", "2026-03-31"))
    try coop.item("FIRST", owner: .coop, cost: "100", came: ("2", "2026-04-01"))
    try coop.item("NEW", makers: "A01:60;A02:40", owner: .coop, cost: "33.33", came: ("2.5", "2026-05-02"))
    // Retention is of sales, and nothing here was sold.
    #expect(try coop.statement("2026-04").summary == "bought 200.00, closing 200.00")
    // 33.33 × 2.5 = 83.325 → 83.33; 60 % is 49.998, 40 % is 33.332.
    #expect(try coop.statement("2026-05").summary == "opening 200.00, bought 50.00, closing 250.00")
    #expect(try coop.statement("A02", "2026-05").summary == "bought 33.33, closing 33.33")
  }

  @Test func aCoopsOwnPieceWithARuleEarnsOnlyWhenSold() throws {
    var coop = try Self.coop(trigger: .invoiced)
    try coop.item("BOTH", rule: "R", owner: .coop, cost: "100", came: ("1", "2026-05-01"))
    try coop.sell("O-1", "BOTH 1 × 500", on: "2026-05-04")
    #expect(try coop.statement("2026-05").summary == "earned 350.00, closing 350.00")
  }

  // MARK: paying

  @Test func closingIsPaidOrCarriedForward() throws {
    var coop = try Self.coop(minimum: "500")
    try coop.row(.adjustment, "499.99", on: "2026-05-04")
    #expect(try coop.statement("2026-05").outcome == .belowMinimum(try Coop.inr("500")))
    try coop.row(.adjustment, "0.01", on: "2026-06-04")
    #expect(try coop.statement("2026-06").outcome == .pay(try Coop.inr("500"), on: try Coop.day("2026-07-07")))
    try coop.row(.payout, "500", on: "2026-07-07")
    let july = try coop.statement("2026-07")
    #expect(july.summary == "opening 500.00, paid −500.00, closing 0.00")
    #expect(july.outcome == .nothing)
  }

  @Test func aPayoutAboveTheBalanceIsReported() throws {
    var coop = try Self.coop()
    try coop.row(.adjustment, "100", on: "2026-05-04")
    try coop.row(.payout, "100.01", on: "2026-05-04")
    try coop.row(.payout, "5", on: "2026-05-05", to: "nobody")
    let problems = try coop.earnings().accountProblems.map(\.diagnostic)
    #expect(problems.map(\.name) == ["payout-above-balance", "payout-above-balance"])
    #expect(problems[0].message == "on 2026-05-04 more was paid to `A01` than was owed: the balance is INR -0.01")
    #expect(try coop.statement("Nobody", "2026-05").closing == (try Coop.inr("-5")))
  }

  @Test func aRowInAnotherCurrencyIsAnError() throws {
    var coop = try Self.coop()
    try coop.row(.payout, "1", on: "2026-05-04")
    coop.facts.payouts[0].amount = Money(minorUnits: 1, .usd)
    #expect(throws: (any Error).self) { try coop.earnings() }
  }

  // MARK: pieces still held

  @Test func piecesStillHeldAreListedUntilSold() throws {
    var coop = try Self.coop()
    try coop.item("LENT", makers: "A01:60;A02:40", rule: "R", owner: .consignment, came: ("5", "2026-05-01"))
    try coop.item("OURS", owner: .coop, came: ("5", "2026-05-01"))
    try coop.sell("O-1", "SHAWL 100 × 1000;LENT 2 × 10", on: "2026-05-04")
    try coop.takeBack("1", line: "2", on: "2026-06-02", restock: true)
    coop.facts.stockMoves = [
      StockMove(key: "M", date: try Coop.day("2026-05-20"), itemID: "lent", quantity: ExactDecimal(-1))
    ]
    func held(_ maker: String, _ period: String) throws -> [String] {
      try coop.statement(maker, period).held.map { "\($0.item.id) \($0.quantity) \($0.share.number) % \($0.days) d" }
    }
    #expect(try held("A01", "2026-04") == ["SHAWL 100 100 % 29 d"])
    #expect(try held("A01", "2026-05") == ["LENT 2 60 % 30 d"])
    #expect(try held("A02", "2026-06") == ["LENT 3 40 % 60 d"])
  }
}
