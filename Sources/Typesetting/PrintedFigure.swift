/// The sign between units and fractions.
public enum DecimalSign: Sendable, CaseIterable {
  /// `1,234.50`
  case point
  /// `1.234,50`
  case comma

  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case ".": self = .point
    case ",", "\u{66B}": self = .comma
    default: return nil
    }
  }
}

/// A figure as it is printed: `₹1,23,456.00`, `1.234,50 €`, `12%`, `2.5 m`. Tells where its units end, so that figures can be lined up.
public struct PrintedFigure {
  /// A sign with a digit on both sides, or none before.
  private struct Mark {
    var index: String.Index
    var sign: DecimalSign
    var digitsAfter = 0
    /// Whether before it stands a single zero, or nothing: then it can not part thousands.
    var isBelowOne: Bool
  }

  private let text: String
  /// Behind the last digit before any text.
  private var digitsEnd: String.Index
  /// The last of the signs.
  private var last: Mark?
  private var points = 0
  private var commas = 0

  /// `nil` for text without a digit.
  public init?(_ text: String) {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: Self.isDigit) else { return nil }
    self.text = text
    digitsEnd = first
    scan(scalars, from: Self.start(scalars, first))
  }

  /// A figure may begin with its sign: `.5`.
  private static func start(_ scalars: String.UnicodeScalarView, _ first: String.Index) -> String.Index {
    guard first > scalars.startIndex else { return first }
    let before = scalars.index(before: first)
    guard DecimalSign(scalars[before]) != nil else { return first }
    if before == scalars.startIndex { return before }
    return scalars[scalars.index(before: before)].properties.isAlphabetic ? first : before
  }

  private mutating func scan(_ scalars: String.UnicodeScalarView, from start: String.Index) {
    var index = start
    // How many digits came since the beginning or the last sign, and whether they are a single zero.
    var digits = 0
    var isZero = true
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if Self.isDigit(scalar) {
        digitsEnd = next
        digits += 1
        isZero = digits == 1 && scalar == "0"
      } else if next < scalars.endIndex, Self.joinsDigits(scalar), Self.isDigit(scalars[next]) {
        if last?.digitsAfter == 0 { last?.digitsAfter = digits }
        if let sign = DecimalSign(scalar) {
          if sign == .point { points += 1 } else { commas += 1 }
          last = Mark(index: index, sign: sign, isBelowOne: index == scalars.startIndex || isZero)
        }
        digits = 0
        isZero = true
      } else {
        break
      }
      index = next
    }
    if last?.digitsAfter == 0 { last?.digitsAfter = digits }
  }

  /// The sign that this figure surely uses, if any. `1,234` could be either; `0.500`, `12.5`, `1,234.500` could not.
  public var certainSign: DecimalSign? {
    guard let last, isLone(last.sign) else { return nil }
    return points + commas > 1 || last.digitsAfter != 3 || last.isBelowOne ? last.sign : nil
  }

  /// Whether the figure reads the same whatever the sign of its column.
  public var isClear: Bool { last == nil || certainSign != nil }

  /// What stands behind the units: sign, fractions and unit. `sign` decides where the figure alone does not.
  public func tail(sign: DecimalSign?) -> Substring {
    guard let last, last.sign == certainSign ?? sign, isLone(last.sign) else { return text[digitsEnd...] }
    return text[last.index...]
  }

  private func isLone(_ sign: DecimalSign) -> Bool { (sign == .point ? points : commas) == 1 }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (0x30...0x39).contains(scalar.value) : scalar.properties.numericType == .decimal
  }

  /// Spaces, apostrophes and the like group digits in some countries.
  private static func joinsDigits(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", "'", "\u{2019}", "\u{A0}", "\u{2009}", "\u{202F}", "\u{66B}", "\u{66C}": true
    default: false
    }
  }
}
