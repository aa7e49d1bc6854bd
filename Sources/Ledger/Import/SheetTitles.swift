import Diagnostics

/// Finds out what a file is and which of its titles is which column.
///
/// Input: the titles of a file, its name, the aliases. Output: the kind, and the place of each column.
enum SheetTitles {
  /// Where the columns of a kind stand in a file.
  struct Map {
    var places: [Int?]
    var extras: [Int]
    var originalRow: Int?
  }

  /// The kind by the file's name, else the one whose required titles are all there; throws when none fits.
  static func kind(of titles: [String], source: ImportSource, aliases: [FileKind: [String: String]]) throws -> FileKind
  {
    if let kind = FileKind(fileName: source.fileName) { return kind }
    let scored = FileKind.allCases.map { kind in
      (kind: kind, missing: missing(titles, kind, aliases).count, known: known(titles, kind, aliases))
    }
    if let best = scored.filter({ $0.missing == 0 }).max(by: { $0.known < $1.known }) { return best.kind }
    let nearest = scored.max { ($0.known, -$0.missing) < ($1.known, -$1.missing) }
    let names = FileKind.allCases.map { "`\($0.rawValue).csv`" }.joined(separator: ", ")
    var hint = "name the file after what it holds: \(names), or say it with `--as`"
    if let nearest, nearest.known >= 2 {
      let wanting = missing(titles, nearest.kind, aliases).map { "`\($0.title)`" }.joined(separator: ", ")
      hint = "it is nearest to `\(nearest.kind.rawValue)`, but has no \(wanting); \(hint)"
    }
    throw Diagnostic(
      "unknown-file", "neither the name nor the titles of `\(source.fileName)` say what it holds",
      at: .file(source.path), hint: hint)
  }

  /// Whether the titles are those of the kind that the file's name tells, or of any kind where it tells none.
  static func fits(_ source: ImportSource, aliases: [FileKind: [String: String]]) -> Bool {
    let (bytes, _) = TextDecoding.utf8(from: Array(source.bytes.prefix(1 << 16)))
    let rows = SheetReader(bytes, separator: SheetReader.separator(of: bytes)).prefix(100)
    let isNamed = SheetReader.namedSeparator(bytes) != nil
    guard let titles = rows.dropFirst(isNamed ? 1 : 0).first(where: { !$0.isBlank })?.cells.map(\.trimmed) else {
      return false
    }
    let kinds = FileKind(fileName: source.fileName).map { [$0] } ?? FileKind.allCases
    return kinds.contains { missing(titles, $0, aliases).isEmpty }
  }

  /// The places of the columns; throws all missing and doubled titles at once.
  static func map(
    _ titles: [String], kind: FileKind, source: ImportSource, row: Int, aliases: [FileKind: [String: String]]
  ) throws -> Map {
    var problems: [Diagnostic] = []
    var map = Map(places: Array(repeating: nil, count: kind.columns.count), extras: [], originalRow: nil)
    let lookup = lookup(kind, aliases)
    for (place, title) in titles.enumerated() where !title.isEmpty {
      if source.isProblemsFile, ["row", "problem"].contains(title.foldedTitle) {
        if title.foldedTitle == "row" { map.originalRow = place }
        continue
      }
      guard let column = lookup[title.foldedTitle] else {
        map.extras.append(place)
        continue
      }
      if let first = map.places[column] {
        problems.append(doubled(title, titles[first], source, row))
      } else {
        map.places[column] = place
      }
    }
    let strangers = map.extras.map { titles[$0] }
    for (column, place) in map.places.enumerated() where place == nil && kind.columns[column].isRequired {
      problems.append(missing(kind.columns[column], kind, strangers, source, row))
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return map
  }

  private static func lookup(_ kind: FileKind, _ aliases: [FileKind: [String: String]]) -> [String: Int] {
    var result: [String: Int] = [:]
    for (index, column) in kind.columns.enumerated() {
      for title in [column.title, column.name] + column.otherTitles { result[title.foldedTitle] = index }
    }
    for (theirs, ours) in aliases[kind] ?? [:] {
      if let index = result[ours.foldedTitle] { result[theirs.foldedTitle] = index }
    }
    return result
  }

  private static func known(_ titles: [String], _ kind: FileKind, _ aliases: [FileKind: [String: String]]) -> Int {
    let lookup = lookup(kind, aliases)
    return titles.count { lookup[$0.foldedTitle] != nil }
  }

  private static func missing(
    _ titles: [String], _ kind: FileKind, _ aliases: [FileKind: [String: String]]
  ) -> [ImportColumn] {
    let lookup = lookup(kind, aliases)
    let found = Set(titles.compactMap { lookup[$0.foldedTitle] })
    return kind.columns.indices.filter { kind.columns[$0].isRequired && !found.contains($0) }.map { kind.columns[$0] }
  }

  private static func missing(
    _ column: ImportColumn, _ kind: FileKind, _ strangers: [String], _ source: ImportSource, _ row: Int
  ) -> Diagnostic {
    var hint = "add a column `\(column.title)`, or set an alias for its title in `talim.toml`"
    if let near = Suggestion.nearest(to: column.title, among: strangers) {
      hint = "did you mean `\(near)`? rename that title to `\(column.title)`, or set an alias in `talim.toml`"
    }
    return Diagnostic(
      "missing-column",
      "`\(source.fileName)` has no column `\(column.title)`, which every list of \(kind.listName) needs",
      at: .cell(file: source.path, row: row, column: nil), hint: hint)
  }

  private static func doubled(_ title: String, _ first: String, _ source: ImportSource, _ row: Int) -> Diagnostic {
    let message =
      first == title
      ? "the title `\(title)` stands twice in `\(source.fileName)`"
      : "the titles `\(first)` and `\(title)` of `\(source.fileName)` mean the same column"
    return Diagnostic(
      "doubled-column", message, at: .cell(file: source.path, row: row, column: title),
      hint: "rename or delete one of the two columns")
  }
}
