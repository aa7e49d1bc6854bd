import Diagnostics
import Foundation
import Ledger

/// The corrections that wait, for people or for programs.
public struct CorrectionList: Sendable {
  let corrections: [PendingCorrection]

  /// Each with its number, in lines for a terminal.
  public func text() -> String {
    guard !corrections.isEmpty else { return "no correction waits" }
    let lines = corrections.flatMap { own -> [String] in
      let place = "\(own.file.split(separator: "/").last ?? ""), row \(own.row)"
      let change = "`\(RegisterWords.printable(own.old))` to `\(RegisterWords.printable(own.new))`"
      let why = own.waitsFor.map { "`\($0)` was issued with the old value" } ?? "nothing rests on it any more"
      return "\(own.id): \(own.title) of \(RegisterWords.printable(own.name)): \(change)".wrapped(to: 80, hanging: 2)
        + ["  \(RegisterWords.printable(place)); \(why)"]
    }
    return (lines + ["", "talim correct NUMBER… takes them over, talim correct --drop NUMBER… drops them"])
      .joined(separator: "\n")
  }

  /// The same as JSON.
  public func json() throws -> String {
    guard !corrections.isEmpty else { return "[]" }
    return try RegisterJSON.text(corrections.map(Entry.init))
  }

  private struct Entry: Encodable {
    var id: Int64
    var file: String
    var row: Int
    var name: String
    var column: String
    var old: String
    var new: String
    var waitsFor: String?

    init(_ own: PendingCorrection) {
      (id, file, row, name, column) = (own.id, own.file, own.row, own.name, own.title)
      (old, new, waitsFor) = (own.old, own.new, own.waitsFor)
    }
  }
}

extension Office {
  /// The corrections that wait because issued documents rest on their rows.
  public func corrections() throws -> CorrectionList {
    CorrectionList(corrections: try ledger(readOnly: true).pendingCorrections())
  }

  /// Takes over corrections that wait, or drops them; all or none.
  ///
  /// - Parameter numbers: their numbers in the list; all of them when empty.
  /// - Returns: what was done, a line for each.
  /// - Throws: a `Diagnostic` when one of them does not wait.
  public func correct(_ numbers: [Int], drops: Bool) throws -> [String] {
    let ledger = try ledger(readOnly: false)
    let waiting = try ledger.pendingCorrections()
    let wanted = numbers.isEmpty ? waiting.map(\.id) : numbers.map(Int64.init)
    if drops { try ledger.dropCorrections(wanted) } else { try ledger.acceptCorrections(wanted) }
    return wanted.compactMap { id in waiting.first { $0.id == id } }.map { own in
      let cell = "\(own.title) of \(RegisterWords.printable(own.name))"
      if drops { return "\(own.id): \(cell) stays `\(RegisterWords.printable(own.old))`" }
      let paper = own.waitsFor.map { "; `\($0)` still says `\(RegisterWords.printable(own.old))`" } ?? ""
      return "\(own.id): \(cell) is now `\(RegisterWords.printable(own.new))`\(paper)"
    }
  }
}
