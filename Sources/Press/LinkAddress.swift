/// Addresses of links, made safe for Cairo's tag attributes.
enum LinkAddress {
  /// The address with everything percent-encoded that a URI may not hold (RFC 3986), and the quote and
  /// brackets, which would end Cairo's attribute or the PDF's string.
  static func escaped(_ address: String) -> String {
    var result = ""
    for byte in address.utf8 {
      if isPlain(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-._~:/?#[]@!$&*+,;=%".utf8.contains(byte)
    }
  }
}
