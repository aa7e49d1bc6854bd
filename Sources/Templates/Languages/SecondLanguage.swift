import Typesetting
import Values

/// How a label's second language joins its first.
enum SecondLanguageForm: Sendable {
  /// On a line of its own: headings, titles of columns, labels above a block.
  case below
  /// On the same line: labels of pairs and totals, which must stay one line high.
  case beside

  /// The form for a `text`, `small` or `heading`; `nil` for running text.
  init?(text element: MarkupElement) {
    guard element.name == "heading" || element.attribute("style")?.value.string == "label" else { return nil }
    self = .below
  }
}

extension Expander {
  private static let pop = "\u{2069}"
  private static let shortName = 24

  /// Adds this language's words to those of a label in another language, smaller and in the colour of lesser things. Nothing
  /// is added when both say the same, as with `GSTIN`.
  func join(
    _ node: ParagraphNode, _ form: SecondLanguageForm, to first: [Inline], _ frame: inout Frame,
    around locale: DocumentLocale
  ) throws -> [Inline] {
    var builder = InlineBuilder()
    try walk(node.inlines, &frame) { inline, frame in add(inline, to: &builder, frame) }
    let words = builder.finish()
    guard !words.isEmpty, Self.text(words) != Self.text(first) else { return first }
    let style = lesser(node)
    // The words keep their own direction, whatever stands around them.
    let opening = self.locale.language.isRightToLeft ? "\u{2067}" : "\u{2066}"
    let closing = locale.language.isRightToLeft == self.locale.language.isRightToLeft ? "" : Self.pop
    var result = first
    result.append(form == .below ? .lineBreak : .text(TextRun("\u{2002}", style: style, origin: node.origin)))
    if !closing.isEmpty { result.append(.text(TextRun(opening, style: style, origin: node.origin))) }
    // A short name goes to the next line as a whole rather than in pieces.
    let isShort = Self.text(words).unicodeScalars.count <= Self.shortName
    result += words.map { Self.styled($0, like: style, isWhole: form == .beside && isShort) }
    if !closing.isEmpty { result.append(.text(TextRun(closing, style: style, origin: node.origin))) }
    return result
  }

  /// Below this size a second language is no help to anybody.
  private static let smallestLetters = Length.points(7.5)

  /// The look of the second language: most of the size, of headings half, never bold; of small labels the same.
  private func lesser(_ node: ParagraphNode) -> TextStyle {
    var style = self.style(node.style)
    let least = min(style.size, Self.smallestLetters)
    if case .heading = node.role {
      style.size = style.size.scaled(11, over: 20)
      style.role = .text
    } else {
      style.size = style.size.scaled(17, over: 20)
    }
    style.size = max(style.size, least)
    style.isBold = false
    style.letterSpacing = .zero
    style.color = theme.color("muted") ?? style.color
    return style
  }

  /// A piece of the label in the lesser look.
  private static func styled(_ inline: Inline, like style: TextStyle, isWhole: Bool) -> Inline {
    switch inline {
    case .text(var run):
      run.style = style
      if isWhole { run.text = String(run.text.map { $0 == " " ? "\u{A0}" : $0 }) }
      return .text(run)
    case .pageNumber: return .pageNumber(style)
    case .pageCount: return .pageCount(style)
    default: return inline
    }
  }

  private static func text(_ inlines: [Inline]) -> String {
    inlines.map { if case .text(let run) = $0 { PrintedText.clean(run.text) } else { "" } }.joined()
  }
}
