public import Diagnostics

/// A payment with its row, what it is for, and who says so.
public struct PaymentEntry: Sendable, Hashable {
  /// The payment.
  public var payment: Payment
  /// What a person types to name it: its transaction id, else `P-` and some hexadecimal digits made from its cells, which stay
  /// the same as long as the cells do.
  public var handle: String
  /// The cell that should name the order.
  public var place: Place
  /// What it is for; `nil` when nothing says so, or a person said that it is for no order.
  public var match: MatchedPayment?
  /// What a person said, if anything.
  public var decision: PaymentDecision?

  /// Whether a person said that it belongs to no order.
  public var isLeftAside: Bool { decision?.orderIDs.isEmpty == true }
}
