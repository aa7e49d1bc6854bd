import Diagnostics
import Typesetting
import Values

/// What the root element says about pages.
struct PageSpec: Sendable {
  var size: Size
  /// Whether pages are cut where their content ends.
  var isAsTallAsContent: Bool
  var margins: Insets
  var isOnePage: Bool
  /// In which sizes the page may be set so that it is one, in per cent.
  var fit: ClosedRange<Int>?
  /// The unit with the title for the file's properties.
  var title: Int?
  /// The language of the template's own texts.
  var language: String
  /// The language in which labels stand a second time, if any.
  var secondLanguage: Language?
  /// The room between the blocks of the body.
  var gap: Length
}

/// Reads the attributes of `template`.
struct PageReader {
  let checker: Checker
  let root: MarkupElement
  let scope: Scope

  func read() -> PageSpec {
    var attributes = AttributeReader(root, checker, scope)
    _ = attributes.raw("for")
    _ = attributes.raw("theme")
    if checker.kind == DataKind.name { _ = attributes.raw("schema") }
    var size = Size(width: .millimetres(210), height: .millimetres(297))
    var isAsTallAsContent = false
    if let text = attributes.raw("page") {
      size = paper(text) ?? size
      isAsTallAsContent = LengthSyntax.isAsTallAsContent(text.string)
    }
    if attributes.choice("orientation", ["portrait": false, "landscape": true]) ?? false {
      size = Size(width: size.height, height: size.width)
    }
    let margins = attributes.insets("margin") ?? Insets(all: .millimetres(18))
    checkMargins(margins, size)
    let title = attributes.unit("title")
    let main = language(&attributes, "language")?.code ?? "en"
    let second = language(&attributes, "label-also")
    let gap = attributes.length("gap") ?? .zero
    let isOnePage = attributes.flag("one-page")
    let fit = attributes.raw("fit").flatMap(sizes)
    attributes.finish()
    return PageSpec(
      size: size, isAsTallAsContent: isAsTallAsContent, margins: margins, isOnePage: isOnePage || fit != nil, fit: fit,
      title: title, language: main,
      secondLanguage: second,
      gap: gap)
  }

  private func language(_ attributes: inout AttributeReader, _ name: String) -> Language? {
    guard let text = attributes.raw(name) else { return nil }
    if let language = Language(code: text.string) { return language }
    let known = Language.allCases.map { "`\($0.code)`" }.joined(separator: ", ")
    checker.error("bad-value", "unknown language `\(text.string)`", at: text.span, hint: "known are \(known)")
    return nil
  }

  /// `60% 120%`: the smallest and the largest size.
  private func sizes(_ text: MarkupText) -> ClosedRange<Int>? {
    let numbers = text.string.split(separator: " ").map { $0.hasSuffix("%") ? Int($0.dropLast()) : nil }
    if numbers.count == 2, let least = numbers[0], let most = numbers[1], least >= 20, most <= 400, least <= most {
      return least...most
    }
    checker.error(
      "bad-value", "`\(text.string)` is no range of sizes", at: text.span,
      hint: "write the smallest and the largest size between 20% and 400%, such as `70% 120%`")
    return nil
  }

  private func paper(_ text: MarkupText) -> Size? {
    if let size = LengthSyntax.paper(text.string) { return size }
    let names = LengthSyntax.papers.map(\.name)
    let near = Suggestion.nearest(to: text.string, among: names).map { "did you mean `\($0)`?" }
    checker.error(
      "bad-value", "unknown paper `\(text.string)`", at: text.span,
      hint: near
        ?? "write \(names.map { "`\($0)`" }.joined(separator: ", ")), or a size such as `100mmx200mm` or `100mmxauto`")
    return nil
  }

  private func checkMargins(_ margins: Insets, _ size: Size) {
    let room = Length.millimetres(5)
    guard margins.start + margins.end + room > size.width || margins.top + margins.bottom + room > size.height else {
      return
    }
    let span = root.attribute("margin")?.value.span ?? root.nameSpan
    checker.error("bad-value", "the margins leave no room on the page", at: span, hint: "make them smaller")
  }
}

extension Checker {
  /// A header, footer or background.
  func furniture(_ element: MarkupElement, _ scope: Scope) -> FurnitureNode? {
    guard var inner = enter(element, scope) else { return nil }
    var attributes = AttributeReader(element, self, inner)
    let pages = attributes.choice(
      "pages",
      ["all": Furniture.Pages.all, "first": .first, "rest": .rest, "last": .last, "odd": .odd, "even": .even])
    let position: Furniture.Position =
      switch element.name {
      case "header": .header
      case "footer": .footer
      default: .background
      }
    let gap = position == .background ? .zero : attributes.length("gap") ?? theme.space("furniture-gap")
    inner.style = attributes.textStyle(inner.style)
    attributes.finish()
    let content = blocks(element.children, in: element, inner)
    return FurnitureNode(position: position, pages: pages ?? .all, gap: gap, content: content)
  }

  /// The attributes of a part; its content is checked where it is used.
  func checkDefine(_ element: MarkupElement, _ scope: Scope) {
    var attributes = AttributeReader(element, self, scope)
    _ = attributes.required("name", example: "address")
    attributes.finish()
  }
}
