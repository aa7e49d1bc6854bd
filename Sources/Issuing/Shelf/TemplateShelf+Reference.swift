import Diagnostics
import Settings
import Templates
import Values

/// What a template can say: fields by kind of document, and the language itself.
extension TemplateShelf {
  /// Every field of a kind of document as a table.
  ///
  /// - Throws: a `Diagnostic` (misuse) when there is no such kind.
  public static func fieldReference(kind: String) throws -> String {
    guard let schema = kinds[kind] else {
      let near = Suggestion.nearest(to: kind, among: kinds.keys.sorted()).map { "did you mean `\($0)`?" }
      throw Diagnostic(
        "unknown-kind", "there is no kind of document `\(kind)`",
        hint: near ?? "there are: \(kinds.keys.sorted().joined(separator: ", "))", fault: .misuse)
    }
    return FieldReference(schema).text
  }

  /// The kinds of documents, one a line, and how to ask for their fields.
  public static var kindReference: String {
    let kinds = Self.kinds.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.fields.count) fields" }
    return (kinds + ["", "talim template fields KIND lists the fields of one of them"]).joined(separator: "\n")
  }

  /// The template language on one page, with the styles and colours of a co-op's theme.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when its settings or its theme can not be read.
  public func languageSheet(for coop: CoopFolder) throws -> String {
    let settings = coop.hasSettings ? try coop.settings() : nil
    return LanguageSheet(theme: try ThemeShelf(shelf: self).theme(settings: settings)).text
  }
}
