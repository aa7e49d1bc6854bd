import Values

/// A word, number, text or sign of an expression.
struct ExpressionToken {
  enum Kind: Equatable {
    case name(String)
    /// `` `first name` ``: a field whatever it is called.
    case quotedName(String)
    case text(String)
    case integer(Int)
    case decimal(ExactDecimal)
    case sign(String)
    /// `}}`
    case close
    /// The end of the text.
    case end
    /// Something that can not be read, with what to do about it.
    case bad(String, hint: String?)
  }

  let kind: Kind
  let range: Range<Int>

  /// Whether it is this sign.
  func isSign(_ sign: String) -> Bool { kind == .sign(sign) }
  /// Whether it is this word.
  func isWord(_ word: String) -> Bool { kind == .name(word) }
}

/// Cuts an expression into tokens.
struct ExpressionLexer {
  let text: MarkupText
  var position: Int

  /// Expressions of more tokens are refused.
  static let mostTokens = 200
  private static let tooLong = "the expression is too long"

  /// The tokens up to `}}` or the end of the text, the last one being `.close` or `.end`.
  mutating func tokens() -> [ExpressionToken] {
    var result: [ExpressionToken] = []
    while true {
      let token = next()
      if token.kind == .close || token.kind == .end {
        result.append(token)
        return result
      }
      if result.count < Self.mostTokens {
        result.append(token)
      } else if result.count == Self.mostTokens {
        result.append(ExpressionToken(kind: .bad(Self.tooLong, hint: nil), range: token.range))
      }
    }
  }

  private func byte(_ ahead: Int = 0) -> UInt8? {
    position + ahead < text.bytes.count ? text.bytes[position + ahead] : nil
  }

  private mutating func next() -> ExpressionToken {
    while let byte = byte(), byte.isBlank { position += 1 }
    let start = position
    guard let first = byte() else { return ExpressionToken(kind: .end, range: start..<start) }
    let kind: ExpressionToken.Kind
    if first.isNameStart || first >= 0x80 {
      kind = .name(name())
    } else if first == UInt8(ascii: "`") {
      kind = quotedName()
    } else if first.isDigit || (first == UInt8(ascii: "-") && byte(1)?.isDigit == true) {
      kind = number()
    } else if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      kind = quoted(first)
    } else {
      kind = sign(first)
    }
    return ExpressionToken(kind: kind, range: start..<position)
  }

  private mutating func takeWhile(_ condition: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = byte(), condition(byte) { position += 1 }
    return String(decoding: text.bytes[start..<position], as: UTF8.self)
  }

  /// A name goes on behind `-` where a letter or a digit follows at once: JSON has keys such as `unit-price`.
  private mutating func name() -> String {
    let start = position
    while let byte = byte() {
      if byte == UInt8(ascii: "-") {
        guard let next = self.byte(1), next.isNamePart else { break }
      } else if !byte.isNamePart {
        break
      }
      position += 1
    }
    return String(decoding: text.bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedName() -> ExpressionToken.Kind {
    position += 1
    let name = takeWhile { $0 != UInt8(ascii: "`") }
    guard byte() == UInt8(ascii: "`") else {
      return .bad("this name has no closing backtick", hint: "end it with the backtick it began with")
    }
    position += 1
    return name.isEmpty ? .bad("there is no name between the backticks", hint: nil) : .quotedName(name)
  }

  private mutating func number() -> ExpressionToken.Kind {
    var written = ""
    if byte() == UInt8(ascii: "-") {
      written = "-"
      position += 1
    }
    written += takeWhile(\.isDigit)
    if byte() == UInt8(ascii: "."), byte(1)?.isDigit == true {
      position += 1
      written += "." + takeWhile(\.isDigit)
    }
    if let integer = Int(written) { return .integer(integer) }
    if let decimal = ExactDecimal(written) { return .decimal(decimal) }
    return .bad("the number `\(written)` is too long", hint: nil)
  }

  private mutating func quoted(_ quote: UInt8) -> ExpressionToken.Kind {
    position += 1
    let content = takeWhile { $0 != quote }
    guard byte() == quote else {
      return .bad("this text has no closing quote", hint: "end it with the quote it began with")
    }
    position += 1
    return .text(content)
  }

  private static let pairs = ["}}", "??", "==", "!=", "<=", ">=", "&&", "||"]
  private static let hints: [String: String] = [
    "&&": "write `and`", "||": "write `or`", "!": "write `not`", "=": "write `==` to compare",
    "+": arithmetic, "-": arithmetic, "*": arithmetic, "/": arithmetic, "%": arithmetic,
    "?": "write `??` to give a value for what is missing", "{": "one `{{` is enough",
  ]
  private static let arithmetic = "templates do not calculate; all figures are final fields of the document"

  private mutating func sign(_ first: UInt8) -> ExpressionToken.Kind {
    if let second = byte(1) {
      let pair = String(decoding: [first, second], as: UTF8.self)
      if Self.pairs.contains(pair) {
        position += 2
        if pair == "}}" { return .close }
        if let hint = Self.hints[pair] { return .bad("`\(pair)` is not known here", hint: hint) }
        return .sign(pair)
      }
    }
    position += 1
    let sign = String(Unicode.Scalar(first))
    if ".|(),<>[]".contains(sign) { return .sign(sign) }
    return .bad("`\(sign)` is not known here", hint: Self.hints[sign])
  }
}
