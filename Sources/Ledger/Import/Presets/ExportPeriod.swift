internal import GRDB
internal import Values

/// The days that an export covers. The next one covers others, so only what lies within can be gone from it.
struct ExportPeriod {
  /// The first and the last day as ISO text; `nil` when nothing counts as gone.
  private let days: ClosedRange<String>?

  /// The days of all rows, also of those left out; none when rows were refused, as those may be what seems to be gone.
  init(_ table: ExportTable, _ titles: ExportTitles, hasRefusedRows: Bool) {
    let columns = titles.columns[titles.mainKind] ?? [:]
    guard !hasRefusedRows, let candidates = columns["received_at"] ?? columns["order_date"] else {
      days = nil
      return
    }
    let order = table.dayOrder(candidates)
    let all = table.rows.indices.compactMap { row -> String? in
      switch (DayReading(table.text(row, candidates)), order) {
      case (.day(let day, _), _): day.description
      case (.ambiguous(let day, _), .dayFirst?), (.ambiguous(_, let day), .monthFirst?): day.description
      default: nil
      }
    }
    guard let first = all.min(), let last = all.max() else {
      days = nil
      return
    }
    days = first...last
  }

  /// Whether a stored row lies within. Buyers never do: they have no day.
  func contains(_ key: String, _ kind: FileKind, _ db: Database) throws -> Bool {
    guard let days else { return false }
    let sql: String
    switch kind {
    case .payments: sql = "SELECT substr(received_at, 1, 10) FROM payments WHERE key = ?"
    case .orders: sql = "SELECT order_date FROM orders WHERE key = ?"
    case .orderLines: sql = "SELECT o.order_date FROM order_lines l JOIN orders o ON o.key = l.order_id WHERE l.key = ?"
    default: return false
    }
    return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [key]).map { days.contains($0) } ?? false
  }
}
