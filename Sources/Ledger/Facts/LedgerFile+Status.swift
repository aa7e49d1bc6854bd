internal import GRDB
public import Values

extension LedgerFile {
  /// Money by currency and the orders that may still be owed, up to and including a day. Only `Documents` can say what an
  /// order comes to, so the orders are named and not summed.
  public func totalsForStatus(asOf day: CalendarDay) throws -> StatusTotals {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT currency, kind, count(*) AS number, sum(amount) AS amount FROM payments
          WHERE substr(received_at, 1, 10) <= ? GROUP BY currency, kind ORDER BY currency
          """, arguments: [day.description])
      var lines: [StatusTotals.Line] = []
      for row in rows {
        let currency = FactRows.currency(row)
        if lines.last?.received.currency != currency {
          lines.append(
            .init(received: .zero(currency), refunded: .zero(currency), writtenOff: .zero(currency), count: 0))
        }
        let amount = Money(minorUnits: row["amount"], currency)
        let index = lines.count - 1
        lines[index].count += row["number"] as Int
        switch Payment.Kind(rawValue: row["kind"]) ?? .payment {
        case .payment: lines[index].received = amount
        case .refund: lines[index].refunded = amount
        case .writeOff: lines[index].writtenOff = amount
        }
      }
      let open = try String.fetchAll(
        db,
        sql: """
          SELECT order_id FROM orders
          WHERE order_date <= ? AND cancelled_on IS NULL AND lower(coalesce(status, '')) NOT IN ('cancelled', 'canceled')
          ORDER BY order_date, key
          """, arguments: [day.description])
      return StatusTotals(
        lines: lines, openOrderIDs: open, orderCount: try Int.fetchOne(db, sql: "SELECT count(*) FROM orders") ?? 0,
        invoiceCount: try Int.fetchOne(
          db, sql: "SELECT count(*) FROM documents WHERE kind = 'invoice' AND state = 'issued' AND issued_on <= ?",
          arguments: [day.description]) ?? 0)
    }
  }

  /// Everything about all orders that are not cancelled, up to and including a day: what `status` needs to say what is owed.
  public func openOrders(asOf day: CalendarDay, baseCurrency: Currency = .inr) throws -> [OrderFacts] {
    try read { db in
      let reader = OrderReader(db, base: baseCurrency)
      let keys = try String.fetchAll(
        db,
        sql: """
          SELECT key FROM orders
          WHERE order_date <= ? AND cancelled_on IS NULL AND lower(coalesce(status, '')) NOT IN ('cancelled', 'canceled')
          ORDER BY order_date, key
          """, arguments: [day.description])
      return try keys.compactMap { try reader.facts($0) }
    }
  }
}
