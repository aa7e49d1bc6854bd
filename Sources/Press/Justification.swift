import Typesetting

/// Stretches lines to the full width by widening the spaces between words. Pango would stretch between letters, too.
enum Justification {
  /// The lines of a segment, all but the last of them stretched to `width`; lines of one word stay as they are.
  static func stretch(_ lines: [ShapedLine], to width: Length) -> [ShapedLine] {
    lines.enumerated().map { $0.offset < lines.count - 1 ? stretch($0.element, to: width) : $0.element }
  }

  private static func stretch(_ line: ShapedLine, to width: Length) -> ShapedLine {
    // Spaces at the end of the text stand outside of the line's width.
    let isInside = { (x: Length) in x > .zero && x < line.width }
    let spaces = line.runs.map { run in spaceGlyphs(of: run).filter { isInside(run.x + run.glyphs[$0].x) } }
    let count = spaces.reduce(0) { $0 + $1.count }
    let room = (width - line.width).units
    guard count > 0, room > 0 else { return line }
    var passed = 0
    let shift = { (spaces: Int) in Length(units: room * spaces / count) }
    var result = line
    for index in line.runs.indices {
      let before = shift(passed)
      let inRun = Set(spaces[index])
      var glyphs = line.runs[index].glyphs
      for glyph in glyphs.indices {
        glyphs[glyph].x = glyphs[glyph].x + shift(passed) - before
        if inRun.contains(glyph) { passed += 1 }
      }
      result.runs[index].glyphs = glyphs
      result.runs[index].x = line.runs[index].x + before
      result.runs[index].width = line.runs[index].width + shift(passed) - before
    }
    result.width = width
    return result
  }

  /// Which glyphs of a run show a space.
  private static func spaceGlyphs(of run: GlyphRun) -> [Int] {
    let bytes = Array(run.text.utf8)
    var spaces: [Int] = []
    var byte = 0
    var glyph = 0
    for cluster in run.clusters {
      let isSpace = cluster.byteCount == 1 && cluster.glyphCount == 1 && byte < bytes.count && bytes[byte] == 0x20
      let index = run.isRightToLeft ? run.glyphs.count - 1 - glyph : glyph
      if isSpace, run.glyphs.indices.contains(index) { spaces.append(index) }
      byte += cluster.byteCount
      glyph += cluster.glyphCount
    }
    return spaces
  }
}
