/// Turns diagnostics into the text a person reads on the terminal.
///
/// ```
/// error: unknown field `totl` in `invoice`
///   --> templates/invoice.xml:12:14
///    |
/// 12 | <text>{{ totl }}</text>
///    |          ^^^^
/// hint: did you mean `total`?
/// ```
public struct DiagnosticPrinter: Sendable {
  /// Whether to use the terminal's colours.
  public var usesColor: Bool

  /// Makes a printer; plain text unless told otherwise.
  public init(usesColor: Bool = false) { self.usesColor = usesColor }

  /// The text of one diagnostic, without a line end after its last line.
  public func text(_ diagnostic: Diagnostic) -> String {
    var lines = ["\(label(diagnostic.severity)) \(printable(diagnostic.message, keepsLines: true))"]
    switch diagnostic.place {
    case .text(let place): lines += excerpt(place)
    case .some(let place): lines.append("  --> \(printable("\(place)"))")
    case .none: break
    }
    if let hint = diagnostic.hint { lines.append("\(painted("hint:", "36")) \(printable(hint, keepsLines: true))") }
    return lines.joined(separator: "\n")
  }

  /// The text of several diagnostics, in the order of their places, with a blank line between them.
  public func text(_ list: DiagnosticList) -> String {
    list.sorted.map(text).joined(separator: "\n\n")
  }

  private func label(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: painted("error:", "1;31")
    case .warning: painted("warning:", "1;33")
    case .note: painted("note:", "1;34")
    }
  }

  private func painted(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// Longer lines are shown as a window around the mistake, so that a one-line file does not flood the terminal.
  private static let widestExcerpt = 140

  private func excerpt(_ place: TextPlace) -> [String] {
    let number = String(place.line)
    let gutter = String(repeating: " ", count: number.count)
    var characters = Array(place.lineText.unicodeScalars)
    var start = max(0, min(place.column - place.lineTextStart, characters.count))
    var length = place.length
    if characters.count > Self.widestExcerpt {
      let from = max(0, start - 40)
      characters = Array(characters[from..<min(characters.count, from + Self.widestExcerpt)])
      start -= from
    }
    length = max(1, min(length, characters.count - start))
    // Tabs are kept before the marks, so that both lines move by the same amount on any terminal.
    let indent = String(characters.prefix(start).map { $0 == "\t" ? "\t" : " " as Character })
    var line = String.UnicodeScalarView()
    line.append(contentsOf: characters)
    return [
      "\(gutter) --> \(printable(place.file)):\(place.line):\(place.column)",
      "\(gutter)  |",
      "\(number) | \(printable(String(line)))".trimmingTrailingSpaces,
      "\(gutter)  | \(indent)\(painted(String(repeating: "^", count: length), "1;31"))",
    ]
  }

  /// Control characters would confuse the terminal, so each is shown as a space.
  private func printable(_ text: String, keepsLines: Bool = false) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    if isPlain { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\t" && !(keepsLines && scalar == "\n")
      result.append(isControl ? " " : scalar)
    }
    return String(result)
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var copy = Substring(self)
    while copy.last == " " { copy.removeLast() }
    return String(copy)
  }
}
