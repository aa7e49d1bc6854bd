/// A goods and services tax identification number of India whose form and check character are right.
///
/// Fifteen characters: two digits of the state, ten that for ordinary taxpayers are the PAN, three more of which the
/// last is the check character. Whether the number is registered is not known here.
public struct GSTIN: Sendable, Hashable, CustomStringConvertible {
  /// Why a text is not a GSTIN.
  public enum Fault: Sendable, Hashable {
    /// It has another number of characters than fifteen.
    case length(Int)
    /// It holds something other than digits and Latin letters, or does not begin with two digits.
    case characters
    /// No state has this code.
    case state(String)
    /// The last character does not fit the others; this one would.
    case checkCharacter(expected: Character)
  }

  /// The fifteen characters, in capitals.
  public let text: String

  /// Reads a number in any case with or without blanks around it; `nil` when `fault(in:)` finds something.
  public init?(_ text: some StringProtocol) {
    guard Self.fault(in: text) == nil else { return nil }
    self.text = Self.normalized(text)
  }

  /// What is wrong with `text` as a GSTIN; `nil` when nothing is.
  public static func fault(in text: some StringProtocol) -> Fault? {
    let number = normalized(text)
    guard number.count == 15 else { return .length(number.count) }
    let isNumbered = number.utf8.prefix(2).allSatisfy { (48...57).contains($0) }
    guard isNumbered, let expected = expectedCheckCharacter(for: number.prefix(14)) else { return .characters }
    guard value(of: number.utf8.last ?? 0) != nil else { return .characters }
    guard IndianState(code: number.prefix(2)) != nil else { return .state(String(number.prefix(2))) }
    return number.last == expected ? nil : .checkCharacter(expected: expected)
  }

  /// The fifteenth character that belongs to the first fourteen of `text`; `nil` when it has fewer or holds anything
  /// but digits and capital letters.
  ///
  /// The Luhn rule with base 36: each character counts 0–9, A–Z = 10–35, every second one doubled; both base-36 digits
  /// of each product are added up, and the check character brings the sum to a multiple of 36.
  public static func expectedCheckCharacter(for text: some StringProtocol) -> Character? {
    let letters = text.utf8.prefix(14)
    guard letters.count == 14 else { return nil }
    var sum = 0
    for (index, letter) in letters.enumerated() {
      guard let number = value(of: letter) else { return nil }
      let product = number * (index.isMultiple(of: 2) ? 1 : 2)
      sum += product / 36 + product % 36
    }
    let check = (36 - sum % 36) % 36
    return Character(Unicode.Scalar(UInt8(check < 10 ? 48 + check : 55 + check)))
  }

  /// The first two digits: the code of the state of registration.
  public var stateCode: String { String(text.prefix(2)) }

  /// The holder's PAN (characters 3 to 12) where they have its form; `nil` for numbers of other kinds.
  public var pan: String? {
    let part = String(text.dropFirst(2).prefix(10))
    return Self.isPAN(part) ? part : nil
  }

  /// Whether `text` has the form of a PAN: five capital letters, four digits, a capital letter.
  public static func isPAN(_ text: some StringProtocol) -> Bool {
    let letters = Array(text.utf8)
    guard letters.count == 10 else { return false }
    return letters.enumerated().allSatisfy { index, letter in
      (5...8).contains(index) ? (48...57).contains(letter) : (65...90).contains(letter)
    }
  }

  /// The number itself.
  public var description: String { text }

  private static func normalized(_ text: some StringProtocol) -> String {
    var part = text.uppercased()[...]
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }

  private static func value(of letter: UInt8) -> Int? {
    switch letter {
    case 48...57: Int(letter) - 48
    case 65...90: Int(letter) - 55
    default: nil
    }
  }
}
