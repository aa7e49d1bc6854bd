import Diagnostics
import Settings
import Templates
import Values

/// Finds the label files: `labels/<language>.toml` holds a line for each literal text of the templates, `"Pay by" = "…"`.
struct LabelShelf {
  let shelf: TemplateShelf

  /// A template with its literal texts in a language; what is not translated stays as it is and is warned about.
  func labelled(_ template: Template, language: Language) throws -> (template: Template, warnings: [Diagnostic]) {
    guard language.code != template.language else { return (template, template.warnings) }
    guard let path = shelf.path(of: "labels/\(language.code).toml") else {
      let missing = Diagnostic(
        "no-labels", "there are no labels in \(language.englishName) yet, so the template's own words are printed",
        hint:
          "write them to `templates/labels/\(language.code).toml` in the co-op's folder, such as `\"Pay by\" = \"…\"`",
        severity: .warning)
      return (template, template.warnings + [missing])
    }
    let file = try TOMLFile(text: try FileReading.text(ofFile: path), file: path)
    var labels: [String: String] = [:]
    for entry in file.entries {
      if let key = entry.path.last, let text = entry.value.text { labels[key] = text }
    }
    let missing = template.missingLabels(in: labels, language: language.code)
    return (try template.translated(by: labels), template.warnings + missing)
  }
}
