/// Makes text of the ledger harmless where a file format gives characters a meaning: what people wrote never becomes syntax.
enum PlainText {
  /// One line: controls, line breaks and all kinds of blanks become single blanks; none at the ends.
  static func line(_ text: String) -> String {
    if isPlain(text) { return text }
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
  static func line(_ text: String, replacing signs: KeyValuePairs<Unicode.Scalar, Unicode.Scalar>) -> String {
    let line = line(text)
    guard line.unicodeScalars.contains(where: { scalar in signs.contains { $0.key == scalar } }) else { return line }
    var result = String.UnicodeScalarView()
    for scalar in line.unicodeScalars { result.append(signs.first { $0.key == scalar }?.value ?? scalar) }
    return self.line(String(result))
  }

  /// Whether a text is one line of ASCII already: no controls, and single blanks between words. Nearly every text is, and a large
  /// co-op has millions of them.
  private static func isPlain(_ text: String) -> Bool {
    var last: UInt8 = 0x20
    for byte in text.utf8 {
      guard (0x20...0x7E).contains(byte), byte != 0x20 || last != 0x20 else { return false }
      last = byte
    }
    return last != 0x20 || text.isEmpty
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
  func leading(_ length: Int) -> String { self + Self.blanks(length - width) }

  /// The text with blanks before it, up to a length.
  func trailing(_ length: Int) -> String { Self.blanks(length - width) + self }

  /// How many characters it has; ASCII of one line, the usual text, need not be taken apart for that.
  private var width: Int { utf8.allSatisfy { (0x20...0x7E).contains($0) } ? utf8.count : count }

  private static func blanks(_ count: Int) -> String { count > 0 ? String(repeating: " ", count: count) : "" }
}
