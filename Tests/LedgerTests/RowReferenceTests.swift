import Testing
import Values

@testable import Ledger

/// A fact is found again where a person would look for it.
@Suite struct RowReferenceTests {
  @Test func factsAreFoundInTheirFiles() throws {
    let workshop = try Workshop()
    try workshop.load([
      ("buyers.csv", "Buyer ID,Name,Country\nB1,Shop,India\n"),
      ("artisans.csv", "Artisan ID,Name\n\nA1,Zoon\n"),
      (
        "items.csv",
        "Item ID,Name,Collection,Owner,Makers,Unit Cost,Qty In,Received On,GST %\nI1,Bowl,Home,co-op,A1:100,120.5,9,2026-01-05,5\n"
      ),
      ("orders.csv", "Order ID,Order Date,Buyer ID,Currency\nO-1,2026-05-01,b1,JPY\n"),
      ("order_lines.csv", "Order ID,Line,Item ID,Qty,Unit Price,GST %\nO-1,1,i1,2,500,5\n"),
      (
        "payments.csv",
        "Txn ID,Received At,Method,Kind,Amount,Currency,Fee\nT1,2026-05-02,bank,payment,900,JPY,11.50\n,2026-05-03,cash,payment,5,INR,\n"
      ),
      ("rates.csv", "Date,Currency,Units,INR\n2026-05-01,JPY,100,58.1\n"),
      ("expenses.csv", "Bill Date,Category,Amount\n2026-05-04,tea,50\n"),
      ("settings.csv", "Key,Value\nreserve_pct,5\n"),
    ])
    let ledger = workshop.ledger
    let line = try #require(try ledger.row(of: .orderLine("o-1", line: "1")))
    #expect(line.fileName == "order_lines.csv" && line.row == 2)
    #expect(
      line.cells.map { "\($0.title)=\($0.text)" } == [
        "Order ID=O-1", "Line=1", "Item ID=I1", "Qty=2", "Unit Price=500", "GST %=5",
      ])
    #expect(try ledger.row(of: .artisan("A1"))?.row == 3)
    #expect(try ledger.row(of: .item("I1"))?.cells.contains(.init(title: "Makers", text: "A1:100")) == true)
    // What a provider kept is in base currency, whatever was paid.
    let payment = try #require(try ledger.row(of: .payment("t1")))
    #expect(payment.cells.contains(.init(title: "Fee", text: "11.50")))
    #expect(payment.cells.contains(.init(title: "Amount", text: "900")))
    #expect(payment.importedAt == "2026-06-01T10:00:00")
    let all = try ledger.payments().map { FactKey.payment($0.payment.key) }
    let expense = try #require(try ledger.expenses().first)
    let rate = try #require(try ledger.exchangeRates().first)
    let keys = all + [.order("O-1"), .item("i1"), .expense(expense.key), .rate(rate), .setting("reserve_pct")]
    #expect(Set(try ledger.rows(of: keys).keys) == Set(keys))
    #expect(try ledger.row(of: .order("O-2")) == nil)
    #expect(try ledger.orderIDs(withItem: "i1 ") == ["O-1"])
  }
}
