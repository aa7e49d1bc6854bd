import Diagnostics
import Testing
import Values

@testable import Ledger

/// One case per check: the smallest ledger that shows it, and the cell it names.
@Suite struct CheckTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var row: Int
    var column: String?
    var files: [(String, String)]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "gstin-check-digit", row: 2, column: "GSTIN",
      files: [("buyers.csv", "Buyer ID,Name,Country,GSTIN\nB03,Jaipur House,IN,27AAPFU0939F1ZX")]),
    Case(
      name: "gstin-malformed", row: 2, column: "GSTIN",
      files: [("buyers.csv", "Buyer ID,Name,Country,GSTIN\nB03,Jaipur House,IN,27AAPFU")]),
    Case(
      name: "gstin-other-state", row: 2, column: "State Code",
      files: [("buyers.csv", "Buyer ID,Name,Country,State Code,GSTIN\nB03,Jaipur House,IN,08,27AAPFU0939F1ZV")]),
    Case(
      name: "near-duplicate-id", row: 2, column: nil,
      files: [("buyers.csv", "Buyer ID,Name,Country\nB-01,Jaipur House,IN")]),
    Case(
      name: "near-duplicate-name", row: 2, column: "Name",
      files: [("artisans.csv", "Artisan ID,Name\nA03,fatima bano")]),
    Case(
      name: "hsn-digits", row: 2, column: "HSN",
      files: [
        (
          "items.csv",
          "Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,GST %,HSN\nS09,Nuts,Dry,co-op,5,4,2026-05-01,5,80"
        )
      ]),
    Case(
      name: "makers-missing", row: 2, column: "Makers",
      files: [
        (
          "items.csv",
          "Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,GST %\nS09,Nuts,Dry,artisan,5,4,2026-05-01,5"
        )
      ]),
    Case(
      name: "invoice-number-twice", row: 3, column: "Invoice No",
      files: [
        (
          "orders.csv",
          "Order ID,Order Date,Buyer ID,Currency,Invoice No\nO-20,2026-05-01,B01,INR,X/1\nO-21,2026-05-01,B01,INR,x/1"
        )
      ]),
    Case(
      name: "invoice-number-form", row: 2, column: "Invoice No",
      files: [("orders.csv", "Order ID,Order Date,Buyer ID,Currency,Invoice No\nO-20,2026-05-01,B01,INR,Invoice 1")]),
    Case(
      name: "invoice-number-sequence", row: 3, column: "Invoice Date",
      files: [
        (
          "orders.csv",
          "Order ID,Order Date,Buyer ID,Currency,Invoice No,Invoice Date\nO-20,2026-05-01,B01,INR,X/1,2026-05-09\nO-21,2026-05-01,B01,INR,X/2,2026-05-08"
        )
      ]),
    Case(
      name: "invoice-date-missing", row: 2, column: "Invoice Date",
      files: [("orders.csv", "Order ID,Order Date,Buyer ID,Currency,Invoice No\nO-20,2026-05-01,B01,INR,X/1")]),
    Case(
      name: "duplicate-transaction", row: 3, column: nil,
      files: [
        (
          "payments.csv",
          "Txn ID,Received At,Payer,Method,Kind,Amount,Reference\nT8,2026-05-20,Noor,bank,payment,7,O-17\nT9,2026-05-20,noor,bank,payment,7,O-17"
        )
      ]),
    Case(
      name: "payment-currency", row: 2, column: "Reference",
      files: [
        (
          "payments.csv",
          "Txn ID,Received At,Method,Kind,Amount,Currency,Reference\nT9,2026-05-20,bank,payment,7,USD,O-17"
        )
      ]),
    Case(
      name: "setting-overruled", row: 3, column: "Value",
      files: [("settings.csv", "Key,Value\nmin_payout,500\nreserve_pct,5")]),
    Case(
      name: "unknown-transaction", row: 2, column: "Payment Txn IDs",
      files: [("orders.csv", "Order ID,Order Date,Buyer ID,Currency,Payment Txn IDs\nO-20,2026-05-01,B01,INR,TX77")]),
    Case(
      name: "marked-paid", row: 2, column: "Payment Status",
      files: [("orders.csv", "Order ID,Order Date,Buyer ID,Currency,Payment Status\nO-20,2026-05-01,B01,INR,Paid")]),
    Case(
      name: "unknown-artisan", row: 2, column: "Artisan ID",
      files: [("payouts.csv", "Date,Artisan ID,Kind,Amount\n2026-05-20,A09,payout,5")]),
    Case(
      name: "adjustment-without-reason", row: 2, column: "Note",
      files: [("payouts.csv", "Date,Artisan ID,Kind,Amount\n2026-05-20,A01,adjustment,5")]),
    Case(
      name: "duplicate-transaction", row: 3, column: nil,
      files: [("payouts.csv", "Date,Artisan ID,Kind,Amount,Ref\n2026-05-20,A01,payout,5,x\n2026-05-20,a01,payout,5,y")]),
    Case(
      name: "duplicate-transaction", row: 3, column: nil,
      files: [("expenses.csv", "Bill Date,Category,Amount\n2026-05-20,tea,5\n2026-05-20,Tea,5")]),
    Case(
      name: "due-before-bill", row: 2, column: "Due On",
      files: [("expenses.csv", "Bill Date,Due On,Category,Amount\n2026-05-20,2026-05-02,tea,5")]),
    Case(
      name: "returned-before-ordered", row: 2, column: "Date",
      files: [("returns.csv", "Return ID,Date,Order ID,Line,Qty,Charge To\nR1,2026-04-20,O-17,2,1,maker")]),
    Case(
      name: "return-without-credit-note", row: 2, column: "Credit Note No",
      files: [
        (
          "orders.csv",
          "Order ID,Order Date,Buyer ID,Currency,Invoice No,Invoice Date\nO-17,2026-05-01,B01,INR,X/1,2026-05-09"
        ),
        ("returns.csv", "Return ID,Date,Order ID,Line,Qty,Charge To\nR1,2026-05-20,O-17,2,1,maker"),
      ]),
    Case(
      name: "missing-rate", row: 2, column: "Currency",
      files: [
        (
          "orders.csv",
          "Order ID,Order Date,Buyer ID,Currency,Invoice No,Invoice Date\nO-20,2026-05-01,B02,EUR,X/1,2026-05-09"
        ),
        ("rates.csv", "Date,Currency,Units,INR\n2026-05-10,EUR,1,99\n2026-05-01,USD,1,88"),
      ]),
    Case(
      name: "negative-stock", row: 3, column: "Qty In",
      files: [
        ("orders.csv", "Order ID,Order Date,Buyer ID,Currency,Shipped On\nO-17,2026-05-01,b01,INR,2026-05-09"),
        ("stock_moves.csv", "Date,Item ID,Qty\n2026-05-20,S02,-38"),
      ]),
    Case(
      name: "sold-above-stock", row: 3, column: "Qty In",
      files: [("stock_moves.csv", "Date,Item ID,Qty\n2026-05-20,S02,-38")]),
    Case(
      name: "batch-expired", row: 2, column: "Best Before",
      files: [
        (
          "items.csv",
          "Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,GST %,Best Before\nS09,Apricots,Dry,co-op,5,4,2026-01-01,5,2026-05-31"
        )
      ]),
    Case(
      name: "batch-expiring", row: 2, column: "Best Before",
      files: [
        (
          "items.csv",
          "Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,GST %,Best Before\nS09,Apricots,Dry,co-op,5,4,2026-01-01,5,2026-07-01"
        )
      ]),
    Case(
      name: "returned-above-sold", row: 2, column: "Qty",
      files: [
        ("returns.csv", "Return ID,Date,Order ID,Line,Qty,Charge To\nR1,2026-05-20,O-17,2,3,maker"),
        ("order_lines 2.csv", "Order ID,Line,Item ID,Qty,Unit Price,GST %\nO-17,2,S02,2,\"1,100.50\",5"),
      ]),
    Case(
      name: "in-the-future", row: 2, column: "Paid On",
      files: [("expenses.csv", "Bill Date,Paid On,Category,Amount\n2026-05-20,2026-06-02,tea,5")]),
    Case(
      name: "in-the-future", row: 2, column: "Date",
      files: [("other_money.csv", "Date,Kind,Amount\n2026-06-20,grant,5")]),
    Case(
      name: "in-the-future", row: 2, column: "Date",
      files: [("stock_moves.csv", "Date,Item ID,Qty\n2026-06-20,S02,5")]),
    Case(
      name: "before-the-books", row: 3, column: "Date",
      files: [("other_money.csv", "Date,Kind,Amount\n2026-03-31,opening,5\n2026-03-31,grant,5")]),
    Case(
      name: "before-the-books", row: 3, column: "Date",
      files: [
        ("payouts.csv", "Date,Artisan ID,Kind,Amount\n2026-03-31,A01,opening balance,5\n2026-03-31,A01,payout,5")
      ]),
  ]

  @Test(arguments: cases)
  func aCheckNamesItsCell(of given: Case) throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    func settings(_ options: inout ImportOptions) {
      options.asOf = CalendarDay(iso: "2026-06-01")
      options.booksStart = CalendarDay(iso: "2026-04-01")
      options.fixedSettings = ["min_payout": "500.00", "reserve_pct": "10"]
    }
    // All names but that of the case are as before; the small co-op itself shows only a payment for no order.
    #expect(try shop.findings(setting: settings).map(\.diagnostic.name) == ["unmatched-payment"])
    // One after the other, so that a later file can make an earlier one wrong.
    for file in given.files {
      let report = try shop.load([file], setting: settings)
      #expect(report.problems.map(\.message) == [])
    }
    let found = try shop.findings(setting: settings).map(\.diagnostic).filter { $0.name == given.name }
    #expect(found.count == 1)
    guard case .cell(_, let row, let column)? = found.first?.place else { throw Diagnostic("no-place", "no place") }
    #expect(row == given.row)
    #expect(column == given.column)
  }

  /// Those that need a document of our own, an older ledger, the sums of an invoice, the books or a payout run are shown elsewhere.
  @Test func everyCheckHasACaseAndATask() {
    let elsewhere: Set = [
      "invoice-number-differs", "pending-correction", "unknown-rule", "unknown-terms", "unmatched-payment", "overpaid",
      "underpaid", "issued-total-differs", "payout-above-balance", "release-above-retention", "repaid-above-advance",
      "payment-without-rate", "number-missing", "payout-twice", "issued-statement-differs",
    ]
    #expect(Set(Self.cases.map(\.name)).union(elsewhere) == Set(LedgerFinding.all.keys))
  }

  @Test func onlyReturnsToStockComeBack() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    // What came back had left, so pieces are missing and not only promised.
    func isShort() throws -> Bool {
      try shop.findings().contains { $0.diagnostic.name == "negative-stock" }
    }
    try shop.load([("stock_moves.csv", "Date,Item ID,Qty\n2026-05-20,S02,-38")])
    let returns = "Return ID,Date,Order ID,Line,Qty,Charge To,Restock\nR1,2026-05-20,O-17,2,1,maker,no"
    try shop.load([("returns.csv", returns)])
    #expect(try isShort())
    try shop.load([("returns.csv", returns.replacing("maker,no", with: "maker,yes"))])
    #expect(try !isShort())
  }

  @Test func aPaymentForNoOrderIsFound() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let found = try shop.findings().map(\.diagnostic).filter { $0.name == "unmatched-payment" }
    #expect(found.map(\.message) == ["INR 500.00 of 2026-05-21 matches no order"])
  }

  @Test func seriousFindingsAreErrorsAndSortedByTask() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    try shop.load([
      ("payouts.csv", "Date,Artisan ID,Kind,Amount\n2026-05-20,A09,payout,5"),
      ("buyers.csv", Small.buyers.replacing(",,noor@", with: ",01AAAFS0001Z1Z9,noor@")),
    ])
    let findings = try shop.findings()
    #expect(findings.map(\.diagnostic.name) == ["gstin-check-digit", "unknown-artisan", "unmatched-payment"])
    #expect(findings.map(\.isSerious) == [true, true, false])
  }

  @Test func aCorrectionThatWaitsIsFound() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let day = try #require(CalendarDay(iso: "2026-06-02"))
    let series = try NumberSeries(name: "invoice", pattern: "KC/{year}/{number:4}")
    try shop.ledger.issue(
      IssueRequest(kind: .invoice, series: series, day: day, orderID: "O-17", time: "2026-06-02T10:00:00")
    ) { _ in
      IssuedDocument(
        buyerID: "B01", total: Money(minorUnits: 100, .inr), frozen: "{}", templateHash: "t", pdf: [1],
        fileName: "a.pdf")
    }
    try shop.load([
      ("order_lines.csv", Small.lines.replacing("18000.00", with: "17500.00")),
      ("orders.csv", "Order ID,Order Date,Buyer ID,Currency,Invoice No\nO-17,2026-05-01,B01,INR,KC/26-27/0077"),
    ])
    #expect(try shop.findings().map(\.diagnostic.name).contains("invoice-number-differs"))
    let found = try shop.findings().filter { $0.task == .corrections }
    #expect(
      found.map(\.diagnostic.message) == [
        "`Unit Price` of `O-17 line 1` was changed from `18000.00` to `17500.00`, but `KC/26-27/0001` was issued with the old value"
      ])
  }
}
