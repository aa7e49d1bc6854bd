internal import Values

/// Reads numbers as spreadsheets write them, without ever guessing which sign is the decimal one.
///
/// Input: a cell. Output: the number it names, two possible numbers, or nothing.
enum NumberReading: Hashable {
  /// Only one reading is possible; `evidence` says which sign it shows to be the decimal one.
  case number(ExactDecimal, evidence: DecimalSign?)
  /// `1.234`: a thousand and more, or one and a fraction.
  case ambiguous(ifPoint: ExactDecimal, ifComma: ExactDecimal)
  /// No number can be read.
  case unreadable

  /// Reads the number of a cell: currency signs and codes, grouping, `(500)` and `500-` for a negative, a trailing `%`.
  init(_ cell: some StringProtocol) {
    if let plain = Self.plain(cell) {
      self = plain
      return
    }
    guard let (digits, isNegative) = Self.stripped(cell.trimmed) else {
      self = .unreadable
      return
    }
    self = Self.signed(Self.magnitude(digits), isNegative: isNegative)
  }

  /// Reads digits with at most one point and one or two decimals, as nearly all numbers in files are written; `nil` for all else.
  private static func plain(_ cell: some StringProtocol) -> NumberReading? {
    var (digits, decimals) = (0, 0)
    var hasPoint = false
    for byte in cell.utf8 {
      switch byte {
      case 48...57:
        if hasPoint { decimals += 1 } else { digits += 1 }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      default: return nil
      }
    }
    guard digits > 0, hasPoint ? (1...2).contains(decimals) : true, let number = ExactDecimal(cell) else { return nil }
    return .number(number, evidence: hasPoint ? .point : nil)
  }

  private static func signed(_ reading: NumberReading, isNegative: Bool) -> NumberReading {
    guard isNegative else { return reading }
    func negative(_ number: ExactDecimal) -> ExactDecimal { (try? ExactDecimal.zero - number) ?? number }
    switch reading {
    case .number(let number, let evidence): return .number(negative(number), evidence: evidence)
    case .ambiguous(let point, let comma): return .ambiguous(ifPoint: negative(point), ifComma: negative(comma))
    case .unreadable: return .unreadable
    }
  }

  /// The digits with their points and commas, and whether the number is negative; `nil` where anything else remains.
  private static func stripped(_ cell: String) -> (digits: Substring, isNegative: Bool)? {
    var text = cell
    var isNegative = false
    if text.hasPrefix("("), text.hasSuffix(")") {
      isNegative = true
      text = text.dropFirst().dropLast().trimmed
    }
    text = withoutCurrency(text)
    for minus in ["-", "\u{2212}"] {
      if text.hasPrefix(minus) || text.hasSuffix(minus) {
        guard !isNegative else { return nil }
        isNegative = true
        text = (text.hasPrefix(minus) ? text.dropFirst() : text.dropLast()).trimmed
      }
    }
    if text.hasPrefix("+") { text = text.dropFirst().trimmed }
    if text.hasSuffix("%") { text = text.dropLast().trimmed }
    text = withoutCurrency(text)
    var digits = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where ![0x20, 0xA0, 0x202F, 0x2009, 0x27, 0x2019].contains(scalar.value) {
      guard scalar.isDigit || scalar == "." || scalar == "," else { return nil }
      digits.append(scalar)
    }
    return digits.isEmpty ? nil : (Substring(String(digits)), isNegative)
  }

  /// The text without a currency's sign or code before or after the number.
  private static func withoutCurrency(_ text: String) -> String {
    var rest = Substring(text)
    // `Rs. 500/-`: the Indian way to say that no paise follow.
    if rest.hasSuffix("/-") { rest = Substring(rest.dropLast(2).trimmed) }
    for sign in ["₹", "€", "£", "¥", "$"] {
      if rest.hasPrefix(sign) { rest = rest.dropFirst() }
      if rest.hasSuffix(sign) { rest = rest.dropLast() }
    }
    let lower = rest.lowercased()
    if lower.hasPrefix("rs.") { return rest.dropFirst(3).trimmed }
    if lower.hasPrefix("rs") { return rest.dropFirst(2).trimmed }
    if rest.count > 3, Currency(code: String(rest.prefix(3))) != nil { return rest.dropFirst(3).trimmed }
    if rest.count > 3, Currency(code: String(rest.suffix(3))) != nil { return rest.dropLast(3).trimmed }
    return rest.trimmed
  }

  private static func magnitude(_ digits: Substring) -> NumberReading {
    let points = digits.count { $0 == "." }
    let commas = digits.count { $0 == "," }
    switch (points, commas) {
    case (0, 0): return whole(digits)
    case (1, 0): return oneSign(digits, sign: ".")
    case (0, 1): return oneSign(digits, sign: ",")
    case (_, 0): return grouped(digits, by: ".", evidence: .comma)
    case (0, _): return grouped(digits, by: ",", evidence: .point)
    default: return bothSigns(digits)
    }
  }

  private static func whole(_ digits: Substring) -> NumberReading {
    ExactDecimal(digits).map { .number($0, evidence: nil) } ?? .unreadable
  }

  /// One sign, once: with three digits behind it and one to three before it, it may be either.
  private static func oneSign(_ digits: Substring, sign: Character) -> NumberReading {
    let parts = digits.split(separator: sign, omittingEmptySubsequences: false)
    let evidence: DecimalSign = sign == "." ? .point : .comma
    let front = parts[0].isEmpty ? "0" : parts[0]
    guard let asDecimal = ExactDecimal(parts[1].isEmpty ? front : front + "." + parts[1]) else { return .unreadable }
    let mayGroup = parts[1].count == 3 && (1...3).contains(parts[0].count) && !parts[0].hasPrefix("0")
    guard mayGroup, let asGroup = ExactDecimal(parts[0] + parts[1]) else {
      return .number(asDecimal, evidence: evidence)
    }
    return sign == "."
      ? .ambiguous(ifPoint: asDecimal, ifComma: asGroup) : .ambiguous(ifPoint: asGroup, ifComma: asDecimal)
  }

  private static func grouped(_ digits: Substring, by sign: Character, evidence: DecimalSign?) -> NumberReading {
    let groups = digits.split(separator: sign, omittingEmptySubsequences: false)
    guard isGrouping(groups), let number = ExactDecimal(groups.joined()) else { return .unreadable }
    return .number(number, evidence: evidence)
  }

  private static func bothSigns(_ digits: Substring) -> NumberReading {
    guard let last = digits.lastIndex(where: { $0 == "." || $0 == "," }) else { return .unreadable }
    let sign = digits[last]
    let front = digits[..<last]
    let fraction = digits[digits.index(after: last)...]
    guard !front.contains(sign), !fraction.isEmpty else { return .unreadable }
    let groups = front.split(separator: sign == "." ? "," : ".", omittingEmptySubsequences: false)
    guard isGrouping(groups), let number = ExactDecimal(groups.joined() + "." + fraction) else { return .unreadable }
    return .number(number, evidence: sign == "." ? .point : .comma)
  }

  /// Groups of three, or the Indian way: the last of three, those before it of two.
  private static func isGrouping(_ groups: [Substring]) -> Bool {
    guard groups.count > 1, groups[0].count >= 1, groups[0].count <= 3, groups[groups.count - 1].count == 3 else {
      return false
    }
    let middle = groups.dropFirst().dropLast()
    if middle.allSatisfy({ $0.count == 3 }) { return true }
    return groups[0].count <= 2 && middle.allSatisfy { $0.count == 2 }
  }
}

/// Which sign stands before the decimals.
enum DecimalSign: Hashable {
  case point
  case comma
}
