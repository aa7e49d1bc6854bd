internal import GRDB
internal import Values

/// Finds which payments are for which orders: as a person said, else by transaction id, else by an order or invoice number in
/// the reference.
struct PaymentFinder {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// The payments for one order, by time; `names` are its id and its invoices' numbers.
  func payments(orderKey: String, names: [String], base: Currency) throws -> [MatchedPayment] {
    let listed = try db.cachedStatement(
      sql: """
        SELECT p.* FROM order_transactions t JOIN payments p ON p.key = t.txn_key WHERE t.order_key = ?
        """)
    let decided = try db.cachedStatement(
      sql: "SELECT p.* FROM payment_decisions d JOIN payments p ON p.key = d.payment_key WHERE d.order_key = ?")
    var rows = try Row.fetchAll(listed, arguments: [orderKey]) + Row.fetchAll(decided, arguments: [orderKey])
    let byWord = try db.cachedStatement(
      sql: "SELECT p.* FROM reference_words w JOIN payments p ON p.key = w.payment_key WHERE w.word = ?")
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

  /// The orders a payment is for; `nil` when nothing says so, or a person said that it is for none.
  func orders(of payment: Payment) throws -> MatchedPayment? {
    try orders(of: payment, decision: decision(on: payment.key))
  }

  /// The same where it is known what a person said.
  func orders(of payment: Payment, decision: PaymentDecision?) throws -> MatchedPayment? {
    guard let decision else { return try ordersByFiles(of: payment) }
    guard !decision.orderIDs.isEmpty else { return nil }
    return MatchedPayment(payment: payment, orderIDs: decision.orderIDs, way: .person)
  }

  /// What a person said about a payment, if anything.
  func decision(on paymentKey: String) throws -> PaymentDecision? {
    let sql = """
      SELECT d.time, o.order_id FROM payment_decisions d LEFT JOIN orders o ON o.key = d.order_key
      WHERE d.payment_key = ? ORDER BY o.key
      """
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [paymentKey])
    guard let time = rows.first?[0] as String? else { return nil }
    return PaymentDecision(orderIDs: rows.compactMap { $0[1] as String? }, time: time)
  }

  /// The orders that the files say a payment is for.
  private func ordersByFiles(of payment: Payment) throws -> MatchedPayment? {
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

  /// The orders whose id or invoice number stands in a text as a whole word. Ids are looked up, not searched for, so the cost
  /// does not grow with the number of orders: every stretch of the text from one word to another is tried.
  func ordersNamed(in text: String) throws -> [String] {
    let byID = try db.cachedStatement(sql: "SELECT order_id FROM orders WHERE key = ?")
    let byNumber = try db.cachedStatement(
      sql: """
        SELECT o.order_id FROM documents d JOIN orders o ON o.key = d.order_key WHERE d.number = ? AND d.kind = 'invoice'
        """)
    var found: Set<String> = []
    var taken: [Range<String.Index>] = []
    // The longest names come first, so that `O-17` does not name order `17` as well.
    for stretch in ReferenceText.stretches(text).sorted(by: { $0.count > $1.count }) {
      let range = stretch.startIndex..<stretch.endIndex
      guard !taken.contains(where: { $0.overlaps(range) }) else { continue }
      var ids = try String.fetchAll(byNumber, arguments: [String(stretch)])
      if let id = try String.fetchOne(byID, arguments: [String(stretch)]) { ids.append(id) }
      if !ids.isEmpty { taken.append(range) }
      found.formUnion(ids)
    }
    return found.sorted { $0.idKey < $1.idKey }
  }
}
