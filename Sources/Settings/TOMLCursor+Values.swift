internal import Diagnostics
internal import Values

/// A value as it stands in the text, before it is made flat.
indirect enum TOMLNode {
  case scalar(TOMLScalar)
  case list([TOMLNode])
  case table([(path: [String], place: TextPlace, valuePlace: TextPlace, value: TOMLNode)])
}

extension TOMLCursor {
  /// Deeper nesting is refused, so that no text can exhaust the stack.
  private static let deepestNesting = 32

  /// The value at the position.
  mutating func value(depth: Int = 0) throws(Diagnostic) -> TOMLNode {
    let start = position
    guard depth < Self.deepestNesting else {
      throw fault("brackets are nested too deeply here", from: start, hint: "settings need no more than two levels")
    }
    switch current {
    case nil, "\n", "#":
      throw fault(
        "the value is missing", from: max(0, start - 1), hint: "write a value behind `=`, or put `#` before the line")
    case "\"", "'": return .scalar(.text(try string()))
    case "[": return try list(depth: depth)
    case "{": return try inlineTable(depth: depth)
    default: return .scalar(try bareValue())
    }
  }

  /// The parts of a dotted key.
  mutating func key() throws(Diagnostic) -> [String] {
    var path: [String] = []
    repeat {
      skipBlanks()
      if current == "\"" || current == "'" {
        path.append(try string(multiline: false))
      } else {
        let start = position
        let part = take {
          $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_")
        }
        guard !part.isEmpty else {
          if let next = current, next != "\n" { advance() }
          throw fault(
            "this line cannot be understood", from: start,
            hint:
              "a setting is written `key = value`, a note begins with `#`; a key with blanks or accents needs quotes")
        }
        path.append(part)
      }
      skipBlanks()
    } while take(".")
    return path
  }

  private mutating func list(depth: Int) throws(Diagnostic) -> TOMLNode {
    let start = position
    position += 1
    var elements: [TOMLNode] = []
    while true {
      skipBlanksAndLines()
      if take("]") { return .list(elements) }
      guard current != nil else { break }
      if current == "," {
        throw fault("a value is missing before this comma", from: position, hint: "delete the comma")
      }
      elements.append(try value(depth: depth + 1))
      skipBlanksAndLines()
      if take("]") { return .list(elements) }
      let next = position
      guard take(",") || current == nil else {
        throw fault(
          "a comma or `]` is missing", from: next, hint: "a list is written `[\"first\", \"second\"]`")
      }
    }
    position = start + 1
    throw fault("the list is not closed", from: start, hint: "write `]` where it ends")
  }

  private mutating func inlineTable(depth: Int) throws(Diagnostic) -> TOMLNode {
    let start = position
    let hint = "it is written `{ key = value, key = value }` on one line"
    position += 1
    var entries: [(path: [String], place: TextPlace, valuePlace: TextPlace, value: TOMLNode)] = []
    var seen: Set<[String]> = []
    skipBlanks()
    if take("}") { return .table(entries) }
    while true {
      skipBlanks()
      let keyStart = position
      let path = try key()
      let keyPlace = place(from: keyStart)
      guard take("=") else { throw fault("`=` is missing in the group", from: keyStart, hint: hint) }
      skipBlanks()
      let valueStart = position
      let value = try value(depth: depth + 1)
      guard !seen.contains(where: { $0.starts(with: path) || path.starts(with: $0) }) else {
        throw fault("this key stands twice in the group", from: keyStart, hint: "keep one of the two")
      }
      seen.insert(path)
      entries.append((path, keyPlace, place(from: valueStart), value))
      skipBlanks()
      if take("}") { return .table(entries) }
      guard take(",") else { throw fault("a comma or `}` is missing in the group", from: start, hint: hint) }
    }
  }

