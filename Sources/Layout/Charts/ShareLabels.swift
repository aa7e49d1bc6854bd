import Typesetting

/// The names of the parts of a bar: below the part where that is wide enough, else on steps further down, each at the end
/// of a fine line from its part.
///
/// On the steps, names of parts in the first half stand behind their line and those of the second half before it, the
/// outermost lowest, so that no line runs through a name.
struct ShareLabels {
  /// A name on a step.
  private struct Step {
    let text: TextBlock
    let middle: Length
    let isBehind: Bool
    var start: Length
    var top = Length.zero
  }

  private var direct: [(text: TextBlock, start: Length)] = []
  private var steps: [Step] = []
  private let lead: Length
  private(set) var height = Length.zero

  /// More steps than this are a list.
  private static let mostSteps = 6

  /// The names of parts between these bounds; `nil` if they do not all find a place.
  init?(_ frame: ChartFrame, bounds: [(start: Length, end: Length)]) throws {
    let style = frame.style
    lead = style.gap
    guard frame.chart.rows.count <= 12 else { return nil }
    for (row, part) in zip(frame.chart.rows, bounds) {
      let title = try TextBlock(row.label, frame.context)
      let text = title.above(try TextBlock(Self.figures(row, frame), frame.context))
      if text.width + style.gap <= part.end - part.start {
        direct.append((text, part.start))
      } else {
        let middle = part.start + (part.end - part.start).scaled(1, over: 2)
        steps.append(try Self.step(row, middle, frame))
      }
    }
    guard steps.count <= Self.mostSteps else { return nil }
    place(style)
    guard isClear(frame.width) else { return nil }
  }

  private static func figures(_ row: Chart.Row, _ frame: ChartFrame) -> [TextRun] {
    let origin = frame.chart.origin
    var runs = [TextRun(row.summary ?? "", style: frame.style.value, origin: origin)]
    if let text = frame.figure(row, 0)?.text {
      runs.append(TextRun("\u{A0} " + text, style: frame.style.axis, origin: origin))
    }
    return runs
  }

  private static func step(_ row: Chart.Row, _ middle: Length, _ frame: ChartFrame) throws -> Step {
    var runs = row.label?.runs(frame.context) ?? []
    runs.append(TextRun("\u{A0} ", style: frame.style.label, origin: frame.chart.origin))
    let text = try TextBlock(runs + figures(row, frame), frame.context)
    let isBehind = middle * 2 < frame.width
    let start = isBehind ? middle + frame.style.gap * 2 : middle - frame.style.gap * 2 - text.width
    return Step(text: text, middle: middle, isBehind: isBehind, start: start)
  }

  /// Gives each step its height.
  private mutating func place(_ style: ChartStyle) {
    let below = direct.map(\.text.height).max() ?? .zero
    height = below
    guard !steps.isEmpty else { return }
    var top = below + (below > .zero ? style.gap.scaled(1, over: 2) : .zero)
    let before = steps.indices.filter { !steps[$0].isBehind }
    let behind = steps.indices.filter { steps[$0].isBehind }
    for index in before + behind.reversed() {
      steps[index].top = top
      top = top + steps[index].text.height
    }
    height = top
  }

  /// Whether no name leaves the region and no line runs through a name.
  private func isClear(_ width: Length) -> Bool {
    for step in steps {
      let end = step.start + step.text.width
      guard step.start >= .zero, end <= width, step.text.lines.count == 1 else { return false }
      let isCrossed = steps.contains { other in
        other.top > step.top && other.middle + lead > step.start && other.middle - lead < end
      }
      if isCrossed { return false }
    }
    return true
  }

  /// Draws the names below a bar that ends at `bar`, with `gap` between.
  func draw(on canvas: inout ChartCanvas, below bar: Length, gap: Length, _ stroke: Stroke) {
    let top = bar + gap
    for label in direct { canvas.text(label.text, label.start, top, width: label.text.width) }
    for step in steps {
      let y = top + step.top + step.text.height.scaled(1, over: 2)
      let foot = step.isBehind ? step.middle + lead : step.middle - lead
      canvas.polyline([(step.middle, bar), (step.middle, y), (foot, y)], stroke)
      canvas.text(step.text, step.start, top + step.top, width: step.text.width)
    }
  }
}
