import Diagnostics
import Typesetting
import Values

/// Elements that stand in the body, in furniture, in cells and in rows.
extension Checker {
  static let blockNames = [
    "stack", "row", "box", "heading", "text", "small", "pair", "table", "image", "code", "chart", "rule", "space",
    "keep", "page-break", "list", "use", "include", "for", "if", "else-if", "else",
  ]

  /// Where the elements that are no blocks belong.
  private static let homes: [String: String] = [
    "column": "table", "carried": "table", "brought": "table", "total": "table", "group": "table", "empty": "table",
    "continued": "table", "item": "list", "series": "chart", "b": "text", "i": "text", "span": "text", "link": "text",
    "br": "text", "header": "template", "footer": "template", "background": "template", "define": "template",
  ]

  /// The names of all elements but the roots of files.
  static var elementNames: [String] { blockNames + homes.keys.sorted() }

  /// The content of a container of blocks.
  func blocks(_ children: [MarkupNode], in parent: MarkupElement, _ scope: Scope) -> [BlockFlow] {
    flow(children, scope) { checker, node, scope in
      switch node {
      case .element(let element): return checker.block(element, in: parent, scope)
      case .text(let text):
        if !text.isBlank {
          checker.error(
            "bare-text", "text directly in `<\(parent.name)>`", at: text.span, hint: "put it in `<text>`", scope)
        }
        return []
      }
    }
  }

  /// Reports an element that is unknown or stands where it does not belong.
  func misplaced<Leaf>(_ element: MarkupElement, in parent: MarkupElement, _ scope: Scope) -> [Flow<Leaf>] {
    let name = element.name
    if let home = Self.homes[name] ?? (Self.blockNames.contains(name) ? "" : nil) {
      let hint = home.isEmpty ? "it stands in the body, in `<stack>` and the like" : "it stands in `<\(home)>`"
      error(
        "misplaced-element", "`<\(name)>` does not belong in `<\(parent.name)>`", at: element.nameSpan, hint: hint,
        scope)
    } else {
      let hint = Suggestion.nearest(to: name, among: Self.elementNames).map { "did you mean `<\($0)>`?" }
      error("unknown-element", "unknown element `<\(name)>`", at: element.nameSpan, hint: hint, scope)
    }
    return []
  }

  /// One element; several flows only for `include`, none after an error.
  func block(_ element: MarkupElement, in parent: MarkupElement, isInRow: Bool = false, _ scope: Scope) -> [BlockFlow] {
    guard let inner = enter(element, scope) else { return [] }
    if element.name == "include" { return include(element, inner) }
    var attributes = AttributeReader(element, self, inner)
    if isInRow { _ = attributes.raw("width") }
    guard let node = node(element, &attributes, inner) else {
      return Self.isBlock(element.name) ? [] : misplaced(element, in: parent, inner)
    }
    attributes.finish()
    return [.leaf(node)]
  }

  private static func isBlock(_ name: String) -> Bool { blockNames.contains(name) && !controlNames.contains(name) }

