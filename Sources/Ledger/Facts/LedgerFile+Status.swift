internal import GRDB
public import Values

extension LedgerFile {
  /// What came in and went out by currency, up to and including a day.
  public func paymentTotals(asOf day: CalendarDay) throws -> [PaymentTotals] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT currency, kind, count(*) AS number, sum(amount) AS amount FROM payments
          WHERE substr(received_at, 1, 10) <= ? GROUP BY currency, kind ORDER BY currency
          """, arguments: [day.description])
      var lines: [PaymentTotals] = []
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
      return lines
    }
  }
}
