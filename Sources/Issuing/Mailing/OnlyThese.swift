import Diagnostics
import Ledger

extension LedgerFile {
  /// The issued statements of a period, in the order of their numbers.
  ///
  /// - Parameter ids: only those of these artisans; all when empty.
  /// - Throws: a `Diagnostic` when none were issued, or none for one of the artisans.
  func statements(ofPeriod name: String, only ids: [String]) throws -> [IssuedStatement] {
    let issued = try issuedStatements().filter { $0.period.lowercased() == name.lowercased() }
    guard !issued.isEmpty else {
      throw Diagnostic(
        "no-statements", "no statements stand for the period `\(name)`",
        hint: "issue them first with `talim statements \(ShellWord.quoted(name))`")
    }
    let wanted = try OnlyThese(ids).among(issued.map(\.artisanID))
    return issued.filter { wanted.contains($0.artisanID) }
  }
}

/// The ids that a person named, for whom alone something is done.
struct OnlyThese {
  private let ids: [String]

  init(_ ids: [String]) { self.ids = ids }

  /// Those of some keys that are meant: all when no id was named.
  ///
  /// - Throws: a `Diagnostic` for an id that was named in vain.
  func among(_ keys: [String]) throws -> Set<String> {
    guard !ids.isEmpty else { return Set(keys) }
    let known = Set(keys)
    for id in ids where !known.contains(id.idKey) {
      let near = Suggestion.nearest(to: id.idKey, among: keys.sorted())
      throw Diagnostic(
        "nothing-for", "there is nothing to send to `\(id)`", hint: near.map { "did you mean `\($0.uppercased())`?" },
        fault: .misuse)
    }
    return Set(ids.map(\.idKey))
  }
}
