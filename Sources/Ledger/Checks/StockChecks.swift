import Diagnostics
internal import GRDB
internal import Values

/// Looks for pieces that cannot have been sold or brought back, and for batches that are too old. Counts all pieces there will be,
/// whatever the day, as `StockBook` in Documents counts them for any day; a test holds the two together.
struct StockChecks {
  private let db: Database
  private let options: ImportOptions

  init(_ db: Database, options: ImportOptions) {
    self.db = db
    self.options = options
  }

  /// All checks of stock.
  func run() throws -> [Diagnostic] { try quantities() + returnedAboveSold() }

  private static let isInvoiced = """
    EXISTS (SELECT 1 FROM documents d WHERE d.order_key = o.key AND d.kind = 'invoice' AND d.state = 'issued')
    """
  /// What was invoiced counts also when the order was cancelled later: only a return takes it back.
  private static let counts = """
    ((o.cancelled_on IS NULL AND lower(coalesce(o.status, '')) NOT IN ('cancelled', 'canceled')) OR \(isInvoiced))
    """
  /// What came back had left.
  private static let hasLeft = """
    (o.shipped_on IS NOT NULL OR \(isInvoiced) OR EXISTS (SELECT 1 FROM returns r WHERE r.order_id = o.key))
    """

  private func quantities() throws -> [Diagnostic] {
    let sql = """
      SELECT i.item_id, i.qty_in, i.batch, i.best_before, i.row_number, m.file, q.sold, q.gone,
        (SELECT group_concat(s.qty, ';') FROM stock_moves s WHERE s.item_id = i.key) AS moved,
        b.returned
      FROM items i JOIN imports m ON m.id = i.import_id
      LEFT JOIN (
        SELECT l.item_id, group_concat(l.qty, ';') AS sold,
          group_concat(CASE WHEN \(Self.hasLeft) THEN l.qty ELSE '0' END, ';') AS gone
        FROM order_lines l JOIN orders o ON o.key = l.order_id WHERE \(Self.counts) GROUP BY l.item_id
      ) q ON q.item_id = i.key
      LEFT JOIN (
        SELECT l.item_id, group_concat(r.qty, ';') AS returned FROM returns r
        JOIN orders o ON o.key = r.order_id
        CROSS JOIN order_lines l ON l.key = r.order_id || char(9) || lower(r.line)
        WHERE r.restock = 1 AND \(Self.counts) GROUP BY l.item_id
      ) b ON b.item_id = i.key
      ORDER BY i.key
      """
    return try LedgerChecks.warnings(db, sql) { row in
      let came = [row["qty_in"] as String?, row["moved"], row["returned"]].map(Self.sum).reduce(.zero, Self.added)
      return fault(row, came: came, sold: Self.sum(row["sold"]), gone: Self.sum(row["gone"]))
    }
  }

  private func fault(
    _ row: Row, came: ExactDecimal, sold: ExactDecimal, gone: ExactDecimal
  ) -> (name: String, message: String, column: String?, hint: String?)? {
    let id: String = row["item_id"]
    if came < gone {
      return (
        "negative-stock", "\(gone) of item `\(id)` have left, but only \(came) came in", "Qty In",
        "raise `Qty In`, enter what was found in `stock_moves.csv`, or mend the order lines"
      )
    }
    if came < sold {
      return (
        "sold-above-stock", "\(sold) of item `\(id)` are ordered, but only \(came) came in", "Qty In",
        "raise `Qty In`, or mend the order lines"
      )
    }
    guard let day = FactRows.day(row, "best_before"), let today = options.asOf, gone < came else { return nil }
    let onHand = (try? came - gone) ?? .zero
    let batch = (row["batch"] as String?).map { "the batch `\($0)` of item `\(id)`" } ?? "item `\(id)`"
    if day < today {
      return (
        "batch-expired", "\(onHand) of \(batch) are on hand past the best-before day \(day)", "Best Before",
        "take them out of the stock with a row in `stock_moves.csv`"
      )
    }
    guard today.days(until: day) <= options.expiryAlertDays else { return nil }
    return (
      "batch-expiring", "\(onHand) of \(batch) are on hand, and best before \(day) is near", "Best Before",
      "sell these first"
    )
  }

  private static func sum(_ parts: String?) -> ExactDecimal {
    (parts ?? "").split(separator: ";").map { ExactDecimal($0) ?? .zero }.reduce(.zero, added)
  }

  private static func added(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal {
    (try? left + right) ?? left
  }

  private func returnedAboveSold() throws -> [Diagnostic] {
    let sql = """
      SELECT o.order_id, l.line, l.qty, group_concat(r.qty, ';') AS parts, max(r.row_number) AS row_number, m.file
      FROM returns r JOIN orders o ON o.key = r.order_id JOIN imports m ON m.id = r.import_id
      JOIN order_lines l ON l.key = r.order_id || char(9) || lower(r.line) GROUP BY l.key ORDER BY l.key
      """
    return try LedgerChecks.warnings(db, sql) { row in
      let returned = Self.sum(row["parts"])
      guard let sold = FactRows.decimal(row, "qty"), sold < returned else { return nil }
      return (
        "returned-above-sold",
        "\(returned) of line `\(row["line"] as String)` of order `\(row["order_id"] as String)` came back, but only \(sold) were sold",
        "Qty", "mend the returns, or the order line"
      )
    }
  }
}
