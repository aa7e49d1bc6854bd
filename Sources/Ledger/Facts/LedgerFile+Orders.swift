import Diagnostics
internal import GRDB
public import Values

extension LedgerFile {
  /// All that an invoice needs about an order, read at one moment; `nil` when there is no such order. The id's case and outer
  /// blanks do not count. Throws when the order's lines are in another currency than the order.
  public func order(_ id: String, baseCurrency: Currency = .inr) throws -> OrderFacts? {
    try read { db in try OrderReader(db, base: baseCurrency).facts(id.idKey) }
  }

  /// An order and all orders that share a payment with it, directly or through others; by order date. Empty when there is no
  /// such order. With the totals of all of them `PaymentMatching` says what each payment gives to each order.
  public func orderGroup(_ id: String, baseCurrency: Currency = .inr) throws -> [OrderFacts] {
    try read { db in
      let reader = OrderReader(db, base: baseCurrency)
      var found: [String: OrderFacts] = [:]
      var waiting = [id.idKey]
      while let key = waiting.popLast() {
        guard found[key] == nil, let facts = try reader.facts(key) else { continue }
        found[key] = facts
        waiting += facts.payments.flatMap(\.orderIDs).map(\.idKey)
      }
      return found.values.sorted { ($0.order.date, $0.order.id) < ($1.order.date, $1.order.id) }
    }
  }

  /// The ids of all orders, by day and id.
  public func allOrderIDs() throws -> [String] {
    try read { db in try String.fetchAll(db, sql: "SELECT order_id FROM orders ORDER BY order_date, key") }
  }

  /// The ids of the orders that have lines of an item, by day and id.
  public func orderIDs(withItem itemID: String) throws -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT o.order_id FROM orders o
          WHERE o.key IN (SELECT order_id FROM order_lines WHERE item_id = ?) ORDER BY o.order_date, o.key
          """, arguments: [itemID.idKey])
    }
  }

  /// How many orders there are.
  public func orderCount() throws -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM orders") ?? 0 }
  }

  /// The ids of the orders that have lines, are not cancelled and have no invoice yet, by day and id.
  public func ordersReadyToInvoice() throws -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT o.order_id FROM orders o
          WHERE o.cancelled_on IS NULL AND lower(coalesce(o.status, '')) NOT IN ('cancelled', 'canceled')
            AND EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.key)
            AND NOT EXISTS (
              SELECT 1 FROM documents d WHERE d.order_key = o.key AND d.kind = 'invoice' AND d.state = 'issued')
          ORDER BY o.order_date, o.key
          """)
    }
  }

  /// The order id that somebody probably meant, if one is near.
  public func suggestedOrder(for id: String) throws -> String? {
    Suggestion.nearest(to: id.trimmed, among: try allOrderIDs())
  }

  /// All buyers, by id.
  public func buyers() throws -> [Buyer] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM buyers ORDER BY key").map(FactRows.buyer) }
  }

  /// All artisans, by id.
  public func artisans() throws -> [Artisan] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM artisans ORDER BY key").map(FactRows.artisan) }
  }

  /// All items, by id.
  public func items() throws -> [Item] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM items ORDER BY key").map(FactRows.item) }
  }

  /// All payments, by time, with the orders each is for; those that match no order have none.
  public func payments(baseCurrency: Currency = .inr) throws -> [(payment: Payment, orderIDs: [String])] {
    var result: [(payment: Payment, orderIDs: [String])] = []
    try forEachPayment(baseCurrency: baseCurrency) { result.append(($0, $1)) }
    return result
  }

  /// Hands over all payments, one by one, by time, with the ids of the orders each is for. The ids of all orders are held in memory
  /// meanwhile.
  public func forEachPayment(baseCurrency: Currency = .inr, _ body: (Payment, [String]) throws -> Void) throws {
    try read { db in
      let matcher = PaymentFinder(db, in: try ListedOrders(db))
      let rows = try CellStream(db, sql: "SELECT * FROM payments ORDER BY received_at, key")
      while let row = rows.next {
        let payment = FactRows.payment(row, base: baseCurrency)
        try body(payment, try matcher.orders(of: payment)?.orderIDs ?? [])
        try rows.step()
      }
    }
  }
}
