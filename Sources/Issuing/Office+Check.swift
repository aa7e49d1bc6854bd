import Diagnostics
import Foundation
import Ledger

/// What a look through the ledger found, for people or for programs.
public struct CheckReport: Sendable {
  let findings: [LedgerFinding]

  /// Whether papers or figures are wrong until something is mended.
  public var isSerious: Bool { findings.contains(where: \.isSerious) }

  /// Everything under a heading that says what there is to do; the same finding in many rows is shown three times and counted.
  public func text(usesColor: Bool) -> String {
    guard !findings.isEmpty else { return "nothing to mend" }
    let printer = DiagnosticPrinter(usesColor: usesColor)
    var parts: [String] = []
    for task in LedgerFinding.Task.allCases {
      let own = findings.filter { $0.task == task }
      guard !own.isEmpty else { continue }
      let shown = RepeatedRows.shortened(own.map(\.diagnostic))
      parts.append("\(task.title) (\(own.count))")
      parts.append(DiagnosticList(shown).sortedBySeverity.map(printer.text).joined(separator: "\n\n"))
    }
    let serious = findings.count(where: \.isSerious)
    parts.append("\(findings.count) \(findings.count == 1 ? "thing" : "things") to look at, \(serious) of them serious")
    return parts.joined(separator: "\n\n")
  }

  /// All of it as JSON: a list of objects with `name`, `task`, `serious`, `message`, `file`, `row`, `column` and `hint`.
  public func json() throws -> String {
    guard !findings.isEmpty else { return "[]" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(findings.map(Entry.init)), as: UTF8.self)
  }

  private struct Entry: Encodable {
    var name: String
    var task: String
    var serious: Bool
    var message: String
    var file: String?
    var row: Int?
    var column: String?
    var hint: String?

    init(_ finding: LedgerFinding) {
      name = finding.diagnostic.name
      task = finding.task.rawValue
      serious = finding.isSerious
      message = finding.diagnostic.message
      hint = finding.diagnostic.hint
      if case .cell(let file, let row, let column)? = finding.diagnostic.place {
        (self.file, self.row, self.column) = (file, row, column)
      }
    }
  }
}

extension DiagnosticList {
  /// Errors first, then by file and row.
  fileprivate var sortedBySeverity: [Diagnostic] {
    let all = sorted
    return all.filter { $0.severity == .error } + all.filter { $0.severity != .error }
  }
}

extension Office {
  /// Looks through the whole ledger.
  public func check() throws -> CheckReport {
    let ledger = try ledger(readOnly: false)
    let found = try ledger.check(options: importOptions()).map(\.diagnostic) + bookFindings(in: ledger)
    return CheckReport(findings: LedgerFinding.sorted(try explained(found, in: ledger)))
  }
}
