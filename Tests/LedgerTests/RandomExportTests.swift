import Diagnostics
import RandomTestSupport
import Testing
import Values

@testable import Ledger

/// Exports with random cells in place of their own: every row becomes a fact, is left out or is refused, and none is lost.
@Suite struct RandomExportTests {
  private static let samples = [
    "shopify-orders.csv", "shopify-payments.csv", "woocommerce-orders.csv", "woocommerce-advanced.csv",
    "stripe-balance.csv", "stripe-history.csv", "stripe-payments.csv", "razorpay-settlements.csv",
    "razorpay-payments.csv", "razorpay-refunds.csv", "bank-hdfc.csv", "bank-kotak.csv",
  ]
  private static let cells = [
    "", " ", "-", "0", "0.00", "1", "-1", "2.5", "1,234.50", "1.234", "1.234,50", "(5)", "9223372036854775807",
    "-9223372036854775808", "92233720368547758.07", "0.000000000001", "5e9", "12x", "#1001", "#", "2041", "S01", "s02",
    "P-9", "INR", "eur", "KWD", "JPY", "XXX", "charge", "refund", "payment", "payout", "Paid", "captured", "cancelled",
    "CR", "DR", "2026-05-02", "14/05/2026", "03/04/2026", "31-Jun-26", "true", "false", "IN", "DE", "Total",
    "STATEMENT SUMMARY :-", "a@b.example", "\u{202E}x", "😀", "a\nb", "a;b", "RAZORPAY", "0000612200001111", "\0",
  ]

  private func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
    let separator: UInt8 = text.hasPrefix("Sl.") ? UInt8(ascii: ";") : UInt8(ascii: ",")
    var rows = SheetReader(Array(text.utf8), separator: separator).map(\.cells)
    let titles = rows.firstIndex { $0.contains { ["Name", "Balance", "Closing Balance"].contains($0) } } ?? 0
    for index in rows.indices where index > titles && !rows[index].isEmpty {
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: rows[index].indices, using: &random)
        rows[index][place] = Self.cells.randomElement(using: &random) ?? ""
      }
      if Int.random(in: 0..<12, using: &random) == 0 { rows[index].removeLast() }
      if Int.random(in: 0..<12, using: &random) == 0 { rows[index].append("more") }
    }
    return rows.map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: String(UnicodeScalar(separator)))
    }.joined(separator: "\n")
  }

  @Test(arguments: samples, [1, 2, 3, 4, 5, 6] as [UInt64])
  func noRowIsLost(name: String, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let shop = try Workshop.withCoop()
    let text = mutated(try ExportSamples.text(name), &random)
    let source = shop.source(name, text)
    let preset = try #require(try ExportTable.preset(of: source))
    let table = try ExportTable(source, preset: preset)
    let options = ImportOptions(time: "2026-06-01T10:00:00")
    let facts = try shop.ledger.read { db in try preset.reader.read(table, ExportBook(db, options)) }
    var seen = Set(facts.facts.map(\.row))
    for fault in facts.refused.flatMap({ $0 }) { seen.formUnion(facts.groups[fault.row] ?? [fault.row]) }
    let all = table.rows.indices.filter { !table.isBlank($0) }
    let unseen = all.filter { !seen.contains($0) }
    let counted = facts.leftOut.reduce(0) { $0 + $1.count }
    #expect(facts.refused.allSatisfy { !$0.isEmpty })
    // An order that is left out is counted once for all of its rows.
    if preset.reader.titles.mainKind == .payments { #expect(unseen.count <= counted) }
    if !unseen.isEmpty { #expect(counted > 0) }
    let report = try shop.load([(name, text)])
    for file in report.files {
      #expect(file.rowsRead == file.new + file.changed + file.unchanged + file.refused)
    }
    #expect((shop.read("problems-\(name)") != nil) == !report.problems.isEmpty)
    #expect(try shop.load([(name, text)]).isNothingNew)
  }
}
