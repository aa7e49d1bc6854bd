import Diagnostics

/// Shows the same mistake in many rows of a file a few times and then counts it, so that the others are not lost in it.
enum RepeatedRows {
  private struct Kind: Hashable {
    var name: String
    var file: String
    var column: String?
  }

  /// At most three of each kind; the hint of the third says how many more there are.
  static func shortened(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var counts: [Kind: Int] = [:]
    var last: [Kind: (index: Int, rows: Int)] = [:]
    var shown: [Diagnostic] = []
    for diagnostic in diagnostics {
      guard case .cell(let file, _, let column)? = diagnostic.place else {
        shown.append(diagnostic)
        continue
      }
      let kind = Kind(name: diagnostic.name, file: file, column: column)
      counts[kind, default: 0] += 1
      if counts[kind, default: 0] <= 3 {
        shown.append(diagnostic)
        last[kind] = (shown.count - 1, 0)
      } else {
        last[kind]?.rows += 1
      }
    }
    for (index, rows) in last.values where rows > 0 {
      let isMistake = shown[index].severity == .error
      let more =
        "and \(rows) more \(rows == 1 ? "row" : "rows") of this file "
        + (isMistake ? "with the same mistake" : "like it")
      shown[index].hint = shown[index].hint.map { "\($0); \(more)" } ?? more
    }
    return shown
  }
}
