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
    let orders = try ListedOrders(db)
    var paid = try markedPaid()
    let unmatched = try unmatched(orders, &paid)
    return try doubled() + unmatched + missingTransactions() + paid.warnings
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

  /// Payments that are for no order, unless a person said so, and payments that their orders can not count; the orders that a payment
  /// is for leave `paid`.
  private func unmatched(_ orders: ListedOrders, _ paid: inout MarkedPaid) throws -> [Diagnostic] {
    let reader = PaymentEntryReader(db, base: options.baseCurrency, in: orders)
    var found: [Diagnostic] = []
    let rows = try CellStream(db, sql: PaymentEntryReader.select + " ORDER BY p.key")
    while let row = rows.next {
      let entry = try reader.entry(row)
      let (payment, place) = (entry.payment, entry.place)
      try rows.step()
      guard let match = entry.match else {
        if !entry.isLeftAside { found.append(Self.unmatched(entry)) }
        continue
      }
      for id in match.orderIDs {
        paid.remove(id.idKey)
        guard let currency = orders.currency(key: id.idKey), payment.value(in: currency) == nil else { continue }
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
    let finder = PaymentFinder(db)
    return try LedgerChecks.warnings(db, sql) { row in
      // A shop may know a payment by an id that its provider has as a reference.
      if try finder.isNamed(row["txn_key"]) { return nil }
      let message =
        "order `\(row["order_id"] as String)` names the transaction `\(row["txn_key"] as String)`, which is not there"
      let hint = "import the newest `payments.csv` or what the provider exports, or mend the id"
      return ("unknown-transaction", message, "Payment Txn IDs", hint)
    }
  }

  /// Orders whose file says paid, until a payment for them is found.
  private struct MarkedPaid {
    private var rows: [ExactText: (place: Int, id: String, row: Int, file: String)] = [:]

    mutating func add(_ row: Row) { rows[ExactText(row[0])] = (rows.count, row[1], row[2], row[3]) }

    mutating func remove(_ key: String) { rows[ExactText(key)] = nil }

    var warnings: [Diagnostic] {
      rows.values.sorted { $0.place < $1.place }.map { _, id, row, file in
        Diagnostic(
          "marked-paid", "order `\(id)` is marked as paid, but no payment for it is known",
          at: .cell(file: file, row: row, column: "Payment Status"),
          hint: "import the payment, name its transaction in `Payment Txn IDs`, or match it with `talim match`",
          severity: .warning)
      }
    }
  }

  private func markedPaid() throws -> MarkedPaid {
    let sql = """
      SELECT o.key, o.order_id, o.row_number, m.file FROM orders o JOIN imports m ON m.id = o.import_id
      WHERE lower(trim(coalesce(o.payment_status, ''))) IN ('paid', 'fully paid') ORDER BY o.key
      """
    var paid = MarkedPaid()
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() { paid.add(row) }
    return paid
  }
}
