/// Encoded words of RFC 2047: text of any script in a header.
enum EncodedWord {
  private static let lead = "=?utf-8?"

  /// The text as encoded words, each of at most 75 characters and whole characters.
  ///
  /// - Parameter first: how many characters the first word may take, at least 40, since it stands beside the header's name.
  static func words(_ text: String, first: Int) -> [String] {
    var result: [String] = []
    var piece = ""
    let isQuoted = quoted(text).utf8.count <= (text.utf8.count + 2) / 3 * 4
    func room() -> Int { min(75, result.isEmpty ? max(40, first) : 75) - lead.utf8.count - 4 }
    func length(_ text: String) -> Int { isQuoted ? quoted(text).utf8.count : (text.utf8.count + 2) / 3 * 4 }
    func take(_ part: String) {
      if !piece.isEmpty, length(piece + part) > room() {
        result.append(word(piece, isQuoted))
        piece = ""
      }
      piece += part
    }
    for character in text {
      if length(String(character)) <= 40 - lead.utf8.count - 4 {
        take(String(character))
      } else {
        // A sequence such as a family of emoji is longer than a word; its code points stay whole.
        for scalar in character.unicodeScalars { take(String(scalar)) }
      }
    }
    if !piece.isEmpty { result.append(word(piece, isQuoted)) }
    return result
  }

  private static func word(_ text: String, _ isQuoted: Bool) -> String {
    lead + (isQuoted ? "q?" + quoted(text) : "b?" + String(decoding: Base64.line(Array(text.utf8)), as: UTF8.self))
      + "?="
  }

  /// The form in which ASCII letters stay readable; only signs that are safe beside an address stay as well.
  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte == 32 {
        bytes.append(95)
      } else if byte < 128, MailAddress.isLetterOrDigit(scalar) || "!*+-/".unicodeScalars.contains(scalar) {
        bytes.append(byte)
      } else {
        bytes += QuotedPrintable.escape(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