  private func node(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> BlockNode? {
    switch element.name {
    case "text", "small", "heading": .paragraph(text(element, &attributes, scope))
    case "stack": stack(element, &attributes, scope)
    case "row": .row(row(element, &attributes, scope))
    case "box": .box(box(element, &attributes, scope))
    case "pair": pair(element, &attributes, scope)
    case "table": table(element, &attributes, scope)
    case "image": image(element, &attributes, scope)
    case "code": code(element, &attributes, scope)
    case "chart": chart(element, &attributes, scope)
    case "rule": .rule(rule(element, &attributes, scope))
    case "space": space(element, &attributes, scope)
    case "keep": keep(element, &attributes, scope)
    case "page-break": pageBreak(element, scope)
    case "list": .list(list(element, &attributes, scope))
    case "use": use(element, &attributes, scope)
    default: nil
    }
  }

  // MARK: Text

  private func text(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> ParagraphNode {
    var inner = scope
    var role = ParagraphRole.body
    if element.name == "small" { inner.style = theme.applying("small", to: inner.style) }
    if element.name == "heading" {
      let level = attributes.number("level", 1...6) ?? 1
      inner.style = theme.applying("heading\(min(level, 3))", to: inner.style)
      role = .heading(level)
    }
    inner.style = attributes.textStyle(inner.style)
    let alignment = attributes.textAlignment() ?? .start
    return ParagraphNode(
      inlines: inlines(element.children, in: element, inner), style: inner.style, alignment: alignment, role: role,
      origin: origin(element.nameSpan), secondLanguage: SecondLanguageForm(text: element))
  }

  func pairParts(
    _ element: MarkupElement, _ attributes: inout AttributeReader, styles: (label: String, value: String),
    _ scope: Scope
  ) -> (label: ParagraphNode, value: ParagraphNode) {
    var labelScope = scope
    var valueScope = scope
    labelScope.style = attributes.textStyle(theme.applying(styles.label, to: scope.style))
    valueScope.style = attributes.textStyle(theme.applying(styles.value, to: scope.style))
    let place = origin(element.nameSpan)
    var label = ParagraphNode(inlines: [], style: labelScope.style, alignment: .start, role: .body, origin: place)
    if let text = attributes.required("label", example: "Date") {
      label = paragraph(text, style: labelScope.style, labelScope)
      label.secondLanguage = .beside
    }
    var value = ParagraphNode(inlines: [], style: valueScope.style, alignment: .end, role: .body, origin: place)
    value.inlines = inlines(element.children, in: element, valueScope)
    return (label, value)
  }

  private func pair(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> BlockNode {
    let parts = pairParts(element, &attributes, styles: ("pair-label", "pair-value"), scope)
    let isRuled = attributes.choice("ruled", ["true": true, "false": false]) ?? false
    return .pair(label: parts.label, value: parts.value, rule: isRuled ? pairRule : nil)
  }

  /// The line of a table's rows, with half as much room again as there is between pairs without a line.
  private var pairRule: Rule {
    let room = theme.space("pair-row-gap").scaled(3, over: 2)
    let stroke = Stroke(width: theme.space("row-rule"), color: theme.color("line") ?? .black)
    return Rule(stroke, above: room, below: room)
  }

  private func list(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> ListNode {
    var inner = scope
    inner.style = attributes.textStyle(scope.style)
    let isNumbered = attributes.choice("kind", ["bullets": false, "numbers": true]) ?? false
    let gap = attributes.length("gap") ?? .zero
    let items: [Flow<ListNode.Item>] = flow(element.children, inner) { checker, node, scope in
      guard case .element(let item) = node else {
        if case .text(let text) = node, !text.isBlank {
          checker.error("bare-text", "text directly in `<list>`", at: text.span, hint: "put it in `<item>`", scope)
        }
        return []
      }
      guard item.name == "item" else { return checker.misplaced(item, in: element, scope) }
      guard let inner = checker.enter(item, scope) else { return [] }
      AttributeReader(item, checker, inner).finish()
      let paragraph = ParagraphNode(
        inlines: [], style: inner.style, alignment: .start, role: .body, origin: checker.origin(item.nameSpan))
      return [.leaf(.init(content: checker.cell(item.children, in: item, inner), paragraph: paragraph))]
    }
    return ListNode(
      items: items, isNumbered: isNumbered, gap: gap, indent: theme.space("list-indent"),
      origin: origin(element.nameSpan))
  }

  // MARK: Containers

  private func stack(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> BlockNode {
    var inner = scope
    inner.style = attributes.textStyle(scope.style)
    let gap = attributes.length("gap") ?? .zero
    return .stack(blocks(element.children, in: element, inner), gap: gap)
  }

  private func row(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> RowNode {
    let gap = attributes.length("gap") ?? theme.space("row-gap")
    let alignment = attributes.choice(
      "valign", ["top": VerticalAlignment.top, "middle": .middle, "bottom": .bottom, "baseline": .baseline])
    let parts: [Flow<RowNode.Part>] = flow(element.children, scope) { checker, node, scope in
      guard case .element(let child) = node else {
        if case .text(let text) = node, !text.isBlank {
          checker.error("bare-text", "text directly in `<row>`", at: text.span, hint: "put it in `<text>`", scope)
        }
        return []
      }
      var reader = AttributeReader(child, checker, scope)
      let isOwnWidth = child.name == "image" || child.name == "code"
      let width = isOwnWidth ? TrackWidth.auto : reader.width("width") ?? .fraction(1_000)
      let content = checker.block(child, in: element, isInRow: !isOwnWidth, scope)
      let leaves = content.compactMap { if case .leaf(let node) = $0 { node } else { nil } }
      if leaves.count == 1, content.count == 1 { return [.leaf(.init(width: width, block: leaves[0]))] }
      return content.isEmpty ? [] : [.leaf(.init(width: width, block: .stack(content, gap: .zero)))]
    }
    return RowNode(parts: parts, gap: gap, alignment: alignment ?? .top, origin: origin(element.nameSpan))
  }

  private func box(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> BoxNode {
    var inner = scope
    inner.style = attributes.textStyle(scope.style)
    let weight = attributes.length("border-weight") ?? theme.space("border-weight")
    var frame = Box(
      [], padding: attributes.insets("padding") ?? Insets(), fill: attributes.color("fill"),
      border: attributes.color("border").map { Stroke(width: weight, color: $0) },
      radius: attributes.length("radius") ?? .zero, width: boxWidth(&attributes),
      alignment: attributes.blockAlignment(), origin: origin(element.nameSpan))
    frame.minimumHeight = attributes.length("height") ?? .zero
    frame.contentAlignment =
      attributes.choice("valign", ["top": VerticalAlignment.top, "middle": .middle, "bottom": .bottom]) ?? .top
    return BoxNode(content: blocks(element.children, in: element, inner), frame: frame)
  }

  /// In a row the width is that of the part, read there.
  private func boxWidth(_ attributes: inout AttributeReader) -> TrackWidth? {
    attributes.isKnown("width") ? nil : attributes.width("width")
  }

  private func keep(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> BlockNode {
    let withNext = attributes.choice("with", ["next": true]) ?? false
    return .keep(blocks(element.children, in: element, scope), withNext: withNext, origin: origin(element.nameSpan))
  }

  // MARK: Small things

  private func rule(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> Rule {
    expectEmpty(element, scope)
    let weight = attributes.length("weight") ?? theme.space("rule-weight")
    let color = attributes.color("color") ?? theme.color("line") ?? .black
    return Rule(
      Stroke(width: weight, color: color), above: attributes.length("above") ?? theme.space("rule-above"),
      below: attributes.length("below") ?? theme.space("rule-below"))
  }

  private func space(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> BlockNode {
    expectEmpty(element, scope)
    _ = attributes.required("height", example: "5mm")
    return .space(attributes.length("height") ?? .zero)
  }

  private func pageBreak(_ element: MarkupElement, _ scope: Scope) -> BlockNode {
    expectEmpty(element, scope)
    return .pageBreak
  }

  private func image(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> BlockNode? {
    expectEmpty(element, scope)
    let file = attributes.required("file", example: "logo.svg")
    let alternative = attributes.required("alt", example: "what the picture shows")
    let width = attributes.length("width")
    let height = attributes.length("height")
    let alignment = attributes.blockAlignment()
    let words = attributes.raw("text").map { unit($0, isWords: false, scope) }
    let style = attributes.namedStyle(scope.style)
    guard let file, let alternative else {
      attributes.finish()
      return nil
    }
    let number = unit(file, isWords: false, scope)
    if units[number].written.isEmpty, let problem = TemplateName.problem(file.string) {
      error("bad-file", "`\(file.string)` \(problem)", at: file.span, hint: "name a file inside of the folder", scope)
    }
    return .image(
      ImageNode(
        file: number, alternative: unit(alternative, scope), words: words.map { ($0, style) }, width: width,
        height: height,
        alignment: alignment, origin: origin(element.nameSpan)))
  }

  // MARK: Parts and files

  private func include(_ element: MarkupElement, _ scope: Scope) -> [BlockFlow] {
    guard let part = includes[ObjectIdentifier(element)] else { return [] }
    return blocks(part.children.filter { !Self.isDeclaration($0) }, in: part, scope)
  }

  /// Whether a node belongs to the template as a whole; such nodes are read before.
  static func isDeclaration(_ node: MarkupNode) -> Bool {
    guard case .element(let element) = node else { return false }
    return ["define", "header", "footer", "background"].contains(element.name)
  }

  private func use(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> BlockNode? {
    expectEmpty(element, scope)
    let name = attributes.required("name", example: "address")
    let with = attributes.raw("with")
    attributes.finish()
    guard let name else { return nil }
    guard let define = defines[name.string] else {
      let near = Suggestion.nearest(to: name.string, among: defines.keys.sorted()).map { "did you mean `\($0)`?" }
      error(
        "unknown-part", "no part is called `\(name.string)`", at: name.span,
        hint: near ?? "make one with `<define name=\"\(name.string)\">`", scope)
      return nil
    }
    guard !scope.parts.contains(name.string) else {
      error("recursion", "the part `\(name.string)` uses itself", at: name.span, hint: "remove this `<use>`", scope)
      return nil
    }
    guard let (record, schema) = record(with, scope) else { return nil }
    let place = element.nameSpan.place
    let usedAt = "\(place.file):\(place.line):\(place.column)" + (with.map { " with `\($0.string)`" } ?? "")
    guard let number = part(define, name: name.string, schema: schema, scope: scope, usedAt: usedAt) else {
      error("too-deep", "elements are nested more than \(Self.deepest) deep", at: element.nameSpan, scope)
      return nil
    }
    return .use(part: number, with: record)
  }

  private func record(_ with: MarkupText?, _ scope: Scope) -> (Expression, Schema)? {
    guard let with else { return (.path(slot: 0, steps: []), scope.top) }
    guard let syntax = with.expression(collector), let value = typed(syntax, scope) else { return nil }
    switch value.type {
    case .value(.record(let schema)): return (value.expression, schema)
    case .value(.optional(.record)):
      error(
        "may-be-missing", "`\(written(value))` may be missing", at: value.span,
        hint: "put `<use>` inside `<if test=\"\(written(value))\">`", scope)
    default:
      error(
        "not-a-record", "`\(written(value))` is \(describe(value.type)), and a part needs a record", at: value.span,
        scope)
    }
    return nil
  }
}
