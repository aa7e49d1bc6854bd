internal import GRDB
public import Values

extension LedgerFile {
  /// The payments that are for an order and have no receipt that stands, by time; no refunds and no write-offs.
  public func paymentsWithoutReceipt(baseCurrency: Currency = .inr) throws -> [PaymentEntry] {
    try read { db in
      let reader = PaymentEntryReader(db, base: baseCurrency, in: try ListedOrders(db))
      var found: [PaymentEntry] = []
      let sql = """
        \(PaymentEntryReader.select) WHERE p.kind = 'payment' AND NOT EXISTS (
          SELECT 1 FROM document_subjects s JOIN documents d ON d.id = s.document_id
          WHERE s.subject = 'receipt:' || p.key AND d.state = 'issued')
        ORDER BY p.received_at, p.key
        """
      let rows = try CellStream(db, sql: sql)
      while let row = rows.next {
        let entry = try reader.entry(row)
        try rows.step()
        if entry.match != nil { found.append(entry) }
      }
      return found
    }
  }

  /// The day and the origin of the invoice that stands, for each order that has one, by the order's id in lower case.
  public func invoiceDays() throws -> [String: (day: CalendarDay, origin: DocumentRecord.Origin)] {
    try read { db in
      let sql = """
        SELECT order_key, issued_on, origin FROM documents
        WHERE kind = 'invoice' AND state = 'issued' AND order_key IS NOT NULL ORDER BY number DESC
        """
      var result: [String: (day: CalendarDay, origin: DocumentRecord.Origin)] = [:]
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        let origin = DocumentRecord.Origin(rawValue: row["origin"]) ?? .history
        result[row["order_key"]] = (FactRows.day(row, "issued_on") ?? .first, origin)
      }
      return result
    }
  }

  /// The payment that a receipt is for, by the receipt's number; `nil` when there is no such receipt.
  public func payment(ofReceipt number: String, baseCurrency: Currency = .inr) throws -> PaymentEntry? {
    try read { db in
      let sql = """
        \(PaymentEntryReader.select)
        JOIN document_subjects s ON s.subject = 'receipt:' || p.key JOIN documents d ON d.id = s.document_id
        WHERE d.number = ? AND d.kind = 'receipt'
        """
      return try Row.fetchOne(db, sql: sql, arguments: [number.trimmed])
        .map { try PaymentEntryReader(db, base: baseCurrency).entry($0) }
    }
  }
}
