public import Diagnostics
import Typesetting

/// Literal texts are their own keys: `Page {{ page }} of {{ pages }}` in one language leads to the same with the same
/// values in another.
extension Template {
  /// The texts of the template that have words of their own, each once, in the order they stand in.
  public var labelKeys: [String] {
    var seen: Set<String> = []
    return units.compactMap(\.key).filter { seen.insert($0).inserted }
  }

  /// The keys that `labels` does not translate, with their places, as warnings.
  public func missingLabels(in labels: [String: String], language: String) -> [Diagnostic] {
    var seen: Set<String> = []
    return units.compactMap { unit in
      guard let key = unit.key, labels[key] == nil, seen.insert(key).inserted else { return nil }
      return Diagnostic(
        "missing-label", "`\(key)` has no translation for `\(language)`", at: .text(unit.origin.place),
        hint: "add it to `labels/\(language).toml`; until then it prints as it is", severity: .warning)
    }
  }

  /// The template with its texts replaced by `labels` (text as in the template → translation). Values keep their names
  /// and may change their order; texts without a translation stay. Throws a `DiagnosticList` when a translation names a
  /// value that its text does not have.
  ///
  /// Do this once for a language, not for each document.
  public func translated(by labels: [String: String]) throws -> Template {
    guard !labels.isEmpty else { return self }
    var problems: [Diagnostic] = []
    let translated = units.map { unit -> TextUnit in
      guard let key = unit.key, let label = labels[key] else { return unit }
      return unit.translated(label, &problems)
    }
    if !problems.isEmpty { throw DiagnosticList(problems) }
    return with(units: translated)
  }
}

extension TextUnit {
  fileprivate func translated(_ label: String, _ problems: inout [Diagnostic]) -> TextUnit {
    let source = SourceText(file: "label", text: label)
    var text = MarkupText(source: source, at: 0)
    text.append(0..<source.bytes.count)
    let collector = DiagnosticCollector()
    let values = pieces.filter { if case .literal = $0 { false } else { true } }
    var result: [Piece] = []
    if case .literal(let first) = pieces.first, first.hasPrefix(" ") { result.append(.literal(" ")) }
    for piece in text.pieces(collector) {
      switch piece {
      case .literal(let words, _): result.append(.literal(words))
      case .expression(_, let name, _):
        guard let index = written.firstIndex(of: name), values.indices.contains(index) else {
          problems.append(
            Diagnostic(
              "bad-label", "the translation `\(label)` names `{{ \(name) }}`, which its text does not have",
              at: .text(origin.place), hint: "the text is `\(key ?? "")`"))
          continue
        }
        result.append(values[index])
      }
    }
    problems += collector.diagnostics.map {
      Diagnostic($0.name, "in the translation `\(label)`: \($0.message)", at: .text(origin.place), hint: $0.hint)
    }
    if case .literal(let last) = pieces.last, pieces.count > 0, last.hasSuffix(" ") { result.append(.literal(" ")) }
    return TextUnit(key: key, pieces: result, written: written, origin: origin)
  }
}
