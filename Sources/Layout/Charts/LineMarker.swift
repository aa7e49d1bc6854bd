import Typesetting

/// The form of a series of points, so that lines can be told apart without colour.
struct LineMarker {
  let dashes: [Length]
  private let isRound: Bool
  private let isHollow: Bool

  init(series: Int, weight: Length) {
    let patterns: [[Int]] = [[], [6, 3], [2, 2], [8, 2, 2, 2]]
    dashes = patterns[series % patterns.count].map { weight.scaled($0, over: 1) }
    isRound = series % 2 == 0
    isHollow = series % 4 >= 2
  }

  /// Draws a point.
  func draw(
    on canvas: inout ChartCanvas, at point: (start: Length, y: Length), radius: Length, _ color: Color, paper: Color
  ) {
    square(on: &canvas, point, radius, color)
    if isHollow { square(on: &canvas, point, radius.scaled(1, over: 2), paper) }
  }

  private func square(
    on canvas: inout ChartCanvas, _ point: (start: Length, y: Length), _ radius: Length, _ color: Color
  ) {
    let size = Size(width: radius * 2, height: radius * 2)
    canvas.fill(point.start - radius, point.y - radius, size, color, radius: isRound ? radius : .zero)
  }
}
