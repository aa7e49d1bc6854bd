import Diagnostics
public import Typesetting

/// The look of documents: colours, named text styles, room, and the lines of tables.
///
/// Input: `Theme.standard`, or the entries of a theme file. Output: the styles and colours that templates name.
public struct Theme: Sendable, Equatable {
  /// Colours by name.
  private(set) var colors: [String: Color]
  /// What each named style changes of the text around it.
  private(set) var styles: [String: StyleSpec]
  /// Lengths by name, such as `pair-gap`.
  private(set) var spacing: [String: Length]
  /// Which letters text and headings have, unless a style says otherwise.
  private(set) var families: [FontRole: FontFamily] = [.text: .sans, .display: .sans]
  /// Whether the first and last columns of tables reach the edges.
  private(set) var tablesAreFlush = true
  /// Whether tables are striped that do not say.
  private(set) var tablesAreStriped = false
  /// Which parts of a table have which colour; `nil` for none.
  private(set) var tableColors: [String: String]

  /// The built-in theme: dark ink on white, one deep accent, small grey labels, tables with thin lines and much air.
  public static let standard = Theme()

  private init() {
    colors = [
      "ink": Color(red: 0x1E, green: 0x22, blue: 0x28), "muted": Color(red: 0x6A, green: 0x71, blue: 0x7C),
      "accent": Color(red: 0x7A, green: 0x1F, blue: 0x3D), "line": Color(red: 0xD8, green: 0xDB, blue: 0xE0),
      "tint": Color(red: 0xF6, green: 0xF3, blue: 0xEF), "stripe": Color(red: 0xFA, green: 0xF8, blue: 0xF5),
      "paper": .white, "mark": Color(red: 0xEC, green: 0xE7, blue: 0xE0),
    ]
    colors.merge(Self.chartColors) { own, _ in own }
    styles = Self.standardStyles.merging(Self.chartStyles) { own, _ in own }
    spacing = [
      "pair-gap": .millimetres(4), "pair-row-gap": .millimetres(0.8), "row-gap": .millimetres(6),
      "furniture-gap": .millimetres(6), "cell-top": .points(4), "cell-bottom": .points(4), "cell-side": .points(6),
      "rule-weight": .points(0.5), "rule-above": .millimetres(1.5), "rule-below": .millimetres(1.5),
      "list-indent": .millimetres(4), "border-weight": .points(0.5), "head-rule": .points(0.9),
      "row-rule": .points(0.4), "total-rule": .points(0.9),
    ]
    spacing.merge(Self.chartSpacing) { own, _ in own }
    tableColors = ["head-rule": "ink", "row-rule": "line", "total-rule": "ink", "stripe-fill": "stripe"]
  }

  private static let standardStyles: [String: StyleSpec] = [
    "body": StyleSpec(
      role: .text, size: 9.5, isBold: false, isItalic: false, color: "ink", lineHeight: 140, letterSpacing: 0),
    "small": StyleSpec(size: 8, color: "muted", lineHeight: 135),
    "label": StyleSpec(size: 7.5, isBold: true, color: "accent", letterSpacing: 0.4),
    "strong": StyleSpec(isBold: true), "muted": StyleSpec(color: "muted"), "accent": StyleSpec(color: "accent"),
    "title": StyleSpec(role: .display, size: 24, isBold: true, color: "accent", lineHeight: 115),
    "heading1": StyleSpec(role: .display, size: 20, isBold: true, color: "ink", lineHeight: 120),
    "heading2": StyleSpec(role: .display, size: 13, isBold: true, color: "ink", lineHeight: 125),
    "heading3": StyleSpec(size: 10.5, isBold: true, color: "accent", lineHeight: 130),
    "lead": StyleSpec(size: 12, lineHeight: 145), "figure": StyleSpec(size: 18, isBold: true, lineHeight: 120),
    "total": StyleSpec(size: 12, isBold: true, color: "ink", lineHeight: 130),
    "table-head": StyleSpec(size: 7.5, isBold: true, color: "muted", letterSpacing: 0.3),
    "cell": StyleSpec(), "pair-label": StyleSpec(color: "muted"), "pair-value": StyleSpec(),
    "carried": StyleSpec(size: 8.5, isItalic: true, color: "muted"), "group": StyleSpec(isBold: true, color: "accent"),
    "subtotal": StyleSpec(isBold: true), "link": StyleSpec(color: "accent"),
    "mark": StyleSpec(role: .display, size: 72, isBold: true, color: "mark", lineHeight: 120),
  ]

