import Diagnostics
import RandomTestSupport
import Testing
import Values

@testable import Ledger

/// Files of random cells, some right, most wrong: whatever they hold, no row is lost and nothing is counted twice.
@Suite struct RandomFileTests {
  private static let cells = [
    "", " ", "A01", "b01", "B02", "S01", "s02", "O-17", "O-18", "1", "2", "-3", "0", "100", "50", "1,234.50", "1.234",
    "(5)",
    "9999999999999999999", "5e9", "2026-05-02", "14/05/2026", "03/04/2026", "31-Jun-26", "yes", "no", "maker", "co-op",
    "reserve", "payout", "adjustment", "opening balance", "opening", "transfer", "grant", "order", "invoice", "pct_net",
    "tier_month", "0:60;100:65", "0:60;0:65", ";;:", "net30", "NET30", "R-NET", "INR", "EUR", "IN", "payment",
    "reserve_pct",
    "as_of", "weekly", "a\"b", "a,b", "a\nb", "Total", "\u{202E}x", "😀", "A01:50;A02:50", "Shipping",
  ]

  private func text(_ kind: FileKind, _ random: inout SeededGenerator) -> String {
    let rows = (0..<12).map { _ in
      kind.columns.map { column in
        // Blank cells that may be blank let more rows through.
        let cell =
          !column.isRequired && Bool.random(using: &random) ? "" : Self.cells.randomElement(using: &random) ?? ""
        return "\"\(cell.replacing("\"", with: "\"\""))\""
      }.joined(separator: ",")
    }
    return ([kind.titles.joined(separator: ",")] + rows).joined(separator: "\n")
  }

  @Test(arguments: 1...12)
  func noRowIsLost(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let shop = try Workshop()
    try shop.loadSmallCoop()
    try shop.load([("rules.csv", Small.rules)])
    let files = FileKind.allCases.map { ("\($0.rawValue).csv", text($0, &random)) }
    let report = try shop.load(files)
    for file in report.files {
      #expect(file.rowsRead == file.new + file.changed + file.unchanged + file.refused)
      let problems = shop.read("problems-\(file.kind.rawValue).csv").map { text in
        Array(SheetReader(Array(text.utf8.dropFirst(3)), separator: UInt8(ascii: ","))).count - 1
      }
      #expect((problems ?? 0) == file.refused)
    }
    _ = try shop.findings()
    let again = try shop.load(files) { $0.removesGoneRows = true }
    #expect(again.isNothingNew, "\(again.files.map { ($0.kind, $0.new, $0.changed, $0.removed) })")
  }
}
