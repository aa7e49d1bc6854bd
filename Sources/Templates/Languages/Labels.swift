public import Diagnostics
public import Values

/// The words of one language for templates, as a label file gives them.
///
/// Input: the lines of the file. Output: translations that are known to fit: each names the same values as its text, so
/// nothing that a template prints can get lost. The tables of a label file:
///
/// - `[about]`: `language`, `reviewed` (whether a native reader has read it), `note`
/// - `[texts]`: text as it stands in templates = how it prints; lines before the first table are texts too
/// - `[values]`: words that documents say themselves, such as kinds, units and countries
/// - `[plurals.WORD]`: `one` and `other`, for words that change with a number
public struct Labels: Sendable {
  /// A translation and where it stands.
  struct Label: Sendable {
    var text: String
    var place: Place?
    var keyPlace: Place?
  }

  /// The language.
  public let language: Language
  /// The file, as its author finds it.
  public let file: String
  /// Whether a native reader has read it; `nil` when the file does not say.
  public internal(set) var isReviewed: Bool?
  /// What the file says about itself, such as `not yet reviewed by a native reader`.
  public internal(set) var note: String?
  var texts: [String: Label] = [:]
  var values: [String: Label] = [:]
  var plurals: [String: [PluralCategory: Label]] = [:]

  /// Labels of a file's lines. Throws a `DiagnosticList` with everything that is wrong, each at its line and column.
  public init(entries: [LabelEntry], language: Language, file: String) throws(DiagnosticList) {
    var reader = LabelReader(labels: Labels(language: language, file: file))
    for entry in entries { reader.read(entry) }
    reader.finish()
    if !reader.diagnostics.isEmpty { throw DiagnosticList(reader.diagnostics) }
    self = reader.labels
  }

  private init(language: Language, file: String) {
    self.language = language
    self.file = file
  }

  /// These labels with those of another file for what they do not say: a co-op's own file in front of the built-in one.
  public func over(_ other: Labels) -> Labels {
    var result = self
    result.texts.merge(other.texts) { own, _ in own }
    result.values.merge(other.values) { own, _ in own }
    result.plurals.merge(other.plurals) { own, _ in own }
    result.isReviewed = isReviewed ?? other.isReviewed
    result.note = isReviewed == nil ? other.note : note
    return result
  }

  /// A warning when no native reader has read the labels; `nil` when one has. For every run that issues documents.
  public var reviewWarning: Diagnostic? {
    guard isReviewed == false else { return nil }
    return Diagnostic(
      "labels-not-reviewed", "the \(language.englishName) labels are \(note ?? "not yet reviewed by a native reader")",
      at: .file(file),
      hint: "let somebody who reads \(language.englishName) daily read a draft; then write `reviewed = true` under "
        + "`[about]` in the co-op's own `templates/labels/\(language.code).toml`", severity: .warning)
  }
}

/// One line of a label file.
public struct LabelEntry: Sendable {
  /// What stands right of the `=`.
  public enum Value: Sendable, Hashable {
    /// `"Zahlbar bis"`
    case text(String)
    /// `true`
    case flag(Bool)
    /// Something that labels have no use for; the text names it, such as `a number`.
    case other(String)
  }

  /// The names of the tables, and the key.
  public var path: [String]
  /// The value.
  public var value: Value
  /// Where the key stands.
  public var keyPlace: Place?
  /// Where the value stands.
  public var valuePlace: Place?

  /// A key with its value.
  public init(_ path: [String], _ value: Value, keyPlace: Place? = nil, valuePlace: Place? = nil) {
    self.path = path
    self.value = value
    self.keyPlace = keyPlace
    self.valuePlace = valuePlace
  }
}
