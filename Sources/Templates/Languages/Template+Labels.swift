public import Diagnostics
import Typesetting
import Values

/// Literal texts are their own keys: `Page {{ page }} of {{ pages }}` in one language leads to the same with the same
/// values in another.
extension Template {
  /// The texts of the template that have words of their own, each once, in the order they stand in.
  public var labelKeys: [String] {
    var seen: Set<String> = []
    return ownWords.compactMap { word in
      guard case .text = word.kind, seen.insert(word.text).inserted else { return nil }
      return word.text
    }
  }

  /// What a document of this template says in words of its own and `labels` does not have, with places, as warnings.
  public func missingLabels(in labels: Labels) -> [Diagnostic] {
    var seen: Set<OwnWord.Key> = []
    let language = labels.language
    return ownWords.compactMap { word in
      guard !word.isKnown(to: labels), seen.insert(word.key).inserted else { return nil }
      return Diagnostic(
        "missing-label", "`\(word.text)` has no translation for `\(language.code)`", at: word.place,
        hint: "add it to \(word.table)`labels/\(language.code).toml`; until then it prints as it is",
        severity: .warning)
    }
  }

  /// The texts of the template as label files name them, values included; without what is no text, such as file names.
  var labelTexts: Set<String> {
    Set(units.map(\.key)).union(ownWords.compactMap { $0.kind == .text ? $0.text : nil })
  }

  /// Whether amounts are put into words.
  public var hasAmountsInWords: Bool {
    units.contains { unit in
      unit.pieces.contains { if case .value(let expression, _) = $0 { expression.hasAmountInWords } else { false } }
    }
  }

  /// The template in the words of `labels`; what they do not say stays as it is. `second` are the labels of the language
  /// in which labels stand a second time, where the template asks for one; without them it stands in its own words.
  ///
  /// Do this once for a language, not for each document.
  public func translated(by labels: Labels?, second: Labels? = nil) -> Template {
    let original = Language(code: language) ?? .english
    func words(_ labels: Labels?) -> ([TextUnit], Wording) {
      guard let labels else { return (self.units, Wording(original: original)) }
      return (self.units.map { $0.translated(by: labels) }, Wording(labels, original: original))
    }
    let (units, wording) = words(labels)
    guard let also = secondLanguage else { return with(units: units, wording: wording, second: nil) }
    let (otherUnits, otherWording) = words(second)
    return with(units: units, wording: wording, second: (otherUnits, otherWording, also))
  }

  private var ownWords: [OwnWord] {
    var result: [OwnWord] = []
    for unit in units {
      let place = Place.text(unit.origin.place)
      if unit.hasWords { result.append(OwnWord(kind: .text, text: unit.key, place: place)) }
      guard !unit.key.isEmpty else { continue }
      for case .value(let expression, _) in unit.pieces {
        let words = expression.ownWords
        result += words.texts.map { OwnWord(kind: .text, text: $0, place: place) }
        result += words.plurals.map { OwnWord(kind: .plural, text: $0, place: place) }
      }
    }
    return result + schema.ownWords(at: .text(origin.place))
  }
}

/// Something a document says that is no data.
private struct OwnWord {
  enum Kind: Hashable {
    case text, value, plural
  }

  struct Key: Hashable {
    let kind: Kind
    let text: String
  }

  let kind: Kind
  let text: String
  let place: Place

  var key: Key { Key(kind: kind, text: text) }

  var table: String {
    switch kind {
    case .text: ""
    case .value: "`[values]` in "
    case .plural: "`[plurals.…]` in "
    }
  }

  func isKnown(to labels: Labels) -> Bool {
    switch kind {
    case .text: labels.texts[text] != nil
    case .value: labels.values[text] != nil
    case .plural: labels.plurals[text] != nil
    }
  }
}

extension Schema {
  /// The words that the fields of this record and of those inside may say, as far as they are known beforehand.
  fileprivate func ownWords(at place: Place) -> [OwnWord] {
    fields.flatMap { field in
      (field.words ?? []).map { OwnWord(kind: .value, text: $0, place: place) }
        + (field.type.innerSchema?.ownWords(at: place) ?? [])
    }
  }
}

extension FieldType {
  fileprivate var innerSchema: Schema? {
    switch self {
    case .record(let schema): schema
    case .list(let inner), .optional(let inner): inner.innerSchema
    default: nil
    }
  }
}

extension TextUnit {
  /// The unit in the words of a label, its values at the places where the label names them.
  fileprivate func translated(by labels: Labels) -> TextUnit {
    guard !key.isEmpty, let label = labels.texts[key]?.text else { return self }
    let values = pieces.filter { if case .literal = $0 { false } else { true } }
    var result: [Piece] = []
    // Blanks at the edges part the text from what stands before and behind it, whatever the language.
    var words = if case .literal(let first) = pieces.first, first.hasPrefix(" ") { " " } else { "" }
    for piece in LabelText.pieces(label, DiagnosticCollector()) {
      switch piece {
      case .literal(let text, _): words += text
      case .expression(_, let name, _):
        guard let index = written.firstIndex(of: name), values.indices.contains(index) else { continue }
        if !words.isEmpty { result.append(.literal(words)) }
        words = ""
        result.append(values[index])
      }
    }
    if case .literal(let last) = pieces.last, last.hasSuffix(" ") { words += " " }
    if !words.isEmpty { result.append(.literal(words)) }
    return TextUnit(key: key, hasWords: hasWords, pieces: result, written: written, origin: origin)
  }
}
