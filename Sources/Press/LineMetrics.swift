import CCairo
import Typesetting

/// How high lines are.
///
/// A line is as high as its style says. The leading is shared between above and below the ink of Latin text, so that
/// capitals stand in the middle of a line and all scripts of one style share their baseline. Latin lines may be set
/// tighter than their font asks for, down to that ink; other scripts never below their font's ascent and descent.
struct LineMetrics {
  private(set) var ascent = 0
  private(set) var descent = 0

  /// The ink of Latin text with accented capitals, above and below the baseline in thousandths of the size.
  private static let ink = (ascent: 930, descent: 240)
  /// Sizes beyond this are foolish, and must not overflow.
  private static let largestSize = 1 << 21

  /// Makes room for a style, whatever script is set in it.
  mutating func include(_ style: TextStyle) {
    let size = max(0, min(style.size.units, Self.largestSize))
    let ascent = size * Self.ink.ascent / 1_000
    let descent = size * Self.ink.descent / 1_000
    let leading = max(0, size * min(max(style.lineHeight, 0), 10_000) / 100 - ascent - descent)
    grow(ascent: ascent + leading / 2, descent: descent + leading - leading / 2)
  }

  /// Makes room for a font other than those for Latin text.
  mutating func include(_ font: UnsafeMutablePointer<PangoFont>) {
    var extents = hb_font_extents_t()
    guard hb_font_get_h_extents(pango_font_get_hb_font(font), &extents) != 0 else { return }
    // The sign depends on which way the font's axis points.
    grow(ascent: abs(Int(extents.ascender)), descent: abs(Int(extents.descender)))
  }

  /// Makes room for the ink of these glyphs.
  mutating func includeInk(of glyphs: UnsafeMutablePointer<PangoGlyphString>?, _ font: UnsafeMutablePointer<PangoFont>)
  {
    var ink = PangoRectangle()
    pango_glyph_string_extents(glyphs, font, &ink, nil)
    let top = min(max(-Int(ink.y), 0), Self.largestSize * 8)
    let bottom = min(max(Int(ink.y) + Int(ink.height), 0), Self.largestSize * 8)
    grow(ascent: top, descent: bottom)
  }

  private mutating func grow(ascent: Int, descent: Int) {
    self.ascent = max(self.ascent, ascent)
    self.descent = max(self.descent, descent)
  }
}
