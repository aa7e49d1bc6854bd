internal import GRDB
internal import Values

/// What the ledger knows that the reading of an export needs: items, buyers, payments.
struct ExportBook {
  let options: ImportOptions
  private let db: Database
  private let references: ReferenceBook

  init(_ db: Database, _ options: ImportOptions) {
    self.db = db
    self.options = options
    references = ReferenceBook(db)
  }

  var base: Currency { options.baseCurrency }

  /// The tax rate of an item, as plain text; `nil` when there is no such item.
  func taxRate(ofItem id: String) throws -> String? {
    let sql = "SELECT gst FROM items WHERE key = ?"
    return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [id.idKey])
  }

  /// An item whose id looks like this one.
  func suggestedItem(_ id: String) throws -> String? { try references.suggestion(.items, id) }

  /// Whether an order is known.
  func hasOrder(_ id: String) throws -> Bool {
    let sql = "SELECT 1 FROM orders WHERE key = ?"
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [id.idKey]) != nil
  }

  /// The buyers with this id, e-mail address or, where both are blank, name.
  func buyers(id: String, email: String, name: String) throws -> [String] {
    let byID = "SELECT buyer_id FROM buyers WHERE key = ?"
    if let found = try String.fetchOne(db.cachedStatement(sql: byID), arguments: [id.idKey]) { return [found] }
    let (column, text) = email.isEmpty ? ("name", name) : ("email", email)
    let sql = "SELECT buyer_id FROM buyers WHERE lower(trim(\(column))) = lower(?) ORDER BY key LIMIT 3"
    return try String.fetchAll(db.cachedStatement(sql: sql), arguments: [text])
  }

  /// The day and amount of the payment with this transaction id, if it is known.
  func payment(_ id: String) throws -> (day: String, amount: Money)? {
    let sql = "SELECT received_at, amount, currency FROM payments WHERE key = ?"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.idKey]),
      let currency = Currency(code: row[2])
    else { return nil }
    return (String((row[0] as String).prefix(10)), Money(minorUnits: row[1], currency))
  }

  /// Whether there are payments that came through this provider.
  func hasPayments(through provider: String) throws -> Bool {
    let sql = "SELECT 1 FROM payments WHERE lower(method) LIKE ? || '%' LIMIT 1"
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [provider.lowercased()]) != nil
  }

  /// The numbers under which Razorpay's settlements arrive at the bank, in lower case.
  func settlementNumbers() throws -> Set<String> {
    let sql = """
      SELECT DISTINCT lower(json_extract(extra, '$.settlement_utr')) FROM payments
      WHERE extra LIKE '%settlement_utr%' AND json_valid(extra)
      """
    return Set(try String?.fetchAll(db, sql: sql).compactMap { $0 }.filter { !$0.isEmpty })
  }
}
