public import Diagnostics
import Typesetting
public import Values

/// A checked template: names are positions, filters fit, and nothing about it is text to be parsed any more.
public struct Template: Sendable {
  /// The kind of document it prints.
  public let kind: String
  /// The fields it was checked against.
  public let schema: Schema
  /// The file it came from.
  public let file: String
  /// What should be looked at, though it does not keep the template from working.
  public let warnings: [Diagnostic]
  /// The language of its own texts.
  public var language: String { page.language }
  /// The language in which labels stand a second time (`label-also`), if any.
  public var secondLanguage: Language? { page.secondLanguage }

  let theme: Theme
  private(set) var page: PageSpec
  let furniture: [FurnitureNode]
  let body: [BlockFlow]
  let parts: [[BlockFlow]]
  private(set) var units: [TextUnit]
  let origin: Origin
  /// The words that are looked up while a document is filled.
  private(set) var wording: Wording
  /// The texts and words of the second language, where labels stand twice.
  private(set) var second: (units: [TextUnit], wording: Wording, language: Language)?

  init(
    kind: String, schema: Schema, file: String, theme: Theme, page: PageSpec, furniture: [FurnitureNode],
    body: [BlockFlow], parts: [[BlockFlow]], units: [TextUnit], origin: Origin, warnings: [Diagnostic]
  ) {
    self.kind = kind
    self.schema = schema
    self.file = file
    self.theme = theme
    self.page = page
    self.furniture = furniture
    self.body = body
    self.parts = parts
    self.units = units
    self.origin = origin
    self.warnings = warnings
    wording = Wording(original: Language(code: page.language) ?? .english)
  }

  /// A copy with the words of a language and perhaps of a second one; as many units as before.
  func with(
    units: [TextUnit], wording: Wording, second: (units: [TextUnit], wording: Wording, language: Language)?
  ) -> Template {
    var copy = self
    copy.units = units
    copy.wording = wording
    copy.second = second
    return copy
  }
  /// A copy in which labels stand a second time in a language, instead of the one that the template names.
  public func labelled(alsoIn language: Language) -> Template {
    var copy = self
    copy.page.secondLanguage = language
    return copy
  }
}
