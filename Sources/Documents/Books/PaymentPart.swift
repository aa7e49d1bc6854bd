public import Ledger
public import Values

/// What one payment, refund or write-off gives to one order, and its worth in base currency.
public struct PaymentPart: Sendable, Hashable {
  /// The payment's key.
  public var paymentKey: String
  /// What people know it by: its transaction id, else who paid, else how.
  public var name: String
  /// What happened.
  public var kind: Payment.Kind
  /// The day.
  public var day: CalendarDay
  /// What it does to the order, in the order's currency; always above zero.
  public var amount: Money
  /// What that is worth in base currency.
  public var value: Money
  /// What the provider kept of it, in base currency.
  public var fee: Money
}

extension Payment {
  /// What people know it by: its transaction id, else who paid, else how it was paid.
  var shortName: String { transactionID ?? payer ?? method }
}
