import Documents
import Foundation
import Ledger
import Testing
import Values

@testable import Issuing

/// Every figure of the sample co-op is explained down to rows that are there.
@Suite struct ExplainTests {
  @Test func everyRowIsFoundAndEveryLineFits() throws {
    try Workshop.inFolder { folder in
      let path = folder.appending(path: "c").path
      _ = try NewCoop(path: path, resources: Workshop.resources()).make(withSample: true)
      let office = try Office(coop: CoopFolder(path: path), resources: Workshop.resources(), now: Workshop.now)
      let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".csv") }
      _ = try office.importFiles(names.map { path + "/" + $0 })
      let ledger = try office.ledger(readOnly: true)
      var questions = BookFigure.allCases.map { [$0.rawValue] }
      questions += try ledger.allOrderIDs().prefix(30).map { ["order", $0] }
      questions +=
        ["A01", "A06", "A09"].map { ["artisan", $0] } + [["artisan", "A03", "2026-03"], ["item", "PAS-01"]]
      for week in ["2025-W52", "2026-W05", "2026-W12", "2026-W20", "2026-W30"] {
        questions += [["weekly", week]]
        questions += ["free", "late30", "outlook.2026-05-24.cash"].map { ["weekly", "2026-W20", $0] }
      }
      questions += [["T-unknown"], ["CC/25-26/0003"], ["CCN/25-26/0001"], ["payment", "SWF251226304"]].dropFirst()
      for question in questions {
        let report = try office.explain(question, asOf: nil)
        #expect(try report.explanation.faults().isEmpty)
        let missing = report.explanation.allRows.filter { report.rows[$0] == nil }
        #expect(missing.isEmpty, "\(question): \(missing.prefix(3))")
        for leaf in Self.leaves(report.explanation) {
          let isThere = leaf.rows.contains { key in
            report.rows[key]?.cells.contains { Self.numbers($0.text).contains(leaf.number) } ?? false
          }
          #expect(isThere, "\(question): \(leaf)")
        }
        let long = report.text(all: true).split(separator: "\n").filter { $0.count > 106 }
        #expect(long.isEmpty, "\(question): \(long.prefix(3))")
        _ = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
      }
    }
  }

  private struct Leaf {
    var label: String
    var number: ExactDecimal
    var rows: [FactKey]
  }

  /// The ends that say a number stands in a cell. A blank `Advance Recovery %` means 100.
  private static func leaves(_ node: Explanation) -> [Leaf] {
    if node.formula == .stated, let number = node.value?.decimal {
      let isBlank = node.label == "Advance Recovery %" && number == .hundred
      return isBlank ? [] : [Leaf(label: node.label, number: number, rows: node.rows)]
    }
    return node.parts.flatMap { leaves($0.explanation) }
  }

  /// The numbers in a cell: the whole of it, or one of `A01:60;A02:40`.
  private static func numbers(_ text: String) -> [ExactDecimal] {
    text.split { ";: ".contains($0) }.compactMap { ExactDecimal($0.filter { $0 != "," && $0 != "₹" && $0 != "%" }) }
  }
}
