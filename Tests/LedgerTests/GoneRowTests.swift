import Diagnostics
import GRDB
import Testing
import Values

@testable import Ledger

@Suite struct GoneRowTests {
  private static let titles = "Bill Date,Category,Amount,Note\n"
  private static let both = titles + "2026-05-01,tea,5,\n2026-05-02,rent,800,May\n"
  private static let edited = titles + "2026-05-01,tea,5,\n2026-05-02,rent,800,May and June\n"

  private func removing(_ options: inout ImportOptions) { options.removesGoneRows = true }

  @Test func goneRowsAreKeptUntilTheyAreToBeRemoved() throws {
    let shop = try Workshop()
    try shop.load([("expenses.csv", Self.both)])
    let report = try shop.load([("expenses.csv", Self.edited)])
    #expect(report.files[0].gone == ["2026-05-02 rent 800.00"])
    #expect(try shop.ledger.expenses().count == 3)
    // They are told once, but remembered.
    #expect(try shop.load([("expenses.csv", Self.edited)]).files[0].gone.isEmpty)
    let removed = try shop.load([("expenses.csv", Self.edited)], setting: removing)
    #expect(removed.files[0].removed == ["2026-05-02 rent 800.00"])
    #expect(!removed.isNothingNew)
    #expect(try shop.ledger.expenses().map(\.note) == [nil, "May and June"])
    #expect(try shop.load([("expenses.csv", Self.edited)], setting: removing).isNothingNew)
    #expect(try shop.load([("expenses.csv", Self.both)]).files[0].new == 1)
  }

  @Test func whatWasRemovedStaysInTheHistory() throws {
    let shop = try Workshop()
    try shop.load([("expenses.csv", Self.both)])
    try shop.load([("expenses.csv", Self.titles + "2026-05-01,tea,5,\n")], setting: removing)
    let old = try shop.ledger.read { db in
      try String.fetchAll(
        db, sql: "SELECT column_name || '=' || old FROM changes WHERE new IS NULL ORDER BY column_name")
    }
    #expect(old == ["amount=80000", "bill_date=2026-05-02", "category=rent", "currency=INR", "note=May"])
  }

  @Test func rowsThatAnotherFileHasStay() throws {
    let shop = try Workshop()
    try shop.load([("expenses.csv", Self.both)])
    try shop.load([("expenses 2026.csv", Self.both)])
    let report = try shop.load([("expenses.csv", Self.titles + "2026-05-01,tea,5,\n")], setting: removing)
    #expect(report.files[0].removed.isEmpty)
    #expect(try shop.ledger.expenses().count == 2)
  }

  @Test func whatOthersRestOnStays() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    try shop.load(Small.books)
    let report = try shop.load(
      [
        ("buyers.csv", "Buyer ID,Name,Country\n"), ("artisans.csv", "Artisan ID,Name\n"),
        ("terms.csv", "Terms,Step,Percent,From,Days\nhalf-half,1,100,order,0\n"),
        ("orders.csv", "Order ID,Order Date,Buyer ID,Currency\n"),
      ], setting: removing)
    #expect(report.problems.isEmpty)
    let files = Dictionary(report.files.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    #expect(files[.terms]?.removed == ["Half-Half step 2"])
    #expect(files[.terms]?.notRemoved.count == 1)
    #expect(files[.buyers]?.notRemoved.first == "B01, because there are orders of that buyer")
    #expect(files[.artisans]?.notRemoved.count == 2)
    #expect(files[.orders]?.notRemoved.first == "O-17, because it has lines")
    #expect(try shop.ledger.allOrderIDs() == ["O-17", "O-18"])
  }

  @Test func childrenGoBeforeTheirParents() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let report = try shop.load(
      [
        ("orders.csv", Small.orders.replacing("O-18,2026-05-03,B02,EUR,no,10.50,,", with: "")),
        ("order_lines.csv", Small.lines.replacing("O-18,1,S01,,2,210.00,,0", with: "")),
        ("buyers.csv", Small.buyers.replacing("B02,Weber GmbH,Berlin,,Deutschland,,,", with: "")),
      ], setting: removing)
    #expect(report.files.map(\.removed) == [["B02"], ["O-18"], ["O-18 line 1"]])
    #expect(report.files.allSatisfy { $0.notRemoved.isEmpty })
  }

  @Test func nothingIsRemovedBesideRefusedRows() throws {
    let shop = try Workshop()
    try shop.load([("expenses.csv", Self.both)])
    let broken = Self.titles + "2026-05-01,tea,5,\n2026-05-02,rent,eight hundred,May\n"
    let report = try shop.load([("expenses.csv", broken)], setting: removing)
    #expect(report.files[0].removed.isEmpty)
    #expect(report.files[0].notRemoved == ["1 row, because other rows of the file were refused"])
    #expect(try shop.ledger.expenses().count == 2)
  }
}
