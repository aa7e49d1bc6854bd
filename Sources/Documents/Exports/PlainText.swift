/// Makes text of the ledger harmless where a file format gives characters a meaning: what people wrote never becomes syntax.
enum PlainText {
  /// One line: controls, line breaks and all kinds of blanks become single blanks; none at the ends.
  static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        if let last = result.last, last != " " { result.append(" ") }
      } else {
        result.append(scalar)
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }

  /// One line in which other characters stand for some that mean something.
  static func line(_ text: String, replacing signs: [Unicode.Scalar: Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    for scalar in line(text).unicodeScalars { result.append(signs[scalar] ?? scalar) }
    return line(String(result))
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
    default: scalar.properties.isWhitespace || scalar.value == 0xFEFF
    }
  }
}

extension String {
  /// The text with blanks behind it, up to a length.
  func leading(_ length: Int) -> String { self + String(repeating: " ", count: max(0, length - count)) }

  /// The text with blanks before it, up to a length.
  func trailing(_ length: Int) -> String { String(repeating: " ", count: max(0, length - count)) + self }
}
