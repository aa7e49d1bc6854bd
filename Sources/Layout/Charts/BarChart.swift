import Typesetting

/// Horizontal bars, alone, in groups or stacked. Each row is a strip, so pages break between rows.
struct BarChart {
  let frame: ChartFrame
  private let columns: BarColumns
  private let zero: Length

  private var chart: Chart { frame.chart }
  private var style: ChartStyle { frame.style }
  private var isStacked: Bool { chart.kind == .stacked }

  init(_ frame: ChartFrame) throws {
    self.frame = frame
    let labels = try frame.chart.rows.map { row in
      try TextBlock.extents(row.label?.runs(frame.context) ?? [], frame.context).natural
    }
    var ends: [BarColumns.End] = []
    for (index, row) in frame.chart.rows.enumerated() {
      for lane in BarLane.lanes(of: row, index, frame) {
        let width = try TextBlock.extents(lane.runs, frame.context).natural
        ends.append(
          .init(low: min(lane.low, 0), high: max(lane.high, 0), textWidth: width, isBefore: lane.isTextBefore))
      }
    }
    columns = BarColumns(
      ends: ends, labels: labels.max() ?? .zero, width: frame.width, gap: frame.style.gap * 2)
    zero = columns.plotStart + columns.scale.position(0)
  }

  /// The rows, with the names of stacked series above.
  func strips() throws -> [Strip] {
    var strips: [Strip] = []
    if isStacked { strips.append(try head()) }
    for (index, row) in chart.rows.enumerated() { strips.append(try strip(row, index)) }
    guard strips.count > 1 else { return strips }
    // Two rows stay together at the top and at the bottom of a page.
    strips[0].bondAfter = isStacked ? .kept : .lines
    if strips.count > 2 {
      strips[strips.count - 2].bondAfter = max(strips[strips.count - 2].bondAfter, .lines)
      if isStacked { strips[1].bondAfter = max(strips[1].bondAfter, .lines) }
    }
    return strips
  }

  // MARK: Rows

  private func strip(_ row: Chart.Row, _ number: Int) throws -> Strip {
    var canvas = frame.canvas()
    let label = try TextBlock(row.label, width: columns.labelWidth, frame.context)
    let lanes = BarLane.lanes(of: row, number, frame)
    let texts = try lanes.map { try TextBlock($0.runs, width: columns.valueWidth, frame.context) }
    let heights = texts.map { max($0.height, style.barThickness) }
    let whole = heights.reduce(.zero, +)
    // Groups keep further apart than the bars inside of them.
    let pad = lanes.count > 1 ? style.rowGap : style.rowGap.scaled(1, over: 2)
    // A name of one line stands on the line of its value.
    let sharesLine = lanes.count == 1 && label.lines.count == 1 && texts[0].lines.count == 1
    let ascent = max(label.ascent, texts.first?.ascent ?? .zero)
    let height = max(whole, label.height) + (sharesLine ? ascent - min(label.ascent, texts[0].ascent) : .zero)
    var top = pad + (sharesLine ? ascent - texts[0].ascent : (height - whole).scaled(1, over: 2))
    let labelTop = pad + (sharesLine ? ascent - label.ascent : (height - label.height).scaled(1, over: 2))
    canvas.text(label, .zero, labelTop, width: columns.labelWidth)
    for (index, lane) in lanes.enumerated() {
      try draw(lane, texts[index], top: top, height: heights[index], on: &canvas)
      top = top + heights[index]
    }
    let bottom = height + pad * 2
    canvas.line(from: (zero, .zero), to: (zero, bottom), style.base)
    let baseline = label.lines.isEmpty ? nil : labelTop + label.ascent
    return frame.strip(canvas.finished(height: bottom, baseline: baseline))
  }

  private func draw(
    _ lane: BarLane, _ text: TextBlock, top: Length, height: Length, on canvas: inout ChartCanvas
  ) throws {
    let textTop = top + (height - text.height).scaled(1, over: 2)
    // Figures reach about seven tenths of their size above the line; a bar stands in their middle.
    let middle =
      text.lines.count == 1
      ? textTop + text.ascent - style.value.size.scaled(7, over: 20) : top + height.scaled(1, over: 2)
    let barTop = max(middle - style.barThickness.scaled(1, over: 2), top)
    try draw(lane.parts, top: barTop, on: &canvas)
    let gap = style.gap
    if lane.isTextBefore {
      let end = columns.plotStart + columns.scale.position(lane.low) - gap
      canvas.text(text, end - text.width, textTop, width: text.width, .end)
    } else {
      let start = columns.plotStart + columns.scale.position(max(lane.high, 0)) + gap
      canvas.text(text, start, textTop, width: text.width)
    }
  }

  private func draw(_ parts: [BarLane.Part], top: Length, on canvas: inout ChartCanvas) throws {
    for part in parts {
      let from = columns.plotStart + columns.scale.position(part.low)
      let to = columns.plotStart + columns.scale.position(part.high)
      canvas.fill(from, top, Size(width: to - from, height: style.barThickness), part.color)
    }
    guard isStacked else { return }
    for part in parts where part.high > part.low {
      // Between two parts, not at zero and not at the outer end.
      let inner = part.low >= 0 ? part.low : part.high
      guard inner != 0 else { continue }
      let place = columns.plotStart + columns.scale.position(inner)
      canvas.line(from: (place, top), to: (place, top + style.barThickness), style.separator)
    }
  }

  // MARK: The names of stacked series

  /// The names above the parts of the first bar they name, or, where they do not fit there, with samples of the colours.
  private func head() throws -> Strip {
    var canvas = frame.canvas()
    if let places = try placesAboveParts() {
      let height = places.map(\.text.height).max() ?? .zero
      for place in places {
        canvas.text(place.text, place.start, height - place.text.height, width: place.text.width)
      }
      return frame.strip(canvas.finished(height: height))
    }
    let start = columns.labelWidth > .zero ? columns.labelWidth + style.gap * 2 : .zero
    let key = try ChartKey(frame, width: frame.width - start)
    key.draw(on: &canvas, start, .zero, gap: style.gap)
    return frame.strip(canvas.finished(height: key.height + style.rowGap))
  }

  private func placesAboveParts() throws -> [(start: Length, text: TextBlock)]? {
    let lanes = BarLane.lanes(of: chart.rows[0], 0, frame)
    guard let parts = lanes.first?.parts, parts.count == chart.series.count else { return nil }
    var result: [(start: Length, text: TextBlock)] = []
    for (series, part) in zip(chart.series, parts) {
      guard part.low >= 0, part.high > part.low else { return nil }
      let text = try TextBlock(series.title, frame.context)
      let start = columns.plotStart + columns.scale.position(part.low)
      let end = columns.plotStart + columns.scale.position(part.high)
      let isLast = result.count == parts.count - 1
      guard start + text.width + (isLast ? .zero : style.gap) <= (isLast ? frame.width : end) else { return nil }
      result.append((start, text))
    }
    return result
  }
}
