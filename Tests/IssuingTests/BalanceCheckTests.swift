import Diagnostics
import Foundation
import Testing

@testable import Issuing

@Suite struct BalanceCheckTests {
  /// What `check` says of orders of one piece at 100 rupees with one payment each.
  private func check(payments: [(order: String, amount: String)]) throws -> [Diagnostic] {
    try Workshop.inFolder { folder in
      let files = [
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
}
