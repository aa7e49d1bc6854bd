internal import Diagnostics
internal import TOMLKit

/// Turns the parser's complaint into a sentence for somebody who does not program.
struct TOMLSyntaxFault {
  private let error: TOMLParseError
  private let places: TOMLPlaces

  init(_ error: TOMLParseError, places: TOMLPlaces) {
    self.error = error
    self.places = places
  }

  /// One `toml-syntax` diagnostic at the line and column the parser stopped at.
  var diagnostic: Diagnostic {
    let begin = error.source.begin
    // The parser counts the end of a line as its own column; the mark belongs under what was written.
    let width = places.text(begin.line).unicodeScalars.count
    let place = places.place(line: begin.line, column: min(begin.column, max(1, width)))
    let (message, hint) = sentence(line: places.text(begin.line))
    return Diagnostic("toml-syntax", message, at: .text(place), hint: hint)
  }

  private func sentence(line: String) -> (message: String, hint: String) {
    let reason = error.description
    if reason.contains("redefine") || reason.contains("duplicate") {
      return ("this key or section stands in the file twice", "keep one of the two and delete the other")
    }
    guard let equals = line.firstIndex(of: "=") else {
      return ("this line cannot be understood", "a setting is written `key = value`, a note begins with `#`")
    }
    let value = line[line.index(after: equals)...].drop { $0 == " " || $0 == "\t" }
    if value.isEmpty { return ("the value is missing", "write a value behind `=`, or put `#` before the line") }
    if !value.filter({ $0 == "\"" }).count.isMultiple(of: 2) {
      return ("a quote is missing", "text stands between two straight quotes: `name = \"Chinar\"`")
    }
    if value.contains("\\"), value.contains("\"") {
      return ("`\\` has a meaning of its own between double quotes", "write `\\\\`, or use single quotes: 'C:\\logo.png'")
    }
    if let first = value.first, first.isLetter || first == "“" || first == "‘" || first == "”" {
      return ("the value cannot be read", "text stands between two straight quotes: `name = \"Chinar\"`")
    }
    return ("this cannot be read: \(plain(reason))", "text needs quotes, numbers stand without commas, days as 2026-04-01")
  }

  private func plain(_ reason: String) -> String {
    var text = reason[...]
    while let last = text.last, last == "." || last == "\n" { text.removeLast() }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
