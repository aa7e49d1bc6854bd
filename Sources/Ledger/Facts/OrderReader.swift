import Diagnostics
internal import GRDB
internal import Values

/// Reads everything about one order in a handful of queries.
struct OrderReader {
  let db: Database
  let base: Currency
  private let finder: PaymentFinder

  init(_ db: Database, base: Currency) {
    self.db = db
    self.base = base
    finder = PaymentFinder(db)
  }

  /// The facts of the order with this key (its id in lower case).
  func facts(_ key: String) throws -> OrderFacts? {
    let sql = """
      SELECT o.*, b.buyer_id AS buyer_spelling, o.buyer_id AS buyer_key
      FROM orders o JOIN buyers b ON b.key = o.buyer_id WHERE o.key = ?
      """
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [key]) else { return nil }
    let order = FactRows.order(row)
    let buyerStatement = try db.cachedStatement(sql: "SELECT * FROM buyers WHERE key = ?")
    guard let buyer = try Row.fetchOne(buyerStatement, arguments: [row["buyer_key"] as String]) else { return nil }
    let lines = try lines(key, order)
    let documents = try DocumentRows.fetch(db, where: "d.order_key = ?", [key])
    let papers = documents.filter { $0.kind == .invoice || $0.kind == .proforma }
    let numbers = papers.map(\.number) + [order.invoiceNumber].compactMap { $0 }
    let payments = try finder.payments(orderKey: key, names: [order.id] + numbers, base: base)
    let known = FactRows.buyer(buyer)
    return OrderFacts(
      order: order, buyer: known, lines: lines, payments: payments, documents: documents,
      terms: try (order.terms ?? known.terms).flatMap(terms))
  }

  /// The terms of this name; `nil` when there are none.
  private func terms(_ name: String) throws -> PaymentTerms? {
    // A step's key is the name of its terms, a tab and its number.
    let sql = "SELECT * FROM terms WHERE key >= ?1 || char(9) AND key < ?1 || char(10) ORDER BY CAST(step AS INTEGER)"
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [name.idKey])
    return rows.first.map { PaymentTerms(name: $0["terms"], steps: rows.map(FactRows.termsStep)) }
  }

  private func lines(_ key: String, _ order: Order) throws -> [OrderLineFacts] {
    let sql = """
      SELECT l.*, i.item_id AS item_spelling, l.item_id AS item_key FROM order_lines l JOIN items i ON i.key = l.item_id
      WHERE l.order_id = ? ORDER BY CAST(l.line AS INTEGER), l.line
      """
    var items: [String: Item] = [:]
    var artisans: [String: Artisan] = [:]
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [key]).compactMap { row in
      let line = FactRows.line(row, orderID: order.id, itemID: row["item_spelling"])
      guard line.unitPrice.currency == order.currency else { throw Self.strayCurrency(line, order) }
      let itemKey: String = row["item_key"]
      if items[itemKey] == nil { items[itemKey] = try item(itemKey) }
      guard let item = items[itemKey] else { return nil }
      for share in item.makers where artisans[share.artisanID] == nil {
        artisans[share.artisanID] = try artisan(share.artisanID)
      }
      return OrderLineFacts(line: line, item: item, makers: item.makers.compactMap { artisans[$0.artisanID] })
    }
  }

  private func item(_ key: String) throws -> Item? {
    try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM items WHERE key = ?"), arguments: [key]).map(FactRows.item)
  }

  private func artisan(_ key: String) throws -> Artisan? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM artisans WHERE key = ?")
    return try Row.fetchOne(statement, arguments: [key]).map(FactRows.artisan)
  }

  /// What is said of a line that is in another currency than its order.
  static func strayCurrency(_ line: OrderLine, _ order: Order) -> Diagnostic {
    Diagnostic(
      "line-currency",
      "line `\(line.line)` of order `\(order.id)` was priced in \(line.unitPrice.currency.code), but the order is in \(order.currency.code) now",
      hint: "import `order_lines.csv` again, with the prices in \(order.currency.code)")
  }
}
