import Typesetting

/// Names below an axis: all of them if they fit, in several lines if that helps, else every second, third, ….
struct CategoryLabels {
  private struct Placed {
    let text: TextBlock
    let start: Length
  }

  private var placed: [Placed] = []
  private(set) var height = Length.zero

  /// Names in the middle of these places, `slot` apart, none beyond `region`.
  init(_ rows: [Chart.Row], centers: [Length], slot: Length, region: Length, _ frame: ChartFrame) throws {
    let runs = rows.map { $0.label?.runs(frame.context) ?? [] }
    let extents = try runs.map { try TextBlock.extents($0, frame.context) }
    let gap = frame.style.gap
    if let wrapped = try Self.wrapped(runs, extents, centers, slot - gap, region, frame) {
      placed = wrapped
    } else {
      let stride = Self.stride(extents.map(\.natural), centers, gap, region)
      for index in Swift.stride(from: 0, to: rows.count, by: stride) where extents[index].natural > .zero {
        let text = try TextBlock(runs[index], width: region, frame.context)
        placed.append(Placed(text: text, start: Self.start(centers[index], text.width, region)))
      }
    }
    height = placed.map(\.text.height).max() ?? .zero
  }

  /// Draws the names with their tops at `top`.
  func draw(on canvas: inout ChartCanvas, _ top: Length) {
    for label in placed { canvas.text(label.text, label.start, top, width: label.text.width, .center) }
  }

  private static func start(_ center: Length, _ width: Length, _ region: Length) -> Length {
    max(min(center - width.scaled(1, over: 2), region - width), .zero)
  }

  /// Names in up to three lines, where some are too wide for one line.
  private static func wrapped(
    _ runs: [[TextRun]], _ extents: [TextExtents], _ centers: [Length], _ room: Length, _ region: Length,
    _ frame: ChartFrame
  ) throws -> [Placed]? {
    guard runs.count <= 40, extents.contains(where: { $0.natural > room }) else { return nil }
    guard extents.allSatisfy({ $0.narrowest <= room }) else { return nil }
    var result: [Placed] = []
    for (index, run) in runs.enumerated() where extents[index].natural > .zero {
      let text = try TextBlock(run, width: room, frame.context)
      guard text.lines.count <= 3 else { return nil }
      result.append(Placed(text: text, start: start(centers[index], text.width, region)))
    }
    // Names at the edges are moved inwards and may then touch their neighbours.
    for (left, right) in zip(result, result.dropFirst()) where left.start + left.text.width > right.start { return nil }
    return result
  }

  /// The smallest step at which no name touches the next.
  private static func stride(_ widths: [Length], _ centers: [Length], _ gap: Length, _ region: Length) -> Int {
    var stride = 1
    while stride < widths.count {
      var end = -Length.unlimited
      let fits = Swift.stride(from: 0, to: widths.count, by: stride).allSatisfy { index in
        let width = min(widths[index], region)
        let start = start(centers[index], width, region)
        defer { end = start + width + gap }
        return start >= end
      }
      if fits { return stride }
      stride = stride < 12 ? stride + 1 : stride * 3 / 2
    }
    return max(widths.count, 1)
  }
}
