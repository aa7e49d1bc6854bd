extension StringProtocol {
  /// The text without blanks, no-break spaces, line ends and zero-width characters at both ends.
  var trimmed: String {
    // Nearly all cells have nothing to take away; two bytes show it.
    if let first = utf8.first, Self.isFull(first), let last = unicodeScalars.last, (0x21...0x7E).contains(last.value) {
      return String(self)
    }
    var view = Substring(self).unicodeScalars
    while let first = view.first, first.isOuterBlank { view.removeFirst() }
    while let last = view.last, last.isOuterBlank { view.removeLast() }
    return String(view)
  }

  /// Whether a byte is a character of ASCII that is no blank.
  private static func isFull(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

  /// Whether nothing but blanks.
  var isBlank: Bool {
    if let first = utf8.first, Self.isFull(first) { return false }
    return unicodeScalars.allSatisfy(\.isOuterBlank)
  }

  /// An id as it is compared: without outer blanks, case ignored.
  public var idKey: String {
    let text = trimmed
    let isLower = text.utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    return isLower ? text : text.lowercased()
  }

  /// A title or a word from a list as it is compared: letters, digits and `%` only, case ignored.
  var foldedTitle: String {
    var result = String.UnicodeScalarView()
    for scalar in lowercased().unicodeScalars where scalar.properties.isAlphabetic || scalar.isDigit || scalar == "%" {
      result.append(scalar)
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  var isOuterBlank: Bool {
    switch value {
    case 0x20: true
    case 0x21...0x9F: value == 0x85
    case 0x09...0x0D, 0xA0, 0x200B, 0xFEFF, 0x202F, 0x2007: true
    default: value > 0x9F && properties.isWhitespace
    }
  }

  var isDigit: Bool { (48...57).contains(value) }
}
