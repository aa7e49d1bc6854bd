import Diagnostics
import Typesetting
import Values

/// Charts: their kind, their rows, and series that measure the same thing.
extension Checker {
  /// Which attributes belong to which kinds only.
  private static let attributeKinds: KeyValuePairs<String, [Chart.Kind]> = [
    "label": [.bar, .stacked, .column, .line, .share], "height": [.column, .line, .spark, .share],
    "digits": [.bar, .stacked, .column, .line, .share], "base": [.line, .spark], "group-below": [.share],
    "group-label": [.share],
  ]

  func chart(_ element: MarkupElement, _ attributes: inout AttributeReader, _ outer: Scope) -> BlockNode? {
    var scope = outer
    scope.chartLetters = attributes.letterSize()
    _ = attributes.required("kind", example: "bar")
    let kind = attributes.choice("kind", Chart.Kind.names)
    let rows = kind == .share ? attributes.raw("rows") : attributes.required("rows", example: "week in weeks")
    let loop = rows.map { loopScope($0, scope) }
    let rowScope = loop.flatMap { $0?.1 } ?? scope
    var node = frame(element, kind ?? .bar, &attributes, scope)
    checkAttributes(element, kind, hasRows: rows != nil, &attributes, scope)
    node?.grouping = grouping(&attributes, scope)
    // A list that is wrong would make every name and value in it wrong as well.
    if let loop, loop == nil {
      attributes.finish()
      return nil
    }
    node?.label = label(kind, hasRows: rows != nil, &attributes, rowScope)
    attributes.finish()
    node?.rows = loop.flatMap { $0?.0 }
    let items = chartItems(element, kind, hasRows: rows != nil, scope, rowScope)
    node?.items = items
    guard let node, let kind else { return nil }
    checkSeries(items, element, kind, hasRows: rows != nil, scope)
    return .chart(node)
  }

  /// The theme with the size of letters that the chart around asks for.
  func chartTheme(_ scope: Scope) -> Theme { theme.withChartLetters(scope.chartLetters) }

  /// The chart with what does not depend on its rows.
  private func frame(
    _ element: MarkupElement, _ kind: Chart.Kind, _ attributes: inout AttributeReader, _ scope: Scope
  ) -> ChartNode? {
    let alternative = attributes.required("alt", example: "what the chart shows")
    // In a row, the width is that of the part, read there, and the chart fills it.
    let isInRow = attributes.isKnown("width")
    let partWidth = attributes.raw("width").map(\.string)
    let width = isInRow ? (partWidth == nil || partWidth == "auto" ? nil : .unlimited) : attributes.length("width")
    let startsAtZero = attributes.choice("base", ["zero": true, "data": false])
    let height = attributes.length("height")
    let decimals = attributes.number("digits", 0...6)
    let alignment = attributes.blockAlignment()
    guard let alternative else { return nil }
    return ChartNode(
      kind: kind, items: [], decimals: decimals, startsAtZero: startsAtZero ?? (kind != .spark), width: width,
      height: height, alignment: alignment, alternative: unit(alternative, scope),
      style: chartTheme(scope).chart(scope.style),
      palette: theme.palette(kind), origin: origin(element.nameSpan))
  }

  private func checkAttributes(
    _ element: MarkupElement, _ kind: Chart.Kind?, hasRows: Bool, _ attributes: inout AttributeReader, _ scope: Scope
  ) {
    for (name, kinds) in Self.attributeKinds {
      _ = attributes.raw(name)
      guard let kind, let attribute = element.attribute(name) else { continue }
      if !kinds.contains(kind) {
        let homes = kinds.map { "`\($0.name)`" }.joined(separator: ", ")
        let isHeight = name == "height"
        let hint =
          isHeight ? "it is as high as its rows; the theme's `chart-bar` makes bars thicker" : "it is for \(homes)"
        error(
          "wrong-attribute", "`\(name)` does not belong to a chart of kind `\(kind.name)`", at: attribute.nameSpan,
          hint: hint, scope)
      } else if name == "label", kind == .share, !hasRows {
        error(
          "wrong-attribute", "`label` needs `rows`", at: attribute.nameSpan,
          hint: "without `rows` each `<series>` is a part, named by its `title`", scope)
      }
    }
  }

  private func label(
    _ kind: Chart.Kind?, hasRows: Bool, _ attributes: inout AttributeReader, _ scope: Scope
  ) -> ParagraphNode? {
    guard let kind, kind != .spark, hasRows else { return nil }
    guard let text = attributes.required("label", example: "{{ week.name }}") else { return nil }
    let isOnAxis = kind == .column || kind == .line
    let style = chartTheme(scope).applying(isOnAxis ? "chart-axis" : "chart-label", to: scope.style)
    return withoutPageNumbers(paragraph(text, style: style, scope), text, scope)
  }

  /// The page is not known when a chart finds its places.
  private func withoutPageNumbers(_ node: ParagraphNode, _ text: MarkupText, _ scope: Scope) -> ParagraphNode {
    let isPage = node.inlines.contains { flow in
      guard case .leaf(.unit(let number, _, _)) = flow else { return false }
      return units[number].pieces.contains {
        switch $0 {
        case .pageNumber, .pageCount: true
        case .literal, .value: false
        }
      }
    }
    if isPage {
      error("page-in-chart", "a chart can not show page numbers", at: text.span, hint: "put them beside it", scope)
    }
    return node
  }

  private func grouping(_ attributes: inout AttributeReader, _ scope: Scope) -> ChartNode.Grouping? {
    let below = attributes.raw("group-below")
    guard let below else {
      if let label = attributes.raw("group-label") {
        error(
          "missing-attribute", "`group-label` needs `group-below`", at: label.span,
          hint: "write `group-below=\"3%\"` for the parts to be grouped", scope)
      }
      return nil
    }
    let label = attributes.required("group-label", example: "Others")
    let text = below.string
    guard text.hasSuffix("%"), let number = ExactDecimal(text.dropLast()), number > .zero, number < .hundred else {
      error(
        "bad-value", "`\(text)` is not a percentage", at: below.span, hint: "write it as `3%`", scope)
      return nil
    }
    guard let label else { return nil }
    let node = paragraph(label, style: chartTheme(scope).applying("chart-label", to: scope.style), scope)
    return ChartNode.Grouping(below: number, label: withoutPageNumbers(node, label, scope))
  }
}
