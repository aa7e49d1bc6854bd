internal import GRDB
internal import Values

/// Enters credit notes that were issued before or outside Talim, as the returns file names them.
struct HistoryCreditNotes {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Makes the register say what the returns of the row's order say. Several returns may share one credit note; a number
  /// that another document has already stays with that one.
  func enter(returnKey: String) throws {
    let sql = """
      SELECT r.credit_note_no, r.day, r.order_id, o.buyer_id, o.currency FROM returns r
      JOIN orders o ON o.key = r.order_id WHERE r.key = ?
      """
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [returnKey]) else { return }
    let order: String = row[2]
    try forget(order)
    guard let number = row[0] as String?, let day = CalendarDay(iso: row[1] as String) else { return }
    let (prefix, running) = NumberSeries.parts(of: number)
    try db.execute(
      sql: """
        INSERT INTO documents (kind, series, prefix, financial_year, running, number, order_key, buyer_key, issued_on,
          currency, state, origin)
        VALUES ('credit-note', 'history', ?, ?, ?, ?, ?, ?, ?, ?, 'issued', 'history')
        ON CONFLICT (number) DO UPDATE SET issued_on = min(issued_on, excluded.issued_on)
          WHERE origin = 'history' AND kind = 'credit-note' AND order_key = excluded.order_key
        """,
      arguments: [
        prefix, FinancialYear(of: day).startYear, running, number, order, row[3] as String, row[1] as String,
        row[4] as String,
      ])
  }

  /// Takes a return's credit note out of the register before the return is removed, unless another return has it, too.
  func leave(returnKey: String) throws {
    try db.execute(
      sql: """
        DELETE FROM documents WHERE origin = 'history' AND kind = 'credit-note'
          AND order_key = (SELECT order_id FROM returns WHERE key = ?1)
          AND number = (SELECT credit_note_no FROM returns WHERE key = ?1)
          AND NOT EXISTS (SELECT 1 FROM returns r WHERE r.credit_note_no = number AND r.key <> ?1)
        """, arguments: [returnKey])
  }

  private func forget(_ order: String) throws {
    try db.execute(
      sql: """
        DELETE FROM documents WHERE order_key = ?1 AND origin = 'history' AND kind = 'credit-note'
          AND number NOT IN (
            SELECT credit_note_no FROM returns WHERE order_id = ?1 AND credit_note_no IS NOT NULL)
        """, arguments: [order])
  }
}
