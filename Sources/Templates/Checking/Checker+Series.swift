import Diagnostics
import Typesetting
import Values

/// The series of a chart: values that are numbers of one kind.
extension Checker {
  func chartItems(
    _ chart: MarkupElement, _ kind: Chart.Kind?, hasRows: Bool, _ scope: Scope, _ rowScope: Scope
  ) -> [Flow<ChartNode.Item>] {
    var measure: (type: FieldType, name: String)?
    return flow(chart.children, scope) { checker, node, itemScope in
      guard case .element(let element) = node else {
        if case .text(let text) = node, !text.isBlank {
          checker.error(
            "bare-text", "text directly in `<chart>`", at: text.span, hint: "put it beside the chart", scope)
        }
        return []
      }
      var valueScope = rowScope
      valueScope.present.formUnion(itemScope.present)
      guard let inner = checker.enter(element, itemScope), let innerRow = checker.enter(element, valueScope) else {
        return []
      }
      switch element.name {
      case "series":
        if itemScope.loopDepth > scope.loopDepth {
          checker.error(
            "misplaced-element", "`<series>` can not be repeated with `<for>`", at: element.nameSpan,
            hint: "write each one out; `<if>` may stand around it", scope)
          return []
        }
        guard let series = checker.series(element, kind, hasRows: hasRows, inner, innerRow, &measure) else { return [] }
        return [.leaf(.series(series))]
      case "empty":
        AttributeReader(element, checker, inner).finish()
        return [.leaf(.empty(checker.blocks(element.children, in: element, inner)))]
      default: return checker.misplaced(element, in: chart, itemScope)
      }
    }
  }

  private func series(
    _ element: MarkupElement, _ kind: Chart.Kind?, hasRows: Bool, _ scope: Scope, _ rowScope: Scope,
    _ measure: inout (type: FieldType, name: String)?
  ) -> ChartNode.Series? {
    var attributes = AttributeReader(element, self, scope)
    expectEmpty(element, scope)
    let value = attributes.required("value", example: "week.paid")
    let isTitleOnAxis = kind == .bar
    let style = chartTheme(scope).applying(isTitleOnAxis ? "chart-axis" : "chart-label", to: scope.style)
    let title = attributes.raw("title").map { paragraph($0, style: style, scope) }
    let missingIsZero = attributes.choice("missing", ["gap": false, "zero": true])
    let color = attributes.color("color")
    attributes.finish()
    if let kind, kind == .spark || kind == .share && hasRows, let text = attributes.raw("title") {
      error(
        "wrong-attribute", "a chart of kind `\(kind.name)` has no room for the name of its series", at: text.span,
        hint: kind == .spark ? "name it beside the chart" : "its parts are named by `label`", scope)
    }
    guard let value, let syntax = value.expression(collector), let typed = typed(syntax, rowScope),
      isNumber(typed, rowScope)
    else { return nil }
    if case .value(let type) = typed.type {
      check(typed, type, against: &measure, rowScope)
      checkMissing(typed, type, kind, missingIsZero, rowScope)
    }
    return ChartNode.Series(
      title: title, value: typed.expression, place: origin(typed.span, field: written(typed)),
      missingIsZero: missingIsZero ?? false, color: color)
  }

  private func isNumber(_ value: TypedExpression, _ scope: Scope) -> Bool {
    if case .value(let type) = value.type {
      switch type.unwrapped {
      case .integer, .decimal, .money, .percentage, .quantity: return true
      default: break
      }
    }
    let isFiltered = if case .filter = value.expression { true } else { false }
    error(
      "not-a-number", "`\(written(value))` is \(describe(value.type)) and can not be drawn", at: value.span,
      hint: isFiltered
        ? "give the value itself, without `|`; `digits` of the chart sets its decimals"
        : "a chart draws amounts, numbers, quantities and percentages", scope)
    return false
  }

  /// All series of a chart share its scale, so they measure the same.
  private func check(
    _ value: TypedExpression, _ type: FieldType, against measure: inout (type: FieldType, name: String)?,
    _ scope: Scope
  ) {
    let kind = type.unwrapped == .integer ? FieldType.decimal : type.unwrapped
    guard let first = measure else {
      measure = (kind, written(value))
      return
    }
    guard first.type != kind else { return }
    error(
      "mixed-measures", "`\(written(value))` is \(type.unwrapped), but `\(first.name)` is not", at: value.span,
      hint: "all series of a chart share one scale; make a chart for each", scope)
  }

  private func checkMissing(
    _ value: TypedExpression, _ type: FieldType, _ kind: Chart.Kind?, _ missingIsZero: Bool?, _ scope: Scope
  ) {
    guard let kind, kind.isSum, case .optional = type, missingIsZero != true else { return }
    error(
      "may-be-missing", "`\(written(value))` may be missing, and the whole would be wrong without it", at: value.span,
      hint: "write `missing=\"zero\"` if a missing value is none", scope)
  }

  /// How many series there are, and whether they have names.
  func checkSeries(
    _ items: [Flow<ChartNode.Item>], _ element: MarkupElement, _ kind: Chart.Kind, hasRows: Bool, _ scope: Scope
  ) {
    // After an error inside, a missing series may be the one that was wrong.
    guard !collector.hasErrors else { return }
    var all: [ChartNode.Item] = []
    gather(items, into: &all)
    let series = all.compactMap { if case .series(let series) = $0 { series } else { nil } }
    let counts = kind == .share ? (hasRows ? 1...1 : 2...12) : kind.seriesCounts
    guard counts.contains(series.count) else {
      let range =
        counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
      error(
        "wrong-series", "a chart of kind `\(kind.name)` has \(range) series, and this has \(series.count)",
        at: element.nameSpan, hint: Self.seriesHint(kind, series.count, counts, hasRows: hasRows), scope)
      return
    }
    for nameless in series where nameless.title == nil && series.count > 1 {
      error(
        "missing-attribute", "each of several `<series>` needs the attribute `title`", at: element.nameSpan,
        hint: "write `title=\"Paid\"` at the one whose value is `\(nameless.place.field ?? "")`", scope)
    }
  }

  private static func seriesHint(_ kind: Chart.Kind, _ count: Int, _ counts: ClosedRange<Int>, hasRows: Bool) -> String
  {
    if count == 0 { return "write `<series title=\"Paid\" value=\"week.paid\"/>`" }
    switch kind {
    case .stacked: return count < counts.lowerBound ? "use kind `bar`" : "more colours can not be told apart"
    case .share where !hasRows: return "name the list of the parts by `rows`"
    case .share, .spark: return "make a chart for each"
    case .bar, .column, .line: return "more can not be told apart in black and white; make two charts"
    }
  }

  private func gather(_ items: [Flow<ChartNode.Item>], into result: inout [ChartNode.Item]) {
    for item in items {
      switch item {
      case .leaf(let leaf): result.append(leaf)
      case .each(_, let content): gather(content, into: &result)
      case .choose(let branches): for branch in branches { gather(branch.content, into: &result) }
      }
    }
  }
}
