/// An exact number of something: 3 pcs, 2.5 m, 10 g.
public struct Quantity: Sendable, Hashable {
  /// How many.
  public let amount: ExactDecimal
  /// Of what, as the co-op writes it: `pcs`, `m`, `g`; empty when unsaid.
  public let unit: String

  /// So many of a unit.
  public init(_ amount: ExactDecimal, unit: String = "") {
    self.amount = amount
    self.unit = unit
  }
}

/// An exact number of hundredths: 12 for 12 %.
public struct Percentage: Sendable, Hashable, Comparable {
  /// The number before the per cent sign.
  public let number: ExactDecimal

  /// So many per cent.
  public init(_ number: ExactDecimal) { self.number = number }

  /// The smaller percentage is the smaller.
  public static func < (left: Percentage, right: Percentage) -> Bool { left.number < right.number }
}
