import Values

/// The words of a language that are looked up while a document is filled, besides the texts of the template.
struct Wording: Sendable {
  private var texts: [String: String] = [:]
  private var values: [String: String] = [:]
  private var plurals: [String: [PluralCategory: String]] = [:]
  /// The language of the template, whose own words stand where others are missing.
  private let original: Language
  private let language: Language

  /// The template's own words.
  init(original: Language) {
    self.original = original
    language = original
  }

  /// The words of these labels.
  init(_ labels: Labels, original: Language) {
    self.original = original
    language = labels.language
    texts = labels.texts.mapValues(\.text)
    values = labels.values.mapValues(\.text)
    plurals = labels.plurals.mapValues { $0.mapValues(\.text) }
  }

  /// Whether nothing is said otherwise than by the template.
  var isOriginal: Bool { texts.isEmpty && values.isEmpty && plurals.isEmpty }

  /// A text that stands in an expression of the template.
  func text(_ text: String) -> String { texts[text] ?? text }

  /// A word that a document says; a code in brackets behind it stays: `Delhi (07)`.
  func value(_ text: String) -> String {
    if values.isEmpty { return text }
    if let known = values[text] { return known }
    guard text.last == ")", let bracket = text.lastIndex(of: "("), bracket > text.startIndex else { return text }
    let end = text.index(before: bracket)
    guard text[end] == " ", let known = values[String(text[..<end])] else { return text }
    return known + text[end...]
  }

  /// The form of a word beside a number.
  func plural(_ number: ExactDecimal, one: String, many: String) -> String {
    if let forms = plurals[one], let form = forms[language.pluralCategory(of: number)] ?? forms[.other] { return form }
    return original.pluralCategory(of: number) == .one ? one : many
  }
}

extension Frame {
  /// The value of an expression as it is printed: words of the template and of the document in the wording's language.
  /// Data stays as it is.
  func printed(_ expression: Expression, _ locale: DocumentLocale, _ wording: Wording) -> Value {
    if wording.isOriginal { return value(expression, locale) }
    switch expression {
    case .literal(.text(let text)): return .text(wording.text(text))
    case .path:
      let (value, isWords) = found(expression)
      return isWords ? wording.translated(value) : wording.withUnit(value)
    case .fallback(let left, let right):
      let value = printed(left, locale, wording)
      return value.isNone ? printed(right, locale, wording) : value
    case .filter(.plural(let one, let many), let inner):
      guard let number = value(inner, locale).plainNumber else { return value(expression, locale) }
      return .text(wording.plural(number, one: one, many: many))
    case .filter(let filter, let inner): return filter.apply(to: printed(inner, locale, wording), locale)
    default: return value(expression, locale)
    }
  }

  /// The value of a path, and whether its field holds words.
  private func found(_ expression: Expression) -> (Value, isWords: Bool) {
    guard case .path(let slot, let steps) = expression, values.indices.contains(slot) else { return (.none, false) }
    var value = values[slot]
    var isWords = false
    for step in steps {
      guard case .record(let record) = value else { return (.none, false) }
      value = record[step]
      isWords = record.schema.fields.indices.contains(step) && record.schema.fields[step].words != nil
    }
    return (value, isWords)
  }
}

extension Wording {
  fileprivate func translated(_ value: Value) -> Value {
    switch value {
    case .text(let text): .text(self.value(text))
    case .list(let list): .list(list.map(translated))
    default: value
    }
  }

  fileprivate func withUnit(_ value: Value) -> Value {
    guard case .quantity(let quantity) = value, !quantity.unit.isEmpty else { return value }
    return .quantity(Quantity(quantity.amount, unit: self.value(quantity.unit)))
  }
}

extension Value {
  /// The number that decides the form of a word.
  fileprivate var plainNumber: ExactDecimal? {
    switch self {
    case .integer(let number): ExactDecimal(number)
    case .decimal(let number): number
    case .quantity(let quantity): quantity.amount
    default: nil
    }
  }
}

extension Expression {
  /// The words in it that label files may translate: texts, and plurals by their form for one.
  var ownWords: (texts: [String], plurals: [String]) {
    switch self {
    case .literal(.text(let text)): (text.unicodeScalars.contains { $0.properties.isAlphabetic } ? [text] : [], [])
    case .fallback(let left, let right):
      (left.ownWords.texts + right.ownWords.texts, left.ownWords.plurals + right.ownWords.plurals)
    case .filter(.plural(let one, _), _): ([], [one])
    case .filter(_, let inner): inner.ownWords
    default: ([], [])
    }
  }

  /// Whether an amount is put into words.
  var hasAmountInWords: Bool {
    switch self {
    case .fallback(let left, let right): left.hasAmountInWords || right.hasAmountInWords
    case .filter(.words, _): true
    case .filter(_, let inner): inner.hasAmountInWords
    default: false
    }
  }
}
