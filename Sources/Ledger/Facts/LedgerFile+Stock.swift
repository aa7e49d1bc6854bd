internal import GRDB
internal import Values

extension LedgerFile {
  /// All orders as the stock sees them, by id, read at one moment.
  public func stockOrders() throws -> [StockOrder] {
    try read { db in
      var orders = try Self.orders(db)
      let indices = Dictionary(zip(orders.map(\.id.idKey), orders.indices), uniquingKeysWith: { first, _ in first })
      let lines = try Row.fetchCursor(
        db,
        sql: """
          SELECT l.order_id, l.line, i.item_id, l.qty FROM order_lines l JOIN items i ON i.key = l.item_id
          ORDER BY l.order_id
          """)
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

  private static func orders(_ db: Database) throws -> [StockOrder] {
    let sql = """
      SELECT o.order_id, o.order_date, o.shipped_on, o.cancelled_on, o.status,
        (SELECT d.issued_on FROM documents d WHERE d.order_key = o.key AND d.kind = 'invoice' AND d.state = 'issued'
          ORDER BY d.financial_year, d.prefix, d.running, d.number LIMIT 1) AS invoiced_on
      FROM orders o ORDER BY o.key
      """
    return try Row.fetchAll(db, sql: sql).map { row in
      let isCancelled = ["cancelled", "canceled"].contains((row["status"] as String? ?? "").foldedTitle)
      return StockOrder(
        id: row["order_id"], date: FactRows.day(row, "order_date") ?? .first,
        shippedOn: FactRows.day(row, "shipped_on"), invoicedOn: FactRows.day(row, "invoiced_on"),
        cancelledOn: FactRows.day(row, "cancelled_on") ?? (isCancelled ? .first : nil))
    }
  }
}
