import Diagnostics
import Typesetting

/// The error for characters that no bundled font has.
enum MissingCharacter {
  /// The error for these characters of a run.
  static func diagnostic(_ scalars: [Unicode.Scalar], in run: TextRun) -> Diagnostic {
    var seen: Set<Unicode.Scalar> = []
    let names = scalars.filter { seen.insert($0).inserted }.prefix(5).map(name)
    let field = run.origin?.field.map { " of `\($0)`" } ?? ""
    return Diagnostic(
      "missing-character", "no font has \(names.joined(separator: ", "))\(field) in the text `\(excerpt(run.text))`",
      at: run.origin.map { .text($0.place) },
      hint: "write it with other characters: Latin, Devanagari and Arabic letters can be printed")
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    switch scalar.properties.generalCategory {
    case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: return code
    default: return "`\(scalar)` (\(code))"
    }
  }

  /// The beginning of the text without control characters.
  private static func excerpt(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    for scalar in scalars.prefix(60) {
      result.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(result) + (scalars.dropFirst(60).isEmpty ? "" : "…")
  }
}
