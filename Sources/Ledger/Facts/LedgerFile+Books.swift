internal import GRDB
public import Values

extension LedgerFile {
  /// What `settings.csv` says, by key (`home_state`, `base_currency`, …), each value as `LedgerSettings.given` has it.
  public func settings() throws -> [String: String] {
    try read { db in
      let stored = try StoredSettings.values(db)
      return Dictionary(stored.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// All terms of payment, by name.
  public func terms() throws -> [PaymentTerms] { try read(FactRows.allTerms) }

  /// All payout rules, by id.
  public func payoutRules() throws -> [PayoutRule] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM rules ORDER BY key").compactMap(FactRows.rule) }
  }

  /// All exchange rates, by currency and day.
  public func exchangeRates() throws -> [ExchangeRate] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM rates ORDER BY currency, day").map(FactRows.rate) }
  }

  /// The rate of a currency that holds on a day: the latest on or before it; `nil` when there is none.
  public func exchangeRate(of currency: Currency, on day: CalendarDay) throws -> ExchangeRate? {
    try read { db in
      let sql = "SELECT * FROM rates WHERE currency = ? AND day <= ? ORDER BY day DESC LIMIT 1"
      return try Row.fetchOne(db, sql: sql, arguments: [currency.code, day.description]).map(FactRows.rate)
    }
  }

  /// All returns, by day and id.
  public func saleReturns() throws -> [SaleReturn] {
    try read { db in
      let sql = "\(Self.selectReturns) ORDER BY r.day, r.key"
      return try Row.fetchAll(db, sql: sql).map(FactRows.saleReturn)
    }
  }

  /// The returns of one order, by day and id.
  public func saleReturns(ofOrder id: String) throws -> [SaleReturn] {
    try read { db in
      let sql = "\(Self.selectReturns) WHERE r.order_id = ? ORDER BY r.day, r.key"
      return try Row.fetchAll(db, sql: sql, arguments: [id.idKey]).map(FactRows.saleReturn)
    }
  }

  /// The return with this id, in any case; `nil` when there is none.
  public func saleReturn(_ id: String) throws -> SaleReturn? {
    try read { db in
      try Row.fetchOne(db, sql: "\(Self.selectReturns) WHERE r.key = ?", arguments: [id.idKey]).map(FactRows.saleReturn)
    }
  }

  /// All returns with the credit notes that Talim issued for them and that stand.
  private static let selectReturns = """
    SELECT r.*, o.order_id AS order_spelling, c.number AS issued_number, c.issued_on AS issued_on
    FROM returns r JOIN orders o ON o.key = r.order_id LEFT JOIN documents c ON c.id = (
      SELECT d.id FROM document_subjects s JOIN documents d ON d.id = s.document_id
      WHERE s.subject = 'credit:' || r.key AND d.state = 'issued' LIMIT 1)
    """

  /// All payouts, by day.
  public func payouts() throws -> [Payout] {
    try read { db in
      let sql = """
        SELECT p.*, coalesce(a.artisan_id, p.artisan_id) AS artisan_spelling FROM payouts p
        LEFT JOIN artisans a ON a.key = lower(p.artisan_id) ORDER BY p.day, p.key
        """
      return try Row.fetchAll(db, sql: sql).map(FactRows.payout)
    }
  }

  /// All expenses, by the day of the bill.
  public func expenses() throws -> [Expense] {
    try read { db in
      let sql = """
        SELECT e.*, o.order_id AS order_spelling, i.item_id AS item_spelling FROM expenses e
        LEFT JOIN orders o ON o.key = e.order_id LEFT JOIN items i ON i.key = e.item_id ORDER BY e.bill_date, e.key
        """
      return try Row.fetchAll(db, sql: sql).map(FactRows.expense)
    }
  }

  /// All other movements of money, by day.
  public func otherMoney() throws -> [OtherMoney] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM other_money ORDER BY day, key").map(FactRows.otherMoney) }
  }

  /// All stock moves, by day.
  public func stockMoves() throws -> [StockMove] {
    try read { db in
      let sql = """
        SELECT s.*, i.item_id AS item_spelling FROM stock_moves s JOIN items i ON i.key = s.item_id ORDER BY s.day, s.key
        """
      return try Row.fetchAll(db, sql: sql).map(FactRows.stockMove)
    }
  }
}
