import Diagnostics
import Typesetting

/// The error for characters that no bundled font has.
enum MissingCharacter {
  /// The error for these characters of a run.
  static func diagnostic(_ scalars: [Unicode.Scalar], in run: TextRun) -> Diagnostic {
    var seen: Set<Unicode.Scalar> = []
    let names = scalars.filter { seen.insert($0).inserted }.prefix(5).map(Excerpt.name)
    let field = run.origin?.field.map { " of `\($0)`" } ?? ""
    return Diagnostic(
      "missing-character",
      "no font has \(names.joined(separator: ", "))\(field) in the text `\(Excerpt.text(run.text))`",
      at: run.origin.map { .text($0.place) },
      hint: "write it with other characters: Latin, Devanagari and Arabic letters can be printed")
  }
}
