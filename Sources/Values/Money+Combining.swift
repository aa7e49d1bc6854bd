extension Money {
  /// Another currency's amount, when `units` of this currency are worth `worth` of the other: amount × worth ÷ units, rounded to the
  /// target's minor unit once, half away from zero.
  public func converted(
    to target: Currency, units: ExactDecimal, worth: ExactDecimal
  ) throws(ArithmeticError) -> Money {
    guard !units.isZero else { throw .divisionByZero }
    let up = worth.scale < units.scale ? units.scale - worth.scale : 0
    let down = worth.scale > units.scale ? worth.scale - units.scale : 0
    let shift = target.digits - currency.digits
    let numerator = try Self.product(
      Int128(minorUnits), Int128(worth.coefficient), ExactDecimal.powerOfTen(up + max(0, shift)))
    let denominator = try Self.product(
      Int128(units.coefficient), ExactDecimal.powerOfTen(down + max(0, -shift)), 1)
    guard let minorUnits = Int64(exactly: Rounding.divide(numerator, by: denominator)) else { throw .overflow }
    return Money(minorUnits: minorUnits, target)
  }

  /// The sum of percentages of several amounts, rounded to minor units once, half away from zero; zero of `currency` when there
  /// are none.
  public static func sum(
    _ parts: [(amount: Money, percent: ExactDecimal)], _ currency: Currency
  ) throws(ArithmeticError) -> Money {
    let scale = parts.map(\.percent.scale).max() ?? 0
    var total: Int128 = 0
    for part in parts {
      guard part.amount.currency == currency else { throw .currencyMismatch(currency, part.amount.currency) }
      let product = try product(Int128(part.amount.minorUnits), part.percent.scaled(to: scale), 1)
      let sum = total.addingReportingOverflow(product)
      guard !sum.overflow else { throw .overflow }
      total = sum.partialValue
    }
    let rounded = Rounding.divide(total, by: ExactDecimal.powerOfTen(scale + 2))
    guard let units = Int64(exactly: rounded) else { throw .overflow }
    return Money(minorUnits: units, currency)
  }

  private static func product(_ first: Int128, _ second: Int128, _ third: Int128) throws(ArithmeticError) -> Int128 {
    let left = first.multipliedReportingOverflow(by: second)
    let all = left.partialValue.multipliedReportingOverflow(by: third)
    guard !left.overflow, !all.overflow else { throw .overflow }
    return all.partialValue
  }
}
