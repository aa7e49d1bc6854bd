import Typesetting

/// The names of series, each behind a sample of its colour, in lines across the width.
struct ChartKey {
  private struct Entry {
    let color: Color
    let text: TextBlock
    let start: Length
    let top: Length
  }

  private var entries: [Entry] = []
  private let size: Length
  private(set) var height = Length.zero

  /// The key of a chart; series without a title are left out.
  init(_ frame: ChartFrame, width: Length) throws {
    let style = frame.style
    size = style.label.size.scaled(3, over: 4)
    let textStart = size + style.gap
    var start = Length.zero
    var top = Length.zero
    for series in frame.chart.series {
      guard let title = series.title else { continue }
      let text = try TextBlock(title, width: width - textStart, frame.context)
      if start > .zero, start + textStart + text.width > width { (start, top) = (.zero, height) }
      entries.append(Entry(color: series.color, text: text, start: start, top: top))
      height = max(height, top + text.height)
      start = start + textStart + text.width + style.gap * 3
    }
  }

  /// Draws the key with its top at `top`.
  func draw(on canvas: inout ChartCanvas, _ start: Length, _ top: Length, gap: Length) {
    for entry in entries {
      let line = entry.text.lines.first?.height ?? .zero
      let sample = top + entry.top + (line - size).scaled(1, over: 2)
      canvas.fill(start + entry.start, sample, Size(width: size, height: size), entry.color)
      canvas.text(entry.text, start + entry.start + size + gap, top + entry.top, width: entry.text.width)
    }
  }
}
