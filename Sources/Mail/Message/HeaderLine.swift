/// One field of a header, folded so that a line has at most 78 characters where its words allow it.
enum HeaderLine {
  /// The field with its CR LF. Words are joined by a blank or by a fold, which readers take for a blank.
  static func folded(_ name: String, _ words: [String]) -> String {
    var result = name + ":"
    var width = result.utf8.count
    for (index, word) in words.enumerated() {
      // Nothing is folded directly after the name: some servers take that for an empty field.
      let limit = word.hasPrefix("=?") ? 76 : 78
      if index > 0, width + 1 + word.utf8.count > limit {
        result += "\r\n"
        width = 0
      }
      result += " " + word
      width += 1 + word.utf8.count
    }
    return result + "\r\n"
  }

  /// A field of free text: as it is where readers give back exactly that, else in encoded words.
  static func text(_ name: String, _ text: String) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isPlain = words.allSatisfy { !$0.isEmpty && $0.utf8.count <= 60 } && isVisible(text)
    return folded(name, isPlain ? words : EncodedWord.words(text, first: 76 - name.utf8.count - 2))
  }

  /// A field of one mailbox: `Name <address>`.
  static func mailbox(_ name: String, _ box: Mailbox) -> String {
    let address = "<\(box.address)>"
    let shown = tidied(box.name)
    if shown.isEmpty { return folded(name, [box.address.description]) }
    let words = shown.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    if words.allSatisfy({ $0.utf8.count <= 60 && $0.unicodeScalars.allSatisfy(MailAddress.isAtom) }),
      isVisible(shown)
    {
      return folded(name, words + [address])
    }
    if shown.utf8.count <= 56, isVisible(shown) {
      let escaped = shown.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
      return folded(name, ["\"" + String(escaped) + "\"", address])
    }
    return folded(name, EncodedWord.words(shown, first: 76 - name.utf8.count - 2) + [address])
  }

  /// A name without blanks at its ends and with single ones within, since readers of names take several for one.
  private static func tidied(_ text: String) -> String {
    text.unicodeScalars.split(separator: " ").map { String($0) }.joined(separator: " ")
  }

  /// Whether a text is plain ASCII that no reader takes for an encoded word.
  private static func isVisible(_ text: String) -> Bool {
    text.utf8.allSatisfy { (32...126).contains($0) } && !text.contains("=?")
  }
}
