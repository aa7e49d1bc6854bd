/// An exact decimal number: a 64-bit coefficient and how many of its digits stand after the decimal sign.
///
/// Rates, percentages and quantities are exact decimals; no binary floating point touches them. `1.50` and `1.5` are
/// equal. Range: about ±9.2 × 10¹⁸ as coefficient, at most 12 decimals.
public struct ExactDecimal: Sendable {
  /// The digits without the decimal sign.
  public let coefficient: Int64
  /// How many digits of the coefficient are decimals, from 0 to 12.
  public let scale: Int

  /// The most decimals a number may have.
  public static let largestScale = 12

  /// Zero.
  public static let zero = ExactDecimal(0)
  /// One.
  public static let one = ExactDecimal(1)
  /// One hundred.
  public static let hundred = ExactDecimal(100)

  /// A whole number.
  public init(_ whole: Int) {
    coefficient = Int64(whole)
    scale = 0
  }

  /// `coefficient` × 10^−`scale`, without needless trailing zeros; `nil` when the scale is out of range.
  public init?(coefficient: Int64, scale: Int) {
    guard (0...Self.largestScale).contains(scale) else { return nil }
    self.init(reducing: coefficient, scale: scale)
  }

  private init(reducing coefficient: Int64, scale: Int) {
    var coefficient = coefficient
    var scale = scale
    while scale > 0, coefficient % 10 == 0 {
      coefficient /= 10
      scale -= 1
    }
    self.coefficient = coefficient
    self.scale = scale
  }

  /// Reads plain notation: an optional `-`, digits, and optionally `.` and digits. `nil` for anything else, for more
  /// than 12 decimals (beyond trailing zeros) and for numbers that do not fit.
  public init?(_ text: some StringProtocol) {
    if let plain = Self.plain(text.utf8) {
      self = plain
      return
    }
    var digits = Substring(text)
    let isNegative = digits.first == "-"
    if isNegative { digits.removeFirst() }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !parts[1].isEmpty else { return nil }
    var fraction = parts.count == 2 ? parts[1] : ""
    while fraction.last == "0" { fraction.removeLast() }
    guard fraction.utf8.count <= Self.largestScale else { return nil }
    let all = whole + fraction
    guard all.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    guard let coefficient = Int64((isNegative ? "-" : "") + all) else { return nil }
    self.init(reducing: coefficient, scale: fraction.utf8.count)
  }

  /// Reads at most 18 digits with at most one point among them, as nearly all numbers are written; `nil` for all else, which is
  /// not to say that it is no number.
  private static func plain(_ text: some Collection<UInt8>) -> ExactDecimal? {
    var coefficient: Int64 = 0
    var (digits, scale) = (0, 0)
    var hasPoint = false
    for byte in text {
      switch byte {
      case 48...57:
        coefficient = coefficient &* 10 &+ Int64(byte &- 48)
        digits += 1
        if hasPoint { scale += 1 }
      case UInt8(ascii: ".") where !hasPoint && digits > 0: hasPoint = true
      default: return nil
      }
      if digits > 18 { return nil }
    }
    guard digits > 0, hasPoint == (scale > 0), scale <= largestScale else { return nil }
    return ExactDecimal(reducing: coefficient, scale: scale)
  }

  /// Whether it is zero.
  public var isZero: Bool { coefficient == 0 }
  /// Whether it is below zero.
  public var isNegative: Bool { coefficient < 0 }
  /// Whether it has no decimals.
  public var isWhole: Bool { scale == 0 }
  /// The number as an integer, if it has no decimals.
  public var wholeValue: Int64? { scale == 0 ? coefficient : nil }

  /// The number × 10^`power` in 128 bits, for exact comparisons; `power` must be at least `scale`.
  func scaled(to power: Int) -> Int128 {
    Int128(coefficient) * Self.powerOfTen(max(0, power - scale))
  }

  /// 10^`exponent` for exponents from 0 to 36.
  static func powerOfTen(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<min(max(exponent, 0), 36) { result *= 10 }
    return result
  }

  private static func make(_ wide: Int128, scale: Int) throws(ArithmeticError) -> ExactDecimal {
    var wide = wide
    var scale = scale
    while scale > 0, wide % 10 == 0 {
      wide /= 10
      scale -= 1
    }
    guard scale <= largestScale, let coefficient = Int64(exactly: wide) else { throw .overflow }
    return ExactDecimal(reducing: coefficient, scale: scale)
  }

  /// The exact sum.
  public static func + (left: ExactDecimal, right: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    let scale = max(left.scale, right.scale)
    return try make(left.scaled(to: scale) + right.scaled(to: scale), scale: scale)
  }

  /// The exact difference.
  public static func - (left: ExactDecimal, right: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    let scale = max(left.scale, right.scale)
    return try make(left.scaled(to: scale) - right.scaled(to: scale), scale: scale)
  }

  /// The exact product.
  public static func * (left: ExactDecimal, right: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    let product = Int128(left.coefficient).multipliedReportingOverflow(by: Int128(right.coefficient))
    guard !product.overflow else { throw .overflow }
    return try make(product.partialValue, scale: left.scale + right.scale)
  }

  /// Half of it, exactly.
  public func halved() throws(ArithmeticError) -> ExactDecimal {
    try ExactDecimal.make(Int128(coefficient) * 5, scale: scale + 1)
  }

  /// The number rounded to `digits` decimals, half away from zero.
  public func rounded(to digits: Int) -> ExactDecimal {
    guard digits < scale else { return self }
    let wanted = max(0, digits)
    let wide = Rounding.divide(Int128(coefficient), by: Self.powerOfTen(scale - wanted))
    return ExactDecimal(reducing: Int64(clamping: wide), scale: wanted)
  }
}

extension ExactDecimal: Hashable, Comparable {
  /// Whether both are the same number; trailing zeros do not count.
  public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.coefficient == right.coefficient && left.scale == right.scale
  }

  /// Hashes the number.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(coefficient)
    hasher.combine(scale)
  }

  /// Whether the left number is the smaller.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let scale = max(left.scale, right.scale)
    return left.scaled(to: scale) < right.scaled(to: scale)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// Plain notation with `.` and no grouping, such as `-12.5`; reading it back gives the same number.
  public var description: String {
    let digits = String(coefficient.magnitude)
    let sign = coefficient < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let point = padded.utf8.index(padded.endIndex, offsetBy: -scale)
    return sign + padded[..<point] + "." + padded[point...]
  }
}
