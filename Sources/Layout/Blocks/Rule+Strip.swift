import Typesetting

extension Rule {
  /// The line, as high as it is thick, with the room above as its gap.
  func strip(_ context: LayoutContext) -> Strip {
    let thickness = max(stroke.width, .zero)
    let y = thickness.scaled(1, over: 2)
    let line = PlacedItem.line(from: Point(x: .zero, y: y), to: Point(x: context.width, y: y), stroke)
    var strip = Strip(Fragment(height: thickness, pieces: [Piece(line)]))
    strip.gap = max(above, .zero)
    strip.passesBondOn = true
    return strip
  }
}
