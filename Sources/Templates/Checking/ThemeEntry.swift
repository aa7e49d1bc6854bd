public import Diagnostics
import Typesetting

/// One line of a theme file, such as `styles.label.size = 7.5`.
public struct ThemeEntry: Sendable {
  /// A value of a theme file.
  public enum Value: Sendable, Hashable {
    /// `"#7A1F3D"`, `"4mm"`
    case text(String)
    /// `7.5`
    case number(Double)
    /// `true`
    case flag(Bool)
  }

  /// The key with dots, such as `colors.accent`.
  public var key: String
  /// The value.
  public var value: Value
  /// Where the value stands.
  public var place: Place?
  /// Where the key stands.
  public var keyPlace: Place?

  /// A key with its value.
  public init(_ key: String, _ value: Value, at place: Place? = nil, keyAt keyPlace: Place? = nil) {
    self.key = key
    self.value = value
    self.place = place
    self.keyPlace = keyPlace ?? place
  }
}

extension Theme {
  /// A theme that differs from the standard one by these entries. Keys: `colors.NAME` (a new name is a new colour),
  /// `styles.NAME.size/bold/italic/color/role/line-height/letter-spacing` (a new name is a new style),
  /// `fonts.text` and `fonts.display` with `"sans"` or `"serif"`, `styles.NAME.family` likewise, `spacing.NAME`, `table.flush`, `table.stripes` and `table.PART` with the colour of a part or `"none"`. Throws a `DiagnosticList` with
  /// all mistakes.
  public init(entries: [ThemeEntry]) throws {
    var reader = ThemeReader(theme: .standard)
    // Colours first, so that styles may name colours that come later in the file.
    for entry in entries where entry.key.hasPrefix("colors.") { reader.read(entry) }
    for entry in entries where !entry.key.hasPrefix("colors.") { reader.read(entry) }
    if !reader.diagnostics.isEmpty { throw DiagnosticList(reader.diagnostics) }
    self = reader.theme
  }
}

/// Applies the entries of a theme file one by one.
private struct ThemeReader {
  var theme: Theme
  var diagnostics: [Diagnostic] = []

  private static let groups = ["colors", "fonts", "styles", "spacing", "table"]
  private static let styleKeys = ["size", "bold", "italic", "color", "role", "family", "line-height", "letter-spacing"]
  private static let tableParts = ["head-fill", "stripe-fill", "head-rule", "row-rule", "total-rule"]

  mutating func read(_ entry: ThemeEntry) {
    let parts = entry.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count) {
    case ("colors", 2): readColor(parts[1], entry)
    case ("fonts", 2): readFamily(parts[1], entry)
    case ("styles", 3): readStyle(parts[1], parts[2], entry)
    case ("spacing", 2): readSpace(parts[1], entry)
    case ("table", 2): readTable(parts[1], entry)
    default: unknown(entry, parts.first ?? "", among: Self.groups)
    }
  }

  private mutating func fail(_ entry: ThemeEntry, _ message: String, at place: Place? = nil, hint: String?) {
    diagnostics.append(Diagnostic("bad-theme", message, at: place ?? entry.place, hint: hint))
  }

  private mutating func unknown(_ entry: ThemeEntry, _ name: String, among names: [String]) {
    let hint = Suggestion.nearest(to: name, among: names).map { "did you mean `\($0)`?" }
    fail(
      entry, "unknown key `\(entry.key)` in the theme", at: entry.keyPlace,
      hint: hint ?? "known here are \(names.map { "`\($0)`" }.joined(separator: ", "))")
  }

  private mutating func readColor(_ name: String, _ entry: ThemeEntry) {
    guard case .text(let text) = entry.value, let color = Color(hex: text) else {
      return fail(entry, "`\(entry.key)` is not a colour", hint: "write it as `\"#7A1F3D\"`")
    }
    theme.set(color: color, named: name)
  }

  private mutating func readFamily(_ name: String, _ entry: ThemeEntry) {
    let roles: [String: FontRole] = ["text": .text, "display": .display]
    guard let role = roles[name] else { return unknown(entry, name, among: roles.keys.sorted()) }
    guard case .text(let text) = entry.value, let family = FontFamily(rawValue: text) else {
      return fail(entry, "`\(entry.key)` has a value that does not fit", hint: Self.familyHint)
    }
    theme.set(family: family, for: role)
  }

  private static let familyHint = "write `\"sans\"` or `\"serif\"`"

  private mutating func readStyle(_ name: String, _ key: String, _ entry: ThemeEntry) {
    var spec = theme.spec(named: name) ?? StyleSpec()
    switch (key, entry.value) {
    case ("size", .number(let size)) where size > 0 && size <= 500: spec.size = size
    case ("bold", .flag(let flag)): spec.isBold = flag
    case ("italic", .flag(let flag)): spec.isItalic = flag
    case ("color", .text(let color)) where theme.color(color) != nil: spec.color = color
    case ("role", .text("text")): spec.role = .text
    case ("role", .text("display")): spec.role = .display
    case ("family", .text(let text)) where FontFamily(rawValue: text) != nil: spec.family = FontFamily(rawValue: text)
    case ("line-height", .number(let number)) where number >= 50 && number <= 500: spec.lineHeight = Int(number)
    case ("letter-spacing", .number(let number)) where abs(number) <= 50: spec.letterSpacing = number
    default:
      guard let hint = Self.styleHint(key, theme) else { return unknown(entry, key, among: Self.styleKeys) }
      return fail(entry, "`\(entry.key)` has a value that does not fit", hint: hint)
    }
    theme.set(spec: spec, named: name)
  }

  private static func styleHint(_ key: String, _ theme: Theme) -> String? {
    switch key {
    case "size": "write the size in points, such as `9.5`"
    case "bold", "italic": "write `true` or `false`"
    case "color": "write a colour such as `\"#7A1F3D\"`, or one of \(theme.colorNames.joined(separator: ", "))"
    case "role": "write `\"text\"` or `\"display\"`"
    case "family": familyHint
    case "line-height": "write per cent of the size, such as `140`"
    case "letter-spacing": "write points, such as `0.4`"
    default: nil
    }
  }

  private mutating func readSpace(_ name: String, _ entry: ThemeEntry) {
    guard theme.spacing[name] != nil else { return unknown(entry, name, among: theme.spacing.keys.sorted()) }
    switch entry.value {
    case .number(let points) where points >= 0: theme.set(space: .points(points), named: name)
    case .text(let text):
      guard let length = LengthSyntax.length(text), length >= .zero else { fallthrough }
      theme.set(space: length, named: name)
    default: fail(entry, "`\(entry.key)` is not a length", hint: "write it as `\"4mm\"`, or a number of points")
    }
  }

  private mutating func readTable(_ part: String, _ entry: ThemeEntry) {
    switch (part, entry.value) {
    case ("flush", .flag(let flag)): theme.set(tablesAreFlush: flag)
    case ("stripes", .flag(let flag)): theme.set(tablesAreStriped: flag)
    case (_, .text("none")) where Self.tableParts.contains(part): theme.set(tableColor: nil, of: part)
    case (_, .text(let color)) where Self.tableParts.contains(part) && theme.color(color) != nil:
      theme.set(tableColor: color, of: part)
    default:
      let flags = ["flush", "stripes"]
      guard Self.tableParts.contains(part) || flags.contains(part) else {
        return unknown(entry, part, among: Self.tableParts + flags)
      }
      let hint = flags.contains(part) ? "write `true` or `false`" : "write a colour, or `\"none\"`"
      fail(entry, "`\(entry.key)` has a value that does not fit", hint: hint)
    }
  }

}
