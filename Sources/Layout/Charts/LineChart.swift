import Typesetting

/// Lines through points, each named at its end. Where a figure is missing, its line has a gap.
struct LineChart {
  let frame: ChartFrame

  private var chart: Chart { frame.chart }
  private var style: ChartStyle { frame.style }

  init(_ frame: ChartFrame) { self.frame = frame }

  private var radius: Length { style.lineWeight.scaled(3, over: 2) }

  func strips() throws -> [Strip] {
    var canvas = frame.canvas()
    let ticks = frame.ticks(
      frame.range(withZero: chart.startsAtZero), height: frame.height(reserving: style.axis.size.scaled(3, over: 1)))
    let texts = try frame.texts(ticks)
    let start = (texts.map(\.width).max() ?? .zero) + style.gap
    var ends = try LineEnds(frame)
    let width = max(frame.width - start - ends.width, .zero)
    let places = places(start: start, width: width)
    var labels = try self.labels(places, width, region: frame.width)
    let above = (texts.map(\.height).max() ?? .zero).scaled(1, over: 2)
    let height = frame.height(reserving: above + frame.roomBelow(texts, names: labels.height) + labels.height)
    let plot = PlotArea(
      start: start, width: width, top: above, height: height,
      scale: NumberScale(low: ticks.low, high: ticks.high, length: height), ticks: ticks, tickTexts: texts)
    plot.drawAxis(on: &canvas, style)
    if ticks.low <= 0, ticks.high >= 0 { plot.drawBase(on: &canvas, at: 0, style) }
    for series in chart.series.indices.reversed() { draw(series, plot, places, on: &canvas) }
    ends.place(plot, places, frame)
    // Where names of lines reach below the plot, names below the axis keep clear of them.
    if ends.bottom > plot.bottom { labels = try self.labels(places, width, region: start + width) }
    let labelTop = plot.bottom + frame.roomBelow(texts, names: labels.height)
    labels.draw(on: &canvas, labelTop)
    ends.draw(on: &canvas, frame)
    return [frame.strip(canvas.finished(height: max(labelTop + labels.height, ends.bottom)))]
  }

  private func labels(_ places: [Length], _ width: Length, region: Length) throws -> CategoryLabels {
    let slot = chart.rows.count > 1 ? width.scaled(1, over: chart.rows.count - 1) : width
    return try CategoryLabels(chart.rows, centers: places, slot: slot, region: region, frame)
  }

  private func places(start: Length, width: Length) -> [Length] {
    let inner = max(width - radius * 2, .zero)
    guard chart.rows.count > 1 else { return [start + width.scaled(1, over: 2)] }
    return chart.rows.indices.map { start + radius + inner.scaled($0, over: chart.rows.count - 1) }
  }

  private func draw(_ series: Int, _ plot: PlotArea, _ places: [Length], on canvas: inout ChartCanvas) {
    let marker = LineMarker(series: series, weight: style.lineWeight)
    let stroke = Stroke(width: style.lineWeight, color: frame.color(series))
    var stretches: [[(start: Length, y: Length)]] = [[]]
    for (row, place) in zip(chart.rows, places) {
      if let figure = frame.figure(row, series) {
        stretches[stretches.count - 1].append((place, plot.y(figure.number)))
      } else if stretches.last?.isEmpty == false {
        stretches.append([])
      }
    }
    // Points are left out where they would touch.
    let hasRoom = plot.width >= radius.scaled(6, over: 1) * chart.rows.count
    for stretch in stretches where !stretch.isEmpty {
      canvas.polyline(stretch, stroke, dashes: marker.dashes)
      let points = hasRoom || stretch.count == 1 ? stretch : Array(stretch.suffix(1))
      for point in points {
        marker.draw(on: &canvas, at: point, radius: radius, stroke.color, paper: style.separator.color)
      }
    }
  }
}
