import Diagnostics
import Typesetting
import Values

/// Tables and the content of their cells.
extension Checker {
  /// The content of a cell or list item: words join into paragraphs, `small` is a paragraph of its own.
  func cell(_ children: [MarkupNode], in parent: MarkupElement, _ scope: Scope) -> [Flow<CellNode>] {
    flow(children, scope) { checker, node, scope in
      switch node {
      case .text(let text): return [.leaf(.inline(.unit(checker.unit(text, scope), scope.style, link: nil)))]
      case .element(let element):
        if element.name != "small", Self.inlineNames.contains(element.name) {
          return checker.inline(element, link: nil, scope).map { Self.cell($0) }
        }
        return checker.block(element, in: parent, scope).map { Self.cell($0) }
      }
    }
  }

  private static func cell(_ flow: InlineFlow) -> Flow<CellNode> {
    switch flow {
    case .leaf(let node): .leaf(.inline(node))
    case .each(let list, let content): .each(list, content.map(cell))
    case .choose(let branches): .choose(branches.map { Branch(test: $0.test, content: $0.content.map(cell)) })
    }
  }

  private static func cell(_ flow: BlockFlow) -> Flow<CellNode> {
    switch flow {
    case .leaf(let node): .leaf(.block(node))
    case .each(let list, let content): .each(list, content.map(cell))
    case .choose(let branches): .choose(branches.map { Branch(test: $0.test, content: $0.content.map(cell)) })
    }
  }

  func table(_ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope) -> BlockNode? {
    let rows = attributes.required("rows", example: "line in lines")
    let hasStripes = attributes.flag("stripe", otherwise: theme.tablesAreStriped)
    let maySplit = attributes.choice("split", ["never": false, "allowed": true]) ?? false
    var inner = scope
    inner.style = attributes.textStyle(theme.applying("cell", to: scope.style))
    attributes.finish()
    guard let rows, let (list, rowScope) = loopScope(rows, inner) else { return nil }
    let items: [Flow<TableNode.Item>] = flow(element.children, inner) { checker, node, scope in
      guard case .element(let child) = node else {
        if case .text(let text) = node, !text.isBlank {
          checker.error("bare-text", "text directly in `<table>`", at: text.span, hint: "put it in `<column>`", scope)
        }
        return []
      }
      let isInLoop = scope.loopDepth > inner.loopDepth
      var itemScope = rowScope
      itemScope.present = scope.present
      return checker.tableItem(child, in: element, scope, itemScope, isInLoop: isInLoop)
    }
    checkItems(items, element, scope)
    return .table(
      TableNode(
        rows: list, items: items, hasStripes: hasStripes, maySplit: maySplit, style: theme.table,
        carryStyle: theme.applying("carried", to: inner.style),
        subtotalStyle: theme.applying("subtotal", to: inner.style), origin: origin(element.nameSpan)))
  }

  private func tableItem(
    _ element: MarkupElement, in table: MarkupElement, _ scope: Scope, _ rowScope: Scope, isInLoop: Bool
  ) -> [Flow<TableNode.Item>] {
    guard let inner = enter(element, scope), let innerRow = enter(element, rowScope) else { return [] }
    if isInLoop, element.name == "column" || element.name == "group" {
      error(
        "misplaced-element", "`<\(element.name)>` can not be repeated with `<for>`", at: element.nameSpan,
        hint: "write each one out; `<if>` may stand around it", scope)
      return []
    }
    switch element.name {
    case "column": return [.leaf(.column(column(element, inner, innerRow)))]
    case "total":
      var attributes = AttributeReader(element, self, inner)
      let parts = total(element, &attributes, inner)
      let span = attributes.number("span", 1...50) ?? 1
      attributes.finish()
      return [.leaf(.total(label: parts.label, value: parts.value, span: span))]
    case "continued": return [.leaf(.continued(continued(element, inner)))]
    case "carried", "brought":
      var attributes = AttributeReader(element, self, inner)
      expectEmpty(element, inner)
      let example = element.name == "carried" ? "Carried forward" : "Brought forward"
      let label = attributes.required("label", example: example)
      attributes.finish()
      guard let label else { return [] }
      let style = theme.applying("carried", to: inner.style)
      var node = paragraph(label, style: style, inner)
      node.secondLanguage = .beside
      return [.leaf(element.name == "carried" ? .carried(node) : .brought(node))]
    case "group": return group(element, innerRow).map { [.leaf(.group($0))] } ?? []
    case "empty":
      AttributeReader(element, self, inner).finish()
      return [.leaf(.empty(blocks(element.children, in: element, inner)))]
    default: return misplaced(element, in: table, scope)
    }
  }

