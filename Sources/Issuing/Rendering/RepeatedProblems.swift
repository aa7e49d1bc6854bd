import Diagnostics

/// Gathers what is wrong with many documents: a mistake that many share, such as a picture that is not there, is told once.
struct RepeatedProblems: Sendable {
  private struct Entry {
    var diagnostic: Diagnostic
    /// The row it was found with first, unless its place says that already.
    var row: String?
    var count = 1
  }

  private var entries: [Entry] = []
  private var positions: [Diagnostic: Int] = [:]
  private var isCut = false

  /// More than a person wants to read are not kept.
  private static let most = 50

  /// Adds what is wrong with a document; `row` is what its data is called.
  mutating func add(_ diagnostic: Diagnostic, row: String?) {
    if let position = positions[diagnostic] {
      entries[position].count += 1
    } else if entries.count < Self.most {
      positions[diagnostic] = entries.count
      entries.append(Entry(diagnostic: diagnostic, row: row.flatMap { Self.isPlaced(diagnostic, $0) ? nil : $0 }))
    } else {
      isCut = true
    }
  }

  private static func isPlaced(_ diagnostic: Diagnostic, _ row: String) -> Bool {
    guard case .text(let place)? = diagnostic.place else { return false }
    return row.hasPrefix(place.file + ":")
  }

  /// All of it, each with the row it belongs to.
  var list: DiagnosticList {
    var all = entries.map { entry in
      guard let row = entry.row else { return entry.diagnostic }
      var copy = entry.diagnostic
      let others = entry.count == 1 ? "" : " and in \(entry.count - 1) more"
      copy.hint = [copy.hint, "it was found in the document of \(row)\(others)"].compactMap { $0 }.joined(
        separator: "; ")
      return copy
    }
    if isCut {
      all.append(
        Diagnostic(
          "more-problems", "there are more problems, which are not shown", hint: "mend these first", severity: .note))
    }
    return DiagnosticList(all)
  }
}
