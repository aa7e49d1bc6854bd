internal import GRDB

/// Remembers which rows a file had when it was last imported.
struct SourceRows {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Stores the keys of this import and returns those of the last one that are missing now, in words.
  func replace(_ sheet: Sheet, _ keys: Set<String>) throws -> [String] {
    let id = try sourceID(sheet)
    let before = Set(
      try String.fetchAll(db, sql: "SELECT row_key FROM source_rows WHERE source_id = ?", arguments: [id]))
    let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO source_rows (source_id, row_key) VALUES (?, ?)")
    for key in keys.subtracting(before).sorted() { try insert.execute(arguments: [id, key]) }
    let gone = before.subtracting(keys).sorted()
    for key in gone {
      try db.execute(sql: "DELETE FROM source_rows WHERE source_id = ? AND row_key = ?", arguments: [id, key])
    }
    return try gone.compactMap { try name($0, sheet.kind) }
  }

  private func sourceID(_ sheet: Sheet) throws -> Int64 {
    let arguments: StatementArguments = [sheet.source.fileName, sheet.kind.rawValue]
    try db.execute(sql: "INSERT OR IGNORE INTO sources (name, kind) VALUES (?, ?)", arguments: arguments)
    return try Int64.fetchOne(db, sql: "SELECT id FROM sources WHERE name = ? AND kind = ?", arguments: arguments) ?? 0
  }

  /// What identifies a stored row, as people spell it; `nil` for a row that never was stored.
  private func name(_ key: String, _ kind: FileKind) throws -> String? {
    let parts = kind == .payments ? ["coalesce(txn_id, received_at || ' ' || coalesce(payer, ''))"] : kind.keyColumns
    let shown = parts.joined(separator: " || ' line ' || ")
    return try String.fetchOne(db, sql: "SELECT \(shown) FROM \(kind.rawValue) WHERE key = ?", arguments: [key])
  }
}
