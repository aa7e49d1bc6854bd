import Diagnostics
internal import GRDB

/// Says which corrections wait because an issued document rests on their row.
enum PendingWarnings {
  /// Those of one import.
  static func warnings(_ report: ImportReport) -> [Diagnostic] {
    report.files.flatMap { file in
      file.changes.filter(\.isPending).map { warning($0, file: file.path) }
    }
  }

  /// All that wait.
  static func all(_ db: Database) throws -> [Diagnostic] {
    let sql = "SELECT p.*, m.file FROM pending_changes p JOIN imports m ON m.id = p.import_id ORDER BY p.id"
    return try Row.fetchAll(db, sql: sql).compactMap { row in
      guard let kind = FileKind(rawValue: row["kind"]) else { return nil }
      let (key, name): (String, String) = (row["row_key"], row["column_name"])
      let currency = try currency(db, kind, key)
      func shown(_ column: String) -> String {
        CellText.shown(CellValue(row[column] as DatabaseValue), name, kind, currency)
      }
      let change = CellChange(
        row: row["row_number"], key: try RowNames(db, kind).name(key) ?? key,
        title: kind.columns.first { $0.name == name }?.title ?? name, old: shown("old"), new: shown("new"),
        isPending: true)
      return warning(change, file: row["file"])
    }
  }

  private static func currency(_ db: Database, _ kind: FileKind, _ key: String) throws -> String? {
    guard kind.inheritsCurrency || kind.columns.contains(where: { $0.name == "currency" }) else { return nil }
    return try String.fetchOne(db, sql: "SELECT currency FROM \(kind.rawValue) WHERE key = ?", arguments: [key])
  }

  private static func warning(_ change: CellChange, file: String) -> Diagnostic {
    Diagnostic(
      "pending-correction",
      "`\(change.title)` of `\(change.key)` was changed from `\(change.old)` to `\(change.new)`, but an issued document rests on it",
      at: .cell(file: file, row: change.row, column: change.title),
      hint: "the correction waits; credit the document first, or put the old value back", severity: .warning)
  }
}
