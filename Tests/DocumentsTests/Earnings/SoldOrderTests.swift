import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// From an order and its invoice to what earnings need of them.
@Suite struct SoldOrderTests {
  /// Two shawls at ₹1,000 with 5 % on top, in all ₹2,100; half was paid, and one came back.
  static let credits: [(creditNote: String?, creditedOn: String?, payableOn: String?)] = [
    // A return settles nothing before it is credited.
    (nil, nil, nil),
    // A credit note from outside Talim counts on the day of the return.
    ("CN-7", nil, "2026-05-20"),
    // One of Talim's own on its own day.
    (nil, "2026-05-25", "2026-05-25"),
  ]

  @Test(arguments: credits)
  func creditNotesSettleAnOrder(creditNote: String?, creditedOn: String?, payableOn: String?) throws {
    let facts = try InvoiceDraftingTests.facts()
    let figures = try Invoice.figures(of: facts, treatment: .intraState)
    let back = SaleReturn(
      id: "R1", date: try Coop.day("2026-05-20"), orderID: "O-1", line: "1", quantity: .one, charge: .coop,
      creditNoteNumber: creditNote)
    let order = try SoldOrder(
      facts, invoice: (try Coop.day("2026-05-04"), figures, .intraState),
      payments: [Settlement(date: try Coop.day("2026-05-10"), amount: try Coop.inr("1050"))], returns: [back],
      creditedOn: try creditedOn.map { ["R1": try Coop.day($0)] } ?? [:])
    #expect(order.total == (try Coop.inr("2100")))
    #expect(try order.payableOn(.paid)?.description == payableOn)
    #expect(try order.payableOn(.invoiced)?.description == "2026-05-04")
  }
}
