import Diagnostics
import Typesetting

/// A code as the template describes it.
struct CodeNode: Sendable {
  var kind: CodeKind
  /// The unit that gives the text.
  var value: Int
  /// The unit that says what the code is for.
  var alternative: Int
  var width: Length?
  var height: Length?
  var showsText: Bool
  var style: TextStyle
  var alignment: HorizontalAlignment
  var origin: Origin
}

/// The element `code`.
extension Checker {
  private enum Kind {
    case qr, code128, ean13
  }

  func code(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> BlockNode? {
    expectEmpty(element, scope)
    _ = attributes.required("kind", example: "qr")
    let choice = attributes.choice("kind", ["qr": Kind.qr, "code128": .code128, "ean13": .ean13])
    let value = attributes.required("value", example: "{{ number }}")
    let alternative = attributes.required("alt", example: "what the code is for")
    let alignment = attributes.blockAlignment()
    var node = CodeNode(
      kind: .code128, value: 0, alternative: 0, showsText: true, style: theme.applying("small", to: scope.style),
      alignment: alignment, origin: origin(element.nameSpan))
    switch choice {
    case .qr: readSquare(element, &attributes, &node, scope)
    case .code128, .ean13: readBars(element, &attributes, &node, isArticle: choice == .ean13, scope)
    case nil: for name in ["level", "size", "width", "height", "text", "style"] { _ = attributes.raw(name) }
    }
    guard choice != nil, let value, let alternative else {
      attributes.finish()
      return nil
    }
    node.value = unit(value, isWords: false, scope)
    node.alternative = unit(alternative, scope)
    checkLiteral(node, value, scope)
    return .code(node)
  }

  private func readSquare(
    _ element: MarkupElement, _ attributes: inout AttributeReader, _ node: inout CodeNode, _ scope: Scope
  ) {
    let level = attributes.choice("level", ["L": CodeCorrection.low, "M": .medium, "Q": .quartile, "H": .high])
    node.kind = .qr(level ?? .medium)
    node.width = attributes.length("size")
    refuse(["width", "height"], of: element, &attributes, "a QR code is square", "write `size=\"24mm\"`", scope)
    let hint = "write it in a `<text>` beside the code"
    refuse(["text", "style"], of: element, &attributes, "a QR code shows no text", hint, scope)
  }

  private func readBars(
    _ element: MarkupElement, _ attributes: inout AttributeReader, _ node: inout CodeNode, isArticle: Bool,
    _ scope: Scope
  ) {
    node.kind = isArticle ? .ean13 : .code128
    node.width = attributes.length("width")
    node.height = attributes.length("height")
    if !isArticle { node.style = attributes.namedStyle(node.style) }
    let what = isArticle ? "an EAN-13" : "a Code 128"
    refuse(
      ["size"], of: element, &attributes, "\(what) is not square",
      "write `width=\"40mm\"` or `height=\"20mm\"`, or neither", scope)
    refuse(["level"], of: element, &attributes, "\(what) has no level", "only QR codes can mend mistakes", scope)
    if isArticle {
      let reason = "an EAN-13 always shows its digits in a size that fits"
      refuse(["text", "style"], of: element, &attributes, reason, "remove it", scope)
    } else {
      node.showsText = attributes.choice("text", ["true": true, "false": false]) ?? true
    }
  }

  /// Reports attributes that belong to other kinds of code.
  private func refuse(
    _ names: [String], of element: MarkupElement, _ attributes: inout AttributeReader, _ reason: String,
    _ hint: String, _ scope: Scope
  ) {
    for name in names where attributes.raw(name) != nil {
      guard let attribute = element.attribute(name) else { continue }
      error("unknown-attribute", "\(reason), so it has no `\(name)`", at: attribute.nameSpan, hint: hint, scope)
    }
  }

  /// A text without values can be judged before any data is seen.
  private func checkLiteral(_ node: CodeNode, _ text: MarkupText, _ scope: Scope) {
    guard units[node.value].written.isEmpty else { return }
    if text.isBlank {
      error("bad-code", "a code can not be empty", at: text.span, hint: "write what it says", scope)
    } else if let problem = CodeContent(node.kind, text: text.string).problem {
      error(problem.name, problem.message, at: text.span, hint: problem.hint, scope)
    }
  }
}
