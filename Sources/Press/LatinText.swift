import CCairo
import Typesetting

/// A Latin text of one style as HarfBuzz shaped it, ready to be cut into lines.
///
/// Nine of ten texts on a page are of this kind; they are spared Pango's layout, which takes five times as long.
struct LatinText {
  /// A glyph with the byte its cluster begins at.
  private struct Item {
    var glyph: Glyph
    var start: Int
    var advance: Int
  }

  private let bytes: [UInt8]
  private let run: TextRun
  private let font: FontKey
  private var items: [Item] = []
  private let height: LineMetrics

  /// Shapes the text; `nil` when a character has no glyph.
  init?(_ bytes: [UInt8], run: TextRun, font: LatinFonts.Font, buffer: OpaquePointer, language: OpaquePointer?) {
    self.bytes = bytes
    self.run = run
    self.font = font.key
    var metrics = LineMetrics()
    metrics.include(run.style)
    height = metrics
    hb_buffer_clear_contents(buffer)
    bytes.withUnsafeBufferPointer { text in
      text.withMemoryRebound(to: CChar.self) {
        hb_buffer_add_utf8(buffer, $0.baseAddress, Int32(clamping: $0.count), 0, Int32(clamping: $0.count))
      }
    }
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, bytes.contains(where: Self.isLetter) ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON)
    hb_buffer_set_language(buffer, language)
    hb_buffer_set_flags(buffer, hb_buffer_flags_t(rawValue: HB_BUFFER_FLAG_BOT.rawValue | HB_BUFFER_FLAG_EOT.rawValue))
    hb_shape(font.shape, buffer, nil, 0)
    guard readGlyphs(buffer) else { return nil }
  }

  private mutating func readGlyphs(_ buffer: OpaquePointer) -> Bool {
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count) else { return false }
    guard let positions = hb_buffer_get_glyph_positions(buffer, &count) else { return false }
    items.reserveCapacity(Int(count))
    var x = 0
    for index in 0..<Int(count) {
      let place = positions[index]
      if infos[index].codepoint == 0 { return false }
      let glyph = Glyph(
        id: infos[index].codepoint, x: Length(units: x + Int(place.x_offset)), y: Length(units: -Int(place.y_offset)))
      items.append(Item(glyph: glyph, start: Int(infos[index].cluster), advance: Int(place.x_advance)))
      x += Int(place.x_advance)
    }
    return !items.isEmpty
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    // Bytes from 0xC3 to 0xC5 begin the Latin letters with accents; × and ÷ among them never stand alone in practice.
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0xC3...0xC5).contains(byte)
  }

  // MARK: - Lines

  /// The whole text as one line.
  var line: ShapedLine { line(items[...]) }

  /// The lines at this width; `nil` when a word is wider, which is for Pango to part.
  func lines(width: Length, breaks: [Int]) -> [ShapedLine]? {
    var lines: [ShapedLine] = []
    var first = items.startIndex
    var position = first
    var taken = 0
    for piece in pieces(at: breaks) {
      if taken + inkWidth(piece) > width.units, position > first {
        lines.append(line(items[first..<position]))
        first = position
        taken = 0
      }
      if taken == 0, inkWidth(piece) > width.units { return nil }
      taken += piece.reduce(0) { $0 + $1.advance }
      position = piece.endIndex
    }
    if position > first { lines.append(line(items[first..<position])) }
    return lines
  }

  /// The width of the widest piece between two places where a line may be broken.
  func narrowest(breaks: [Int]) -> Length {
    Length(units: pieces(at: breaks).map(inkWidth).max() ?? 0)
  }

  /// The glyphs between two places where a line may be broken; a break inside of a ligature is none.
  private func pieces(at breaks: [Int]) -> [ArraySlice<Item>] {
    var pieces: [ArraySlice<Item>] = []
    var first = items.startIndex
    var next = 0
    for index in items.indices {
      while next < breaks.count, breaks[next] < items[index].start { next += 1 }
      if index > first, next < breaks.count, breaks[next] == items[index].start {
        pieces.append(items[first..<index])
        first = index
        next += 1
      }
    }
    pieces.append(items[first...])
    return pieces
  }

  private func inkWidth(_ piece: ArraySlice<Item>) -> Int {
    var width = 0
    var spaces = 0
    for item in piece {
      width += item.advance
      spaces = bytes[item.start] == 0x20 ? spaces + item.advance : 0
    }
    return width - spaces
  }

  private func line(_ slice: ArraySlice<Item>) -> ShapedLine {
    guard let first = slice.first else {
      return ShapedLine(runs: [], width: .zero, ascent: ascent, descent: descent)
    }
    let end = slice.endIndex < items.endIndex ? items[slice.endIndex].start : bytes.count
    let left = items[..<slice.startIndex].reduce(0) { $0 + $1.advance }
    var clusters: [GlyphCluster] = []
    clusters.reserveCapacity(slice.count)
    for index in slice.indices {
      let next = index + 1 < slice.endIndex ? items[index + 1].start : end
      let start = slice[index].start
      if index > slice.startIndex, items[index - 1].start == start, let last = clusters.indices.last {
        clusters[last].glyphCount += 1
        clusters[last].byteCount += next - start
      } else {
        clusters.append(GlyphCluster(byteCount: next - start, glyphCount: 1))
      }
    }
    let glyphs = slice.map { Glyph(id: $0.glyph.id, x: $0.glyph.x - Length(units: left), y: $0.glyph.y) }
    let run = GlyphRun(
      font: font, color: run.style.color, glyphs: glyphs,
      text: String(decoding: bytes[first.start..<end], as: UTF8.self),
      clusters: clusters, width: Length(units: slice.reduce(0) { $0 + $1.advance }), link: run.link)
    return ShapedLine(runs: [run], width: Length(units: inkWidth(slice)), ascent: ascent, descent: descent)
  }

  private var ascent: Length { Length(units: height.ascent) }
  private var descent: Length { Length(units: height.descent) }

  // MARK: - Breaks

  /// The bytes before which Pango would break a line.
  func breaks(language: OpaquePointer?) -> [Int] {
    let count = bytes.count { $0 & 0xC0 != 0x80 }
    var attributes = [PangoLogAttr](repeating: PangoLogAttr(), count: count + 1)
    bytes.withUnsafeBufferPointer { text in
      text.withMemoryRebound(to: CChar.self) {
        pango_get_log_attrs(
          $0.baseAddress, Int32(clamping: $0.count), 0, language, &attributes, Int32(clamping: count + 1))
      }
    }
    var breaks: [Int] = []
    var character = 0
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      if offset > 0, attributes[character].is_line_break != 0 { breaks.append(offset) }
      character += 1
    }
    return breaks
  }
}
