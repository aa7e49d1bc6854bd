/// The sign between units and fractions.
enum DecimalSign: CaseIterable {
  case point, comma

  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case ".": self = .point
    case ",", "\u{66B}": self = .comma
    default: return nil
    }
  }
}

/// A figure as it is printed: `₹1,23,456.00`, `1.234,50 €`, `12%`, `2.5 m`.
struct Figure {
  private let scalars: [Unicode.Scalar]
  /// Behind the last digit before any text.
  private let digitsEnd: Int
  /// Signs with a digit on both sides, or none before, and the number of digits behind each.
  private var signs: [(index: Int, sign: DecimalSign, digitsAfter: Int)] = []

  /// `nil` for text without a digit.
  init?(_ text: String) {
    scalars = Array(text.unicodeScalars)
    guard let first = scalars.firstIndex(where: Self.isDigit) else { return nil }
    // A figure may begin with its sign: `.5`.
    var index = first
    if index > 0, DecimalSign(scalars[index - 1]) != nil, index == 1 || !scalars[index - 2].properties.isAlphabetic {
      index -= 1
    }
    var end = first
    while index < scalars.count {
      if Self.isDigit(scalars[index]) {
        end = index + 1
      } else if index + 1 < scalars.count, Self.isDigit(scalars[index + 1]), Self.joinsDigits(scalars[index]) {
        if let sign = DecimalSign(scalars[index]) {
          let digits = scalars[(index + 1)...].prefix(while: Self.isDigit).count
          signs.append((index, sign, digits))
        }
      } else {
        break
      }
      index += 1
    }
    digitsEnd = end
  }

  /// The sign that this figure surely uses, if any. `1,234` could be either; `0.500`, `12.5`, `1,234.500` could not.
  var certainSign: DecimalSign? {
    guard let last = signs.last else { return nil }
    let ofLast = signs.filter { $0.sign == last.sign }.count
    if ofLast > 1 { return nil }
    if signs.count > 1 || last.digitsAfter != 3 { return last.sign }
    let isZero = last.index == 0 || scalars[last.index - 1].value == 0x30
    let isAlone = last.index < 2 || !Self.isDigit(scalars[last.index - 2])
    return isZero && isAlone ? last.sign : nil
  }

  /// Whether the figure reads the same whatever the sign of its column.
  var isClear: Bool { signs.isEmpty || certainSign != nil }

  /// What stands behind the units: sign, fractions and unit. `sign` decides where the figure alone does not.
  func tail(sign: DecimalSign?) -> String {
    guard let last = signs.last, last.sign == certainSign ?? sign, isLoneSign(last.sign) else {
      return Self.text(scalars[digitsEnd...])
    }
    return Self.text(scalars[last.index...])
  }

  private func isLoneSign(_ sign: DecimalSign) -> Bool { signs.filter { $0.sign == sign }.count == 1 }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

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
