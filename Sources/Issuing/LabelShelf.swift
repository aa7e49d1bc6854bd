import Diagnostics
import Settings
import Templates
import Values

/// Finds the label files: `labels/<language>.toml` holds a line for each literal text of the templates, `"Pay by" = "…"`.
///
/// A co-op's own file stands in front of the built-in one line by line, so that it need not repeat what it does not change.
struct LabelShelf {
  let shelf: TemplateShelf
  /// Told of every file that is looked at, if given.
  var files: FilesRead?

  /// A template in a language, and what its author and who issues documents with it should know.
  struct Labelled {
    /// The template with its texts in the language; what is not translated stays as it is.
    var template: Template
    /// What should be looked at, for every use: missing labels, amounts in words of another language.
    var warnings: [Diagnostic]
    /// What should be said once in a run that issues documents: that nobody has reviewed the labels.
    var reviewWarnings: [Diagnostic]
  }

  /// The labels of a language; `nil` when there is no file. Throws all mistakes of a file at once.
  func labels(_ language: Language) throws -> Labels? {
    let found = try shelf.paths(of: Self.name(language), files: files).map { try read($0, language) }
    guard let first = found.first else { return nil }
    return found.dropFirst().reduce(first) { $0.over($1) }
  }

  /// The labels in the co-op's own file; `nil` when it has none.
  func ownLabels(_ language: Language) throws -> Labels? {
    let path = FilePaths.joined(shelf.ownPath, Self.name(language))
    return FilePaths.exists(path) ? try read(ShownPath(path: path, shown: path), language) : nil
  }

  private static func name(_ language: Language) -> String { "labels/\(language.code).toml" }

  private func read(_ path: ShownPath, _ language: Language) throws -> Labels {
    try FilePaths.requireInside(
      path.path, [shelf.ownPath, shelf.builtInPath], "the label file for \(language.englishName)")
    let file = try TOMLFile(text: try FileReading.text(ofFile: path.path, most: FileReading.mostText), file: path.shown)
    return try Labels(entries: file.entries.map(Self.entry), language: language, file: path.shown)
  }

  /// A template with its literal texts in a language.
  func labelled(_ template: Template, language: Language) throws -> Labelled {
    let labels = try labels(language)
    var warnings = template.warnings
    if language.code != template.language { warnings += check(template, labels, language) }
    var second: Labels?
    if let also = template.secondLanguage, also != language {
      second = try self.labels(also)
      if also.code != template.language { warnings += check(template, second, also) }
    }
    return Labelled(
      template: template.translated(by: labels, second: second), warnings: warnings,
      reviewWarnings: [labels, second].compactMap { $0?.reviewWarning })
  }

  /// What a language lacks to print a template: for `talim template check --language`. All of it are warnings, the last that
  /// no native reader has read the labels.
  func check(_ template: Template, language: Language) throws -> [Diagnostic] {
    guard language.code != template.language else { return [] }
    let labels = try labels(language)
    return check(template, labels, language) + [labels?.reviewWarning].compactMap { $0 }
  }

  private func check(_ template: Template, _ labels: Labels?, _ language: Language) -> [Diagnostic] {
    guard let labels else { return [Self.noLabels(language)] }
    var warnings = template.missingLabels(in: labels)
    let words = DocumentLocale(language).languageOfWords
    if words != language, template.hasAmountsInWords {
      warnings.append(
        Diagnostic(
          "words-of-another-language",
          "there are no number words in \(language.englishName), so amounts in words print in \(words.englishName)",
          at: .file(template.file), hint: "leave out `| words` in the template if that will not do", severity: .warning)
      )
    }
    return warnings
  }

  private static func noLabels(_ language: Language) -> Diagnostic {
    Diagnostic(
      "no-labels", "there are no labels in \(language.englishName) yet, so the template's own words are printed",
      hint:
        "write them to `templates/labels/\(language.code).toml` in the co-op's folder, such as `\"Pay by\" = \"…\"`",
      severity: .warning)
  }

  private static func entry(_ entry: TOMLFile.Entry) -> LabelEntry {
    let value: LabelEntry.Value =
      switch entry.value {
      case .text(let text): .text(text)
      case .flag(let flag): .flag(flag)
      default: .other(entry.value.kind)
      }
    return LabelEntry(entry.path, value, keyPlace: entry.keyPlace, valuePlace: entry.valuePlace)
  }
}
