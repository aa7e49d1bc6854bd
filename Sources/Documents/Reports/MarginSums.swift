public import Values

/// What a collection brought and what it cost, or all of them together, in base currency; every amount above zero as its name says.
public struct MarginSums: Sendable, Hashable {
  /// Sold: net of discounts, without tax, less what came back.
  public internal(set) var net: Money
  /// What buyers were charged for shipping, without tax.
  public internal(set) var shippingCharged: Money
  /// The makers' shares, less those of what came back at their charge.
  public internal(set) var makers: Money
  /// What the co-op's own goods cost that were sold, less those that came back into stock.
  public internal(set) var goods: Money
  /// Bills for shipping.
  public internal(set) var shipping: Money
  /// Bills for packaging.
  public internal(set) var packaging: Money
  /// Bills for customs.
  public internal(set) var customs: Money
  /// What payment services kept.
  public internal(set) var fees: Money
  /// What the co-op's own goods cost that were lost or given away, less those found.
  public internal(set) var losses: Money

  init(zero: Money) {
    (net, shippingCharged, makers, goods) = (zero, zero, zero, zero)
    (shipping, packaging, customs, fees, losses) = (zero, zero, zero, zero, zero)
  }

  /// All costs, in the order of the page.
  static let costs: [any WritableKeyPath<MarginSums, Money> & Sendable] = [
    \.makers, \.goods, \.shipping, \.packaging, \.customs, \.fees, \.losses,
  ]

  /// All amounts.
  static let amounts: [any WritableKeyPath<MarginSums, Money> & Sendable] = [\.net, \.shippingCharged] + costs

  /// What is left: sold and charged, less all costs.
  func margin() throws(ArithmeticError) -> Money {
    var rest = try net + shippingCharged
    for cost in Self.costs { rest = try rest - self[keyPath: cost] }
    return rest
  }

  mutating func add(_ more: MarginSums) throws(ArithmeticError) {
    for amount in Self.amounts { self[keyPath: amount] = try self[keyPath: amount] + more[keyPath: amount] }
  }

  /// Whether nothing was brought and nothing cost.
  var isEmpty: Bool { Self.amounts.allSatisfy { self[keyPath: $0].isZero } }
}

extension MarginSums: RecordConvertible {
  /// All fields of what was brought and cost.
  public static let recordType = RecordType<MarginSums>(
    "margin sums",
    [
      .field("net", { $0.net }, "sold, without tax, less what came back", example: "₹3,20,000.00"),
      .field("shippingCharged", { $0.shippingCharged }, "what buyers were charged for shipping", example: "₹4,000.00"),
      .field("makers", { $0.makers }, "the makers' shares", example: "₹2,10,000.00"),
      .field("goods", { $0.goods }, "what the co-op's own goods cost that were sold", example: "₹0.00"),
      .field("shipping", { $0.shipping }, "bills for shipping", example: "₹9,400.00"),
      .field("packaging", { $0.packaging }, "bills for packaging", example: "₹3,100.00"),
      .field("customs", { $0.customs }, "bills for customs", example: "₹0.00"),
      .field("fees", { $0.fees }, "what payment services kept", example: "₹2,200.00"),
      .field("losses", { $0.losses }, "own goods lost or given away, less those found", example: "₹800.00"),
    ])
}
