import Diagnostics
import Ledger

extension Office {
  /// The register of issued documents.
  ///
  /// - Parameters:
  ///   - series: the beginning of the numbers wanted, such as `KC` or `KC/26-27`, in any case; all when absent.
  ///   - kind: the kind wanted, such as `credit-note`; all when absent.
  /// - Throws: a `Diagnostic` for a series or kind that there is none of.
  public func register(series: String?, kind: String?) throws -> RegisterReport {
    let ledger = try ledger(readOnly: true)
    let all = try ledger.register(kind: try kind.map(documentKind))
    guard let series else { return RegisterReport(series: all) }
    let wanted = series.lowercased()
    let found = all.filter { $0.prefix.lowercased().hasPrefix(wanted) }
    guard !found.isEmpty else {
      let names = all.map { $0.prefix.hasSuffix("/") ? String($0.prefix.dropLast()) : $0.prefix }
      let near = Suggestion.nearest(to: series, among: names + all.flatMap { $0.entries.map(\.number) })
      throw Diagnostic(
        "unknown-series", "no document `\(series)` was issued, and no series begins with it",
        hint: near.map { "did you mean `\($0)`?" } ?? "`talim register` lists all of them")
    }
    return RegisterReport(series: found)
  }

  private func documentKind(_ text: String) throws -> DocumentKind {
    let wanted = text.lowercased().replacing(" ", with: "-")
    if let kind = DocumentKind.allCases.first(where: { [$0.rawValue, "\($0.rawValue)s"].contains(wanted) }) {
      return kind
    }
    throw Diagnostic(
      "unknown-kind", "there is no kind of document `\(text)`",
      hint: "the kinds are \(DocumentKind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))", fault: .misuse)
  }
}
