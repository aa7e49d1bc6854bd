import Diagnostics
import Typesetting

/// Reads the attributes of one element by name and type; what nobody asked for is unknown.
struct AttributeReader {
  let element: MarkupElement
  let checker: Checker
  let scope: Scope
  private var known: [String] = []

  init(_ element: MarkupElement, _ checker: Checker, _ scope: Scope) {
    self.element = element
    self.checker = checker
    self.scope = scope
  }

  /// The text of an attribute, if it is there.
  mutating func raw(_ name: String) -> MarkupText? {
    if !known.contains(name) { known.append(name) }
    return element.attribute(name)?.value
  }

  /// The text of an attribute that must be there.
  mutating func required(_ name: String, example: String) -> MarkupText? {
    if let value = raw(name) { return value }
    checker.error(
      "missing-attribute", "`<\(element.name)>` needs the attribute `\(name)`", at: element.nameSpan,
      hint: "write `\(name)=\"\(example)\"`", scope)
    return nil
  }

  /// Whether this attribute was asked for before.
  func isKnown(_ name: String) -> Bool { known.contains(name) }

  /// Reports the attributes that were not asked for.
  func finish() {
    for attribute in element.attributes where !known.contains(attribute.name) {
      let near = Suggestion.nearest(to: attribute.name, among: known).map { "did you mean `\($0)`?" }
      let all = known.isEmpty ? "it has none" : "known are \(known.map { "`\($0)`" }.joined(separator: ", "))"
      checker.error(
        "unknown-attribute", "unknown attribute `\(attribute.name)` of `<\(element.name)>`", at: attribute.nameSpan,
        hint: near ?? all, scope)
    }
  }

  private func fail(_ name: String, _ text: MarkupText, _ what: String, hint: String) {
    checker.error("bad-value", "`\(text.string)` is not \(what)", at: text.span, hint: hint, scope)
  }

  // MARK: Types

  /// A length that is not negative and not longer than the largest page.
  mutating func length(_ name: String) -> Length? {
    guard let text = raw(name) else { return nil }
    if let length = LengthSyntax.length(text.string), length >= .zero { return isReasonable(length, text) }
    fail(name, text, "a length", hint: "write a number with mm, cm, in or pt, such as `12mm`")
    return nil
  }

  private func isReasonable(_ length: Length, _ text: MarkupText) -> Length? {
    if length <= LengthSyntax.longest { return length }
    checker.error(
      "bad-value", "`\(text.string)` is longer than any page", at: text.span, hint: "no length is longer than 5 m",
      scope)
    return nil
  }

  /// The size of letters, from 1 pt to 500 pt.
  mutating func letterSize() -> Length? {
    guard let text = raw("size") else { return nil }
    let sizes = Length.points(1)...Length.points(500)
    if let size = LengthSyntax.length(text.string), sizes.contains(size) { return size }
    fail("size", text, "a size of letters", hint: "write one from 1pt to 500pt, such as `9.5pt`")
    return nil
  }

  /// One to four lengths.
  mutating func insets(_ name: String) -> Insets? {
    guard let text = raw(name) else { return nil }
    if let insets = LengthSyntax.insets(text.string) {
      let sides = [insets.top, insets.end, insets.bottom, insets.start]
      return sides.allSatisfy { isReasonable($0, text) != nil } ? insets : nil
    }
    fail(name, text, "one to four lengths", hint: "write them as `18mm` or `18mm 16mm 22mm`: top, sides, bottom")
    return nil
  }

  /// A width: a length, a share, `auto` or `1fr`.
  mutating func width(_ name: String) -> TrackWidth? {
    guard let text = raw(name) else { return nil }
    if let width = LengthSyntax.width(text.string) {
      if case .fixed(let length) = width, isReasonable(length, text) == nil { return nil }
      return width
    }
    fail(name, text, "a width", hint: "write a length such as `60mm`, a share such as `40%`, `auto` or `1fr`")
    return nil
  }

  /// A colour of the theme or `#7A1F3D`.
  mutating func color(_ name: String) -> Color? {
    guard let text = raw(name) else { return nil }
    if let color = checker.theme.color(text.string) { return color }
    let names = checker.theme.colorNames
    let near = Suggestion.nearest(to: text.string, among: names).map { "did you mean `\($0)`?" }
    fail(
      name, text, "a colour",
      hint: near ?? "write a colour such as `#7A1F3D`, or one of \(names.map { "`\($0)`" }.joined(separator: ", "))")
    return nil
  }

  /// One of a few words.
  mutating func choice<Choice>(_ name: String, _ choices: KeyValuePairs<String, Choice>) -> Choice? {
    guard let text = raw(name) else { return nil }
    let written = text.string
    if let choice = choices.first(where: { $0.key == written }) { return choice.value }
    let words = choices.map(\.key)
    let near = Suggestion.nearest(to: written, among: words).map { "did you mean `\($0)`?" }
    let all = "known are \(words.map { "`\($0)`" }.joined(separator: ", "))"
    checker.error(
      "bad-value", "`\(written)` is not a value of `\(name)`", at: text.span, hint: near ?? all, scope)
    return nil
  }

  /// `true` or `false`; false unless given.
  mutating func flag(_ name: String, otherwise standard: Bool = false) -> Bool {
    choice(name, ["true": true, "false": false]) ?? standard
  }

  /// A whole number in a range.
  mutating func number(_ name: String, _ range: ClosedRange<Int>) -> Int? {
    guard let text = raw(name) else { return nil }
    if let number = Int(text.string), range.contains(number) { return number }
    fail(name, text, "a number from \(range.lowerBound) to \(range.upperBound)", hint: "write it in digits")
    return nil
  }

  /// Where text stands.
  mutating func textAlignment() -> TextAlignment? {
    choice("align", ["start": .start, "center": .center, "end": .end, "justify": .justify])
  }

  /// Where a block stands.
  mutating func blockAlignment() -> HorizontalAlignment {
    choice("align", ["start": .start, "center": .center, "end": .end]) ?? .start
  }

  /// The style of text: `style`, `size` and `color` on top of what is around.
  mutating func textStyle(_ base: TextStyle) -> TextStyle {
    var style = namedStyle(base)
    if let size = letterSize() { style.size = size }
    if let color = color("color") { style.color = color }
    return style
  }

  /// The style of text that `style` names, on top of what is around.
  mutating func namedStyle(_ base: TextStyle) -> TextStyle {
    var style = base
    if let text = raw("style") {
      let names = checker.theme.styleNames
      if names.contains(text.string) {
        style = checker.theme.applying(text.string, to: style)
      } else {
        let near = Suggestion.nearest(to: text.string, among: names).map { "did you mean `\($0)`?" }
        checker.error(
          "unknown-style", "unknown style `\(text.string)`", at: text.span,
          hint: near ?? "the theme has \(names.map { "`\($0)`" }.joined(separator: ", "))", scope)
      }
    }
    return style
  }

  /// A text with values in it, as one unit.
  mutating func unit(_ name: String) -> Int? { raw(name).map { checker.unit($0, scope) } }
}
