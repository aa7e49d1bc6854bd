import CCairo
import Typesetting

/// How high lines are.
///
/// A line is as high as its style says, with the leading half above and half below the font's own ascent and descent.
/// Latin letters may be set tighter than Noto Sans asks for, down to the ink of accented capitals; other scripts never
/// below their font's need.
struct LineMetrics {
  private(set) var ascent = 0
  private(set) var descent = 0

  /// Above and below the baseline in thousandths of the size: what Noto Sans declares, and the ink of Latin text.
  private static let sans = (ascent: 1_069, descent: 293)
  private static let ink = (ascent: 930, descent: 240)

  /// Makes room for a style, whatever script is set in it, so that all scripts of one style share their baseline.
  mutating func include(_ style: TextStyle) {
    let size = max(0, min(style.size.units, 1 << 21))
    let ascent = size * Self.sans.ascent / 1_000
    let descent = size * Self.sans.descent / 1_000
    let half = Self.leading(style, size: size, content: ascent + descent)
    grow(
      ascent: max(ascent + half.above, size * Self.ink.ascent / 1_000),
      descent: max(descent + half.below, size * Self.ink.descent / 1_000))
  }

  /// Makes room for a font other than Noto Sans.
  mutating func include(_ font: UnsafeMutablePointer<PangoFont>, style: TextStyle) {
    var extents = hb_font_extents_t()
    guard hb_font_get_h_extents(pango_font_get_hb_font(font), &extents) != 0 else { return }
    let ascent = Int(extents.ascender)
    let descent = -Int(extents.descender)
    let half = Self.leading(style, size: max(0, style.size.units), content: ascent + descent)
    grow(ascent: ascent + max(0, half.above), descent: descent + max(0, half.below))
  }

  private mutating func grow(ascent: Int, descent: Int) {
    self.ascent = max(self.ascent, ascent)
    self.descent = max(self.descent, descent)
  }

  private static func leading(_ style: TextStyle, size: Int, content: Int) -> (above: Int, below: Int) {
    let leading = min(size, 1 << 21) * min(max(style.lineHeight, 0), 10_000) / 100 - content
    return (leading / 2, leading - leading / 2)
  }
}
