internal import Values

/// Names one row of one of the co-op's files, so that its place and cells can be looked up.
public struct FactKey: Sendable, Hashable {
  /// The file.
  public let kind: FileKind
  /// What the ledger knows the row by.
  public let key: String

  private init(_ kind: FileKind, _ key: String) {
    self.kind = kind
    self.key = key
  }

  /// The row of an order; case and outer blanks of ids do not count here and below.
  public static func order(_ id: String) -> FactKey { FactKey(.orders, id.idKey) }

  /// The row of a line of an order.
  public static func orderLine(_ orderID: String, line: String) -> FactKey {
    FactKey(.orderLines, "\(orderID.idKey)\t\(line.idKey)")
  }

  /// The row of a payment, by its key.
  public static func payment(_ key: String) -> FactKey { FactKey(.payments, key) }

  /// The row of a return.
  public static func saleReturn(_ id: String) -> FactKey { FactKey(.returns, id.idKey) }

  /// The row of an item.
  public static func item(_ id: String) -> FactKey { FactKey(.items, id.idKey) }

  /// The row of an artisan.
  public static func artisan(_ id: String) -> FactKey { FactKey(.artisans, id.idKey) }

  /// The row of a payout rule.
  public static func rule(_ id: String) -> FactKey { FactKey(.rules, id.idKey) }

  /// The row of an exchange rate.
  public static func rate(_ rate: ExchangeRate) -> FactKey {
    FactKey(.rates, "\(rate.date.description.idKey)\t\(rate.currency.code.idKey)")
  }

  /// The row of one step of terms of payment.
  public static func terms(_ name: String, step: Int) -> FactKey { FactKey(.terms, "\(name.idKey)\t\(step)") }

  /// The row of a payout, by its key.
  public static func payout(_ key: String) -> FactKey { FactKey(.payouts, key) }

  /// The row of an expense, by its key.
  public static func expense(_ key: String) -> FactKey { FactKey(.expenses, key) }

  /// The row of a movement of other money, by its key.
  public static func otherMoney(_ key: String) -> FactKey { FactKey(.otherMoney, key) }

  /// The row of a stock move, by its key.
  public static func stockMove(_ key: String) -> FactKey { FactKey(.stockMoves, key) }

  /// The row of a setting, such as `reserve_pct`; where `talim.toml` decides, there is none.
  public static func setting(_ name: String) -> FactKey { FactKey(.settings, name.idKey) }
}
