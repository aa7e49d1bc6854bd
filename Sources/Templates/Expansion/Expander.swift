import Diagnostics
import Typesetting
import Values

/// Turns the nodes of a checked template into blocks, with values from a frame.
struct Expander: Sendable {
  let parts: [[BlockFlow]]
  let units: [TextUnit]
  let context: ExpansionContext
  let theme: Theme
  let wording: Wording
  /// The expander of the second language, where labels stand twice; at most one.
  let second: [Expander]
  /// Letters are spaced out only where the script allows it.
  let spacesLetters: Bool

  var locale: DocumentLocale { context.locale }

  init(_ template: Template, _ context: ExpansionContext) {
    var second: [Expander] = []
    if let words = template.second, words.language != context.locale.language {
      var other = context
      other.locale = DocumentLocale(words.language, grouping: context.locale.grouping)
      second = [Expander(template, other, units: words.units, wording: words.wording)]
    }
    self.init(template, context, units: template.units, wording: template.wording, second: second)
  }

  private init(
    _ template: Template, _ context: ExpansionContext, units: [TextUnit], wording: Wording, second: [Expander] = []
  ) {
    parts = template.parts
    theme = template.theme
    self.units = context.locale.language.isRightToLeft ? units.map(\.onMirroredPage) : units
    self.wording = wording
    self.second = second
    self.context = context
    spacesLetters = context.locale.language == .english || context.locale.language == .german
  }

  /// Visits what the control elements leave.
  func walk<Leaf>(
    _ flows: [Flow<Leaf>], _ frame: inout Frame, _ visit: (Leaf, inout Frame) throws -> Void
  ) throws {
    for flow in flows {
      frame.budget -= 1
      guard frame.budget > 0 else {
        throw Diagnostic(
          "too-large", "the document grows beyond 400,000 elements or 50 MB of text",
          hint: "look for a `<for>` inside of a `<for>`; long lists belong in a `<table>`")
      }
      switch flow {
      case .leaf(let leaf): try visit(leaf, &frame)
      case .each(let list, let content):
        guard case .list(let values) = frame.value(list, locale) else { continue }
        for (index, value) in values.enumerated() {
          frame.push(value, index: index, count: values.count)
          try walk(content, &frame, visit)
          frame.pop()
        }
      case .choose(let branches):
        if let branch = branches.first(where: { $0.test.map { frame.holds($0, locale) } ?? true }) {
          try walk(branch.content, &frame, visit)
        }
      }
    }
  }

  // MARK: Text

  /// The style as this language needs it: Devanagari and the Arabic script are not spaced out, and have no italics; the
  /// Arabic script is small on its body, so that what is small print in Latin letters becomes a little larger.
  func style(_ style: TextStyle) -> TextStyle {
    guard !spacesLetters else { return style }
    var result = style
    result.letterSpacing = .zero
    result.isItalic = false
    if locale.language.isRightToLeft, style.size < Self.smallPrint {
      result.size = min(style.size.scaled(23, over: 20), Self.smallPrint)
    }
    return result
  }

  private static let smallPrint = Length.points(9)

  /// A unit as plain text, for names of files and the like, or where it `isWords` for titles and alternative texts; page
  /// numbers are left out.
  func plainText(_ number: Int, isWords: Bool = false, _ frame: Frame) -> String {
    guard units.indices.contains(number) else { return "" }
    var result = ""
    for piece in units[number].pieces {
      switch piece {
      case .literal(let words): result += words
      case .value(let expression, _):
        let value = isWords ? frame.printed(expression, locale, wording) : frame.value(expression, locale)
        if case .text(let text) = value {
          result += PrintedText.clean(text)
        } else {
          result += isWords ? PrintedText.text(value, locale) ?? "" : PrintedText.bare(value, locale)
        }
      case .pageNumber, .pageCount: break
      }
    }
    return MarkupText.trimmed(result)
  }

  func add(_ node: InlineNode, to builder: inout InlineBuilder, _ frame: Frame) {
    switch node {
    case .lineBreak: builder.add(.lineBreak)
    case .unit(let number, let nodeStyle, let link):
      guard units.indices.contains(number) else { return }
      let unit = units[number]
      let style = style(nodeStyle)
      let address = link.map { plainText($0, frame) }.flatMap { $0.isEmpty ? nil : $0 }
      for piece in unit.pieces {
        switch piece {
        case .literal(let words): builder.add(words: words, style: style, link: address, origin: unit.origin)
        case .value(let expression, let origin):
          let printed = frame.printed(expression, locale, wording)
          guard let text = PrintedText.text(printed, locale) else { continue }
          builder.add(value: text, style: style, link: address, origin: origin)
        case .pageNumber: builder.add(.pageNumber(style))
        case .pageCount: builder.add(.pageCount(style))
        }
      }
    }
  }

  func paragraph(_ node: ParagraphNode, _ frame: inout Frame) throws -> Paragraph {
    var builder = InlineBuilder()
    try walk(node.inlines, &frame) { inline, frame in
      let before = builder.byteCount
      add(inline, to: &builder, frame)
      frame.charge(bytes: builder.byteCount - before)
    }
    let inlines = builder.finish()
    guard let form = node.secondLanguage, let second = second.first else { return paragraph(node, inlines) }
    return paragraph(node, try second.join(node, form, to: inlines, &frame, around: locale))
  }

  func paragraph(_ node: ParagraphNode, _ inlines: [Inline]) -> Paragraph {
    Paragraph(inlines, style: style(node.style), alignment: node.alignment, role: node.role, origin: node.origin)
  }
}
