/// An exact amount: whole minor units (paise, cents, yen) of one currency.
public struct Money: Sendable, Hashable {
  /// The amount in the currency's minor unit; paise for INR.
  public let minorUnits: Int64
  /// The currency.
  public let currency: Currency

  /// An amount in minor units.
  public init(minorUnits: Int64, _ currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// No money, in this currency.
  public static func zero(_ currency: Currency) -> Money { Money(minorUnits: 0, currency) }

  /// An amount from its decimal number; `nil` when it has more decimals than the currency or does not fit.
  public init?(_ decimal: ExactDecimal, _ currency: Currency) {
    guard decimal.scale <= currency.digits, let units = Int64(exactly: decimal.scaled(to: currency.digits)) else {
      return nil
    }
    self.init(minorUnits: units, currency)
  }

  /// Whether nothing.
  public var isZero: Bool { minorUnits == 0 }
  /// Whether below zero.
  public var isNegative: Bool { minorUnits < 0 }
  /// Whether above zero.
  public var isPositive: Bool { minorUnits > 0 }

  /// The amount as a decimal number, such as 12.5 for ₹12.50.
  public var decimal: ExactDecimal {
    ExactDecimal(coefficient: minorUnits, scale: currency.digits) ?? .zero
  }

  /// The exact sum; throws when the currencies differ or the sum does not fit.
  public static func + (left: Money, right: Money) throws(ArithmeticError) -> Money {
    try left.combined(with: right) { $0.addingReportingOverflow($1) }
  }

  /// The exact difference; throws when the currencies differ or the difference does not fit.
  public static func - (left: Money, right: Money) throws(ArithmeticError) -> Money {
    try left.combined(with: right) { $0.subtractingReportingOverflow($1) }
  }

  private func combined(
    with other: Money, _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) throws(ArithmeticError) -> Money {
    guard currency == other.currency else { throw .currencyMismatch(currency, other.currency) }
    let (units, overflow) = operation(minorUnits, other.minorUnits)
    guard !overflow else { throw .overflow }
    return Money(minorUnits: units, currency)
  }

  /// The amount with the other sign.
  public func negated() throws(ArithmeticError) -> Money {
    try Money.zero(currency) - self
  }

  /// The smaller of two amounts; throws when the currencies differ.
  public static func smaller(_ left: Money, _ right: Money) throws(ArithmeticError) -> Money {
    guard left.currency == right.currency else { throw .currencyMismatch(left.currency, right.currency) }
    return right.minorUnits < left.minorUnits ? right : left
  }

  /// Price × quantity, or amount × rate: rounded to minor units once, half away from zero.
  public func multiplied(by factor: ExactDecimal) throws(ArithmeticError) -> Money {
    let product = Int128(minorUnits).multipliedReportingOverflow(by: Int128(factor.coefficient))
    guard !product.overflow else { throw .overflow }
    return try rounding(product.partialValue, over: ExactDecimal.powerOfTen(factor.scale))
  }

  /// `percent` per cent of the amount, rounded to minor units once, half away from zero.
  public func percentage(_ percent: ExactDecimal) throws(ArithmeticError) -> Money {
    let product = Int128(minorUnits).multipliedReportingOverflow(by: Int128(percent.coefficient))
    guard !product.overflow else { throw .overflow }
    return try rounding(product.partialValue, over: ExactDecimal.powerOfTen(percent.scale + 2))
  }

  /// The amount × `part` ÷ `whole`, rounded once, half away from zero.
  public func prorated(_ part: ExactDecimal, of whole: ExactDecimal) throws(ArithmeticError) -> Money {
    guard !whole.isZero else { throw .divisionByZero }
    let scale = max(part.scale, whole.scale)
    let product = Int128(minorUnits).multipliedReportingOverflow(by: part.scaled(to: scale))
    guard !product.overflow else { throw .overflow }
    return try rounding(product.partialValue, over: whole.scaled(to: scale))
  }

  /// Another currency's amount: the amount × `units of target per unit of this`, rounded to the target's minor unit once.
  public func converted(to target: Currency, rate: ExactDecimal) throws(ArithmeticError) -> Money {
    let product = Int128(minorUnits).multipliedReportingOverflow(by: Int128(rate.coefficient))
    guard !product.overflow else { throw .overflow }
    let shift = target.digits - currency.digits - rate.scale
    let up = product.partialValue.multipliedReportingOverflow(by: ExactDecimal.powerOfTen(max(0, shift)))
    guard !up.overflow else { throw .overflow }
    let units = Rounding.divide(up.partialValue, by: ExactDecimal.powerOfTen(max(0, -shift)))
    guard let minorUnits = Int64(exactly: units) else { throw .overflow }
    return Money(minorUnits: minorUnits, target)
  }

  /// The amount rounded to whole units of the currency (rupees), half away from zero.
  public func roundedToUnit() throws(ArithmeticError) -> Money {
    let perUnit = Int128(currency.minorUnitsPerUnit)
    return try rounding(Int128(minorUnits), over: perUnit).timesUnits(perUnit)
  }

  private func timesUnits(_ factor: Int128) throws(ArithmeticError) -> Money {
    guard let units = Int64(exactly: Int128(minorUnits) * factor) else { throw .overflow }
    return Money(minorUnits: units, currency)
  }

  private func rounding(_ numerator: Int128, over denominator: Int128) throws(ArithmeticError) -> Money {
    guard let units = Int64(exactly: Rounding.divide(numerator, by: denominator)) else { throw .overflow }
    return Money(minorUnits: units, currency)
  }
}

extension Money: CustomStringConvertible {
  /// Code and plain number, such as `INR 1234.50`; for logs and tests, not for paper.
  public var description: String {
    "\(currency.code) \(plainNumber)"
  }

  /// The number alone with all the currency's decimals, `.` as the decimal sign and no grouping: `1234.50`.
  public var plainNumber: String {
    let decimals = currency.digits
    var rest = minorUnits.magnitude
    // From the last digit to the first; 20 digits at most, a point and a sign.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    var digits = 0
    repeat {
      if digits == decimals, digits > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      digits += 1
    } while rest > 0 || digits <= decimals
    if minorUnits < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.reverse()
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Sequence where Element == Money {
  /// The exact sum, zero of `currency` when there are none; throws when the currencies differ or the sum does not fit.
  public func sum(_ currency: Currency) throws(ArithmeticError) -> Money {
    var total = Money.zero(currency)
    for amount in self { total = try total + amount }
    return total
  }
}
