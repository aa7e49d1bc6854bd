internal import GRDB
internal import Values

/// Says which orders there are, and what a person decided, for whoever looks for the orders that a payment is for. Ids come out as `orders.csv` spells them.
protocol OrderDirectory {
  /// What a person said a payment is for, if anything.
  func decision(on paymentKey: String) throws -> PaymentDecision?
  /// The orders that list a transaction, by key.
  func orders(listing transactionKey: String) throws -> [String]
  /// The order with this key.
  func order(key: String) throws -> String?
  /// The order that has the invoice or the proforma invoice of this number, in any case.
  func order(invoiced number: String) throws -> String?
}

/// Looks each order up in the ledger: for one payment, or for a few.
struct StoredOrders: OrderDirectory {
  let db: Database

  func decision(on paymentKey: String) throws -> PaymentDecision? {
    let sql = """
      SELECT d.time, o.order_id FROM payment_decisions d LEFT JOIN orders o ON o.key = d.order_key
      WHERE d.payment_key = ? ORDER BY o.key
      """
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [paymentKey])
    guard let time = rows.first?[0] as String? else { return nil }
    return PaymentDecision(orderIDs: rows.compactMap { $0[1] as String? }, time: time)
  }

  func orders(listing transactionKey: String) throws -> [String] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT o.order_id FROM order_transactions t JOIN orders o ON o.key = t.order_key WHERE t.txn_key = ? ORDER BY o.key
        """)
    return try String.fetchAll(statement, arguments: [transactionKey])
  }

  func order(key: String) throws -> String? {
    try String.fetchOne(db.cachedStatement(sql: "SELECT order_id FROM orders WHERE key = ?"), arguments: [key])
  }

  func order(invoiced number: String) throws -> String? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT o.order_id FROM documents d JOIN orders o ON o.key = d.order_key
        WHERE d.number = ? AND d.kind IN ('invoice', 'proforma')
        """)
    return try String.fetchOne(statement, arguments: [number])
  }
}

/// Holds the ids of all orders in memory: for all payments at once, where a look into the ledger for each name would take minutes.
/// About 150 bytes for each order.
struct ListedOrders: OrderDirectory {
  private var ids: [String] = []
  private var currencies: [Currency] = []
  private var placeByKey: [ExactText: Int32] = [:]
  private var placeByNumber: [ExactText: Int32] = [:]
  private var placesByTransaction: [ExactText: [Int32]] = [:]
  private var decisions: [ExactText: PaymentDecision] = [:]

  init(_ db: Database) throws {
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM orders") ?? 0
    ids.reserveCapacity(count)
    placeByKey.reserveCapacity(count)
    var codes: [String: Currency] = [:]
    func known(_ code: String) -> Currency {
      if let currency = codes[code] { return currency }
      let currency = Currency(code: code) ?? .inr
      codes[code] = currency
      return currency
    }
    let orders = try Row.fetchCursor(db, sql: "SELECT key, order_id, currency FROM orders")
    while let row = try orders.next() {
      placeByKey[ExactText(row[0])] = Int32(clamping: ids.count)
      ids.append(row[1])
      currencies.append(known(row[2]))
    }
    let numbers = try Row.fetchCursor(
      db, sql: "SELECT number, order_key FROM documents WHERE kind IN ('invoice', 'proforma') AND order_key IS NOT NULL"
    )
    while let row = try numbers.next() { placeByNumber[Self.folded(row[0])] = placeByKey[ExactText(row[1])] }
    let listed = try Row.fetchCursor(
      db, sql: "SELECT txn_key, order_key FROM order_transactions ORDER BY txn_key, order_key")
    while let row = try listed.next() {
      if let place = placeByKey[ExactText(row[1])] { placesByTransaction[ExactText(row[0]), default: []].append(place) }
    }
    let decided = try Row.fetchCursor(
      db, sql: "SELECT payment_key, order_key, time FROM payment_decisions ORDER BY payment_key, order_key")
    while let row = try decided.next() {
      let ids = (row[1] as String?).flatMap { order(key: $0) }.map { [$0] } ?? []
      decisions[ExactText(row[0]), default: PaymentDecision(orderIDs: [], time: row[2])].orderIDs += ids
    }
  }

  func decision(on paymentKey: String) -> PaymentDecision? { decisions[ExactText(paymentKey)] }

  func orders(listing transactionKey: String) -> [String] {
    (placesByTransaction[ExactText(transactionKey)] ?? []).map { ids[Int($0)] }
  }

  func order(key: String) -> String? { placeByKey[ExactText(key)].map { ids[Int($0)] } }

  func order(invoiced number: String) -> String? { placeByNumber[Self.folded(number)].map { ids[Int($0)] } }

  /// The currency of the order with this key.
  func currency(key: String) -> Currency? { placeByKey[ExactText(key)].map { currencies[Int($0)] } }

  /// The ledger compares numbers as SQLite's `NOCASE` does: only the letters of ASCII have no case.
  private static func folded(_ number: String) -> ExactText {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    guard number.utf8.contains(where: capitals.contains) else { return ExactText(number) }
    return ExactText(String(decoding: number.utf8.map { capitals.contains($0) ? $0 + 32 : $0 }, as: UTF8.self))
  }
}
