public import Values

/// What came in and went out in one currency.
public struct PaymentTotals: Sendable, Hashable {
  /// What was received.
  public var received: Money
  /// What was given back.
  public var refunded: Money
  /// What is no longer expected.
  public var writtenOff: Money
  /// How many payments, refunds and write-offs.
  public var count: Int
}
