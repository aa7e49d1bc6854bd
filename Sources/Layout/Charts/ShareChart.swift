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
    if let labels = try labelsBelow() {
      let bottom = draw(labels, below: bar, on: &canvas)
      return [frame.strip(canvas.finished(height: bottom))]
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

  // MARK: Names below

  private func labelsBelow() throws -> [(text: TextBlock, start: Length)]? {
    guard chart.rows.count <= 12 else { return nil }
    let texts = try chart.rows.map { row in
      let title = try TextBlock(row.label, frame.context)
      var runs = [TextRun(row.summary ?? "", style: style.value, origin: chart.origin)]
      if let text = frame.figure(row, 0)?.text {
        runs.append(TextRun("\u{A0} " + text, style: style.axis, origin: chart.origin))
      }
      return title.above(try TextBlock(runs, frame.context))
    }
    let wanted = chart.rows.indices.map { segment($0).start }
    let found = LabelPlacement.starts(
      wanted: wanted, sizes: texts.map(\.width), gap: style.gap * 3, room: frame.width)
    return found.map { Array(zip(texts, $0)) }
  }

  private func draw(_ labels: [(text: TextBlock, start: Length)], below bar: Length, on canvas: inout ChartCanvas)
    -> Length
  {
    let parts = labels.indices.map(segment)
    // A name that does not stand below its own part gets a fine line from its middle.
    let isMoved = zip(labels, parts).map { label, part in
      part.start < label.start ? label.start >= part.end : label.start < part.start
    }
    let top = bar + (isMoved.contains(true) ? style.gap * 3 : style.gap)
    for (index, label) in labels.enumerated() {
      canvas.text(label.text, label.start, top, width: label.text.width)
      guard isMoved[index] else { continue }
      let middle = parts[index].start + (parts[index].end - parts[index].start).scaled(1, over: 2)
      let aim = label.start + min(label.text.width.scaled(1, over: 2), style.label.size)
      canvas.line(from: (middle, bar), to: (aim, top), Stroke(width: style.grid.width, color: style.axis.color))
    }
    return top + (labels.map(\.text.height).max() ?? .zero)
  }
}
