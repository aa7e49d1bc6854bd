import Typesetting

/// The parts of a share chart below each other: a sample of the colour, the name, the percentage, the value.
struct ShareList {
  let frame: ChartFrame
  private let sample: Length
  private let titleWidth: Length
  private let shareWidth: Length
  private let valueWidth: Length

  private var style: ChartStyle { frame.style }

  init(_ frame: ChartFrame) throws {
    self.frame = frame
    let style = frame.style
    sample = style.label.size.scaled(3, over: 4)
    func widest(_ runs: (Chart.Row) -> [TextRun]) throws -> Length {
      try frame.chart.rows.map { try TextBlock.extents(runs($0), frame.context).natural }.max() ?? .zero
    }
    let most = frame.width.scaled(1, over: 4)
    shareWidth = min(try widest { [TextRun($0.summary ?? "", style: style.value)] }, most)
    valueWidth = min(try widest { [TextRun($0.figures.first??.text ?? "", style: style.axis)] }, most)
    let room = frame.width - sample - style.gap * 7 - shareWidth - valueWidth
    titleWidth = min(try widest { $0.label?.runs(frame.context) ?? [] }, max(room, .zero))
  }

  func strips() throws -> [Strip] {
    try frame.chart.rows.enumerated().map { index, row in
      var canvas = frame.canvas()
      let title = try TextBlock(row.label, width: titleWidth, frame.context)
      let share = try frame.text(row.summary ?? "", style.value, width: shareWidth)
      let value = try frame.text(row.figures.first??.text ?? "", style.axis, width: valueWidth)
      let ascent = max(title.ascent, share.ascent, value.ascent)
      var start = sample + style.gap
      canvas.fill(
        .zero, ascent - sample, Size(width: sample, height: sample), frame.color(index))
      canvas.text(title, start, ascent - title.ascent, width: titleWidth)
      start = start + titleWidth + style.gap * 3
      canvas.figure(share, start, ascent - share.ascent, width: shareWidth)
      start = start + shareWidth + style.gap * 3
      canvas.figure(value, start, ascent - value.ascent, width: valueWidth)
      let heights = [title, share, value].map { ascent - $0.ascent + $0.height }
      return frame.strip(canvas.finished(height: heights.max() ?? .zero, baseline: ascent))
    }
  }
}