  /// The names of all text styles.
  public var styleNames: [String] { styles.keys.sorted() }
  /// The names of all colours.
  public var colorNames: [String] { colors.keys.sorted() }

  /// The theme with another accent colour.
  public func with(accent: Color) -> Theme {
    var copy = self
    copy.set(color: accent, named: "accent")
    return copy
  }

  /// The style of running text.
  public var body: TextStyle { applying("body", to: TextStyle(size: .points(9.5))) }

  /// The named style on top of running text; `nil` when there is no such style.
  public func style(_ name: String) -> TextStyle? {
    styles[name] == nil ? nil : applying(name, to: body)
  }

  /// A colour by its name or as `#7A1F3D`; `nil` when it is neither.
  public func color(_ name: String) -> Color? { colors[name] ?? Color(hex: name) }

  /// What a named style makes of the text around it; the text as it is when there is no such style.
  func applying(_ name: String, to style: TextStyle) -> TextStyle {
    guard let spec = styles[name] else { return style }
    var result = style
    if let role = spec.role {
      result.role = role
      result.family = families[role] ?? .sans
    }
    if let family = spec.family { result.family = family }
    if let size = spec.size { result.size = .points(size) }
    if let isBold = spec.isBold { result.isBold = isBold }
    if let isItalic = spec.isItalic { result.isItalic = isItalic }
    if let color = spec.color.flatMap(color) { result.color = color }
    if let lineHeight = spec.lineHeight { result.lineHeight = lineHeight }
    if let letterSpacing = spec.letterSpacing { result.letterSpacing = .points(letterSpacing) }
    return result
  }

  /// A length by its name; none when it is not set.
  func space(_ name: String) -> Length { spacing[name] ?? .zero }

  /// The line of a part of a table, or `nil` when it has none.
  private func stroke(_ part: String) -> Stroke? {
    guard let color = tableColors[part].flatMap(color), space(part) > .zero else { return nil }
    return Stroke(width: space(part), color: color)
  }

  /// How tables look.
  var table: TableStyle {
    let side = space("cell-side")
    return TableStyle(
      padding: Insets(top: space("cell-top"), end: side, bottom: space("cell-bottom"), start: side),
      isFlush: tablesAreFlush, headFill: tableColors["head-fill"].flatMap(color),
      stripeFill: tableColors["stripe-fill"].flatMap(color), headRule: stroke("head-rule"),
      rowRule: stroke("row-rule"), totalRule: stroke("total-rule"))
  }

  // MARK: Changing entries

  mutating func set(color: Color, named name: String) {
    // The first colour of charts is the accent, unless a theme says otherwise or it would be too light beside the second.
    if name == "accent", colors["chart1"] == colors["accent"], Self.isDark(color) { colors["chart1"] = color }
    colors[name] = color
  }

  mutating func set(spec: StyleSpec, named name: String) { styles[name] = spec }
  mutating func set(space: Length, named name: String) { spacing[name] = space }
  mutating func set(tableColor: String?, of part: String) { tableColors[part] = tableColor }
  mutating func set(family: FontFamily, for role: FontRole) { families[role] = family }
  mutating func set(tablesAreFlush flush: Bool) { tablesAreFlush = flush }
  mutating func set(tablesAreStriped striped: Bool) { tablesAreStriped = striped }
  func spec(named name: String) -> StyleSpec? { styles[name] }
}
