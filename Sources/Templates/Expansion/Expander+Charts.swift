import Diagnostics
import Typesetting
import Values

extension Expander {
  /// A chart with all its figures, or what the template says when there are none.
  func chart(_ node: ChartNode, _ frame: inout Frame) throws -> [Block] {
    var series: [ChartNode.Series] = []
    var empty: [Block] = []
    try walk(node.items, &frame) { item, frame in
      switch item {
      case .series(let one): series.append(one)
      case .empty(let content): empty += try blocks(content, &frame)
      }
    }
    var rows = try chartRows(node, series, &frame)
    let measure = try ChartMeasure(&rows, series)
    if node.kind == .share { rows = try shares(rows, node, series, measure, &frame) }
    let hasFigures = rows.contains { $0.numbers.contains { $0 != nil } }
    guard !rows.isEmpty, !series.isEmpty, hasFigures || node.kind == .bar else { return empty }
    let writer = ChartWriter(measure: measure, locale: locale, decimals: node.kind == .share ? nil : node.decimals)
    var chart = Chart(
      node.kind, series: try chartSeries(node, series, &frame), rows: rows.map { $0.row(node.kind, writer) },
      style: chartStyle(node.style), alternative: plainText(node.alternative, frame), origin: node.origin)
    chart.scale = measure.scale
    chart.axisText = writer.axisText
    chart.startsAtZero = node.startsAtZero
    chart.width = node.width
    chart.height = node.height
    chart.alignment = node.alignment
    return [.chart(chart)]
  }

  private func chartStyle(_ given: ChartStyle) -> ChartStyle {
    var result = given
    result.label = style(given.label)
    result.value = style(given.value)
    result.axis = style(given.axis)
    return result
  }

  private func chartSeries(
    _ node: ChartNode, _ series: [ChartNode.Series], _ frame: inout Frame
  ) throws -> [Chart.Series] {
    if node.kind == .share {
      let own = node.rows == nil ? series.map(\.color) : []
      let count = max(own.count, node.palette.count)
      return (0..<count).map { index in
        let color = own.indices.contains(index) ? own[index] : nil
        return Chart.Series(title: nil, color: color ?? node.palette[index % node.palette.count])
      }
    }
    var result: [Chart.Series] = []
    for (index, one) in series.enumerated() {
      let title = try one.title.map { try paragraph($0, &frame) }
      result.append(Chart.Series(title: title, color: one.color ?? node.palette[index % node.palette.count]))
    }
    return result
  }

  // MARK: Rows

  private func chartRows(
    _ node: ChartNode, _ series: [ChartNode.Series], _ frame: inout Frame
  ) throws -> [ChartRow] {
    guard let list = node.rows else {
      // Each series is a part of the whole.
      return try series.map { one in
        ChartRow(label: try one.title.map { try paragraph($0, &frame) }, values: [value(of: one, frame)])
      }
    }
    guard case .list(let values) = frame.value(list, locale) else { return [] }
    frame.budget -= values.count
    guard frame.budget > 0 else {
      throw Diagnostic(
        "too-large", "the document grows beyond \(Frame.largestBudget) elements", at: .text(node.origin.place),
        hint: "a chart of so many rows can not be read; draw a part of the list or its sums")
    }
    var result: [ChartRow] = []
    result.reserveCapacity(values.count)
    for (index, row) in values.enumerated() {
      frame.push(row, index: index, count: values.count)
      let label = try node.label.map { try paragraph($0, &frame) }
      result.append(ChartRow(label: label, values: series.map { value(of: $0, frame) }))
      frame.pop()
    }
    return result
  }

  private func value(of series: ChartNode.Series, _ frame: Frame) -> ChartRow.Number? {
    if let (number, measure) = Measure.reading(frame.value(series.value, locale)) {
      return ChartRow.Number(number: number, measure: measure)
    }
    return series.missingIsZero ? ChartRow.Number(number: .zero, measure: nil) : nil
  }

  // MARK: Parts of a whole

  /// The parts with their percentages, small ones grouped if the author asks for it.
  private func shares(
    _ rows: [ChartRow], _ node: ChartNode, _ series: [ChartNode.Series], _ measure: ChartMeasure, _ frame: inout Frame
  ) throws -> [ChartRow] {
    var rows = rows
    for (index, row) in rows.enumerated() where row.numbers.contains(where: { ($0 ?? 0) < 0 }) {
      let name = row.label.map { $0.inlines.map(\.plainText).joined() } ?? ""
      let part = name.isEmpty ? "part \(index + 1)" : "`\(name)`"
      throw Diagnostic(
        "negative-part", "\(part) is below zero and can not be a part of a whole",
        at: series.first.map { .text($0.place.place) }, hint: "use kind `bar`, which draws values below zero")
    }
    var numbers = rows.map { $0.numbers.first.flatMap { $0 } ?? 0 }
    if let grouping = node.grouping {
      let limit = grouping.below.coefficient(at: 6)
      let fine = Percentage.shares(of: numbers, decimals: 6)
      let small = rows.indices.filter { fine[$0] < limit }
      if small.count > 1 {
        let sum = small.reduce(Int128(0)) { $0 + numbers[$1] }
        var rest = ChartRow(label: try paragraph(grouping.label, &frame), values: [])
        rest.numbers = [sum]
        rows = rows.indices.filter { fine[$0] >= limit }.map { rows[$0] } + [rest]
        numbers = rows.map { $0.numbers.first.flatMap { $0 } ?? 0 }
      }
    }
    guard numbers.contains(where: { $0 > 0 }) else { return [] }
    let decimals = min(node.decimals ?? 0, 6)
    for (index, share) in Percentage.shares(of: numbers, decimals: decimals).enumerated() {
      rows[index].summary = PrintedText.isolated(
        locale.text(share, scale: decimals, decimals: decimals, .percentage), locale)
    }
    return rows
  }
}

extension Inline {
  fileprivate var plainText: String {
    if case .text(let run) = self { run.text } else { "" }
  }
}
