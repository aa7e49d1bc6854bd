import Typesetting

/// One bar that is the whole, cut into its parts. Each part is named below itself; where the names do not fit there, they
/// stand in a list that may go on over pages.
struct ShareChart {
  let frame: ChartFrame
  private let scale: NumberScale
  private let sums: [Int128]

  private var chart: Chart { frame.chart }
  private var style: ChartStyle { frame.style }

  init(_ frame: ChartFrame) {
    self.frame = frame
    var sum: Int128 = 0
    sums = frame.chart.rows.map { row in
      sum = sum.addingSaturated(max(frame.figure(row, 0)?.number ?? 0, 0))
      return sum
    }
    scale = NumberScale(low: 0, high: sum, length: frame.width)
  }

  func strips() throws -> [Strip] {
    guard (sums.last ?? 0) > 0 else { return [] }
    var canvas = frame.canvas()
    let bar = min(max(chart.height ?? style.shareHeight, .points(2)), frame.context.emptyHeight)
    drawBar(bar, on: &canvas)
    if let labels = try ShareLabels(frame, bounds: chart.rows.indices.map(segment)) {
      let stroke = Stroke(width: style.grid.width, color: style.axis.color)
      labels.draw(on: &canvas, below: bar, gap: style.gap, stroke)
      return [frame.strip(canvas.finished(height: bar + style.gap + labels.height))]
    }
    var strips = [frame.strip(canvas.finished(height: bar + style.gap))]
    strips += try ShareList(frame).strips()
    strips[0].bondAfter = .kept
    return strips
  }

  private func segment(_ index: Int) -> (start: Length, end: Length) {
    (index == 0 ? .zero : scale.position(sums[index - 1]), scale.position(sums[index]))
  }

  private func drawBar(_ height: Length, on canvas: inout ChartCanvas) {
    for index in chart.rows.indices {
      let part = segment(index)
      canvas.fill(part.start, .zero, Size(width: part.end - part.start, height: height), frame.color(index))
    }
    for index in chart.rows.indices.dropFirst() {
      let place = segment(index).start
      guard place > .zero, place < frame.width, sums[index] > sums[index - 1] else { continue }
      canvas.line(from: (place, .zero), to: (place, height), style.separator)
    }
  }
}
