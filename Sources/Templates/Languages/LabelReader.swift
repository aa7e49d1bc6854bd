import Diagnostics
import Values

/// Reads the lines of a label file one by one, and checks every translation against its text.
struct LabelReader {
  var labels: Labels
  var diagnostics: [Diagnostic] = []
  private var pluralPlaces: [(word: String, place: Place?)] = []

  private static let tables = ["about", "texts", "values", "plurals"]
  private static let facts = ["language", "reviewed", "note"]

  init(labels: Labels) { self.labels = labels }

  mutating func read(_ entry: LabelEntry) {
    switch (entry.path.first, entry.path.count) {
    case (_, 1): readText(entry.path[0], entry)
    case ("about", 2): readFact(entry.path[1], entry)
    case ("texts", 2): readText(entry.path[1], entry)
    case ("values", 2): if let label = label(entry) { labels.values[entry.path[1]] = label }
    case ("plurals", 3): readPlural(entry.path[1], entry.path[2], entry)
    default: reportPath(entry)
    }
  }

  /// Reports what is only known at the end of the file.
  mutating func finish() {
    for (word, place) in pluralPlaces where labels.plurals[word]?[.other] == nil {
      report(
        "label-lacks-form", "the plural `\(word)` has no form `other`", place,
        hint: "write `other = \"…\"`, the form beside most numbers")
    }
  }

  private mutating func report(_ name: String, _ message: String, _ place: Place?, hint: String) {
    diagnostics.append(Diagnostic(name, message, at: place ?? .file(labels.file), hint: hint))
  }

  private mutating func reportPath(_ entry: LabelEntry) {
    let table = entry.path.first ?? ""
    let near = Suggestion.nearest(to: table, among: Self.tables).map { "did you mean `[\($0)]`?" }
    let known = Self.tables.contains(table)
    report(
      "unknown-label-table", known ? "nothing like this stands in `[\(table)]`" : "unknown table `[\(table)]`",
      entry.keyPlace,
      hint: known
        ? "write `key = \"text\"`, and plurals as `[plurals.day]` with `one` and `other`"
        : near ?? "the tables are \(Self.tables.map { "`[\($0)]`" }.joined(separator: ", "))")
  }

  private mutating func label(_ entry: LabelEntry) -> Labels.Label? {
    guard case .text(let text) = entry.value else {
      let kind = if case .other(let kind) = entry.value { kind } else { "true or false" }
      report("bad-label", "a label is text, and this is \(kind)", entry.valuePlace, hint: "put it between quotes")
      return nil
    }
    return Labels.Label(text: text, place: entry.valuePlace, keyPlace: entry.keyPlace)
  }

  private mutating func readFact(_ key: String, _ entry: LabelEntry) {
    switch (key, entry.value) {
    case ("language", .text(let code)):
      guard Language(code: code) != labels.language else { return }
      report(
        "bad-label", "the file says it is for `\(code)`, and its name says `\(labels.language.code)`",
        entry.valuePlace, hint: "name the file `\(code).toml`, or mend `language`")
    case ("reviewed", .flag(let flag)): labels.isReviewed = flag
    case ("note", .text(let note)): labels.note = note
    case ("reviewed", _):
      report("bad-label", "`reviewed` is `true` or `false`", entry.valuePlace, hint: "write it without quotes")
    case ("language", _), ("note", _): _ = label(entry)
    default:
      let near = Suggestion.nearest(to: key, among: Self.facts).map { "did you mean `\($0)`?" }
      report(
        "unknown-label-key", "unknown key `\(key)` in `[about]`", entry.keyPlace,
        hint: near ?? "known are \(Self.facts.map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  private mutating func readPlural(_ word: String, _ form: String, _ entry: LabelEntry) {
    guard let category = PluralCategory(rawValue: form) else {
      report(
        "unknown-label-key", "unknown form `\(form)` of the plural `\(word)`", entry.keyPlace,
        hint: "the forms are `one` and `other`")
      return
    }
    guard let label = label(entry) else { return }
    if labels.plurals[word] == nil { pluralPlaces.append((word, entry.keyPlace)) }
    labels.plurals[word, default: [:]][category] = label
  }

  // MARK: Texts

  private mutating func readText(_ key: String, _ entry: LabelEntry) {
    guard let label = label(entry) else { return }
    labels.texts[key] = label
    let collector = DiagnosticCollector()
    let keyCollector = DiagnosticCollector()
    let wanted = LabelText.names(in: key, keyCollector)
    let found = LabelText.names(in: label.text, collector)
    guard collector.diagnostics.isEmpty, keyCollector.diagnostics.isEmpty else {
      diagnostics += keyCollector.diagnostics.map { diagnostic in
        var copy = diagnostic
        copy.place = label.keyPlace ?? label.place
        return copy
      }
      diagnostics += collector.diagnostics.map { located($0, label) }
      return
    }
    for name in found where !wanted.contains(name) {
      let near = Suggestion.nearest(to: name, among: wanted.filter { !found.contains($0) }).map {
        "did you mean `{{ \($0) }}`?"
      }
      report(
        "bad-label", "the translation names `{{ \(name) }}`, which its text does not have",
        LabelText.place(of: name, in: label), hint: near ?? "its text is `\(key)`")
    }
    // A value with a slip in its name is not left out as well.
    guard found.allSatisfy(wanted.contains) else { return }
    for name in wanted where !found.contains(name) {
      report(
        "label-lacks-value", "the translation leaves out `{{ \(name) }}`", label.place,
        hint: "write every value of the text, in the order of your language; the text is `\(key)`")
    }
  }

  /// A mistake in the syntax of a label, at its own line and column.
  private func located(_ diagnostic: Diagnostic, _ label: Labels.Label) -> Diagnostic {
    var result = diagnostic
    if case .text(let place)? = diagnostic.place, place.line == 1 {
      result.place = LabelText.place(fromColumn: place.column, length: place.length, in: label)
    } else {
      result.place = label.place
    }
    return result
  }
}

/// The text of a label: words and names between double braces.
enum LabelText {
  static func pieces(_ text: String, _ collector: DiagnosticCollector) -> [TextPieceSyntax] {
    let source = SourceText(file: "label", text: text)
    var markup = MarkupText(source: source, at: 0)
    markup.append(0..<source.bytes.count)
    return markup.pieces(collector)
  }

  /// The values named in a text, as they are written.
  static func names(in text: String, _ collector: DiagnosticCollector) -> [String] {
    pieces(text, collector).compactMap { if case .expression(_, let name, _) = $0 { name } else { nil } }
  }

  /// Where a value is named in the label file.
  static func place(of name: String, in label: Labels.Label) -> Place? {
    let column = label.text.range(of: name).map {
      label.text.unicodeScalars.distance(from: label.text.startIndex, to: $0.lowerBound) + 1
    }
    return place(fromColumn: column ?? 1, length: name.unicodeScalars.count, in: label)
  }

  /// A stretch of the label's text in the label file; the whole label where escapes hide which it is.
  static func place(fromColumn column: Int, length: Int, in label: Labels.Label) -> Place? {
    guard case .text(let place)? = label.place else { return label.place }
    let written = place.lineText.unicodeScalars.dropFirst(place.column).prefix(label.text.unicodeScalars.count)
    guard written.elementsEqual(label.text.unicodeScalars) else { return label.place }
    return .text(
      TextPlace(
        file: place.file, line: place.line, column: place.column + column, length: length, lineText: place.lineText))
  }
}

extension String {
  /// The first place where another text stands.
  fileprivate func range(of other: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other), !other.isEmpty { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }
}
