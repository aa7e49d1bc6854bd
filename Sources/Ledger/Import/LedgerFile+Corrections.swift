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
  /// The title of the column.
  public let title: String
}

extension LedgerFile {
  /// The corrections that wait, oldest first.
  public func pendingCorrections() throws -> [PendingCorrection] {
    try read { db in
      let sql = "SELECT p.*, m.file FROM pending_changes p JOIN imports m ON m.id = p.import_id ORDER BY p.id"
      return try Row.fetchAll(db, sql: sql).compactMap { row in
        guard let kind = FileKind(rawValue: row["kind"]) else { return nil }
        let name: String = row["column_name"]
        let title = kind.columns.first { $0.name == name }?.title ?? name
        return PendingCorrection(id: row["id"], file: row["file"], row: row["row_number"], kind: kind, title: title)
      }
    }
  }

  /// Applies a waiting correction after somebody saw to the document; the history keeps old and new.
  public func acceptCorrection(_ id: Int64) throws {
    try write { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM pending_changes WHERE id = ?", arguments: [id]),
        let kind = FileKind(rawValue: row["kind"])
      else { throw Diagnostic("unknown-correction", "no correction `\(id)` waits") }
      let name: String = row["column_name"]
      guard name == "currency" || kind.columns.contains(where: { $0.name == name }) else { return }
      try db.execute(
        sql: "UPDATE \(kind.rawValue) SET \(name) = ? WHERE key = ?",
        arguments: [row["new"] as DatabaseValue, row["row_key"] as String])
      try db.execute(
        sql: """
          INSERT INTO changes (kind, row_key, column_name, old, new, import_id, row_number)
          SELECT kind, row_key, column_name, old, new, import_id, row_number FROM pending_changes WHERE id = ?
          """, arguments: [id])
      try db.execute(sql: "DELETE FROM pending_changes WHERE id = ?", arguments: [id])
    }
  }
}
