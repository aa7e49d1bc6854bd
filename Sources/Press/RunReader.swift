import CCairo
import Typesetting

/// Reads a shaped run out of Pango: glyphs with their places, and which bytes became which glyphs.
struct RunReader {
  /// What reading found.
  struct Result {
    var glyphs: [Glyph] = []
    var clusters: [GlyphCluster] = []
    var width = 0
    /// The offsets of bytes whose character has no glyph.
    var missing: [Int] = []
    /// The width of spaces at the end of the text of the run.
    var trailing = 0
  }

  private static let emptyGlyph: UInt32 = 0x0FFF_FFFF
  private static let unknownFlag: UInt32 = 0x1000_0000

  /// Reads the run; `text` is the whole segment.
  static func read(_ item: PangoGlyphItem, text: UnsafeBufferPointer<UInt8>) -> Result {
    guard let piece = item.item?.pointee, let string = item.glyphs?.pointee, let infos = string.glyphs,
      let starts = string.log_clusters
    else { return Result() }
    let start = Int(piece.offset)
    let length = Int(piece.length)
    let count = Int(string.num_glyphs)
    guard start >= 0, length > 0, start + length <= text.count else { return Result() }
    var result = Result()
    result.glyphs.reserveCapacity(count)
    var isDrawn = [Bool](repeating: true, count: count)
    for index in 0..<count {
      let info = infos[index]
      let offset = start + Int(starts[index])
      var glyph = info.glyph
      if glyph == emptyGlyph, text.indices.contains(offset), text[offset] == 0x20 {
        // Pango hides the space at which a line was broken; in the file it should still part two words.
        glyph = spaceGlyph(piece.analysis.font) ?? emptyGlyph
      }
      if glyph == emptyGlyph {
        isDrawn[index] = false
      } else if glyph & unknownFlag != 0 {
        result.missing.append(offset)
      } else {
        result.glyphs.append(
          Glyph(
            id: glyph, x: Length(units: result.width + Int(info.geometry.x_offset)),
            y: Length(units: Int(info.geometry.y_offset) - Int(item.y_offset))))
      }
      result.width += Int(info.geometry.width)
    }
    let isRightToLeft = piece.analysis.level & 1 == 1
    let order = isRightToLeft ? Array((0..<count).reversed()) : Array(0..<count)
    result.clusters = clusters(order: order, starts: starts, isDrawn: isDrawn, length: length)
    result.trailing = trailing(order: order, starts: starts, infos: infos, text: text, start: start)
    return result
  }

  private static func clusters(
    order: [Int], starts: UnsafePointer<Int32>, isDrawn: [Bool], length: Int
  ) -> [GlyphCluster] {
    var clusters: [GlyphCluster] = []
    var pendingBytes = 0
    var position = 0
    while position < order.count {
      let begin = Int(starts[order[position]])
      var drawn = 0
      while position < order.count, Int(starts[order[position]]) == begin {
        drawn += isDrawn[order[position]] ? 1 : 0
        position += 1
      }
      let end = position < order.count ? Int(starts[order[position]]) : length
      let bytes = max(0, end - begin)
      if drawn > 0 {
        clusters.append(GlyphCluster(byteCount: bytes + pendingBytes, glyphCount: drawn))
        pendingBytes = 0
      } else if clusters.isEmpty {
        pendingBytes += bytes
      } else {
        clusters[clusters.count - 1].byteCount += bytes
      }
    }
    let total = isDrawn.count { $0 }
    // Cairo refuses clusters that do not add up, so what can not be told apart becomes one.
    let isSound =
      clusters.reduce(0) { $0 + $1.byteCount } == length && clusters.reduce(0) { $0 + $1.glyphCount } == total
    return isSound || total == 0 ? clusters : [GlyphCluster(byteCount: length, glyphCount: total)]
  }

  private static func trailing(
    order: [Int], starts: UnsafePointer<Int32>, infos: UnsafePointer<PangoGlyphInfo>,
    text: UnsafeBufferPointer<UInt8>, start: Int
  ) -> Int {
    var width = 0
    for index in order.reversed() {
      let offset = start + Int(starts[index])
      guard text.indices.contains(offset), text[offset] == 0x20 else { return width }
      width += Int(infos[index].geometry.width)
    }
    return width
  }

  private static func spaceGlyph(_ font: UnsafeMutablePointer<PangoFont>?) -> UInt32? {
    guard let font else { return nil }
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(pango_font_get_hb_font(font), 0x20, &glyph) != 0 ? glyph : nil
  }
}