  private mutating func bareValue() throws(Diagnostic) -> TOMLScalar {
    let start = position
    var word = take { ![" ", "\t", "\n", ",", "]", "}", "#"].contains($0) }
    if word.utf8.count == 10, current == " ", TOMLWord.isDigit(peek(1)), TOMLWord.isDigit(peek(2)), peek(3) == ":" {
      position += 1
      word += "T" + take { ![" ", "\t", "\n", ",", "]", "}", "#"].contains($0) }
    }
    if let scalar = TOMLWord(word).scalar { return scalar }
    if word.isEmpty {
      advance()
      throw fault("the value is missing", from: start, hint: "write a value before this sign")
    }
    if word.first?.isNumber == true || word.first == "-" || word.first == "+" {
      // `1,20,000` and `5 %` are the usual slips; the whole rest of the line is what was meant as one number.
      _ = take { $0 != "\n" && $0 != "#" && $0 != "]" }
      throw fault(
        "this is not a number or a day", from: start,
        hint: "numbers stand without commas and signs, days as 2026-04-01, everything else between quotes")
    }
    _ = take { $0 != "\n" && $0 != "#" && $0 != "]" }
    throw fault(
      "the value cannot be read", from: start, hint: "text stands between two straight quotes: `name = \"Chinar\"`")
  }
}

/// A value without quotes: true, false, a number, a day.
private struct TOMLWord {
  let word: String

  init(_ word: String) { self.word = word }

  static func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }

  /// What it means; `nil` when it means nothing.
  var scalar: TOMLScalar? {
    switch word {
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "inf", "+inf", "-inf", "nan", "+nan", "-nan": return .other("a number out of range")
    default: return day ?? whole ?? decimal
    }
  }

  private var day: TOMLScalar? {
    let letters = Array(word.utf8)
    if letters.count >= 8, letters[2] == 0x3A, letters[5] == 0x3A { return .other("a time") }
    guard letters.count >= 10, letters[4] == 0x2D, letters[7] == 0x2D else { return nil }
    guard let day = CalendarDay(iso: word.prefix(10)) else { return .other("a day that does not exist") }
    if letters.count == 10 { return .day(day) }
    return letters[10] == 0x54 || letters[10] == 0x74 ? .other("a time of a day") : nil
  }

  private var whole: TOMLScalar? {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      let digits = word.dropFirst(2).filter { $0 != "_" }
      guard digits.first?.isHexDigit == true else { return nil }
      return Int(digits, radix: radix).map { .whole($0) }
    }
    guard let digits = plain(word), digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 0x2D }) else { return nil }
    // Zeros in front are refused by TOML, because some would read them as octal.
    let bare = digits.drop { $0 == "-" }
    guard bare.count == 1 || bare.first != "0" else { return nil }
    return Int(digits).map { .whole($0) } ?? .other("a number out of range")
  }

  private var decimal: TOMLScalar? {
    let parts = word.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard let text = parts.first.flatMap({ plain(String($0)) }) else { return nil }
    let groups = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber = groups.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    guard isNumber, groups.count + parts.count == 3 || groups.count + parts.count == 4, groups.count <= 2 else {
      return nil
    }
    guard let first = groups.first, first.count == 1 || first.first != "0" else { return nil }
    var exponent = 0
    if parts.count == 2 {
      guard let digits = plain(String(parts[1])), let number = Int(digits) else { return nil }
      exponent = number
    }
    guard let number = ExactDecimal(text) else { return .other("a number out of range") }
    return shifted(number, by: exponent)
  }

  private func shifted(_ number: ExactDecimal, by exponent: Int) -> TOMLScalar {
    let step = exponent < 0 ? ExactDecimal(coefficient: 1, scale: 1) : ExactDecimal(10)
    guard let step, (-12...18).contains(exponent) else { return .other("a number out of range") }
    var result = number
    do {
      for _ in 0..<exponent.magnitude { result = try result * step }
      return .decimal(result)
    } catch {
      return .other("a number out of range")
    }
  }

  /// Without a plus sign and the underscores between digits; `nil` when an underscore stands elsewhere.
  private func plain(_ text: String) -> String? {
    let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
    let groups = digits.split(separator: "_", omittingEmptySubsequences: false)
    let isEven = groups.allSatisfy { !$0.isEmpty && $0.first != "." && $0.last != "." }
    guard groups.count == 1 || isEven, let first = digits.first, first.isNumber || first == "-" else { return nil }
    guard digits != "-" else { return nil }
    return groups.joined()
  }
}
