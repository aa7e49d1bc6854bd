import Diagnostics
import Foundation
internal import GRDB
import Testing

@testable import Ledger

/// Small exports of each product, fictional, in `Exports/`.
enum ExportSamples {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Exports")

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// What must be there before orders can be read.
  static let coop = [
    ("artisans.csv", Small.artisans), ("items.csv", Small.items), ("terms.csv", Small.terms),
    (
      "buyers.csv",
      Small.buyers.replacing(
        "B02,Weber GmbH,Berlin,,Deutschland,,,", with: "B02,Weber GmbH,Berlin,,Deutschland,,Weber@example.de,")
    ),
  ]
}

extension Workshop {
  /// Imports samples under the names of their files.
  @discardableResult
  func loadSamples(
    _ names: String..., setting: (inout ImportOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    try load(names.map { ($0, try ExportSamples.text($0)) }, setting: setting)
  }

  /// A workshop with the items and buyers that the samples need.
  static func withCoop() throws -> Workshop {
    let shop = try Workshop()
    let report = try shop.load(ExportSamples.coop)
    #expect(report.problems.isEmpty)
    return shop
  }

  /// The stored rows of a kind, each as its cells by title, in the order of their ids.
  func rows(_ kind: FileKind, _ columns: String...) throws -> [String] {
    try ledger.read { db in
      let names = columns.joined(separator: ", ")
      return try Row.fetchAll(db, sql: "SELECT \(names) FROM \(kind.rawValue) ORDER BY key").map { row in
        row.databaseValues.map { value in
          switch value.storage {
          case .string(let text): text
          case .int64(let number): String(number)
          default: "–"
          }
        }.joined(separator: " | ")
      }
    }
  }
}

extension ImportReport {
  /// What was left out, as people read it.
  var leftOut: [String] {
    files.flatMap(\.leftOut).map { "\($0.count) \($0.noun)" + ($0.sum.map { " \($0)" } ?? "") }
  }

  /// Names of problems with their rows.
  var refusals: [String] {
    problems.map { problem in
      guard case .cell(_, let row, let column)? = problem.place else { return problem.name }
      return "\(row) \(problem.name) \(column ?? "–")"
    }
  }
}
