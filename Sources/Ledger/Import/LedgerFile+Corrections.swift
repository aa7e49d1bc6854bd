import Diagnostics
internal import GRDB

/// A correction that waits, because an issued document rests on its row.
public struct PendingCorrection: Sendable, Hashable {
  /// What it is accepted by.
  public let id: Int64
  /// The file it came from.
  public let file: String
  /// The row as the spreadsheet shows it.
  public let row: Int
  /// What kind of row it is.
  public let kind: FileKind
  /// What identifies the row: an id, or order and line.
  public let name: String
  /// The title of the column.
  public let title: String
  /// What stands there; empty when blank.
  public let old: String
  /// What is to stand there; empty when blank.
  public let new: String
  /// The number of a document that rests on the row; `nil` when none stands any more.
  public let waitsFor: String?
}

extension LedgerFile {
  /// The corrections that wait, oldest first; without those that were dropped.
  public func pendingCorrections() throws -> [PendingCorrection] {
    try read { db in try WaitingCorrections(db).all() }
  }

  /// Applies waiting corrections after somebody saw to the documents; the history keeps old and new. All or none.
  public func acceptCorrections(_ ids: [Int64]) throws {
    try write { db in
      for id in ids { try WaitingCorrections(db).accept(id) }
    }
  }

  /// Drops waiting corrections: what stands in the ledger counts, and the same value in the same file is not asked about again. All or
  /// none.
  public func dropCorrections(_ ids: [Int64]) throws {
    try write { db in
      for id in ids { try WaitingCorrections(db).drop(id) }
    }
  }
}

/// The list of corrections that wait.
struct WaitingCorrections {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// All of them, without those that were dropped.
  func all() throws -> [PendingCorrection] {
    let sql = """
      SELECT p.*, m.file FROM pending_changes p JOIN imports m ON m.id = p.import_id WHERE p.is_dropped = 0 ORDER BY p.id
      """
    return try Row.fetchAll(db, sql: sql).compactMap { row in
      guard let kind = FileKind(rawValue: row["kind"]) else { return nil }
      let (key, column): (String, String) = (row["row_key"], row["column_name"])
      let currency = try currency(kind, key)
      func shown(_ name: String) -> String {
        CellText.shown(CellValue(row[name] as DatabaseValue), column, kind, currency)
      }
      return PendingCorrection(
        id: row["id"], file: row["file"], row: row["row_number"], kind: kind,
        name: try RowNames(db, kind).name(key) ?? key,
        title: kind.columns.first { $0.name == column }?.title ?? column, old: shown("old"), new: shown("new"),
        waitsFor: try RestingDocuments(db).number(on: key, of: kind))
    }
  }

  private func currency(_ kind: FileKind, _ key: String) throws -> String? {
    guard kind.inheritsCurrency || kind.columns.contains(where: { $0.name == "currency" }) else { return nil }
    return try String.fetchOne(db, sql: "SELECT currency FROM \(kind.rawValue) WHERE key = ?", arguments: [key])
  }

  /// Puts the new value in place of the old one.
  func accept(_ id: Int64) throws {
    let row = try waiting(id)
    guard let kind = FileKind(rawValue: row["kind"]) else { throw Self.unknown(id) }
    let (key, name): (String, String) = (row["row_key"], row["column_name"])
    guard name == "currency" || kind.columns.contains(where: { $0.name == name }) else { throw Self.unknown(id) }
    try db.execute(
      // The value stands in the row that brought it, so that is where the fact is found from now on.
      sql: "UPDATE \(kind.rawValue) SET \(name) = ?, import_id = ?, row_number = ? WHERE key = ?",
      arguments: [row["new"] as DatabaseValue, row["import_id"] as Int64, row["row_number"] as Int64, key])
    try db.execute(
      sql: """
        INSERT INTO changes (kind, row_key, column_name, old, new, import_id, row_number)
        SELECT kind, row_key, column_name, old, new, import_id, row_number FROM pending_changes WHERE id = ?
        """, arguments: [id])
    try db.execute(sql: "DELETE FROM pending_changes WHERE id = ?", arguments: [id])
    try FactIndex(db).follow(key: key, kind, isNew: false)
  }

  /// Lets the old value count.
  func drop(_ id: Int64) throws {
    _ = try waiting(id)
    try db.execute(sql: "UPDATE pending_changes SET is_dropped = 1 WHERE id = ?", arguments: [id])
  }

  private func waiting(_ id: Int64) throws -> Row {
    let sql = "SELECT * FROM pending_changes WHERE id = ? AND is_dropped = 0"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [id]) else { throw Self.unknown(id) }
    return row
  }

  private static func unknown(_ id: Int64) -> Diagnostic {
    Diagnostic("unknown-correction", "no correction `\(id)` waits", hint: "`talim correct` lists those that do")
  }
}
