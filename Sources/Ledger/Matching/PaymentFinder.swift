internal import GRDB
internal import Values

/// Finds which payments are for which orders: as a person said, else by transaction id, else by an order or invoice number in
/// the reference, or the id of one of its transactions there, as refunds and payment providers name it.
struct PaymentFinder {
  private let db: Database
  private let directory: any OrderDirectory

  /// Looks orders up in the ledger, unless a directory of all of them is at hand.
  init(_ db: Database, in directory: (any OrderDirectory)? = nil) {
    self.db = db
    self.directory = directory ?? StoredOrders(db: db)
  }

  /// The payments for one order, by time; `names` are its id and the numbers of its invoices and proforma invoices.
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
    let transactions = try db.cachedStatement(sql: "SELECT txn_key FROM order_transactions WHERE order_key = ?")
    let names = try names + String.fetchAll(transactions, arguments: [orderKey])
    for word in Set(names.compactMap(ReferenceText.rarestWord)) { rows += try Row.fetchAll(byWord, arguments: [word]) }
    var seen: Set<ExactText> = []
    var result: [MatchedPayment] = []
    for row in rows where seen.insert(ExactText(row["key"])).inserted {
      let payment = FactRows.payment(row, base: base)
      guard let match = try orders(of: payment),
        match.orderIDs.contains(where: { ExactText($0.idKey) == ExactText(orderKey) })
      else {
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
  func decision(on paymentKey: String) throws -> PaymentDecision? { try directory.decision(on: paymentKey) }

  /// The orders that the files say a payment is for.
  private func ordersByFiles(of payment: Payment) throws -> MatchedPayment? {
    if payment.transactionID != nil {
      let ids = try directory.orders(listing: payment.key)
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

  /// The orders whose id, invoice number or transaction stands in a text as a whole word. Ids are looked up, not searched for, so
  /// the cost does not grow with the number of orders: every stretch of the text from one word to another is tried.
  func ordersNamed(in text: String) throws -> [String] {
    var found: Set<ExactText> = []
    var taken: [Range<String.Index>] = []
    // The longest names come first, so that `O-17` does not name order `17` as well.
    for stretch in ReferenceText.stretches(text) {
      let range = stretch.startIndex..<stretch.endIndex
      guard !taken.contains(where: { $0.overlaps(range) }) else { continue }
      let name = String(stretch)
      var ids = try [directory.order(invoiced: name), directory.order(key: name)].compactMap { $0 }
      ids += try directory.orders(listing: name)
      if !ids.isEmpty { taken.append(range) }
      found.formUnion(ids.map { ExactText($0) })
    }
    return found.map(\.text).sorted { $0.idKey < $1.idKey }
  }
}
