internal import Diagnostics

extension TOMLCursor {
  private static let quoteHint = "text stands between two straight quotes: `name = \"Chinar\"`"

  /// Text in any of TOML's four kinds of quotes; the position must be at a quote.
  mutating func string(multiline isAllowed: Bool = true) throws(Diagnostic) -> String {
    let start = position
    guard let quote = current else { throw fault("a quote is missing", from: start, hint: Self.quoteHint) }
    if isAllowed, peek(1) == quote, peek(2) == quote {
      position += 3
      if current == "\n" { advance() }
      return try longString(quote, from: start)
    }
    position += 1
    var view = String.UnicodeScalarView()
    while let next = current, next != quote, next != "\n" {
      if next == "\\", quote == "\"" {
        view.append(try escape())
      } else {
        view.append(try plain(next))
      }
    }
    guard current == quote else { throw fault("a quote is missing", from: start, hint: Self.quoteHint) }
    position += 1
    return String(view)
  }

  private mutating func longString(_ quote: Unicode.Scalar, from start: Int) throws(Diagnostic) -> String {
    var view = String.UnicodeScalarView()
    while let next = current {
      if next == quote, peek(1) == quote, peek(2) == quote {
        // Up to two quotes may stand right before the closing three.
        while peek(3) == quote, view.count(quotesAtEnd: quote) < 2 {
          view.append(quote)
          position += 1
        }
        position += 3
        return String(view)
      }
      if next == "\\", quote == "\"" {
        if !skipLineEndEscape() { view.append(try escape()) }
      } else {
        view.append(next == "\n" ? next : try plain(next))
        if next == "\n" { advance() }
      }
    }
    throw fault(
      "text over several lines is not closed", from: start, hint: "write `\(quote)\(quote)\(quote)` where it ends")
  }

  /// A backslash at the end of a line joins it with the next word.
  private mutating func skipLineEndEscape() -> Bool {
    var ahead = self
    ahead.position += 1
    ahead.skipBlanks()
    guard ahead.current == "\n" else { return false }
    while let next = ahead.current, next == "\n" || next == " " || next == "\t" { ahead.advance() }
    position = ahead.position
    return true
  }

  private mutating func plain(_ scalar: Unicode.Scalar) throws(Diagnostic) -> Unicode.Scalar {
    let start = position
    position += 1
    if scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F {
      throw fault("an invisible control character stands here", from: start, hint: "delete it and type the text anew")
    }
    return scalar
  }

  private mutating func escape() throws(Diagnostic) -> Unicode.Scalar {
    let start = position
    position += 1
    let letter = current
    if letter != nil, letter != "\n" { position += 1 }
    switch letter {
    case "b": return "\u{8}"
    case "t": return "\t"
    case "n": return "\n"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "\"": return "\""
    case "\\": return "\\"
    case "u", "U":
      let digits = take(digits: letter == "u" ? 4 : 8)
      if let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number) { return scalar }
    default: break
    }
    throw fault(
      "`\\` has a meaning of its own between double quotes", from: start,
      hint: "write `\\\\`, or use single quotes: 'C:\\logo.png'")
  }

  private mutating func take(digits count: Int) -> String {
    var result = String.UnicodeScalarView()
    while result.count < count, let next = current, next.properties.isASCIIHexDigit {
      result.append(next)
      position += 1
    }
    return result.count == count ? String(result) : ""
  }
}

extension String.UnicodeScalarView {
  fileprivate func count(quotesAtEnd quote: Unicode.Scalar) -> Int {
    reversed().prefix(2).prefix { $0 == quote }.count
  }
}
