internal import GRDB

/// Remembers which rows a file had when it was last imported, and which of them are gone since.
struct SourceRows {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Stores the keys of this import and returns, in words, the rows that the last one had and this one has not.
  func follow(_ sheet: Sheet, _ keys: Set<String>) throws -> [String] {
    let id = try sourceID(sheet)
    let sql = "SELECT row_key FROM source_rows WHERE source_id = ? AND is_gone = 0"
    let before = Set(try String.fetchAll(db, sql: sql, arguments: [id]))
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO source_rows (source_id, row_key) VALUES (?, ?)
        ON CONFLICT (source_id, row_key) DO UPDATE SET is_gone = 0
        """)
    for key in keys.subtracting(before).sorted() { try insert.execute(arguments: [id, key]) }
    let mark = try db.cachedStatement(
      sql: "UPDATE source_rows SET is_gone = 1 WHERE source_id = ? AND row_key = ?")
    let gone = try before.subtracting(keys).sorted().filter { try sheet.period?.contains($0, sheet.kind, db) ?? true }
    for key in gone { try mark.execute(arguments: [id, key]) }
    let names = RowNames(db, sheet.kind)
    return try gone.compactMap { try names.name($0) }
  }

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

  private func sourceID(_ sheet: Sheet) throws -> Int64 {
    let arguments: StatementArguments = [sheet.source.fileName, sheet.kind.rawValue]
    try db.execute(sql: "INSERT OR IGNORE INTO sources (name, kind) VALUES (?, ?)", arguments: arguments)
    return try Int64.fetchOne(db, sql: "SELECT id FROM sources WHERE name = ? AND kind = ?", arguments: arguments) ?? 0
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
