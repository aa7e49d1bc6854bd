public import Diagnostics

extension Labels {
  /// The texts of this file that none of the templates has, as warnings with the nearest text that one of them has: most
  /// are slips of the pen. Ask it of a co-op's own file with all templates in use.
  public func unusedTexts(by templates: [Template]) -> [Diagnostic] {
    let known = templates.reduce(into: Set<String>()) { $0.formUnion($1.labelTexts) }
    let names = known.sorted()
    return texts.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.map { key, label in
      Diagnostic(
        "unused-label", "no template has the text `\(key)`", at: label.keyPlace ?? .file(file),
        hint: Suggestion.nearest(to: key, among: names).map { "did you mean `\($0)`?" }
          ?? "copy the text as it stands in the template, or remove the line", severity: .warning)
    }
  }
}
