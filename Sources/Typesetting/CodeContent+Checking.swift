public import Diagnostics

/// What can be said about a code's text without making the code.
extension CodeContent {
  /// Why the text does not fit the kind of code; `nil` when nothing speaks against it but perhaps its length.
  public var problem: Diagnostic? {
    switch kind {
    case .qr: return nil
    case .ean13: return articleProblem
    case .code128:
      guard let scalar = text.unicodeScalars.first(where: { !(0x20...0x7E).contains($0.value) }) else { return nil }
      return diagnostic(
        "bad-code", "a Code 128 can not hold \(Excerpt.name(of: scalar))",
        hint: "it holds Latin letters without accents, digits and signs; a QR code holds any text")
    }
  }

  /// The 13 digits of an article's number, the last of them the check digit; `nil` when they are not right. Blanks and
  /// hyphens between them do not count.
  public var articleDigits: [UInt8]? {
    guard case .ean13 = kind, let digits = plainDigits, let check = Self.checkDigit(of: digits) else { return nil }
    if digits.count == 12 { return digits + [check] }
    return digits.last == check ? digits : nil
  }

  /// An error about this code that names field and text.
  public func diagnostic(_ name: String, _ message: String, hint: String?) -> Diagnostic {
    let field = origin?.field.map { " of `\($0)`" } ?? ""
    return Diagnostic(
      name, "\(message)\(field) in the text `\(Excerpt.text(text))`", at: origin.map { .text($0.place) }, hint: hint)
  }

  private var articleProblem: Diagnostic? {
    let rule = "it has 12 digits, or 13 with the check digit"
    guard let digits = plainDigits else {
      return diagnostic("bad-code", "an EAN-13 can hold nothing but digits", hint: rule)
    }
    guard let check = Self.checkDigit(of: digits) else {
      return diagnostic("bad-code", "an EAN-13 can not hold \(digits.count) digits", hint: rule)
    }
    guard digits.count == 13, digits[12] != check else { return nil }
    return diagnostic(
      "bad-check-digit", "the check digit of an EAN-13 must be \(check) here, not \(digits[12]),",
      hint: "look for a mistyped digit; if the first twelve are right, the number is `\(Self.text(digits, check))`")
  }

  private var plainDigits: [UInt8]? {
    var digits: [UInt8] = []
    for byte in text.utf8 where byte != 0x20 && byte != 0x2D {
      guard (0x30...0x39).contains(byte) else { return nil }
      digits.append(byte - 0x30)
    }
    return digits
  }

  /// The check digit that belongs to the first twelve of 12 or 13 digits: together with them, counted 1, 3, 1, 3 …, it
  /// makes a multiple of ten (GS1 General Specifications, 7.9).
  private static func checkDigit(of digits: [UInt8]) -> UInt8? {
    guard (12...13).contains(digits.count) else { return nil }
    let sum = digits.prefix(12).enumerated().reduce(0) { $0 + Int($1.element) * ($1.offset % 2 == 0 ? 1 : 3) }
    return UInt8((10 - sum % 10) % 10)
  }

  private static func text(_ digits: [UInt8], _ check: UInt8) -> String {
    (digits.prefix(12) + [check]).map(String.init).joined()
  }
}
