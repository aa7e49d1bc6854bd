import Diagnostics
import Foundation
import Ledger
import Testing

@testable import Issuing

@Suite struct BalanceCheckTests {
  /// What `check` says of orders of one piece at 100 rupees with one payment each.
  private func check(
    payments: [(order: String, amount: String)], _ more: [String: String] = [:]
  ) throws -> [Diagnostic] {
    try Workshop.inFolder { folder in
      var files = [
        "talim.toml": "[coop]\nname = \"A\"\naddress = [\"x\"]\nstate_code = \"01\"\ncountry = \"IN\"\n",
        "buyers.csv": "Buyer ID,Name,Country\nB1,Noor,IN\n",
        "items.csv":
          "Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,GST %\nS1,Bag,Bags,co-op,5,9,2026-01-01,5\n",
        "orders.csv": "Order ID,Order Date,Buyer ID,Currency,Payment Status\n"
          + payments.map { "\($0.order),2026-05-01,B1,INR,paid\n" }.joined(),
        "order_lines.csv": "Order ID,Line,Item ID,Qty,Unit Price,GST %\n"
          + payments.map { "\($0.order),1,S1,1,100,5\n" }.joined(),
        "payments.csv": "Txn ID,Received At,Method,Kind,Amount,Reference\n"
          + payments.map { "T\($0.order),2026-05-02,bank,payment,\($0.amount),\($0.order)\n" }.joined(),
      ]
      files.merge(more) { _, more in more }
      for (name, text) in files { try Workshop.write(text, to: folder.appending(path: name)) }
      let office = try Office(
        coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      let names = files.keys.filter { $0.hasSuffix(".csv") }.map { folder.appending(path: $0).path }
      #expect(try !office.importFiles(names).hasRefusedRows)
      return try office.check().findings.map(\.diagnostic)
    }
  }

  @Test func overpaidAndUnderpaidOrdersAreFound() throws {
    let found = try check(payments: [("O-1", "100"), ("O-2", "112.50"), ("O-3", "90")])
    #expect(found.map(\.name) == ["overpaid", "underpaid"])
    #expect(
      found.map(\.message) == [
        "order `O-2` is overpaid by INR 12.50", "order `O-3` is marked as paid, but INR 10.00 are missing",
      ])
    #expect(found.map(\.severity) == [.warning, .warning])
  }

  @Test func payoutsThatAnAccountShouldNotHaveHadAreFoundInTheirRows() throws {
    let found = try check(
      payments: [],
      [
        "artisans.csv": "Artisan ID,Name\nA1,Noor\n",
        "payouts.csv": """
        Date,Artisan ID,Kind,Amount,Note
        2026-05-01,A1,opening balance,100,
        2026-05-02,A1,payout,100.50,
        2026-05-03,A1,retention release,5,
        2026-05-04,A1,advance repaid,7,

        """,
      ])
    #expect(found.map(\.name) == ["payout-above-balance", "release-above-retention", "repaid-above-advance"])
    let places = found.map { "\($0.place.map { "\($0)" } ?? "")" }
    for (place, row) in zip(places, 3...5) { #expect(place.hasSuffix("payouts.csv, row \(row), column `Amount`")) }
  }

  @Test func aForeignPaymentWithoutAnyWorthIsSerious() throws {
    let found = try check(
      payments: [],
      [
        "payments.csv":
          "Txn ID,Received At,Method,Kind,Amount,Currency,Reference\nT1,2026-05-02,bank,payment,10,USD,\n"
      ])
    #expect(found.contains { $0.name == "payment-without-rate" && $0.severity == .error })
  }
}
