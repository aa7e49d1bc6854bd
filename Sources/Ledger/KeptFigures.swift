internal import GRDB
public import Values

/// Figures kept in parts (`LedgerFile.keep`), to which a small change can add what it changes instead of making them worthless.
public struct KeptFigures {
  /// Their name.
  public let name: String
  /// What they rest on besides the ledger.
  public let fingerprint: String
  /// The currency the books are kept in.
  public let base: Currency
  /// What a change of a circle of orders changes of them, as bytes; `nil` when that can not be told from the circle alone.
  public let difference: (_ before: OrderCircle, _ after: OrderCircle) throws -> [UInt8]?

  /// Figures of a name.
  public init(
    name: String, fingerprint: String, base: Currency,
    difference: @escaping (_ before: OrderCircle, _ after: OrderCircle) throws -> [UInt8]?
  ) {
    self.name = name
    self.fingerprint = fingerprint
    self.base = base
    self.difference = difference
  }

  /// Makes a change that touches these orders and payments, by key, and nothing beyond what they share payments with. When it turns out
  /// to touch more, or anything can not be computed, the figures hold no longer and nothing else happens.
  static func change<Result>(
    _ db: Database, keeping kept: KeptFigures?, orders: Set<String>, payments: Set<String>,
    _ change: () throws -> Result
  ) throws -> Result {
    guard let kept, try LedgerFile.holds(kept.name, kept.fingerprint, db) else { return try change() }
    let reader = CircleReader(db, base: kept.base)
    let before = try? reader.circle(orders: orders, payments: payments)
    let result = try change()
    guard let before, let after = try? reader.circle(orders: before.orderKeys, payments: before.paymentKeys),
      after.orderKeys == before.orderKeys, after.paymentKeys == before.paymentKeys,
      let bytes = try? kept.difference(before, after)
    else { return result }
    try LedgerFile.append(bytes, to: kept.name, db)
    return result
  }
}
