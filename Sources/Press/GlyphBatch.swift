import CCairo
import Typesetting

/// Glyphs that wait to be shown in one call.
struct GlyphBatch {
  private(set) var font: FontKey?
  private(set) var color = Color.black
  private var isRightToLeft = false
  private var glyphs: [cairo_glyph_t] = []
  private var clusters: [cairo_text_cluster_t] = []
  private var text: [UInt8] = []

  /// Whether the run may join what waits.
  func accepts(_ run: GlyphRun) -> Bool {
    guard let font else { return true }
    return font == run.font && color == run.color && !isRightToLeft && !run.isRightToLeft
  }

  mutating func append(_ run: GlyphRun, at point: Point) {
    guard !run.glyphs.isEmpty else { return }
    font = run.font
    color = run.color
    isRightToLeft = run.isRightToLeft
    for glyph in run.glyphs {
      glyphs.append(
        cairo_glyph_t(index: UInt(glyph.id), x: (point.x + glyph.x).points, y: (point.y + glyph.y).points))
    }
    run.forEachCluster { cluster in
      clusters.append(
        cairo_text_cluster_t(
          num_bytes: Int32(clamping: cluster.byteCount), num_glyphs: Int32(clamping: cluster.glyphCount)))
    }
    text.append(contentsOf: run.text.utf8)
  }

  mutating func removeAll() {
    font = nil
    glyphs.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }

  /// Shows the glyphs in the font and colour that are set.
  func show(on cairo: OpaquePointer) {
    let flags = isRightToLeft ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0)
    text.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { letters in
        cairo_show_text_glyphs(
          cairo, letters.baseAddress, Int32(clamping: letters.count), glyphs, Int32(clamping: glyphs.count), clusters,
          Int32(clamping: clusters.count), flags)
      }
    }
  }
}
