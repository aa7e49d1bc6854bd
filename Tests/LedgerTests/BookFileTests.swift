import Diagnostics
import Testing
import Values

@testable import Ledger

@Suite struct BookFileTests {
  private func shop() throws -> Workshop {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let report = try shop.load(Small.books)
    #expect(report.problems.map(\.message) == [])
    return shop
  }

  @Test func nineFilesInAnyOrderBecomeFacts() throws {
    let ledger = try shop().ledger
    let rules = try ledger.payoutRules()
    let price = Money(minorUnits: 125_050, .inr)
    let hundredThousand = Money(minorUnits: 10_000_000, .inr)
    #expect(rules.map(\.id) == ["R-FIX", "R-MONTH", "R-NET", "R-TIER"])
    #expect(rules[0].formula == .fixed(price))
    #expect(rules[1].formula.kind == .tierByMonth)
    #expect(rules[2].sentence == "You get 70 of every 100 rupees")
    guard case .tierByPrice(let steps) = rules[3].formula else { throw Diagnostic("no-tier", "no tier") }
    #expect(steps.map(\.from) == [.zero(.inr), hundredThousand])
    let terms = try ledger.terms()
    #expect(terms.map(\.name) == ["half-half", "net30"])
    let ordered = try #require(CalendarDay(iso: "2026-05-01"))
    #expect(terms[0].steps.map { $0.dueDay(ordered: ordered, invoiced: nil)?.description } == ["2026-05-01", nil])
    #expect(terms[0].steps[1].dueDay(ordered: ordered, invoiced: ordered)?.description == "2026-06-15")
    let returns = try ledger.saleReturns()
    #expect(returns.map(\.orderID) == ["O-17", "O-17"])
    #expect(returns.map(\.charge) == [.coop, .maker])
    #expect(returns.map(\.restocks) == [true, false])
    #expect(try ledger.documents(kind: .creditNote).map(\.number) == ["CN/26-27/0001"])
    let moves = try ledger.stockMoves()
    #expect(moves.map(\.quantity) == [ExactDecimal(-3), ExactDecimal(12)])
    #expect(moves.map(\.itemID) == ["S02", "S02"])
  }

