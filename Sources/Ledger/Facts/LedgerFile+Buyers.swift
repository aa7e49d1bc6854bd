internal import GRDB
public import Values

extension LedgerFile {
  /// All orders of a buyer and all orders that share a payment with one of them, directly or through others; by order date. Empty when
  /// there are none.
  public func orders(ofBuyer id: String, baseCurrency: Currency = .inr) throws -> [OrderFacts] {
    try read { db in
      let sql = "SELECT key FROM orders WHERE buyer_id = ?"
      return try OrderReader(db, base: baseCurrency).group(of: String.fetchAll(db, sql: sql, arguments: [id.idKey]))
    }
  }
}

extension OrderReader {
  /// The orders with these keys and all that share payments with them, by order date.
  func group(of keys: [String]) throws -> [OrderFacts] {
    var found: [String: OrderFacts] = [:]
    var waiting = keys
    while let key = waiting.popLast() {
      guard found[key] == nil, let facts = try facts(key) else { continue }
      found[key] = facts
      waiting += facts.payments.flatMap(\.orderIDs).map(\.idKey)
    }
    return found.values.sorted { ($0.order.date, $0.order.id) < ($1.order.date, $1.order.id) }
  }
}
