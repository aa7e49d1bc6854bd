/// What a person said a payment is for. It counts before transaction ids and references.
public struct PaymentDecision: Sendable, Hashable {
  /// The ids of the orders it is for, as `orders.csv` spells them; empty when it belongs to no order.
  public var orderIDs: [String]
  /// When it was said, as given.
  public var time: String
}
