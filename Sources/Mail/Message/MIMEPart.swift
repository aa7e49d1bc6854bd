/// A part of a message: its fields, and what it holds.
struct MIMEPart {
  /// Fields other than the type of a multipart, each with its CR LF.
  private let fields: String
  private let content: Content

  private enum Content {
    case bytes([UInt8])
    case parts([MIMEPart], kind: String)
  }

  /// The parts of a message, no more of them nested than it needs.
  static func whole(of message: MailMessage) -> MIMEPart {
    let plain = text(message.text, kind: "plain")
    let words = message.html.map { several([plain, text($0, kind: "html")], kind: "alternative") } ?? plain
    guard !message.attachments.isEmpty else { return words }
    return several([words] + message.attachments.map(attachment), kind: "mixed")
  }

  private static func several(_ parts: [MIMEPart], kind: String) -> MIMEPart {
    MIMEPart(fields: "", content: .parts(parts, kind: kind))
  }

  private static func text(_ text: String, kind: String) -> MIMEPart {
    let fields =
      HeaderLine.folded("Content-Type", ["text/\(kind);", "charset=utf-8"])
      + HeaderLine.folded("Content-Transfer-Encoding", ["quoted-printable"])
    return MIMEPart(fields: fields, content: .bytes(QuotedPrintable.body(text)))
  }

  private static func attachment(_ file: MailAttachment) -> MIMEPart {
    let fields =
      HeaderLine.folded("Content-Type", [file.mediaType])
      + HeaderLine.folded("Content-Disposition", FileNameParameter.words(file.name))
      + HeaderLine.folded("Content-Transfer-Encoding", ["base64"])
    return MIMEPart(fields: fields, content: .bytes(Base64.body(file.bytes)))
  }

  /// Fields, an empty line and the content. The whole message ends with a line end, as SMTP wants it; a part does not.
  func bytes(isWhole: Bool = false) -> [UInt8] {
    switch content {
    case .bytes(let body):
      let bytes = Array(fields.utf8) + [13, 10] + body
      return isWhole && !bytes.suffix(2).elementsEqual([13, 10]) ? bytes + [13, 10] : bytes
    case .parts(let parts, let kind):
      let inner = parts.map { $0.bytes() }
      let boundary = Self.boundary(of: inner)
      let type = HeaderLine.folded("Content-Type", ["multipart/\(kind);", "boundary=\"\(boundary)\""])
      var result = Array((fields + type).utf8) + [13, 10]
      for part in inner { result += Array("--\(boundary)\r\n".utf8) + part + [13, 10] }
      return result + Array("--\(boundary)--\r\n".utf8)
    }
  }

  /// A line that stands in none of the parts: `=_` stands in neither encoding, and part headers are looked through.
  private static func boundary(of parts: [[UInt8]]) -> String {
    var digest = ContentDigest()
    for part in parts { digest.add(part) }
    while true {
      let boundary = "=_\(digest.text)"
      let mark = Array("--\(boundary)".utf8)
      if !parts.contains(where: { $0.containsLine(beginningWith: mark) }) { return boundary }
      digest.add([0])
    }
  }
}

extension [UInt8] {
  /// Whether a line begins with these bytes.
  fileprivate func containsLine(beginningWith mark: [UInt8]) -> Bool {
    var start = startIndex
    while true {
      if self[start...].starts(with: mark) { return true }
      guard let end = self[start...].firstIndex(of: 10) else { return false }
      start = end + 1
    }
  }
}
