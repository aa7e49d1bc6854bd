import Testing
import Typesetting

/// What holds for all tables, tried with many random ones.
@Suite struct TablePropertyTests {
  /// A random table and what its rows add up to.
  private struct Sample {
    var table: Table
    var amounts: [String: Int64]
    var count: Int
  }

  private func sample(_ seed: Int) -> Sample {
    var dice = Dice(seed: seed)
    let count = dice.roll(60)
    var amounts: [String: Int64] = [:]
    var rows: [TableRow] = []
    for number in 0..<count {
      let amount = Int64(dice.roll(2_000)) - 500
      amounts["r\(number)"] = amount
      let content = [text("r\(number)")] + lines(dice.roll(3), "x")
      var row = TableRow([TableCell(content), cell("\(amount)")], carries: [amount])
      row.kind = [.body, .body, .body, .groupHeading, .subtotal][dice.roll(5)]
      rows.append(row)
    }
    let totals = (0..<dice.roll(4)).map { TableRow([cell("t\($0)"), cell("0")], kind: .total) }
    let sum = TableCarry.Sum(column: 1, style: plain) { "=\($0)" }
    let stroke = Stroke(width: pt(0.5), color: .black)
    var style = TableStyle(padding: Insets(top: pt(1), bottom: pt(1)), headRule: stroke)
    if dice.roll(2) == 0 { style.rowRule = stroke }
    return Sample(
      table: Table(
        columns: [TableColumn(width: .fraction(1)), TableColumn(width: .auto, alignment: .decimal)],
        head: [TableRow([cell("Head"), cell("Sum")], kind: .head)], rows: TableRows(rows), totals: totals,
        carry: TableCarry(sums: [sum], carriedLabel: para("Carried"), broughtLabel: para("Brought")), style: style),
      amounts: amounts, count: count)
  }

  private func rowNames(_ page: Page) -> [String] { page.texts.filter { $0.first == "r" } }

  @Test func rowsAppearOnceAndCarriedSumsAreTrue() throws {
    for seed in 0..<200 {
      let sample = sample(seed)
      let result = try pages(document([.table(sample.table)], setup: setup(width: 220, height: 220)))
      #expect(result.flatMap(rowNames) == (0..<sample.count).map { "r\($0)" }, "seed \(seed)")
      var sum: Int64 = 0
      for (number, page) in result.enumerated() {
        #expect(page.texts.first == "Head", "seed \(seed)")
        let sums = page.texts.filter { $0.first == "=" }
        let before = number == 0 ? [] : ["=\(sum)"]
        sum += rowNames(page).compactMap { sample.amounts[$0] }.reduce(0, +)
        let after = number == result.count - 1 ? [] : ["=\(sum)"]
        #expect(sums == before + after, "seed \(seed), page \(number + 1)")
      }
    }
  }

  @Test func totalsAreNeverAlone() throws {
    for seed in 0..<200 {
      let sample = sample(10_000 + seed)
      for lead in 0..<3 {
        let result = try pages(
          document(lines(lead) + [.table(sample.table)], setup: setup(width: 220, height: 220)))
        let withTotals = result.filter { $0.texts.contains { $0.first == "t" } }
        #expect(withTotals.count <= 1, "seed \(seed)")
        if sample.count > 0, let page = withTotals.first { #expect(!rowNames(page).isEmpty, "seed \(seed)") }
      }
    }
  }
}
