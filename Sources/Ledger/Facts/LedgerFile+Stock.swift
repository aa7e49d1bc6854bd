internal import GRDB
public import Values

extension LedgerFile {
  /// All orders as the stock sees them, by id, read at one moment.
  public func stockOrders() throws -> [StockOrder] {
    try read { db in
      var (orders, indices) = try Self.orders(db)
      let lines = try Row.fetchCursor(db, sql: "SELECT order_id, line, item_id, qty FROM order_lines")
      while let row = try lines.next() {
        guard let index = indices[row[0]] else { continue }
        orders[index].lines.append(
          .init(line: row[1], itemID: row[2], quantity: ExactDecimal(row[3] as String) ?? .zero))
      }
      let returns = "SELECT r.*, o.order_id AS order_spelling FROM returns r JOIN orders o ON o.key = r.order_id"
      for row in try Row.fetchAll(db, sql: returns + " ORDER BY r.day, r.key") {
        let back = FactRows.saleReturn(row)
        if let index = indices[back.orderID.idKey] { orders[index].returns.append(back) }
      }
      return orders
    }
  }

  /// The payments for some orders, by time, under the orders' ids in lower case; orders without any are left out. Read at one moment.
  public func payments(
    forOrders ids: some Sequence<String>, baseCurrency: Currency = .inr
  ) throws -> [String: [MatchedPayment]] {
    try read { db in
      let finder = PaymentFinder(db)
      let numbers = try db.cachedStatement(
        sql: "SELECT number FROM documents WHERE order_key = ? AND kind IN ('invoice', 'proforma')")
      var result: [String: [MatchedPayment]] = [:]
      for id in ids {
        let key = id.idKey
        let names = try String.fetchAll(numbers, arguments: [key])
        let payments = try finder.payments(orderKey: key, names: [id] + names, base: baseCurrency)
        if !payments.isEmpty { result[key] = payments }
      }
      return result
    }
  }

  private static func orders(_ db: Database) throws -> (orders: [StockOrder], indices: [String: Int]) {
    let sql = """
      SELECT o.order_id, o.currency, o.order_date, o.shipped_on, o.cancelled_on, o.status,
        (SELECT d.issued_on FROM documents d WHERE d.order_key = o.key AND d.kind = 'invoice' AND d.state = 'issued'
          ORDER BY d.financial_year, d.prefix, d.running, d.number LIMIT 1), o.key
      FROM orders o ORDER BY o.key
      """
    var orders: [StockOrder] = []
    var indices: [String: Int] = [:]
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      func day(_ column: Int) -> CalendarDay? { (row[column] as String?).flatMap { CalendarDay(iso: $0.prefix(10)) } }
      let status: String? = row[5]
      let isCancelled = status.map { ["cancelled", "canceled"].contains($0.foldedTitle) } ?? false
      indices[row[7]] = orders.count
      orders.append(
        StockOrder(
          id: row[0], currency: Currency(code: row[1] as String) ?? .inr, date: day(2) ?? .first, shippedOn: day(3),
          invoicedOn: day(6), cancelledOn: day(4) ?? (isCancelled ? .first : nil)))
    }
    return (orders, indices)
  }
}
