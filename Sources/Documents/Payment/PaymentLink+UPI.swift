public import Values

extension PaymentLink {
  /// A payment in rupees to a UPI address such as `chinar@bank`; `nil` when the amount is in another currency or not above
  /// zero. `reference` is what the payer's bank shows; of it 50 letters are kept for people and up to 35 letters and
  /// digits for machines.
  public static func upi(address: String, payee: String, amount: Money, reference: String) -> PaymentLink? {
    guard amount.currency == .inr, amount.isPositive, !address.isEmpty else { return nil }
    let name = singleLine(payee, atMost: 99)
    let note = singleLine(reference, atMost: 50)
    let code = String(reference.unicodeScalars.filter(isPlain).prefix(35).map(Character.init))
    let parts = [
      ("pa", address), ("pn", name), ("am", amount.plainNumber), ("cu", "INR"), ("tn", note), ("tr", code),
    ]
    let query = parts.filter { !$0.1.isEmpty }.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
    return PaymentLink(kind: .upi, link: "upi://pay?" + query, payee: name, amount: amount)
  }

  /// What need not be encoded in a query, with the `@` that apps want to see in an address (RFC 3986, 2.3 and 3.4).
  private static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if isPlain(scalar) || "-._~@".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" + digits : digits)
      }
    }
    return result
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  /// The text in one line of at most so many characters, without control characters.
  static func singleLine(_ text: String, atMost count: Int) -> String {
    let line = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }
    let words = String(line).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var short = words.prefix(count)
    while short.last?.isWhitespace == true { short.removeLast() }
    return String(short)
  }
}
