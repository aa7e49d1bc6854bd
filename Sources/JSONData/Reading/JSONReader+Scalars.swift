extension JSONReader {
  /// A text; the position is at its opening quote.
  mutating func text(_ bytes: Span<UInt8>) throws(JSONFault) -> JSONNode {
    let quote = position
    position += 1
    var isEscaped = false
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return JSONNode(isEscaped ? .escapedText : .text, quote + 1, position - 1)
      case UInt8(ascii: "\\"):
        isEscaped = true
        try escape(bytes)
      case 0..<0x20:
        throw JSONFault(
          "control-character", "a line end or control character stands inside of a text", at: position,
          hint: "close the text with `\"` first, or write `\\n` for a line end")
      case 0x80...:
        let length = UTF8Sequence.length(in: bytes, at: position)
        guard length > 0 else { throw Self.notUTF8(position) }
        position += length
      default: position += 1
      }
    }
    throw JSONFault(
      "unclosed", "this text has no closing quote", at: quote, hint: "the file ends before its `\"`; is it complete?")
  }

  private static func notUTF8(_ offset: Int) -> JSONFault {
    JSONFault(
      "not-utf8", "the file is not UTF-8 text from here on", at: offset, hint: "save it as UTF-8 in your editor")
  }

  private mutating func escape(_ bytes: Span<UInt8>) throws(JSONFault) {
    let start = position
    guard start + 1 < bytes.count else {
      position += 1
      return
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      position += JSONEscape.unicode(in: bytes, at: start).length
      guard position > start else {
        throw JSONFault(
          "bad-escape", "`\\u` needs four hexadecimal digits that make a character", at: start..<start + 2,
          hint: "write the character itself; characters beyond U+FFFF need both halves of their pair")
      }
    default:
      throw JSONFault(
        "bad-escape", "this escape is not known in JSON", at: start..<start + 2,
        hint: "write `\\\\` for a backslash; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000")
    }
  }

  /// A number; the position is at its first digit or sign.
  mutating func number(_ bytes: Span<UInt8>) throws(JSONFault) -> JSONNode {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = position
    try digits(bytes, from: start)
    if position - whole > 1, bytes[whole] == UInt8(ascii: "0") {
      throw JSONFault(
        "bad-number", "a number can not begin with 0", at: start..<position,
        hint: "write it in quotes if it is a code and not a number")
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits(bytes, from: start)
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
        position += 1
      }
      try digits(bytes, from: start)
    }
    return JSONNode(.number, start, position)
  }

  private mutating func digits(_ bytes: Span<UInt8>, from start: Int) throws(JSONFault) {
    let first = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) { position += 1 }
    if position == first {
      throw JSONFault(
        "bad-number", "a digit is missing in this number", at: start..<max(start + 1, position),
        hint: "numbers look like 12, -12.5 or 1.2e3")
    }
  }

  /// `true`, `false` or `null`.
  mutating func word(_ bytes: Span<UInt8>) throws(JSONFault) -> JSONNode {
    let start = position
    while position < bytes.count, Self.isWordByte(bytes[position]), position - start < 64 { position += 1 }
    let word = String(decoding: (start..<position).map { bytes[$0] }, as: UTF8.self)
    switch word {
    case "true": return JSONNode(.yes, start, position)
    case "false": return JSONNode(.no, start, position)
    case "null": return JSONNode(.null, start, position)
    default: throw strayText(word, bytes, at: start)
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private func strayText(_ word: String, _ bytes: Span<UInt8>, at start: Int) -> JSONFault {
    if bytes[start] >= 0x80, UTF8Sequence.length(in: bytes, at: start) == 0 { return Self.notUTF8(start) }
    let range = start..<max(start + 1, position)
    switch bytes[start] {
    case UInt8(ascii: "'"):
      return JSONFault("bad-quote", "texts stand in double quotes", at: range, hint: "write `\"…\"`")
    case UInt8(ascii: "/"), UInt8(ascii: "#"):
      return JSONFault("comment", "JSON has no comments", at: range, hint: "remove it")
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":"):
      return JSONFault("missing-value", "a value is missing before this", at: range)
    case UInt8(ascii: "+"), UInt8(ascii: "."):
      return JSONFault("bad-number", "a number begins with a digit or `-`", at: range, hint: "write 12 or 0.5")
    default: break
    }
    let near = Suggestions.word(word)
    return JSONFault(
      "bad-value", word.isEmpty ? "this is no JSON value" : "`\(word)` is no JSON value", at: range,
      hint: near ?? "write texts in double quotes: `\"…\"`")
  }
}

private enum Suggestions {
  static func word(_ word: String) -> String? {
    switch word.lowercased() {
    case "true", "yes": "write `true`"
    case "false", "no": "write `false`"
    case "null", "none", "nil", "undefined": "write `null`"
    case "nan", "infinity", "inf": "JSON has no such number; write `null`, or leave the key out"
    default: nil
    }
  }
}
