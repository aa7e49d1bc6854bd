import Diagnostics
internal import GRDB
public import Values

extension LedgerFile {
  /// Hands over everything about all orders, one by one, by day and id: for each exactly what `order(_:)` gives.
  ///
  /// A handful of long queries run beside each other instead of six short ones for each order. Buyers, items, artisans, payments and
  /// the ids of orders are held in memory meanwhile; orders, lines and documents are not. All is read at one moment; `body` may read
  /// from this ledger, but not write to it.
  ///
  /// - Parameters:
  ///   - day: the last day of order wanted; all days when absent.
  ///   - hasPayments: whether the payments of each order are wanted; without them it is quicker.
  /// - Throws: what `body` throws, and what `order(_:)` throws for one of them.
  public func forEachOrder(
    baseCurrency: Currency = .inr, upTo day: CalendarDay? = nil, hasPayments: Bool = true,
    _ body: (OrderFacts) throws -> Void
  ) throws {
    try read { db in
      let payments = hasPayments ? try OrderPayments.all(db, base: baseCurrency) : [:]
      try OrderStream(db, .byDay(upTo: day), payments: payments).forEach(body)
    }
  }

  /// Hands over what the books need of all orders, one by one, by the day of their invoice, or of the order where there is none: the
  /// order with its money and days, its buyer, lines, terms and the invoice that stands.
  ///
  /// - Parameter ids: only these orders, by id in lower case; all when absent. Their order is any then.
  /// - Throws: as `forEachOrder`.
  public func forEachOrderByInvoice(only ids: Set<String>? = nil, _ body: (OrderFacts) throws -> Void) throws {
    try read { db in
      let sequence = try OrderSequence(db, only: ids)
      defer { sequence.drop() }
      try OrderStream(db, sequence.queries, payments: [:]).forEach(body)
    }
  }
}

/// The three queries whose rows an `OrderStream` merges; all give the orders in the same sequence.
struct OrderQueries {
  var orders: String
  var lines: String
  var documents: String
  var arguments: StatementArguments = []

  /// Everything about orders, by day and id.
  static func byDay(upTo day: CalendarDay?) -> OrderQueries {
    OrderQueries(
      orders: """
        SELECT o.*, b.buyer_id AS buyer_spelling FROM orders o JOIN buyers b ON b.key = o.buyer_id
        WHERE o.order_date <= ? ORDER BY o.order_date, o.key
        """,
      // What a line needs, and no more: a million of them are read.
      lines: """
        SELECT l.order_id, l.line, l.item_id, l.description, l.qty, l.unit_price, l.currency, l.discount, l.gst, l.extra,
          CAST(l.line AS INTEGER) AS rank
        FROM orders o CROSS JOIN order_lines l ON l.order_id = o.key WHERE o.order_date <= ?
        ORDER BY o.order_date, o.key
        """,
      documents: """
        SELECT d.*, o.order_id AS order_spelling, b.buyer_id AS buyer_spelling FROM orders o
        CROSS JOIN documents d ON d.order_key = o.key LEFT JOIN buyers b ON b.key = d.buyer_key WHERE o.order_date <= ?
        ORDER BY o.order_date, o.key, d.kind, d.financial_year, d.prefix, d.running, d.number
        """,
      arguments: [day?.description ?? "9999-12-31"])
  }
}

/// Merges the rows of all orders, which come in the same order from each table.
struct OrderStream {
  private let orders: CellStream
  private let documents: DocumentStream
  private let lines: LineStream
  private let buyers: [ExactText: Buyer]
  private let payments: [ExactText: [MatchedPayment]]
  private let terms: [ExactText: PaymentTerms]

  init(_ db: Database, _ queries: OrderQueries, payments: [ExactText: [MatchedPayment]]) throws {
    self.payments = payments
    buyers = try Dictionary(
      Row.fetchAll(db, sql: "SELECT * FROM buyers").map { (ExactText($0["key"]), FactRows.buyer($0)) },
      uniquingKeysWith: { first, _ in first })
    terms = try Dictionary(
      FactRows.allTerms(db).map { (ExactText($0.name.idKey), $0) }, uniquingKeysWith: { first, _ in first })
    orders = try CellStream(db, sql: queries.orders, arguments: queries.arguments)
    lines = try LineStream(db, queries)
    documents = try DocumentStream(db, queries)
  }

