/// How many columns of a terminal characters take: letters one, marks upon letters none, wide signs two.
enum TextColumns {
  /// The columns of a text in one line.
  static func count(_ text: some StringProtocol) -> Int {
    // Nearly all text of a terminal is ASCII.
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + count($1) }
  }

  /// The columns of one character with its marks. A sign joined of several pictures is one picture.
  static func count(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    if scalars.count == 1 { return scalars.first.map(count) ?? 0 }
    if scalars.contains(where: { $0 == "\u{200D}" || $0 == "\u{FE0F}" }), scalars.contains(where: isPicture) {
      return 2
    }
    let sum = scalars.reduce(0) { $0 + count($1) }
    return scalars.allSatisfy(isFlagLetter) ? 2 : sum
  }

  private static func count(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
    case .format: return scalar.value == 0xAD ? 1 : 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  private static func isPicture(_ scalar: Unicode.Scalar) -> Bool { scalar.value > 0x203B && scalar.properties.isEmoji }
  private static func isFlagLetter(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

  /// Whether a sign is as wide as two letters (the classes W and F of UAX #11).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    if scalar.properties.isEmojiPresentation { return true }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1B000...0x1B2FF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }
}
