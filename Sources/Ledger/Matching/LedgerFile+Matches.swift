import Diagnostics
internal import GRDB
public import Values

extension LedgerFile {
  /// The payments that are for no order, by time: those that nothing matches, and those that a person left aside.
  public func paymentsWithoutOrder(baseCurrency: Currency = .inr) throws -> [PaymentEntry] {
    try read { db in
      let reader = PaymentEntryReader(db, base: baseCurrency, in: try ListedOrders(db))
      var found: [PaymentEntry] = []
      let rows = try CellStream(db, sql: PaymentEntryReader.select + " ORDER BY p.received_at, p.key")
      while let row = rows.next {
        let entry = try reader.entry(row)
        try rows.step()
        if entry.match == nil { found.append(entry) }
      }
      return found
    }
  }

  /// The payments about which a person decided, by time.
  public func decidedPayments(baseCurrency: Currency = .inr) throws -> [PaymentEntry] {
    try read { db in
      let reader = PaymentEntryReader(db, base: baseCurrency)
      let sql = """
        \(PaymentEntryReader.select) WHERE p.key IN (SELECT payment_key FROM payment_decisions)
        ORDER BY p.received_at, p.key
        """
      return try Row.fetchAll(db, sql: sql).map { try reader.entry($0) }
    }
  }

  /// The payment that a person named by its transaction id or handle.
  ///
  /// - Throws: a `Diagnostic` when there is none, with the nearest, or when a handle is too short to name one alone.
  public func payment(named name: String, baseCurrency: Currency = .inr) throws -> PaymentEntry {
    try read { db in
      let keys = try PaymentHandles.keys(named: name, db)
      guard let key = keys.first else { throw try Self.unknownPayment(name, db) }
      guard keys.count == 1 else {
        throw Diagnostic(
          "ambiguous-payment", "`\(name.trimmed)` names \(keys.count) payments",
          hint: "`talim match` lists each with the name it has alone")
      }
      let rows = try Row.fetchAll(db, sql: PaymentEntryReader.select + " WHERE p.key = ?", arguments: [key])
      guard let row = rows.first else { throw try Self.unknownPayment(name, db) }
      return try PaymentEntryReader(db, base: baseCurrency).entry(row)
    }
  }

  /// Writes down what a person said a payment is for, in place of anything said before.
  ///
  /// - Parameters:
  ///   - paymentKey: the payment.
  ///   - orderIDs: the orders, all of which must exist; none says that it belongs to no order.
  ///   - time: when it was said.
  ///   - kept: figures that hold afterwards too if they held before.
  public func decide(
    _ paymentKey: String, orderIDs: [String], time: String, keeping kept: KeptFigures? = nil
  ) throws {
    try write { db in
      let named = Set(orderIDs.map { ExactText($0.idKey) }).map(\.text).sorted()
      let keys: [String?] = named.isEmpty ? [nil] : named
      try KeptFigures.change(db, keeping: kept, orders: Set(named), payments: [paymentKey]) {
        try db.execute(sql: "DELETE FROM payment_decisions WHERE payment_key = ?", arguments: [paymentKey])
        for key in keys {
          try db.execute(
            sql: "INSERT INTO payment_decisions (payment_key, order_key, time) VALUES (?, ?, ?)",
            arguments: [paymentKey, key, time])
        }
      }
    }
  }

  /// Forgets what a person said about a payment; what its row and the orders say counts again.
  ///
  /// - Parameter kept: figures that hold afterwards too if they held before.
  public func undoDecision(on paymentKey: String, keeping kept: KeptFigures? = nil) throws {
    try write { db in
      let orders = try kept.map { try CircleReader(db, base: $0.base).ordersByFiles(of: paymentKey) } ?? []
      try KeptFigures.change(db, keeping: kept, orders: orders, payments: [paymentKey]) {
        try db.execute(sql: "DELETE FROM payment_decisions WHERE payment_key = ?", arguments: [paymentKey])
      }
    }
  }

  private static func unknownPayment(_ name: String, _ db: Database) throws -> Diagnostic {
    let length = name.trimmed.count
    let sql = "SELECT txn_id FROM payments WHERE length(txn_id) BETWEEN ? AND ? ORDER BY key LIMIT 50000"
    let near = Suggestion.nearest(
      to: name.trimmed, among: try String.fetchAll(db, sql: sql, arguments: [length - 3, length + 3]))
    return Diagnostic(
      "unknown-payment", "there is no payment `\(name.trimmed)`",
      hint: near.map { "did you mean `\($0)`?" } ?? "`talim match` lists the payments that match no order")
  }
}

/// Reads payments with what they are for.
struct PaymentEntryReader {
  /// All payments with their files, as `p` and `m`.
  static let select = "SELECT p.*, m.file FROM payments p JOIN imports m ON m.id = p.import_id"

  private let finder: PaymentFinder
  private let handles: PaymentHandles
  private let base: Currency

  /// Looks orders up in the ledger, unless a directory of all of them is at hand.
  init(_ db: Database, base: Currency, in directory: (any OrderDirectory)? = nil) {
    finder = PaymentFinder(db, in: directory)
    handles = PaymentHandles(db)
    self.base = base
  }

  func entry(_ row: some StoredCells) throws -> PaymentEntry {
    let payment = FactRows.payment(row, base: base)
    let decision = try finder.decision(on: payment.key)
    return PaymentEntry(
      payment: payment, handle: try handles.handle(of: payment),
      place: .cell(file: row["file"], row: row["row_number"], column: "Reference"),
      match: try finder.orders(of: payment, decision: decision), decision: decision)
  }
}
