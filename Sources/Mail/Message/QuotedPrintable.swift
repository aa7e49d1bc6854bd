/// Quoted-printable of RFC 2045: text that stays readable where it is ASCII.
enum QuotedPrintable {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// `=` and two digits.
  static func escape(_ byte: UInt8) -> [UInt8] { [61, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }

  /// The text in lines of at most 76 characters; every kind of line end becomes CR LF.
  ///
  /// A line never begins with `From ` or a dot, since some servers on the way change such lines.
  static func body(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var line: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      defer { previous = byte }
      if byte == 10, previous == 13 { continue }
      if byte == 10 || byte == 13 {
        result += encoded(line)
        result += [13, 10]
        line = []
      } else {
        line.append(byte)
      }
    }
    return result + encoded(line)
  }

  /// One line of text, broken softly where it is too long.
  private static func encoded(_ line: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var width = 0
    for (index, byte) in line.enumerated() {
      let isLast = index == line.count - 1
      var token = isPlain(byte, isLast: isLast) ? [byte] : escape(byte)
      // The last place is for the sign that the line goes on.
      if width + token.count > (isLast ? 76 : 75) {
        result += [61, 13, 10]
        width = 0
      }
      if width == 0, byte == 46 || line[index...].starts(with: "From ".utf8) { token = escape(byte) }
      result += token
      width += token.count
    }
    return result
  }

  private static func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
    if byte == 32 || byte == 9 { return !isLast }
    return (33...126).contains(byte) && byte != 61
  }
}
