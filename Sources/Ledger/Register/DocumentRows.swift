internal import GRDB
internal import Values

/// Reads the register.
enum DocumentRows {
  /// The documents that fit a condition on `documents d`, by series and number.
  static func fetch(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [DocumentRecord] {
    let sql = """
      SELECT d.*, o.order_id AS order_spelling, b.buyer_id AS buyer_spelling FROM documents d
      LEFT JOIN orders o ON o.key = d.order_key LEFT JOIN buyers b ON b.key = d.buyer_key
      WHERE \(condition) ORDER BY d.kind, d.financial_year, d.prefix, d.running, d.number
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map(record)
  }

  /// Needs the ids of order and buyer under the names `order_spelling` and `buyer_spelling`.
  static func record(_ row: some StoredCells) -> DocumentRecord {
    let currency = (row["currency"] as String?).flatMap { Currency(code: $0) }
    let total = (row["total"] as Int64?).flatMap { units in currency.map { Money(minorUnits: units, $0) } }
    return DocumentRecord(
      kind: DocumentKind(rawValue: row["kind"]) ?? .invoice, series: row["series"],
      financialYear: row["financial_year"],
      running: row["running"], number: row["number"], orderID: row["order_spelling"], buyerID: row["buyer_spelling"],
      artisanID: row["artisan_id"],
      issuedOn: FactRows.day(row, "issued_on") ?? .first, total: total, frozen: row["frozen"],
      templateHash: row["template_hash"], pdfHash: row["pdf_sha256"], fileName: row["file_name"],
      state: DocumentRecord.State(rawValue: row["state"]) ?? .issued,
      cancelledOn: FactRows.day(row, "cancelled_on"), cancelReason: row["cancel_reason"],
      origin: DocumentRecord.Origin(rawValue: row["origin"]) ?? .history, time: row["time"])
  }
}
