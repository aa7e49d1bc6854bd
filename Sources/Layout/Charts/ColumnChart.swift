import Typesetting

/// Upright bars beside each other. Where every value has room at its column, the values are written there and the axis
/// is left out.
struct ColumnChart {
  let frame: ChartFrame

  private var chart: Chart { frame.chart }
  private var style: ChartStyle { frame.style }

  init(_ frame: ChartFrame) { self.frame = frame }

  func strips() throws -> [Strip] {
    var canvas = frame.canvas()
    var top = Length.zero
    if chart.series.count > 1 {
      let key = try ChartKey(frame, width: frame.width)
      key.draw(on: &canvas, .zero, .zero, gap: style.gap)
      top = key.height + style.rowGap
    }
    let values = try valuesAtColumns()
    let axis = values == nil ? try axisTexts(top) : nil
    let start = axis.map { ($0.texts.map(\.width).max() ?? .zero) + style.gap } ?? .zero
    let width = max(frame.width - start, .zero)
    let slot = width.scaled(1, over: chart.rows.count)
    let centers = chart.rows.indices.map { start + width.scaled($0 * 2 + 1, over: chart.rows.count * 2) }
    let labels = try CategoryLabels(chart.rows, centers: centers, slot: slot, region: frame.width, frame)
    let plot = self.plot(top: top, start: start, labels: labels.height, values: values, axis: axis)
    plot.drawAxis(on: &canvas, style)
    for (index, row) in chart.rows.enumerated() { draw(row, index, plot, values?[index], on: &canvas) }
    plot.drawBase(on: &canvas, at: 0, style)
    let labelTop =
      plot.bottom + (values.map { _ in belowRoom(values) } ?? .zero)
      + frame.roomBelow(plot.tickTexts, names: labels.height)
    labels.draw(on: &canvas, labelTop)
    return [frame.strip(canvas.finished(height: labelTop + labels.height))]
  }

  // MARK: Values and axis

  /// The values as texts, if each has room above or below its column.
  private func valuesAtColumns() throws -> [TextBlock]? {
    guard chart.series.count == 1, chart.rows.count <= 40 else { return nil }
    let slot = frame.width.scaled(1, over: chart.rows.count) - style.gap
    var texts: [TextBlock] = []
    for row in chart.rows {
      let text = try frame.text(frame.figure(row, 0)?.text ?? "–", style.value)
      guard text.width <= slot else { return nil }
      texts.append(text)
    }
    return texts
  }

  private func belowRoom(_ values: [TextBlock]?) -> Length {
    guard let values, frame.range(withZero: true).low < 0 else { return .zero }
    return values.map(\.height).max() ?? .zero
  }

  private func axisTexts(_ top: Length) throws -> (ticks: RoundTicks, texts: [TextBlock]) {
    let lines = style.axis.size.scaled(3, over: 1)
    let ticks = frame.ticks(frame.range(withZero: true), height: frame.height(reserving: top + lines))
    return (ticks, try frame.texts(ticks))
  }

  private func plot(
    top: Length, start: Length, labels: Length, values: [TextBlock]?,
    axis: (ticks: RoundTicks, texts: [TextBlock])?
  ) -> PlotArea {
    let texts = axis?.texts ?? values ?? []
    let line = texts.map(\.height).max() ?? .zero
    let above = axis == nil ? line : line.scaled(1, over: 2)
    let below = axis == nil ? belowRoom(values) : .zero
    let between = frame.roomBelow(axis?.texts ?? [], names: labels)
    let height = frame.height(reserving: top + above + below + between + labels)
    let range = frame.range(withZero: true)
    let scale = NumberScale(
      low: axis?.ticks.low ?? range.low, high: axis?.ticks.high ?? range.high, length: height)
    return PlotArea(
      start: start, width: frame.width - start, top: top + above, height: height, scale: scale, ticks: axis?.ticks,
      tickTexts: axis?.texts ?? [])
  }

  // MARK: Columns

  private func draw(
    _ row: Chart.Row, _ index: Int, _ plot: PlotArea, _ value: TextBlock?, on canvas: inout ChartCanvas
  ) {
    let from = plot.start + plot.width.scaled(index, over: chart.rows.count)
    let to = plot.start + plot.width.scaled(index + 1, over: chart.rows.count)
    let count = chart.series.count
    let group = min((to - from).scaled(13, over: 20), Length.millimetres(11) * count)
    let start = from + (to - from - group).scaled(1, over: 2)
    let zero = plot.y(0)
    for series in chart.series.indices {
      guard let figure = frame.figure(row, series) else { continue }
      let left = start + group.scaled(series, over: count)
      let right = start + group.scaled(series + 1, over: count)
      // Columns of a group are parted by a little paper.
      let gap = count > 1 ? min(style.separator.width, (right - left).scaled(1, over: 5)) : .zero
      let y = plot.y(figure.number)
      let size = Size(width: right - left - gap, height: y < zero ? zero - y : y - zero)
      canvas.fill(left, min(y, zero), size, frame.color(series))
    }
    guard let value else { return }
    let y = frame.figure(row, 0).map { plot.y($0.number) } ?? zero
    let isBelow = (frame.figure(row, 0)?.number ?? 0) < 0
    canvas.text(value, from, isBelow ? y : y - value.height, width: to - from, .center)
  }
}
