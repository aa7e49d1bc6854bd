internal import GRDB
import Values

/// Some orders with all orders that share payments with them and all that happened to these: what a small change can touch.
public struct OrderCircle: Sendable {
  /// The orders, in no order.
  public let orders: [OrderFacts]
  /// Their payments, by time, each with the ids of the orders it is for; also those asked for that are for none.
  public let payments: [(payment: Payment, orderIDs: [String])]
  /// What came back of the orders.
  public let returns: [SaleReturn]

  var orderKeys: Set<String> { Set(orders.map(\.order.id.idKey)) }
  var paymentKeys: Set<String> { Set(payments.map(\.payment.key)) }
}

/// Reads circles of orders, order by order: for a few.
struct CircleReader {
  /// More orders than this are no small change any more.
  private static let most = 100

  private let db: Database
  private let base: Currency
  private let orders: OrderReader
  private let finder: PaymentFinder

  init(_ db: Database, base: Currency) {
    self.db = db
    self.base = base
    orders = OrderReader(db, base: base)
    finder = PaymentFinder(db)
  }

  /// The circle of these orders and payments, by key; `nil` when it is large.
  func circle(orders orderKeys: Set<String>, payments paymentKeys: Set<String>) throws -> OrderCircle? {
    var found: [String: OrderFacts] = [:]
    var payments: [String: (payment: Payment, orderIDs: [String])] = [:]
    var waiting = Array(orderKeys)
    for key in paymentKeys {
      guard let payment = try payment(key) else { continue }
      let ids = try finder.orders(of: payment)?.orderIDs ?? []
      payments[key] = (payment, ids)
      waiting += ids.map(\.idKey)
    }
    while let key = waiting.popLast() {
      guard found[key] == nil, let facts = try orders.facts(key) else { continue }
      guard found.count < Self.most else { return nil }
      found[key] = facts
      for match in facts.payments {
        payments[match.payment.key] = (match.payment, match.orderIDs)
        waiting += match.orderIDs.map(\.idKey)
      }
    }
    return OrderCircle(
      orders: Array(found.values), payments: payments.values.sorted { Self.isEarlier($0.payment, $1.payment) },
      returns: try found.keys.flatMap(returns))
  }

  /// The keys of the payments whose reference names a number.
  func payments(naming number: String) throws -> Set<String> {
    guard let word = ReferenceText.rarestWord(of: number) else { return [] }
    let sql = """
      SELECT p.key, p.reference FROM reference_words w JOIN payments p ON p.key = w.payment_key WHERE w.word = ?
      """
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [word])
    return Set(rows.filter { ReferenceText.names(number, in: $0[1] ?? "") }.map { $0[0] })
  }

  /// The keys of the orders that a payment is for when nobody decides about it.
  func ordersByFiles(of paymentKey: String) throws -> Set<String> {
    guard let payment = try payment(paymentKey) else { return [] }
    return Set(try finder.orders(of: payment, decision: nil)?.orderIDs.map(\.idKey) ?? [])
  }

  private func payment(_ key: String) throws -> Payment? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM payments WHERE key = ?")
    return try Row.fetchOne(statement, arguments: [key]).map { FactRows.payment($0, base: base) }
  }

  private func returns(of orderKey: String) throws -> [SaleReturn] {
    let sql = """
      SELECT r.*, o.order_id AS order_spelling FROM returns r JOIN orders o ON o.key = r.order_id WHERE r.order_id = ?
      ORDER BY r.day, r.key
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [orderKey]).map(FactRows.saleReturn)
  }

  /// As `forEachPayment` has them.
  private static func isEarlier(_ left: Payment, _ right: Payment) -> Bool {
    let (first, second) = ((left.day, left.time ?? ""), (right.day, right.time ?? ""))
    return first == second ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : first < second
  }
}
