import Typesetting

/// Puts runs beside each other, from left to right.
struct LineBuilder {
  /// The height of the line so far.
  var metrics = LineMetrics()
  private let isRightToLeft: Bool
  private var runs: [GlyphRun] = []
  private var width = 0
  private var trailing = 0

  init(isRightToLeft: Bool) { self.isRightToLeft = isRightToLeft }

  /// Adds a run at the right end; `trailing` is the width of spaces that end the line's text in it.
  mutating func append(_ run: GlyphRun, trailing: Int) {
    self.trailing += trailing
    var placed = run
    placed.x = Length(units: width)
    width += run.width.units
    if run.glyphs.isEmpty { return }
    if let last = runs.last, last.joins(placed) {
      runs[runs.count - 1].join(placed)
    } else {
      runs.append(placed)
    }
  }

  /// The line, without the spaces at the end of its text.
  var line: ShapedLine {
    var placed = runs
    if isRightToLeft, trailing != 0 {
      for index in placed.indices { placed[index].x = placed[index].x - Length(units: trailing) }
    }
    return ShapedLine(
      runs: placed, width: Length(units: max(0, width - trailing)), ascent: Length(units: metrics.ascent),
      descent: Length(units: metrics.descent))
  }
}

extension GlyphRun {
  /// Whether the run to the right may become part of this one.
  fileprivate func joins(_ next: GlyphRun) -> Bool {
    font == next.font && color == next.color && isRightToLeft == next.isRightToLeft && link == next.link
      && x + width == next.x
  }

  fileprivate mutating func join(_ next: GlyphRun) {
    let shift = next.x - x
    self = GlyphRun(
      font: font, color: color, glyphs: glyphs + next.glyphs.map { Glyph(id: $0.id, x: $0.x + shift, y: $0.y) },
      text: isRightToLeft ? next.text + text : text + next.text,
      clusters: isRightToLeft ? next.clusters + clusters : clusters + next.clusters, isRightToLeft: isRightToLeft, x: x,
      width: width + next.width, link: link)
  }
}