  func forEach(_ body: (OrderFacts) throws -> Void) throws {
    while let row = orders.next {
      let key = ExactText(row["key"])
      let order = FactRows.order(row)
      let buyer = buyers[ExactText(row["buyer_id"])]
      try orders.step()
      let lines = try lines.take(key, order)
      let documents = try documents.take(key)
      guard let buyer else { continue }
      try body(
        OrderFacts(
          order: order, buyer: buyer, lines: lines, payments: payments[key] ?? [], documents: documents,
          terms: (order.terms ?? buyer.terms).flatMap { terms[ExactText($0.idKey)] }))
    }
  }
}

/// The documents of one order after the other.
private struct DocumentStream {
  private let rows: CellStream

  init(_ db: Database, _ queries: OrderQueries) throws {
    rows = try CellStream(db, sql: queries.documents, arguments: queries.arguments)
  }

  func take(_ key: ExactText) throws -> [DocumentRecord] {
    var result: [DocumentRecord] = []
    while let row = rows.next, ExactText(row["order_key"]) == key {
      result.append(DocumentRows.record(row))
      try rows.step()
    }
    return result
  }
}

/// The lines of one order after the other, each with its item and makers.
private struct LineStream {
  private let rows: CellStream
  private let items: [ExactText: (item: Item, makers: [Artisan])]

  init(_ db: Database, _ queries: OrderQueries) throws {
    let artisans = try Dictionary(
      Row.fetchAll(db, sql: "SELECT * FROM artisans").map { (ExactText($0["key"]), FactRows.artisan($0)) },
      uniquingKeysWith: { first, _ in first })
    items = try Dictionary(
      Row.fetchAll(db, sql: "SELECT * FROM items").map { row in
        let item = FactRows.item(row)
        return (ExactText(row["key"]), (item, item.makers.compactMap { artisans[ExactText($0.artisanID)] }))
      }, uniquingKeysWith: { first, _ in first })
    rows = try CellStream(db, sql: queries.lines, arguments: queries.arguments)
  }

  func take(_ key: ExactText, _ order: Order) throws -> [OrderLineFacts] {
    var result: [(rank: Int64, facts: OrderLineFacts)] = []
    var isSorted = true
    while let row = rows.next, ExactText(row["order_id"]) == key {
      guard let (item, makers) = items[ExactText(row["item_id"])] else {
        try rows.step()
        continue
      }
      let line = FactRows.line(row, orderID: order.id, itemID: item.id)
      guard line.unitPrice.currency == order.currency else { throw OrderReader.strayCurrency(line, order) }
      let next = (rank: row["rank"] as Int64, facts: OrderLineFacts(line: line, item: item, makers: makers))
      if let last = result.last, Self.isBefore(next, last) { isSorted = false }
      result.append(next)
      try rows.step()
    }
    if !isSorted { result.sort(by: Self.isBefore) }
    return result.map(\.facts)
  }

  /// By the number that a line begins with, then by its text to the byte, as SQLite has it.
  private static func isBefore(
    _ left: (rank: Int64, facts: OrderLineFacts), _ right: (rank: Int64, facts: OrderLineFacts)
  ) -> Bool {
    guard left.rank == right.rank else { return left.rank < right.rank }
    return left.facts.line.line.utf8.lexicographicallyPrecedes(right.facts.line.line.utf8)
  }
}

/// Which payments are for which orders, for all of them at once.
private enum OrderPayments {
  /// The payments of each order, by time.
  static func all(_ db: Database, base: Currency) throws -> [ExactText: [MatchedPayment]] {
    let finder = PaymentFinder(db, in: try ListedOrders(db))
    var result: [ExactText: [MatchedPayment]] = [:]
    let rows = try CellStream(
      db, sql: "SELECT * FROM payments ORDER BY substr(received_at, 1, 10), substr(received_at, 12), key")
    while let row = rows.next {
      if let match = try finder.orders(of: FactRows.payment(row, base: base)) {
        for id in match.orderIDs { result[ExactText(id.idKey), default: []].append(match) }
      }
      try rows.step()
    }
    return result
  }
}
