import Typesetting

/// A surface to draw on in logical directions: lengths count from the start of the line, and on a right-to-left page all
/// that is drawn is mirrored, except for the inside of texts.
struct ChartCanvas {
  let width: Length
  private let direction: ReadingDirection
  private let mark: Mark?
  private(set) var fragment = Fragment()

  /// A surface of this width; texts belong to `mark`.
  init(width: Length, mark: Mark?, _ context: LayoutContext) {
    self.width = width
    self.mark = mark
    direction = context.direction
  }

  /// The surface as a fragment.
  func finished(height: Length, baseline: Length? = nil) -> Fragment {
    var fragment = fragment
    fragment.height = height
    fragment.baseline = baseline
    return fragment
  }

  private func left(_ start: Length, _ width: Length) -> Length {
    direction == .leftToRight ? start : self.width - start - width
  }

  private func point(_ start: Length, _ y: Length) -> Point { Point(x: left(start, .zero), y: y) }

  /// A filled rectangle, if it has an area.
  mutating func fill(_ start: Length, _ top: Length, _ size: Size, _ color: Color, radius: Length = .zero) {
    guard size.width > .zero, size.height > .zero else { return }
    let rect = Rect(x: left(start, size.width), y: top, width: size.width, height: size.height)
    fragment.pieces.append(Piece(.fill(rect, color, radius: radius)))
  }

  /// A straight line.
  mutating func line(from: (start: Length, y: Length), to: (start: Length, y: Length), _ stroke: Stroke) {
    guard stroke.width > .zero else { return }
    fragment.pieces.append(Piece(.line(from: point(from.start, from.y), to: point(to.start, to.y), stroke)))
  }

  /// Straight lines through points.
  mutating func polyline(_ points: [(start: Length, y: Length)], _ stroke: Stroke, dashes: [Length] = []) {
    guard points.count > 1, stroke.width > .zero else { return }
    let places = points.map { point($0.start, $0.y) }
    fragment.pieces.append(Piece(.polyline(places, stroke, dashes: dashes)))
  }

  /// A figure in a column of figures: at its right, on mirrored pages too, so that units stand below units.
  mutating func figure(_ block: TextBlock, _ start: Length, _ top: Length, width: Length) {
    text(block, start, top, width: width, direction == .leftToRight ? .end : .start)
  }

  /// Lines of text in a column of this width.
  mutating func text(
    _ block: TextBlock, _ start: Length, _ top: Length, width: Length, _ alignment: HorizontalAlignment = .start
  ) {
    var y = top
    for line in block.lines {
      let spare = width - line.width
      let shift: Length =
        switch alignment {
        case .start: .zero
        case .center: spare.scaled(1, over: 2)
        case .end: spare
        }
      let x = left(start + shift, line.width)
      for run in line.runs {
        let item = PlacedItem.glyphs(run, at: Point(x: x + run.x, y: y + line.ascent))
        fragment.pieces.append(Piece(item, mark: mark))
      }
      y = y + line.height
    }
  }
}

extension Color {
  /// How light it looks, from 0 to 255 (weights of ITU-R BT.601).
  var lightness: Int { (299 * Int(red) + 587 * Int(green) + 114 * Int(blue)) / 1_000 }
}
