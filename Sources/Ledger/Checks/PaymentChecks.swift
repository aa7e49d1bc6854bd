import Diagnostics
internal import GRDB
internal import Values

/// Looks for payments that do not fit: doubled, for no order, in another currency, claimed but not there.
struct PaymentChecks {
  private let db: Database
  private let options: ImportOptions

  init(_ db: Database, options: ImportOptions) {
    self.db = db
    self.options = options
  }

  /// All checks of payments.
  func run() throws -> [Diagnostic] {
    try doubled() + unmatched() + missingTransactions() + markedPaid()
  }

  private func doubled() throws -> [Diagnostic] {
    let sql = """
      SELECT p.*, m.file, q.first_row FROM payments p JOIN imports m ON m.id = p.import_id
      JOIN (SELECT substr(received_at, 1, 10) AS day, lower(payer) AS who, amount, currency, kind, min(key) AS first_key,
          min(row_number) AS first_row
        FROM payments WHERE payer IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1) q
        ON q.day = substr(p.received_at, 1, 10) AND q.who = lower(p.payer) AND q.amount = p.amount
        AND q.currency = p.currency AND q.kind = p.kind AND q.first_key <> p.key
      ORDER BY p.key
      """
    return try LedgerChecks.warnings(db, sql) { row in
      let amount = Money(minorUnits: row["amount"], FactRows.currency(row))
      let message =
        "\(amount) of `\(row["payer"] as String)` stands twice on \((row["received_at"] as String).prefix(10))"
      return ("duplicate-transaction", message, nil, "if it is one payment, delete one row; if two, all is well")
    }
  }

  /// Payments that name no order, with the order they are likeliest for.
  private func unmatched() throws -> [Diagnostic] {
    let finder = PaymentFinder(db)
    let sql = "SELECT p.*, m.file FROM payments p JOIN imports m ON m.id = p.import_id ORDER BY p.key"
    var found: [Diagnostic] = []
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      let payment = FactRows.payment(row, base: options.baseCurrency)
      let place = Place.cell(file: row["file"], row: row["row_number"], column: "Reference")
      guard let match = try finder.orders(of: payment) else {
        found.append(
          Diagnostic(
            "unmatched-payment", "\(payment.amount) of \(payment.day) matches no order", at: place,
            hint: try likeliest(payment), severity: .warning))
        continue
      }
      for id in match.orderIDs {
        let code = try String.fetchOne(db, sql: "SELECT currency FROM orders WHERE key = ?", arguments: [id.idKey])
        guard let currency = code.flatMap({ Currency(code: $0) }), payment.value(in: currency) == nil else { continue }
        found.append(
          Diagnostic(
            "payment-currency",
            "\(payment.amount) of \(payment.day) is for order `\(id)`, which is in \(currency.code)",
            at: place, hint: "it is not counted until its worth in \(currency.code) is known", severity: .warning))
      }
    }
    return found
  }

  /// The newest open order of a buyer whose name the payer's name is.
  private func likeliest(_ payment: Payment) throws -> String {
    let remedy = "write the order's id in `Reference`, or the transaction id in the order's `Payment Txn IDs`"
    guard let payer = payment.payer else { return remedy }
    let sql = """
      SELECT o.order_id, b.name FROM orders o JOIN buyers b ON b.key = o.buyer_id
      WHERE (instr(lower(b.name), lower(?1)) > 0 OR instr(lower(?1), lower(b.name)) > 0)
        AND o.order_date <= ?2 AND o.currency = ?3 AND o.cancelled_on IS NULL ORDER BY o.order_date DESC, o.key LIMIT 1
      """
    let arguments: StatementArguments = [payer, payment.day.description, payment.amount.currency.code]
    guard let row = try Row.fetchOne(db, sql: sql, arguments: arguments) else { return remedy }
    return "likeliest is order `\(row[0] as String)`, because `\(row[1] as String)` ordered it; \(remedy)"
  }

  private func missingTransactions() throws -> [Diagnostic] {
    let sql = """
      SELECT o.order_id, o.row_number, m.file, t.txn_key FROM order_transactions t JOIN orders o ON o.key = t.order_key
      JOIN imports m ON m.id = o.import_id
      WHERE NOT EXISTS (SELECT 1 FROM payments p WHERE p.key = t.txn_key) ORDER BY o.key, t.txn_key
      """
    let finder = PaymentFinder(db)
    return try LedgerChecks.warnings(db, sql) { row in
      // A shop may know a payment by an id that its provider has as a reference.
      if try finder.isNamed(row["txn_key"]) { return nil }
      let message =
        "order `\(row["order_id"] as String)` names the transaction `\(row["txn_key"] as String)`, which is not there"
      return ("unknown-transaction", message, "Payment Txn IDs", "import the newest `payments.csv`, or mend the id")
    }
  }

  /// Orders whose file says paid although no money for them is known.
  private func markedPaid() throws -> [Diagnostic] {
    let finder = PaymentFinder(db)
    let sql = """
      SELECT o.*, m.file FROM orders o JOIN imports m ON m.id = o.import_id
      WHERE lower(trim(coalesce(o.payment_status, ''))) IN ('paid', 'fully paid') ORDER BY o.key
      """
    return try Row.fetchAll(db, sql: sql).compactMap { row in
      let (id, key): (String, String) = (row["order_id"], row["key"])
      let names = [id] + [row["invoice_no"] as String?].compactMap { $0 }
      guard try finder.payments(orderKey: key, names: names, base: options.baseCurrency).isEmpty else { return nil }
      return Diagnostic(
        "marked-paid", "order `\(id)` is marked as paid, but no payment for it is known",
        at: .cell(file: row["file"], row: row["row_number"], column: "Payment Status"),
        hint: "import the payment, or name its transaction in `Payment Txn IDs`", severity: .warning)
    }
  }
}
