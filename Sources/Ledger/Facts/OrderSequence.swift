internal import GRDB

/// The orders in the sequence of their invoices, in a table of this connection alone, so that each query walks along it and none has
/// to sort a million rows.
struct OrderSequence {
  private let db: Database

  /// All orders by the day of the invoice that stands, else their own; or only some, in any sequence.
  init(_ db: Database, only keys: Set<String>?) throws {
    self.db = db
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS temp.order_sequence;
        CREATE TEMP TABLE order_sequence (place INTEGER PRIMARY KEY, order_key TEXT NOT NULL)
        """)
    guard let keys else {
      try db.execute(sql: Self.fill)
      return
    }
    let statement = try db.makeStatement(sql: "INSERT INTO temp.order_sequence (order_key) VALUES (?)")
    for key in keys.sorted() { try statement.execute(arguments: [key]) }
  }

  /// Takes the table away.
  func drop() { try? db.execute(sql: "DROP TABLE IF EXISTS temp.order_sequence") }

  private static let fill = """
    INSERT INTO temp.order_sequence (order_key) SELECT o.key FROM orders o
    ORDER BY coalesce(
      (SELECT d.issued_on FROM documents d WHERE d.order_key = o.key AND d.kind = 'invoice' AND d.state = 'issued'
        ORDER BY d.financial_year, d.prefix, d.running, d.number LIMIT 1), o.order_date), o.key
    """

  /// Without the cells that no figure rests on.
  var queries: OrderQueries {
    OrderQueries(
      orders: """
        SELECT o.key, o.order_id, o.order_date, o.buyer_id, o.currency, o.prices_include_tax, o.order_discount,
          o.shipping_charged, o.shipping_gst, o.terms, o.status, o.cancelled_on, NULL AS channel, NULL AS payment_status,
          NULL AS invoice_no, NULL AS invoice_date, NULL AS shipped_on, NULL AS promised_by, NULL AS payment_txn_ids,
          NULL AS note, NULL AS extra, b.buyer_id AS buyer_spelling
        FROM temp.order_sequence s CROSS JOIN orders o ON o.key = s.order_key JOIN buyers b ON b.key = o.buyer_id
        ORDER BY s.place
        """,
      lines: """
        SELECT l.order_id, l.line, l.item_id, NULL AS description, l.qty, l.unit_price, l.currency, l.discount, l.gst,
          NULL AS extra, CAST(l.line AS INTEGER) AS rank
        FROM temp.order_sequence s CROSS JOIN order_lines l ON l.order_id = s.order_key ORDER BY s.place
        """,
      documents: """
        SELECT d.order_key, d.kind, d.series, d.financial_year, d.running, d.number, d.issued_on, d.state, d.origin,
          NULL AS currency, NULL AS total, NULL AS frozen, NULL AS template_hash, NULL AS pdf_sha256, NULL AS file_name,
          NULL AS time, NULL AS order_spelling, NULL AS buyer_spelling
        FROM temp.order_sequence s CROSS JOIN documents d ON d.order_key = s.order_key
        WHERE d.kind = 'invoice' AND d.state = 'issued'
        ORDER BY s.place, d.financial_year, d.prefix, d.running, d.number
        """)
  }
}
