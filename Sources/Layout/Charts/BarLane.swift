import Typesetting

/// One bar of a row: its parts and the text at its end.
struct BarLane {
  /// A stretch of one colour.
  struct Part {
    let low: Int128
    let high: Int128
    let color: Color
  }

  var parts: [Part]
  var runs: [TextRun]
  var low: Int128 { parts.map(\.low).min() ?? 0 }
  var high: Int128 { parts.map(\.high).max() ?? 0 }
  /// Whether the text stands before the bar, since the bar grows to that side.
  var isTextBefore: Bool { low < 0 && high <= 0 }

  /// Series are named again after so many rows, so that no page is without their names.
  private static let rowsForAName = 12

  /// The bars of a row. In the first row, and now and then, each value is followed by the name of its series.
  static func lanes(of row: Chart.Row, _ rowNumber: Int, _ frame: ChartFrame) -> [BarLane] {
    if frame.chart.kind == .stacked { return [stacked(row, frame)] }
    return frame.chart.series.enumerated().map { index, series in
      let figure = frame.figure(row, index)
      let number = figure?.number ?? 0
      let part = Part(low: min(number, 0), high: max(number, 0), color: series.color)
      var runs = [value(figure?.text, frame)]
      if rowNumber % rowsForAName == 0, let title = series.title, frame.chart.series.count > 1 {
        runs.append(TextRun("\u{A0} ", style: frame.style.value, origin: frame.chart.origin))
        runs += title.runs(frame.context)
      }
      return BarLane(parts: figure == nil ? [] : [part], runs: runs)
    }
  }

  private static func value(_ text: String?, _ frame: ChartFrame) -> TextRun {
    // A dash says that there is no figure, which is not the same as none.
    TextRun(text ?? "–", style: frame.style.value, origin: frame.chart.origin)
  }

  private static func stacked(_ row: Chart.Row, _ frame: ChartFrame) -> BarLane {
    var above: Int128 = 0
    var below: Int128 = 0
    var lane = BarLane(parts: [], runs: [value(row.summary, frame)])
    for (index, series) in frame.chart.series.enumerated() {
      let number = frame.figure(row, index)?.number ?? 0
      let start = number < 0 ? below : above
      let end = start.addingSaturated(number)
      lane.parts.append(Part(low: min(start, end), high: max(start, end), color: series.color))
      if number < 0 { below = end } else { above = end }
    }
    return lane
  }
}
