import Typesetting

/// A line as small as a word, with a point at its end.
struct SparkChart {
  let frame: ChartFrame

  init(_ frame: ChartFrame) { self.frame = frame }

  func strips() -> [Strip] {
    let chart = frame.chart
    let style = frame.style
    var canvas = frame.canvas()
    let height = min(max(chart.height ?? style.sparkSize.height, .points(2)), frame.context.emptyHeight)
    let width = frame.width
    let weight = style.lineWeight.scaled(3, over: 4)
    let radius = min(style.lineWeight.scaled(5, over: 4), height.scaled(1, over: 2), width.scaled(1, over: 2))
    let range = frame.range(withZero: chart.startsAtZero)
    let scale = NumberScale(low: range.low, high: range.high, length: height - radius * 2)
    // A line that never changes runs through the middle.
    let lift = range.low == range.high ? (height - radius * 2).scaled(1, over: 2) : .zero
    let inner = width - radius * 2
    var stretch: [(start: Length, y: Length)] = []
    var last: (start: Length, y: Length)?
    let stroke = Stroke(width: weight, color: frame.color(0))
    for (index, row) in chart.rows.enumerated() {
      guard let figure = frame.figure(row, 0) else {
        canvas.polyline(stretch, stroke)
        stretch = []
        continue
      }
      let count = chart.rows.count
      let place = count > 1 ? inner.scaled(index, over: count - 1) : inner.scaled(1, over: 2)
      let point = (start: radius + place, y: height - radius - scale.position(figure.number) - lift)
      stretch.append(point)
      last = point
    }
    canvas.polyline(stretch, stroke)
    if let last {
      let size = Size(width: radius * 2, height: radius * 2)
      canvas.fill(last.start - radius, last.y - radius, size, frame.color(0), radius: radius)
    }
    return [frame.strip(canvas.finished(height: height, baseline: height))]
  }
}
