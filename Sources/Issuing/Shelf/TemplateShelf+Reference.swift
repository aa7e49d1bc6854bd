import Diagnostics
import JSONData
import Settings
import Templates
import Values

/// What a template can say: fields by kind of document, and the language itself.
extension TemplateShelf {
  /// Every field of a kind of document as a table; of a JSON Schema file or of data, when it names a file.
  ///
  /// - Throws: a `Diagnostic` (misuse) when there is no such kind, all mistakes of a schema or of data at once.
  public static func fieldReference(kind: String) throws -> String {
    guard let schema = kinds[kind] else {
      if let shape = try fileShape(kind) { return FieldReference(shape.schema).text }
      let near = Suggestion.nearest(to: kind, among: kinds.keys.sorted()).map { "did you mean `\($0)`?" }
      throw Diagnostic(
        "unknown-kind", "there is no kind of document `\(kind)`",
        hint: near ?? "there are: \(kinds.keys.sorted().joined(separator: ", "))", fault: .misuse)
    }
    return FieldReference(schema).text
  }

  /// What the data of a file looks like: as a schema describes it, or as it is found in data; `nil` for other files.
  private static func fileShape(_ path: String) throws -> RecordShape? {
    if path.hasSuffix(".schema.json") { return try DataFields.read(ofFile: path) }
    guard [".json", ".jsonl", ".ndjson"].contains(where: path.hasSuffix) else { return nil }
    return try DataFeed(path: path).inferredShape()
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