  /// `<continued>Page {{ page }}</continued>`
  private func continued(_ element: MarkupElement, _ scope: Scope) -> ParagraphNode {
    var attributes = AttributeReader(element, self, scope)
    var inner = scope
    inner.style = attributes.textStyle(theme.applying("carried", to: scope.style))
    let alignment = attributes.textAlignment() ?? .start
    attributes.finish()
    return ParagraphNode(
      inlines: inlines(element.children, in: element, inner), style: inner.style, alignment: alignment, role: .body,
      origin: origin(element.nameSpan))
  }

  private func total(
    _ element: MarkupElement, _ attributes: inout AttributeReader, _ scope: Scope
  ) -> (label: ParagraphNode, value: ParagraphNode) {
    var parts = pairParts(element, &attributes, styles: ("pair-label", "pair-value"), scope)
    parts.label.alignment = .end
    guard let text = attributes.raw("value") else {
      if parts.value.inlines.isEmpty {
        _ = attributes.required("value", example: "total")
      }
      return parts
    }
    expectEmpty(element, scope)
    guard let syntax = text.expression(collector), let value = typed(syntax, scope), printable(value, scope) else {
      return parts
    }
    let field = written(value)
    let place = origin(value.span, field: field)
    let number = add(
      TextUnit(key: "", hasWords: false, pieces: [.value(value.expression, place)], written: [field], origin: place))
    parts.value.inlines = [.leaf(.unit(number, parts.value.style, link: nil))]
    return parts
  }

  private func column(_ element: MarkupElement, _ scope: Scope, _ rowScope: Scope) -> TableNode.Column {
    var attributes = AttributeReader(element, self, scope)
    let width = attributes.width("width") ?? .auto
    let alignment =
      attributes.choice(
        "align",
        [
          "start": TableColumn.Alignment.text(.start), "center": .text(.center), "end": .text(.end),
          "justify": .text(.justify), "decimal": .decimal,
        ]) ?? .text(.start)
    let titleAlignment: TextAlignment = if case .text(let text) = alignment { text } else { .end }
    var title = attributes.raw("title").map {
      self.paragraph($0, style: theme.applying("table-head", to: scope.style), alignment: titleAlignment, scope)
    }
    title?.secondLanguage = .below
    let span = attributes.number("span", 1...50) ?? 1
    var inner = rowScope
    inner.style = attributes.textStyle(rowScope.style)
    let carry = attributes.raw("carry").flatMap { self.carry($0, rowScope) }
    attributes.finish()
    let paragraph = ParagraphNode(
      inlines: [], style: inner.style, alignment: titleAlignment, role: .body, origin: origin(element.nameSpan))
    return TableNode.Column(
      title: title, titleSpan: span, width: width, alignment: alignment,
      content: cell(element.children, in: element, inner), paragraph: paragraph, carry: carry?.0,
      carryPlace: carry.map { origin($0.1) })
  }

  private func carry(_ text: MarkupText, _ scope: Scope) -> (Expression, SourceSpan)? {
    guard let syntax = text.expression(collector), let value = typed(syntax, scope) else { return nil }
    guard case .value(let type) = value.type, type.unwrapped == .money || type.unwrapped == .integer else {
      error(
        "not-summable", "`\(written(value))` is \(describe(value.type)) and can not be summed", at: value.span,
        hint: "only amounts of money and whole numbers can be carried", scope)
      return nil
    }
    return (value.expression, value.span)
  }

  private func group(_ element: MarkupElement, _ scope: Scope) -> TableNode.Group? {
    var attributes = AttributeReader(element, self, scope)
    expectEmpty(element, scope)
    let by = attributes.required("by", example: "line.collection")
    let headingStyle = theme.applying("group", to: scope.style)
    let heading = attributes.raw("heading").map { paragraph($0, style: headingStyle, scope) }
    let subtotalStyle = theme.applying("subtotal", to: scope.style)
    let subtotal = attributes.raw("subtotal").map { paragraph($0, style: subtotalStyle, alignment: .end, scope) }
    attributes.finish()
    guard let by, let syntax = by.expression(collector), let value = typed(syntax, scope) else { return nil }
    guard case .value(let type) = value.type, isPrintable(type.unwrapped) else {
      error("not-groupable", "rows can not be grouped by \(describe(value.type))", at: value.span, scope)
      return nil
    }
    return TableNode.Group(by: value.expression, heading: heading, subtotal: subtotal)
  }
}
