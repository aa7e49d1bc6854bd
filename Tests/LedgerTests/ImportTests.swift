import Diagnostics
import Testing
import Values

@testable import Ledger

@Suite struct ImportTests {
  @Test func sixFilesInAnyOrderBecomeFacts() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let facts = try #require(try shop.ledger.order(" o-17 "))
    #expect(facts.order.id == "O-17")
    #expect(facts.buyer.id == "B01")
    #expect(facts.buyer.stateCode == "01")
    #expect(facts.buyer.country == "IN")
    #expect(facts.buyer.address == "12 Lal Chowk\nSrinagar")
    #expect(facts.lines.map(\.line.unitPrice.minorUnits) == [1_800_000, 110_050])
    #expect(facts.lines[0].makers.map(\.name) == ["Ghulam Nabi", "Fatima Bano"])
    #expect(facts.order.shippingCharged.minorUnits == 25_000)
    #expect(facts.payments.map(\.payment.amount.minorUnits) == [500_000])
    #expect(facts.payments[0].payment.time == "09:30")
    let german = try #require(try shop.ledger.order("O-18"))
    #expect(german.payments.map(\.way) == [.reference])
    #expect(german.order.discount == Money(minorUnits: 1_050, .eur))
    #expect(try shop.ledger.ordersReadyToInvoice() == ["O-17", "O-18"])
    #expect(try shop.ledger.suggestedOrder(for: "O17") == "O-17")
    #expect(try shop.ledger.order("O-99") == nil)
  }

  @Test func importingTwiceChangesNothing() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let report = try shop.load([
      ("buyers.csv", Small.buyers), ("artisans.csv", Small.artisans), ("items.csv", Small.items),
      ("orders.csv", Small.orders), ("order_lines.csv", Small.lines), ("payments.csv", Small.payments),
      ("terms.csv", Small.terms),
    ])
    #expect(report.isNothingNew)
    #expect(report.files.allSatisfy { $0.refused == 0 && $0.changes.isEmpty && $0.gone.isEmpty })
  }

  @Test func aCorrectionIsReportedOldAndNew() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let lines = Small.lines.replacing("18000.00", with: "17500.00")
    let report = try shop.load([("order_lines.csv", lines)])
    let change = try #require(report.files[0].changes.first)
    #expect(report.files[0].changes.count == 1)
    #expect((change.row, change.title, change.old, change.new) == (2, "Unit Price", "18000.00", "17500.00"))
    #expect(try shop.ledger.order("O-17")?.lines[0].line.unitPrice.minorUnits == 1_750_000)
    #expect(try shop.load([("order_lines.csv", lines)]).isNothingNew)
  }
}
