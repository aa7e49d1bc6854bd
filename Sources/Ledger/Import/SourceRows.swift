internal import GRDB

/// Remembers which rows a file had when it was last imported, and which of them are gone since.
struct SourceRows {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// The keys of all rows that the file ever had and that were not removed since.
  func keys(_ sheet: Sheet) throws -> Set<String> {
    guard !sheet.source.isProblemsFile else { return [] }
    let sql = "SELECT row_key FROM source_rows WHERE source_id = ?"
    return Set(try String.fetchAll(db, sql: sql, arguments: [try sourceID(sheet)]))
  }

  /// The keys of the rows that are gone from the file and stand in no other file.
  func gone(_ sheet: Sheet) throws -> [String] {
    let sql = """
      SELECT g.row_key FROM source_rows g WHERE g.source_id = ?1 AND g.is_gone = 1 AND NOT EXISTS (
        SELECT 1 FROM source_rows r JOIN sources s ON s.id = r.source_id
        WHERE r.row_key = g.row_key AND r.is_gone = 0 AND s.kind = ?2)
      ORDER BY g.row_key
      """
    return try String.fetchAll(db, sql: sql, arguments: [try sourceID(sheet), sheet.kind.rawValue])
  }

  /// Forgets a row that was removed.
  func forget(_ key: String, _ kind: FileKind) throws {
    try db.execute(
      sql: """
        DELETE FROM source_rows WHERE row_key = ? AND source_id IN (SELECT id FROM sources WHERE kind = ?)
        """, arguments: [key, kind.rawValue])
  }

  /// The number of a file, which gets one if it has none.
  func sourceID(_ sheet: Sheet) throws -> Int64 {
    let arguments: StatementArguments = [sheet.source.fileName, sheet.kind.rawValue]
    try db.execute(sql: "INSERT OR IGNORE INTO sources (name, kind) VALUES (?, ?)", arguments: arguments)
    return try Int64.fetchOne(db, sql: "SELECT id FROM sources WHERE name = ? AND kind = ?", arguments: arguments) ?? 0
  }
}

/// Follows the rows of one file through its import.
///
/// Input: the keys of its rows one by one. Output: what it had the last time and has no more, in words.
struct SourceRowPass {
  private let db: Database
  private let sheet: Sheet
  private let sourceID: Int64
  private let insert: Statement
  /// What stands for the keys that the file had the last time.
  private var before: Set<Int> = []
  /// A problems file holds only some of the rows of its source, so nothing can be gone from it.
  private let isFollowed: Bool

  private static let present = "SELECT row_key FROM source_rows WHERE source_id = ? AND is_gone = 0"

  init(_ db: Database, _ sheet: Sheet) throws {
    self.db = db
    self.sheet = sheet
    isFollowed = !sheet.source.isProblemsFile
    sourceID = isFollowed ? try SourceRows(db).sourceID(sheet) : 0
    insert = try db.cachedStatement(
      sql: """
        INSERT INTO source_rows (source_id, row_key) VALUES (?, ?)
        ON CONFLICT (source_id, row_key) DO UPDATE SET is_gone = 0
        """)
    guard isFollowed else { return }
    before.reserveCapacity(
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM source_rows WHERE source_id = ? AND is_gone = 0", arguments: [sourceID]) ?? 0)
    let keys = try String.fetchCursor(db, sql: Self.present, arguments: [sourceID])
    while let key = try keys.next() { before.insert(SeenRows.mark(key)) }
  }

  /// The file has a row with this key, for which `mark` stands.
  func add(_ key: String, _ mark: Int) throws {
    if isFollowed, !before.contains(mark) { try insert.execute(arguments: [sourceID, key]) }
  }

  /// Marks what the file has no more and names it.
  func finish(_ seen: SeenRows) throws -> [String] {
    guard isFollowed, !before.isEmpty else { return [] }
    var gone: [String] = []
    let keys = try String.fetchCursor(db, sql: Self.present + " ORDER BY row_key", arguments: [sourceID])
    while let key = try keys.next() {
      if !seen.contains(SeenRows.mark(key)), try sheet.period?.contains(key, sheet.kind, db) ?? true {
        gone.append(key)
      }
    }
    let mark = try db.cachedStatement(sql: "UPDATE source_rows SET is_gone = 1 WHERE source_id = ? AND row_key = ?")
    for key in gone { try mark.execute(arguments: [sourceID, key]) }
    let names = RowNames(db, sheet.kind)
    return try gone.compactMap { try names.name($0) }
  }
}

/// Names stored rows the way people do: by their id, or by the cells that tell which one it is.
struct RowNames {
  private let db: Database
  private let kind: FileKind

  init(_ db: Database, _ kind: FileKind) {
    self.db = db
    self.kind = kind
  }

  /// The name of a stored row; `nil` for one that never was stored.
  func name(_ key: String) throws -> String? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM \(kind.rawValue) WHERE key = ?")
    guard let row = try Row.fetchOne(statement, arguments: [key]) else { return nil }
    let ids = try kind.keyColumns.compactMap { try text(row, $0) }
    if !ids.isEmpty, ids.count == kind.keyColumns.count { return ids.joined(separator: joint) }
    return try kind.tellingColumns.compactMap { try text(row, $0) }.joined(separator: " ")
  }

  private var joint: String {
    switch kind {
    case .orderLines: " line "
    case .terms: " step "
    default: " "
    }
  }

  private func text(_ row: Row, _ name: String) throws -> String? {
    let column = kind.columns.first { $0.name == name }
    if case .reference(let other)? = column?.content, let key = row[name] as String?, let id = other.keyColumns.first {
      let sql = "SELECT \(id) FROM \(other.rawValue) WHERE key = ?"
      return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [key]) ?? key
    }
    let shown = CellText.shown(CellValue(row[name] as DatabaseValue), name, kind, row["currency"] as String?)
    return shown.isEmpty ? nil : shown
  }
}
