/// What can go wrong when amounts are computed. Never a wrap, never a trap.
public enum ArithmeticError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The result does not fit 64 bits of minor units or of a decimal's coefficient.
  case overflow
  /// Amounts of two currencies were combined.
  case currencyMismatch(Currency, Currency)
  /// Division by zero.
  case divisionByZero

  /// The error in words, as part of a message.
  public var description: String {
    switch self {
    case .overflow: "the amount is too large to be computed exactly"
    case .currencyMismatch(let left, let right): "\(left.code) and \(right.code) can not be combined"
    case .divisionByZero: "division by zero"
    }
  }
}
