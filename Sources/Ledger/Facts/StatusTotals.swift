public import Values

/// What came in and went out, for `talim status`.
public struct StatusTotals: Sendable, Hashable {
  /// The money of one currency.
  public struct Line: Sendable, Hashable {
    /// What was received.
    public var received: Money
    /// What was given back.
    public var refunded: Money
    /// What is no longer expected.
    public var writtenOff: Money
    /// How many payments, refunds and write-offs.
    public var count: Int
  }

  /// One line per currency, by code.
  public var lines: [Line]
  /// The orders that are neither cancelled nor marked away, with or without an invoice, by day and id.
  public var openOrderIDs: [String]
  /// How many orders there are in all.
  public var orderCount: Int
  /// How many invoices stand.
  public var invoiceCount: Int
}
