/// The one rounding rule of the co-op: half away from zero, once, where a definition says so.
enum Rounding {
  /// `numerator` ÷ `denominator`, rounded half away from zero; `denominator` must not be zero.
  static func divide(_ numerator: Int128, by denominator: Int128) -> Int128 {
    guard denominator != 0 else { return 0 }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let isHalfOrMore = remainder.magnitude >= denominator.magnitude - remainder.magnitude
    guard remainder != 0, isHalfOrMore else { return quotient }
    return (numerator < 0) == (denominator < 0) ? quotient + 1 : quotient - 1
  }
}
