internal import GRDB
internal import Values

/// Enters invoices that were issued before or outside Talim, as the orders file names them.
struct HistoryInvoices {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Makes the register say what the order's row says. A number that another order has already stays with that one, which
  /// the checks report.
  func enter(orderKey: String, isNew: Bool) throws {
    let select = try db.cachedStatement(
      sql: "SELECT invoice_no, invoice_date, order_date, buyer_id, currency FROM orders WHERE key = ?")
    guard let order = try Row.fetchOne(select, arguments: [orderKey]) else { return }
    let number: String? = order[0]
    if !isNew {
      try db.execute(
        sql:
          "DELETE FROM documents WHERE order_key = ? AND origin = 'history' AND kind = 'invoice' AND number IS NOT ?",
        arguments: [orderKey, number])
    }
    guard let number else { return }
    let issuedOn: String = (order[1] as String?) ?? order[2]
    guard let day = CalendarDay(iso: issuedOn) else { return }
    let (prefix, running) = NumberSeries.parts(of: number)
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO documents (kind, series, prefix, financial_year, running, number, order_key, buyer_key, issued_on,
          currency, state, origin)
        VALUES ('invoice', 'history', ?, ?, ?, ?, ?, ?, ?, ?, 'issued', 'history')
        ON CONFLICT (number) DO UPDATE SET issued_on = excluded.issued_on, buyer_key = excluded.buyer_key,
          currency = excluded.currency, financial_year = excluded.financial_year
          WHERE origin = 'history' AND order_key = excluded.order_key
        """)
    try insert.execute(
      arguments: [
        prefix, FinancialYear(of: day).startYear, running, number, orderKey, order[3] as String, issuedOn,
        order[4] as String,
      ])
  }
}