  @Test func moneyOfTheBooksBecomesFacts() throws {
    let ledger = try shop().ledger
    let payouts = try ledger.payouts()
    #expect(payouts.map(\.artisanID) == ["A01", "A01", "A02", "A77"])
    #expect(payouts.map(\.amount.minorUnits) == [200_000, 200_000, -15_000, 30_000])
    #expect(Set(payouts.map(\.key)).count == 4)
    let expenses = try ledger.expenses()
    #expect(expenses.map(\.category) == [.shipping, nil, .gstPayment])
    #expect(expenses.map(\.orderID) == ["O-17", nil, nil])
    #expect(expenses.map(\.itemID) == [nil, nil, "S02"])
    #expect(expenses.map { $0.paidOn != nil } == [true, false, false])
    #expect(expenses.map(\.dueOn.description) == ["2026-05-04", "2026-06-10", "2026-05-12"])
    #expect(expenses.map(\.isFromReserve) == [false, false, true])
    let other = try ledger.otherMoney()
    #expect(other.map(\.kind) == [.opening, .transfer, .memberShare])
    #expect(other.map(\.amount.minorUnits) == [-50_000, 30_000, 100_000])
    let day = try #require(CalendarDay(iso: "2026-05-14"))
    #expect(try ledger.exchangeRate(of: .eur, on: day)?.worth == ExactDecimal("98.4275"))
    #expect(try ledger.exchangeRate(of: .jpy, on: day) == nil)
    #expect(
      try ledger.settings() == [
        "home_state": "01", "reserve_pct": "5", "payout_cadence": "fortnightly", "gst_registered": "yes",
      ])
  }

  @Test func importingTheBooksTwiceChangesNothing() throws {
    let shop = try shop()
    let report = try shop.load(Small.books)
    #expect(report.isNothingNew)
    #expect(report.files.allSatisfy { $0.refused == 0 && $0.changes.isEmpty && $0.gone.isEmpty })
  }

  @Test func aCorrectedRuleIsReportedOldAndNew() throws {
    let shop = try shop()
    let report = try shop.load([("rules.csv", Small.rules.replacing("pct_net,70", with: "pct_net,72"))])
    let change = try #require(report.files[0].changes.first)
    #expect((change.key, change.title, change.old, change.new) == ("R-NET", "Value", "70", "72"))
  }

  @Test(arguments: [
    ("rules.csv", "Rule ID,Kind,Value,Steps\nR1,tier_price,,0:60;100:65;100:70", ["steps-not-rising"]),
    ("rules.csv", "Rule ID,Kind,Value,Steps\nR1,tier_month,,10:60;100:65", ["steps-not-from-zero"]),
    ("rules.csv", "Rule ID,Kind,Value,Steps\nR1,tier_month,,sixty", ["unreadable-steps"]),
    ("rules.csv", "Rule ID,Kind,Value,Steps\nR1,tier_month,,0:60;1.234:65", ["ambiguous-number"]),
    ("rules.csv", "Rule ID,Kind,Value,Steps\nR1,tier_month,,0:60;10:101", ["number-out-of-range"]),
    ("rules.csv", "Rule ID,Kind,Value,Steps\nR1,tier_month,12,", ["missing-cell"]),
    ("rules.csv", "Rule ID,Kind,Value,Steps\nR1,pct_net,,0:60", ["missing-cell"]),
    ("rules.csv", "Rule ID,Kind,Value,Steps\nR1,pct_net,101,", ["number-out-of-range"]),
    ("rules.csv", "Rule ID,Kind,Value,Steps\nR1,fixed,0.125,", ["too-many-decimals"]),
    ("rules.csv", "Rule ID,Kind,Value,Steps\nR1,half,50,", ["unknown-word"]),
    ("terms.csv", "Terms,Step,Percent,From,Days\nT,1,50,order,0\nT,2,49,order,30", ["terms-percent", "terms-percent"]),
    ("terms.csv", "Terms,Step,Percent,From,Days\nT,1.5,100,order,0", ["number-out-of-range"]),
    (
      "terms.csv", "Terms,Step,Percent,From,Days\nT,1,50,order,0\nT,2,50,delivery,0", ["terms-percent", "unknown-word"]
    ),
    ("rates.csv", "Date,Currency,Units,INR\n2026-05-01,EUR,0,98", ["number-out-of-range"]),
    ("rates.csv", "Date,Currency,Units,INR\n2026-05-01,INR,1,2", ["rate-of-base"]),
    ("returns.csv", "Return ID,Date,Order ID,Line,Qty,Charge To\nR1,2026-05-20,O-17,9,1,maker", ["unknown-line"]),
    ("returns.csv", "Return ID,Date,Order ID,Line,Qty,Charge To\nR1,2026-05-20,O-9,1,1,maker", ["unknown-order"]),
    (
      "returns.csv", "Return ID,Date,Order ID,Line,Qty,Charge To\nR1,2026-05-20,O-17,2,4,maker", ["returned-above-sold"]
    ),
    (
      "returns.csv",
      "Return ID,Date,Order ID,Line,Qty,Charge To\nR1,2026-05-20,O-17,2,2,maker\nR2,2026-05-20,O-17,2,2,maker",
      ["returned-above-sold"]
    ),
    ("payouts.csv", "Date,Artisan ID,Kind,Amount\n2026-05-20,A01,payout,-5", ["number-out-of-range"]),
    ("payouts.csv", "Date,Artisan ID,Kind,Amount\n2026-05-20,A01,adjustment,0", ["number-out-of-range"]),
    ("payouts.csv", "Date,Artisan ID,Kind,Amount\n2026-05-20,,payout,5", ["missing-cell"]),
    ("expenses.csv", "Bill Date,Category,Amount,Order ID\n2026-05-20,rent,5,O-99", ["unknown-order"]),
    ("expenses.csv", "Bill Date,Category,Amount,Item ID\n2026-05-20,rent,5,S99", ["unknown-item"]),
    ("expenses.csv", "Bill Date,Category,Amount\n2026-05-20,rent,-5", ["number-out-of-range"]),
    ("other_money.csv", "Date,Kind,Amount,From,To\n2026-05-20,transfer,5,bank,", ["missing-cell"]),
    ("other_money.csv", "Date,Kind,Amount\n2026-05-20,grant,-5", ["number-out-of-range"]),
    ("stock_moves.csv", "Date,Item ID,Qty\n2026-05-20,S02,0", ["number-out-of-range"]),
    ("stock_moves.csv", "Date,Item ID,Qty\n2026-05-20,S99,1", ["unknown-item"]),
    ("settings.csv", "Key,Value\nreserve,5", ["unknown-setting"]),
    ("settings.csv", "Key,Value\npayout_trigger,soon", ["unknown-word"]),
    ("settings.csv", "Key,Value\nbooks_start,03/04/2026", ["ambiguous-day"]),
    ("settings.csv", "Key,Value\nhome_state,100", ["unknown-state"]),
    ("settings.csv", "Key,Value\nmin_payout,0.005", ["too-many-decimals"]),
    ("settings.csv", "Key,Value\nas_of,", ["missing-cell"]),
    (
      "items.csv", Small.items.replacing("GST %\n", with: "GST %,Payout Rule\n").replacing(",12\n", with: ",12,R-X\n"),
      ["unknown-rule"]
    ),
    ("orders.csv", "Order ID,Order Date,Buyer ID,Currency,Terms\nO-20,2026-05-01,B01,INR,net31", ["unknown-terms"]),
  ])
  func refusedRows(file: String, text: String, names: [String]) throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let report = try shop.load([(file, text)])
    #expect(report.problems.map(\.name) == names)
    #expect(shop.names.contains("problems-\(file)"))
    // What was refused is refused again from the problems file, with nothing lost.
    let problems = try #require(shop.read("problems-\(file)"))
    let again = try shop.load([("problems-\(file)", problems)])
    #expect(again.problems.map(\.name) == names)
    #expect(shop.read("problems-\(file)") == problems)
  }

  @Test func rulesAndTermsAreKeptAsTheirFilesSpellThem() throws {
    let shop = try Workshop()
    let items = Small.items.replacing("GST %\n", with: "GST %,Payout Rule\n").replacing(",12\n", with: ",12, r-net \n")
    try shop.load([
      ("items.csv", items), ("rules.csv", Small.rules), ("artisans.csv", Small.artisans), ("terms.csv", Small.terms),
      ("buyers.csv", Small.buyers.replacing("net30", with: "NET30")),
    ])
    #expect(try shop.ledger.items().first?.payoutRule == "R-NET")
    #expect(try shop.ledger.buyers().first?.terms == "net30")
    #expect(try shop.load([("items.csv", items.replacing("r-net", with: "R-Net"))]).isNothingNew)
  }

  @Test func mendedRowsThatEqualStoredOnesAreNotLost() throws {
    let shop = try Workshop()
    let text = "Bill Date,Category,Amount\n2026-05-01,tea,5\n2026-05-0x,tea,5\n"
    #expect(try shop.load([("expenses.csv", text)]).files[0].refused == 1)
    let problems = try #require(shop.read("problems-expenses.csv")).replacing("2026-05-0x", with: "2026-05-01")
    #expect(try shop.load([("problems-expenses.csv", problems)]).files[0].new == 1)
    #expect(try shop.load([("problems-expenses.csv", problems)]).isNothingNew)
    #expect(try shop.load([("expenses.csv", text.replacing("0x", with: "01"))]).isNothingNew)
    #expect(try shop.ledger.expenses().count == 2)
  }

  @Test func aReturnMayGrowUpToWhatWasSold() throws {
    let shop = try shop()
    let swapped = Small.returns.replacing("RT1,2026-05-20,o-17,2,1", with: "RT1,2026-05-20,o-17,2,2")
      .replacing("RT2,2026-05-22,O-17,2,2", with: "RT2,2026-05-22,O-17,2,1")
    #expect(try shop.load([("returns.csv", swapped)]).files[0].changed == 2)
    let more = swapped.replacing("RT2,2026-05-22,O-17,2,1", with: "RT2,2026-05-22,O-17,2,2")
    #expect(try shop.load([("returns.csv", more)]).problems.map(\.name) == ["returned-above-sold"])
  }

  @Test func settingsDecideUnlessTheTextFileDoes() throws {
    let shop = try Workshop()
    let settings = "Key,Value\nbase_currency,EUR\nas_of,2026-05-10\n"
    let expenses = "Bill Date,Category,Amount\n2026-05-12,tea,5\n"
    let report = try shop.load([("expenses.csv", expenses), ("settings.csv", settings)])
    #expect(try shop.ledger.expenses()[0].amount.currency == .eur)
    #expect(report.warnings.map(\.name) == ["in-the-future"])
    let fixed = try Workshop()
    let other = try fixed.load([("expenses.csv", expenses), ("settings.csv", settings)]) {
      $0.fixedSettings = ["base_currency": "INR", "as_of": "2026-06-01"]
    }
    #expect(try fixed.ledger.expenses()[0].amount.currency == .inr)
    #expect(other.warnings.map(\.name) == ["setting-overruled", "setting-overruled"])
  }
}
