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

  /// Payments that are for no order, unless a person said so, and payments that their orders can not count.
  private func unmatched() throws -> [Diagnostic] {
    let reader = try PaymentEntryReader(db, base: options.baseCurrency)
    var found: [Diagnostic] = []
    let rows = try Row.fetchCursor(db, sql: PaymentEntryReader.select + " ORDER BY p.key")
    while let row = try rows.next() {
      let entry = try reader.entry(row)
      let (payment, place) = (entry.payment, entry.place)
      guard let match = entry.match else {
        if !entry.isLeftAside { found.append(Self.unmatched(entry)) }
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

  private static func unmatched(_ entry: PaymentEntry) -> Diagnostic {
    let (payment, name) = (entry.payment, ShellWord.quoted(entry.handle))
    return Diagnostic(
      "unmatched-payment", "\(payment.amount) of \(payment.day) matches no order", at: entry.place,
      hint:
        "say which it is for with `talim match \(name) ORDER`, or that it is for none with `talim match \(name) --none`",
      severity: .warning)
  }

  private func missingTransactions() throws -> [Diagnostic] {
    let sql = """
      SELECT o.order_id, o.row_number, m.file, t.txn_key FROM order_transactions t JOIN orders o ON o.key = t.order_key
      JOIN imports m ON m.id = o.import_id
      WHERE NOT EXISTS (SELECT 1 FROM payments p WHERE p.key = t.txn_key) ORDER BY o.key, t.txn_key
      """
    return try LedgerChecks.warnings(db, sql) { row in
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
        hint: "import the payment, name its transaction in `Payment Txn IDs`, or match it with `talim match`",
        severity: .warning)
    }
  }
}
