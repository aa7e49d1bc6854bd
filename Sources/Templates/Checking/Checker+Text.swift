import Diagnostics
import Typesetting
import Values

/// Texts: what stands between two tags, and paragraphs made of it.
extension Checker {
  /// A text with values as a unit; gives its number. Names of files and addresses are no words to translate.
  func unit(_ text: MarkupText, isWords: Bool = true, _ scope: Scope) -> Int {
    let syntax = text.pieces(collector)
    var pieces: [TextUnit.Piece] = []
    var written: [String] = []
    var key = ""
    var hasWords = false
    for piece in syntax {
      switch piece {
      case .literal(let literal, _):
        pieces.append(.literal(literal))
        key += literal
        hasWords = hasWords || literal.unicodeScalars.contains { $0.properties.isAlphabetic }
      case .expression(let expression, let source, _):
        key += "{{ \(source) }}"
        guard let expression, let piece = value(expression, scope) else { continue }
        pieces.append(piece)
        written.append(source)
      }
    }
    return add(
      TextUnit(
        key: isWords ? MarkupText.trimmed(key) : "", hasWords: hasWords && isWords, pieces: pieces, written: written,
        origin: origin(text.span)))
  }

  private func value(_ syntax: ExpressionSyntax, _ scope: Scope) -> TextUnit.Piece? {
    guard let value = typed(syntax, scope), printable(value, scope) else { return nil }
    if case .page(let isCount) = value.type { return isCount ? .pageCount : .pageNumber }
    let field = Self.fieldName(syntax)
    return .value(value.expression, origin(syntax.span, field: field))
  }

  /// The path that fills a text, for errors about missing letters.
  private static func fieldName(_ syntax: ExpressionSyntax) -> String? {
    switch syntax.kind {
    case .path(let names): names.map(\.text).joined(separator: ".")
    case .filter(let inner, _, _): fieldName(inner)
    case .fallback(let left, _): fieldName(left)
    default: nil
    }
  }

  /// One attribute as a paragraph of its own.
  func paragraph(_ text: MarkupText, style: TextStyle, alignment: TextAlignment = .start, _ scope: Scope)
    -> ParagraphNode
  {
    let number = unit(text, scope)
    return ParagraphNode(
      inlines: [.leaf(.unit(number, style, link: nil))], style: style, alignment: alignment, role: .body,
      origin: units[number].origin)
  }

  static let inlineNames: Set<String> = ["b", "i", "span", "small", "link", "br"]

  /// The inside of a paragraph; `scope.style` is the style around it.
  func inlines(_ children: [MarkupNode], in parent: MarkupElement, link: Int? = nil, _ scope: Scope) -> [InlineFlow] {
    flow(children, scope) { checker, node, scope in
      switch node {
      case .text(let text): [.leaf(.unit(checker.unit(text, scope), scope.style, link: link))]
      case .element(let element):
        Self.inlineNames.contains(element.name)
          ? checker.inline(element, link: link, scope) : checker.misplaced(element, in: parent, scope)
      }
    }
  }

  /// An element inside of a paragraph.
  func inline(_ element: MarkupElement, link: Int?, _ scope: Scope) -> [InlineFlow] {
    guard var inner = enter(element, scope) else { return [] }
    var attributes = AttributeReader(element, self, scope)
    var link = link
    switch element.name {
    case "br":
      attributes.finish()
      expectEmpty(element, scope)
      return [.leaf(.lineBreak)]
    case "b": inner.style.isBold = true
    case "i": inner.style.isItalic = true
    case "small": inner.style = theme.applying("small", to: inner.style)
    case "link":
      link = attributes.required("to", example: "https://example.org").map { unit($0, isWords: false, scope) }
      inner.style = theme.applying("link", to: inner.style)
    default: break
    }
    inner.style = attributes.textStyle(inner.style)
    attributes.finish()
    return inlines(element.children, in: element, link: link, inner)
  }

  /// Reports what is inside of an element that has nothing inside.
  func expectEmpty(_ element: MarkupElement, _ scope: Scope) {
    for child in element.children {
      switch child {
      case .element(let inner):
        error("not-empty", "`<\(element.name)>` has nothing inside", at: inner.nameSpan, hint: "move it behind", scope)
      case .text(let text):
        guard !text.isBlank else { continue }
        error(
          "not-empty", "`<\(element.name)>` has nothing inside", at: text.span,
          hint: "write `<\(element.name)/>` and move the text behind", scope)
      }
    }
  }
}
