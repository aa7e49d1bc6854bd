import Typesetting

/// The room between the axes of an upright chart, with the marks of its values.
struct PlotArea {
  var start: Length
  var width: Length
  var top: Length
  var height: Length
  var scale: NumberScale
  var ticks: RoundTicks?
  var tickTexts: [TextBlock] = []

  var bottom: Length { top + height }

  /// The height at which a number stands.
  func y(_ number: Int128) -> Length { bottom - scale.position(number) }

  /// Draws the marks before the plot and a fine line at each, the line at zero (or the lowest) stronger.
  func drawAxis(on canvas: inout ChartCanvas, _ style: ChartStyle) {
    guard let ticks else { return }
    var free = Length.unlimited
    for (value, text) in zip(ticks.values, tickTexts) {
      let y = y(value)
      let top = y - text.height.scaled(1, over: 2)
      canvas.line(from: (start, y), to: (start + width, y), style.grid)
      // In a plot that is too low for all texts, lines without a text are left.
      guard top + text.height <= free else { continue }
      canvas.text(text, .zero, top, width: max(start - style.gap, .zero), .end)
      free = top
    }
  }

  /// Draws the line that all stands on.
  func drawBase(on canvas: inout ChartCanvas, at number: Int128, _ style: ChartStyle) {
    canvas.line(from: (start, y(number)), to: (start + width, y(number)), style.base)
  }
}

extension ChartFrame {
  /// The height asked for, at most that of a page, at least enough to see something.
  func height(reserving room: Length) -> Length {
    let wanted = max(chart.height ?? style.height, .zero)
    return max(min(wanted, context.emptyHeight) - room, .points(24))
  }

  /// The room below the plot before names of this height: none of the marks reaches into them, or out of the chart.
  func roomBelow(_ marks: [TextBlock], names: Length) -> Length {
    guard let lowest = marks.first, lowest.lines.count > 1 || names == .zero else { return style.gap }
    return max(style.gap, lowest.height.scaled(1, over: 2))
  }

  /// Round marks for a range and a height.
  func ticks(_ range: (low: Int128, high: Int128), height: Length) -> RoundTicks {
    var unit: Int128 = 1
    for _ in 0..<min(max(chart.scale, 0), 18) { unit *= 10 }
    let steps = height.units / max(style.axis.size.scaled(7, over: 2).units, 1)
    return RoundTicks(low: range.low, high: range.high, steps: min(max(steps, 2), 5), unit: unit)
  }

  /// The marks as texts, none wider than three tenths of the width.
  func texts(_ ticks: RoundTicks) throws -> [TextBlock] {
    let decimals = ticks.decimals(scale: chart.scale)
    return try ticks.values.map {
      try text(chart.axisText($0, decimals), style.axis, width: width.scaled(3, over: 10))
    }
  }
}
