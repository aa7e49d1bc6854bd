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

  let theme: Theme
  let page: PageSpec
  let furniture: [FurnitureNode]
  let body: [BlockFlow]
  let parts: [[BlockFlow]]
  let units: [TextUnit]
  let origin: Origin
  /// The labels that `translated(by:)` has put into `units`.
  private(set) var isTranslated = false

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
  }

  /// A copy with other text units; the same number of them.
  func with(units: [TextUnit]) -> Template {
    var copy = Template(
      kind: kind, schema: schema, file: file, theme: theme, page: page, furniture: furniture, body: body, parts: parts,
      units: units, origin: origin, warnings: warnings)
    copy.isTranslated = true
    return copy
  }
}
