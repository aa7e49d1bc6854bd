internal import GRDB
internal import Values

/// Finds which payments are for which orders: by transaction id, else by an order or invoice number in the reference.
struct PaymentFinder {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// The payments for one order, by time; `names` are its id and its invoices' numbers.
  func payments(orderKey: String, names: [String], base: Currency) throws -> [MatchedPayment] {
    let listed = try db.cachedStatement(
      sql: """
        SELECT p.* FROM order_transactions t JOIN payments p ON p.key = t.txn_key WHERE t.order_key = ?
        """)
    var rows = try Row.fetchAll(listed, arguments: [orderKey])
    let byWord = try db.cachedStatement(
      sql: "SELECT p.* FROM reference_words w JOIN payments p ON p.key = w.payment_key WHERE w.word = ?")
    let transactions = try db.cachedStatement(sql: "SELECT txn_key FROM order_transactions WHERE order_key = ?")
    let names = try names + String.fetchAll(transactions, arguments: [orderKey])
    for word in Set(names.compactMap(ReferenceText.rarestWord)) { rows += try Row.fetchAll(byWord, arguments: [word]) }
    var seen: Set<String> = []
    var result: [MatchedPayment] = []
    for row in rows where seen.insert(row["key"]).inserted {
      let payment = FactRows.payment(row, base: base)
      guard let match = try orders(of: payment), match.orderIDs.contains(where: { $0.idKey == orderKey }) else {
        continue
      }
      result.append(match)
    }
    return result.sorted { left, right in
      let (a, b) = (left.payment, right.payment)
      return (a.day.description, a.time ?? "", a.key) < (b.day.description, b.time ?? "", b.key)
    }
  }

  /// The orders a payment is for; `nil` when nothing says so.
  func orders(of payment: Payment) throws -> MatchedPayment? {
    let listed = try db.cachedStatement(
      sql: """
        SELECT o.order_id FROM order_transactions t JOIN orders o ON o.key = t.order_key WHERE t.txn_key = ? ORDER BY o.key
        """)
    if payment.transactionID != nil {
      let ids = try String.fetchAll(listed, arguments: [payment.key])
      if !ids.isEmpty { return MatchedPayment(payment: payment, orderIDs: ids, way: .transaction) }
    }
    guard let reference = payment.reference else { return nil }
    let ids = try ordersNamed(in: reference)
    return ids.isEmpty ? nil : MatchedPayment(payment: payment, orderIDs: ids, way: .reference)
  }

  /// Whether the reference of some payment names this transaction.
  func isNamed(_ transaction: String) throws -> Bool {
    guard let word = ReferenceText.rarestWord(of: transaction) else { return false }
    let byWord = try db.cachedStatement(
      sql: "SELECT p.reference FROM reference_words w JOIN payments p ON p.key = w.payment_key WHERE w.word = ?")
    return try String.fetchAll(byWord, arguments: [word]).contains { ReferenceText.names(transaction, in: $0) }
  }

  /// The orders whose id, invoice number or transaction stands in a text as a whole word. Ids are looked up, not searched for, so the cost
  /// does not grow with the number of orders: every stretch of the text from one word to another is tried.
  func ordersNamed(in text: String) throws -> [String] {
    let byID = try db.cachedStatement(sql: "SELECT order_id FROM orders WHERE key = ?")
    let byNumber = try db.cachedStatement(
      sql: """
        SELECT o.order_id FROM documents d JOIN orders o ON o.key = d.order_key WHERE d.number = ? AND d.kind = 'invoice'
        """)
    let byTransaction = try db.cachedStatement(
      sql: "SELECT o.order_id FROM order_transactions t JOIN orders o ON o.key = t.order_key WHERE t.txn_key = ?")
    var found: Set<String> = []
    var taken: [Range<String.Index>] = []
    // The longest names come first, so that `O-17` does not name order `17` as well.
    for stretch in ReferenceText.stretches(text).sorted(by: { $0.count > $1.count }) {
      let range = stretch.startIndex..<stretch.endIndex
      guard !taken.contains(where: { $0.overlaps(range) }) else { continue }
      var ids = try String.fetchAll(byNumber, arguments: [String(stretch)])
      if let id = try String.fetchOne(byID, arguments: [String(stretch)]) { ids.append(id) }
      ids += try String.fetchAll(byTransaction, arguments: [String(stretch)])
      if !ids.isEmpty { taken.append(range) }
      found.formUnion(ids)
    }
    return found.sorted { $0.idKey < $1.idKey }
  }
}
