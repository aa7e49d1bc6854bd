internal import GRDB

/// What the cells of a file showed about its days and numbers, by column. It is kept with the file's name, because the
/// problems file holds only a few of the rows: without it, a cell that was read in the file would be doubtful there.
struct ShownHabits: Hashable {
  /// The orders of day and month that a column showed.
  var days: [String: Set<DayOrder>] = [:]
  /// The decimal signs that a column showed.
  var signs: [String: Set<DecimalSign>] = [:]

  /// Nothing was shown.
  init() {}

  /// What the files showed whose refused rows a problems file holds; nothing for any other file.
  init(mendedBy source: ImportSource, _ kind: FileKind, _ db: Database) throws {
    guard source.isProblemsFile else { return }
    let stem = source.originalStem
    let sql = "SELECT name, shown FROM sources WHERE kind = ? AND shown IS NOT NULL"
    for row in try Row.fetchAll(db, sql: sql, arguments: [kind.rawValue]) {
      let original = ImportSource(path: row["name"], bytes: [])
      if !original.isProblemsFile, original.originalStem.lowercased() == stem.lowercased() { read(row["shown"]) }
    }
  }

  /// Keeps this with the name of a file.
  func store(of source: ImportSource, _ kind: FileKind, _ db: Database) throws {
    let sql = """
      INSERT INTO sources (name, kind, shown) VALUES (?, ?, ?)
      ON CONFLICT (name, kind) DO UPDATE SET shown = excluded.shown
      """
    try db.execute(sql: sql, arguments: [source.fileName, kind.rawValue, text])
  }

  /// A line for each column: its name, then `d` or `m` for what comes first in its days, or the sign before decimals.
  private var text: String {
    let names = Set(days.keys).union(signs.keys).sorted()
    return names.map { name in
      let orders = [DayOrder.dayFirst, .monthFirst].filter { days[name]?.contains($0) == true }
      let decimals = [DecimalSign.point, .comma].filter { signs[name]?.contains($0) == true }
      return name + "\t" + orders.map { $0 == .dayFirst ? "d" : "m" }.joined()
        + decimals.map { $0 == .point ? "." : "," }.joined()
    }.joined(separator: "\n")
  }

  private mutating func read(_ text: String) {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let name = String(parts[0])
      for letter in parts[1] {
        switch letter {
        case "d": days[name, default: []].insert(.dayFirst)
        case "m": days[name, default: []].insert(.monthFirst)
        case ".": signs[name, default: []].insert(.point)
        case ",": signs[name, default: []].insert(.comma)
        default: break
        }
      }
    }
  }
}
