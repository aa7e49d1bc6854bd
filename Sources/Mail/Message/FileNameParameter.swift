/// The name of an attachment in its `Content-Disposition` (RFC 2183, RFC 2231).
enum FileNameParameter {
  /// The words of the field, ready to be folded: the exact name first, then one of plain letters for readers that know no other.
  static func words(_ name: String) -> [String] {
    let plain = asciiName(name)
    guard plain != name else { return ["attachment;", "filename=\"\(plain)\""] }
    var pieces: [String] = []
    var piece = ""
    for scalar in name.unicodeScalars {
      let part = escaped(scalar)
      if piece.utf8.count + part.utf8.count > 50 {
        pieces.append(piece)
        piece = ""
      }
      piece += part
    }
    pieces.append(piece)
    let exact =
      pieces.count == 1
      ? ["filename*=UTF-8''\(pieces[0]);"]
      : pieces.enumerated().map { "filename*\($0.offset)*=\($0.offset == 0 ? "UTF-8''" : "")\($0.element);" }
    return ["attachment;"] + exact + ["filename=\"\(plain)\""]
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    if MailAddress.isLetterOrDigit(scalar) || "-._~".unicodeScalars.contains(scalar) { return String(scalar) }
    return String(scalar).utf8.map { byte in
      "%" + String(decoding: QuotedPrintable.escape(byte).dropFirst(), as: UTF8.self)
    }.joined()
  }

  /// The name in plain letters: itself if it is, else with `_` for what is not, and `document` where nothing is left.
  static func asciiName(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      if MailAddress.isLetterOrDigit(scalar) || "-._ ()+,".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else if result.last != "_" {
        result += "_"
      }
    }
    if result == name, result.utf8.count <= 60, !result.contains("  ") { return result }
    let ending = result.lastIndex(of: ".").map { String(result[$0...].prefix(10)) } ?? ""
    let stem = String(result[..<(result.lastIndex(of: ".") ?? result.endIndex)].prefix(50))
    let words = stem.split(separator: " ").joined(separator: " ")
    return (words.unicodeScalars.contains(where: MailAddress.isLetterOrDigit) ? words : "document") + ending
  }
}
