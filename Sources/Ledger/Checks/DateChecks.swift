import Diagnostics
internal import GRDB
internal import Values

/// Looks for what is dated in the future, before the books begin, or in the wrong order.
struct DateChecks {
  private let db: Database
  private let options: ImportOptions

  init(_ db: Database, options: ImportOptions) {
    self.db = db
    self.options = options
  }

  /// All checks of days.
  func run() throws -> [Diagnostic] {
    try Self.columns.flatMap(outsideTheBooks) + dueBeforeBill() + returnedBeforeOrdered()
  }

  /// One column of days; openings and bills may be older than the books.
  private struct DayColumn {
    var kind: FileKind
    var name: String
    var title: String
    var mayBeOlder = "0"
  }

  private static let columns = [
    DayColumn(kind: .orders, name: "order_date", title: "Order Date"),
    DayColumn(kind: .payments, name: "received_at", title: "Received At"),
    DayColumn(kind: .returns, name: "day", title: "Date"),
    DayColumn(kind: .payouts, name: "day", title: "Date", mayBeOlder: "t.kind LIKE 'opening%'"),
    DayColumn(kind: .expenses, name: "bill_date", title: "Bill Date", mayBeOlder: "1"),
    DayColumn(kind: .expenses, name: "paid_on", title: "Paid On"),
    DayColumn(kind: .otherMoney, name: "day", title: "Date", mayBeOlder: "t.kind = 'opening'"),
    DayColumn(kind: .stockMoves, name: "day", title: "Date"),
  ]

  private func outsideTheBooks(_ column: DayColumn) throws -> [Diagnostic] {
    let sql = """
      SELECT substr(t.\(column.name), 1, 10) AS day, t.row_number, m.file FROM \(column.kind.rawValue) t
      JOIN imports m ON m.id = t.import_id WHERE day > ? OR (day < ? AND NOT (\(column.mayBeOlder))) ORDER BY t.key
      """
    let last = options.asOf?.description ?? "9999-12-31"
    let arguments: StatementArguments = [last, options.booksStart?.description ?? "0001-01-01"]
    return try LedgerChecks.warnings(db, sql, arguments) { row in
      let day: String = row["day"]
      if day > last {
        return (
          "in-the-future", "this \(column.kind.noun) is dated \(day), which is still to come", column.title,
          "mend the day"
        )
      }
      return (
        "before-the-books", "this \(column.kind.noun) is dated \(day), before the books start", column.title,
        "mend the day, or `books_start`"
      )
    }
  }

  private func dueBeforeBill() throws -> [Diagnostic] {
    let sql = """
      SELECT e.due_on, e.bill_date, e.row_number, m.file FROM expenses e JOIN imports m ON m.id = e.import_id
      WHERE e.due_on < e.bill_date ORDER BY e.key
      """
    return try LedgerChecks.warnings(db, sql) { row in
      (
        "due-before-bill", "this expense falls due on \(row[0] as String), before its bill of \(row[1] as String)",
        "Due On", "mend whichever day is wrong"
      )
    }
  }

  private func returnedBeforeOrdered() throws -> [Diagnostic] {
    let sql = """
      SELECT r.return_id, r.day, o.order_id, o.order_date, r.row_number, m.file FROM returns r
      JOIN orders o ON o.key = r.order_id JOIN imports m ON m.id = r.import_id WHERE r.day < o.order_date ORDER BY r.key
      """
    return try LedgerChecks.warnings(db, sql) { row in
      (
        "returned-before-ordered",
        "return `\(row[0] as String)` is dated \(row[1] as String), but order `\(row[2] as String)` is of \(row[3] as String)",
        "Date", "mend whichever day is wrong"
      )
    }
  }
}
