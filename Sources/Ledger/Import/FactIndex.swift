internal import GRDB

/// Keeps what finds payments quickly in step with the rows, and enters invoices of the past in the register.
struct FactIndex {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Brings the index of one stored row up to date; of a new one there is nothing to take away.
  func follow(key: String, _ kind: FileKind, isNew: Bool) throws {
    switch kind {
    case .payments: try followPayment(key, isNew: isNew)
    case .orders:
      try followOrder(key, isNew: isNew)
      try HistoryInvoices(db).enter(orderKey: key, isNew: isNew)
    case .returns: try HistoryCreditNotes(db).enter(returnKey: key)
    default: break
    }
  }

  private func followPayment(_ key: String, isNew: Bool) throws {
    let reference = try String.fetchOne(
      db.cachedStatement(sql: "SELECT reference FROM payments WHERE key = ?"), arguments: [key])
    if !isNew {
      try db.cachedStatement(sql: "DELETE FROM reference_words WHERE payment_key = ?").execute(arguments: [key])
    }
    let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO reference_words (word, payment_key) VALUES (?, ?)")
    for word in Set(ReferenceText.words(reference ?? "")) { try insert.execute(arguments: [word, key]) }
  }

  private func followOrder(_ key: String, isNew: Bool) throws {
    let ids = try String.fetchOne(
      db.cachedStatement(sql: "SELECT payment_txn_ids FROM orders WHERE key = ?"), arguments: [key])
    if !isNew {
      try db.cachedStatement(sql: "DELETE FROM order_transactions WHERE order_key = ?").execute(arguments: [key])
    }
    let insert = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO order_transactions (txn_key, order_key) VALUES (?, ?)")
    for id in (ids ?? "").split(separator: ";") { try insert.execute(arguments: [id.idKey, key]) }
  }
}
