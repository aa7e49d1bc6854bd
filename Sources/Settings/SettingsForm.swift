/// The forms of numbers and addresses that can be checked without asking anybody.
enum SettingsForm {
  static func isAlphanumeric(_ letter: UInt8) -> Bool { isDigit(letter) || isLetter(letter) }

  static func isDigit(_ letter: UInt8) -> Bool { (48...57).contains(letter) }

  static func isLetter(_ letter: UInt8) -> Bool { (65...90).contains(letter) || (97...122).contains(letter) }

  static func withoutBlanks(_ text: String) -> String {
    String(text.uppercased().filter { !$0.isWhitespace })
  }

  /// Four letters for the bank, a zero, six letters or digits for the branch (Reserve Bank of India).
  static func isIFSC(_ text: String) -> Bool {
    let letters = Array(text.utf8)
    guard letters.count == 11, letters[4] == 48 else { return false }
    return letters[..<4].allSatisfy(isLetter) && letters[5...].allSatisfy(isAlphanumeric)
  }

  /// ISO 9362: six letters, then two or five letters or digits.
  static func isBIC(_ text: String) -> Bool {
    let letters = Array(text.utf8)
    guard letters.count == 8 || letters.count == 11 else { return false }
    return letters[..<6].allSatisfy(isLetter) && letters[6...].allSatisfy(isAlphanumeric)
  }

  /// ISO 13616: country, two check digits, up to 30 characters; with the first four moved to the end and letters read
  /// as 10–35, the number leaves 1 when divided by 97.
  static func isIBAN(_ text: String) -> Bool {
    let letters = Array(text.utf8)
    guard (15...34).contains(letters.count), letters.allSatisfy(isAlphanumeric) else { return false }
    guard letters[..<2].allSatisfy(isLetter), letters[2..<4].allSatisfy(isDigit) else { return false }
    var remainder = 0
    for letter in letters[4...] + letters[..<4] {
      let value = isDigit(letter) ? Int(letter) - 48 : Int(letter & 0x5F) - 55
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
    }
    return remainder == 1
  }

  /// `name@handle` as the UPI linking specification allows it.
  static func isUPI(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (2...255).contains(parts[0].utf8.count), (2...64).contains(parts[1].utf8.count) else {
      return false
    }
    let isName: (UInt8) -> Bool = { isAlphanumeric($0) || [0x2D, 0x2E, 0x5F].contains($0) }
    return parts[0].utf8.allSatisfy(isName) && parts[1].utf8.allSatisfy(isAlphanumeric)
  }

  /// Something before and after one `@`, with a dot behind it and no blanks.
  static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.contains(where: \.isWhitespace) else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
  }

  /// `#RGB` or `#RRGGBB`.
  static func isColor(_ text: String) -> Bool {
    guard text.hasPrefix("#"), text.utf8.count == 4 || text.utf8.count == 7 else { return false }
    return text.utf8.dropFirst().allSatisfy { isDigit($0) || (65...70).contains($0 & 0x5F) && isLetter($0) }
  }

  /// `#7a3` as `#77AA33`.
  static func longColor(_ text: String) -> String {
    let digits = text.uppercased().dropFirst()
    return "#" + (digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits))
  }
}
