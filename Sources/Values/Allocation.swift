extension Money {
  /// Splits the amount by weights so that the parts sum exactly to the whole.
  ///
  /// Largest remainder: each part gets its rounded-down share, and the minor units left over go one each to the largest
  /// remainders, ties to the earlier position. Negative weights count as zero. When all weights are zero, all goes to
  /// the first part. Without weights there are no parts.
  public func allocated(by weights: [ExactDecimal]) throws(ArithmeticError) -> [Money] {
    guard !weights.isEmpty else { return [] }
    let scale = weights.map(\.scale).max() ?? 0
    let scaled = weights.map { max(0, $0.scaled(to: scale)) }
    var total: Int128 = 0
    for weight in scaled {
      let sum = total.addingReportingOverflow(weight)
      guard !sum.overflow else { throw .overflow }
      total = sum.partialValue
    }
    guard total > 0 else {
      return weights.indices.map { $0 == 0 ? self : .zero(currency) }
    }
    // The magnitude is split and the sign put back, so that −100 splits as 100 does.
    let magnitude = Int128(minorUnits.magnitude)
    var parts: [Int128] = []
    var remainders: [Int128] = []
    for weight in scaled {
      let product = magnitude.multipliedReportingOverflow(by: weight)
      guard !product.overflow else { throw .overflow }
      let (quotient, remainder) = product.partialValue.quotientAndRemainder(dividingBy: total)
      parts.append(quotient)
      remainders.append(remainder)
    }
    let left = Int(magnitude - parts.reduce(0, +))
    let byRemainder = weights.indices.sorted {
      remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1]
    }
    for index in byRemainder.prefix(left) { parts[index] += 1 }
    var result: [Money] = []
    for part in parts {
      guard let units = Int64(exactly: minorUnits < 0 ? -part : part) else { throw .overflow }
      result.append(Money(minorUnits: units, currency))
    }
    return result
  }

  /// Splits the amount by other amounts' sizes, as an order discount is shared over its lines; see `allocated(by:)`.
  public func allocated(byAmounts amounts: [Money]) throws(ArithmeticError) -> [Money] {
    try allocated(by: amounts.map(\.decimal))
  }
}
