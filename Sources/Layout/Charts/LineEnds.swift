import Typesetting

/// The names and last values of lines, beside their ends, moved apart where the lines end close together.
struct LineEnds {
  private var texts: [TextBlock]
  private var short: [TextBlock]
  private var tops: [Length] = []
  private var points: [(start: Length, y: Length)?] = []
  private var start = Length.zero
  /// The room they take beside the plot, with the gap before them.
  let width: Length
  private(set) var bottom = Length.zero

  init(_ frame: ChartFrame) throws {
    let style = frame.style
    let most = frame.width.scaled(3, over: 10)
    var texts: [TextBlock] = []
    var short: [TextBlock] = []
    for (index, series) in frame.chart.series.enumerated() {
      let title = try TextBlock(series.title, width: most, frame.context)
      let last = frame.chart.rows.compactMap { frame.figure($0, index) }.last
      let look = series.title == nil ? style.value : style.axis
      let value = try last.map { try frame.text($0.text, look, width: most) } ?? TextBlock()
      texts.append(title.above(value))
      short.append(title.lines.isEmpty ? value : title)
    }
    self.texts = texts
    self.short = short
    let widest = texts.map(\.width).max() ?? .zero
    width = widest > .zero ? widest + style.gap * 2 : .zero
  }

  /// Finds a place for each beside the last point of its line. Where not all fit near their points, the values are left
  /// out.
  mutating func place(_ plot: PlotArea, _ places: [Length], _ frame: ChartFrame) {
    start = plot.start + plot.width + frame.style.gap * 2
    points = texts.indices.map { series in
      let last = Array(zip(frame.chart.rows, places)).last { frame.figure($0.0, series) != nil }
      return last.flatMap { row, place in frame.figure(row, series).map { (place, plot.y($0.number)) } }
    }
    for index in texts.indices where points[index] == nil { (texts[index], short[index]) = (TextBlock(), TextBlock()) }
    let near = frame.style.label.size.scaled(7, over: 4)
    bottom = plot.bottom
    if let found = tops(texts, room: bottom, frame), isNear(found, within: near) {
      tops = found
      return
    }
    texts = short
    bottom = max(bottom, short.map(\.height).reduce(.zero, +) + frame.style.gap * short.count)
    tops = tops(short, room: bottom, frame) ?? []
  }

  private func wanted(_ texts: [TextBlock]) -> [Length] {
    texts.indices.map { index in
      let line = texts[index].lines.first?.height ?? .zero
      return max((points[index]?.y ?? .zero) - line.scaled(1, over: 2), .zero)
    }
  }

  private func tops(_ texts: [TextBlock], room: Length, _ frame: ChartFrame) -> [Length]? {
    LabelPlacement.starts(
      wanted: wanted(texts), sizes: texts.map(\.height), gap: frame.style.gap.scaled(1, over: 2), room: room)
  }

  private func isNear(_ tops: [Length], within distance: Length) -> Bool {
    zip(tops, wanted(texts)).allSatisfy { max($0, $1) - min($0, $1) <= distance }
  }

  func draw(on canvas: inout ChartCanvas, _ frame: ChartFrame) {
    for (index, text) in texts.enumerated() where tops.indices.contains(index) && !text.lines.isEmpty {
      canvas.text(text, start, tops[index], width: text.width)
      guard let point = points[index], let line = text.lines.first else { continue }
      let y = tops[index] + line.height.scaled(1, over: 2)
      let gap = frame.style.gap.scaled(1, over: 2)
      let distance = y < point.y ? point.y - y : y - point.y
      // A fine line leads to a name that stands apart from its point.
      if distance > line.height.scaled(1, over: 2) || point.start + frame.style.gap * 4 < start {
        canvas.line(
          from: (point.start + gap, point.y), to: (start - gap, y),
          Stroke(width: frame.style.grid.width, color: frame.style.axis.color))
      }
    }
  }
}
