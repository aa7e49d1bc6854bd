import Values

/// Makes text out of data that is safe to stand in any sentence.
///
/// Data is never markup and never changes the order of the text around it: line ends become line breaks, control
/// characters vanish, and text of the other direction (in right-to-left documents also numbers and codes) is isolated
/// (Unicode Standard Annex 9, directional isolates).
enum PrintedText {
  private static let leftToRightIsolate = "\u{2066}"
  private static let firstStrongIsolate = "\u{2068}"
  private static let popIsolate = "\u{2069}"
  private static let lineBreak: Unicode.Scalar = "\u{2028}"

  /// The text of a value, or `nil` when there is nothing to print.
  static func text(_ value: Value, _ locale: DocumentLocale) -> String? {
    switch value {
    case .text(let text): text.isEmpty ? nil : isolated(clean(text), locale)
    case .integer(let number): isolated(locale.text(number), locale)
    case .decimal(let number): isolated(locale.text(number), locale)
    case .money(let money): isolated(locale.text(money), locale)
    case .percentage(let percentage): isolated(locale.text(percentage), locale)
    case .quantity(let quantity): isolated(clean(locale.text(quantity)), locale)
    case .day(let day): isolated(locale.text(day), locale)
    case .none, .flag, .record, .list: nil
    }
  }

  /// The text of a value for machines: codes, names of files, addresses. Without the characters that only guide the order
  /// of letters on paper.
  static func bare(_ value: Value, _ locale: DocumentLocale) -> String {
    var result = String.UnicodeScalarView()
    result.append(
      contentsOf: (text(value, locale) ?? "").unicodeScalars.filter { scalar in
        scalar.value != 0x200E && !(0x2066...0x2069).contains(scalar.value)
      })
    return String(result)
  }

  /// The text with its line ends as U+2028 and without control characters and foreign direction marks.
  static func clean(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      defer { wasReturn = scalar == "\r" }
      switch scalar.value {
      case 0x0A where wasReturn: continue
      case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: result.append(lineBreak)
      case 0x09: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0: continue
      // Embeddings, overrides and isolates in data would reach beyond it.
      case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text so that it keeps its own order, each line for itself.
  static func isolated(_ text: String, _ locale: DocumentLocale) -> String {
    let isMirrored = locale.language.isRightToLeft
    // The letters of right-to-left scripts begin with one of the bytes left out here.
    if !isMirrored, text.utf8.allSatisfy({ $0 < 0xD6 || (0xE1...0xEE).contains($0) }) { return text }
    let content = content(of: text)
    guard content.isMixed || content.hasRightToLeft != isMirrored else { return text }
    let opening = content.hasRightToLeft ? firstStrongIsolate : leftToRightIsolate
    guard text.unicodeScalars.contains(lineBreak) else { return opening + text + popIsolate }
    let lines = text.unicodeScalars.split(separator: lineBreak, omittingEmptySubsequences: false)
    return lines.map { opening + String($0) + popIsolate }.joined(separator: String(lineBreak))
  }

  /// Which directions the letters and digits of a text have.
  private static func content(of text: String) -> (hasRightToLeft: Bool, isMixed: Bool) {
    var hasRightToLeft = false
    var hasOther = false
    for scalar in text.unicodeScalars {
      if isRightToLeft(scalar) {
        hasRightToLeft = true
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        hasOther = true
      }
    }
    return (hasRightToLeft, hasRightToLeft && hasOther)
  }

  /// Whether a character belongs to a script that runs from right to left.
  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
