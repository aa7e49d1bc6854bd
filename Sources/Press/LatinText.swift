import CCairo
import Typesetting

/// Reads a Latin text of one style as HarfBuzz shaped it, as one line.
///
/// Nine of ten texts on a page are of this kind; they are spared Pango's layout, which takes five times as long.
enum LatinLine {
  /// The line; `nil` when a character has no glyph.
  static func read(_ buffer: OpaquePointer, run: TextRun, font: FontKey) -> ShapedLine? {
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count), count > 0,
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return nil }
    let number = Int(count)
    var text = run.text
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(number)
    let clusters = clusters(infos, number, &text)
    let spacing = min(max(run.style.letterSpacing.units, -(1 << 20)), 1 << 20)
    var x = 0
    for index in 0..<number {
      let (info, place) = (infos[index], positions[index])
      if info.codepoint == 0 { return nil }
      if index > 0, infos[index - 1].cluster != info.cluster { x += spacing }
      glyphs.append(
        Glyph(id: info.codepoint, x: Length(units: x + Int(place.x_offset)), y: Length(units: -Int(place.y_offset))))
      x += Int(place.x_advance)
    }
    let spaces = text.withUTF8 { bytes in
      var spaces = 0
      var index = number - 1
      while index >= 0, bytes[Int(infos[index].cluster)] == 0x20 {
        spaces += Int(positions[index].x_advance)
        index -= 1
      }
      return spaces
    }
    var metrics = LineMetrics()
    metrics.include(run.style)
    let shaped = GlyphRun(
      font: font, color: run.style.color, glyphs: glyphs, text: text, clusters: clusters, width: Length(units: x),
      link: run.link)
    return ShapedLine(
      runs: [shaped], width: Length(units: x - spaces), ascent: Length(units: metrics.ascent),
      descent: Length(units: metrics.descent))
  }
}

extension LatinLine {
  /// Which bytes became which glyphs; empty where each character is a glyph.
  private static func clusters(
    _ infos: UnsafePointer<hb_glyph_info_t>, _ number: Int, _ text: inout String
  ) -> [GlyphCluster] {
    let characters = text.withUTF8 { bytes in bytes.count { $0 & 0xC0 != 0x80 } }
    let isSimple = number == characters && (1..<number).allSatisfy { infos[$0 - 1].cluster < infos[$0].cluster }
    if isSimple { return [] }
    let byteCount = text.utf8.count
    var clusters: [GlyphCluster] = []
    clusters.reserveCapacity(number)
    for index in 0..<number {
      let start = Int(infos[index].cluster)
      let next = index + 1 < number ? Int(infos[index + 1].cluster) : byteCount
      if index > 0, Int(infos[index - 1].cluster) == start, let last = clusters.indices.last {
        clusters[last].glyphCount += 1
        clusters[last].byteCount += next - start
      } else {
        clusters.append(GlyphCluster(byteCount: next - start, glyphCount: 1))
      }
    }
    return clusters
  }
}

/// A Latin text of one style as HarfBuzz shaped it, ready to be cut into lines.
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
  /// The bytes before which Pango would break a line.
  private let breaks: [Int]

  /// Reads the shaped text; `nil` when a character has no glyph.
  init?(_ buffer: OpaquePointer, run: TextRun, font: FontKey, language: String) {
    bytes = Array(run.text.utf8)
    self.run = run
    self.font = font
    var metrics = LineMetrics()
    metrics.include(run.style)
    height = metrics
    breaks = Self.breaks(bytes, language: pango_language_from_string(language))
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

  // MARK: - Lines

  /// The lines at this width; `nil` when a word is wider, which is for Pango to part.
  func lines(width: Length) -> [ShapedLine]? {
    var lines: [ShapedLine] = []
    var first = items.startIndex
    var position = first
    var taken = 0
    for piece in pieces {
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
  var narrowest: Length { Length(units: pieces.map(inkWidth).max() ?? 0) }

  /// The glyphs between two places where a line may be broken; a break inside of a ligature is none.
  private var pieces: [ArraySlice<Item>] {
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

  /// Whether the paragraph is a number or a word with no place to break it (UAX 14, rules LB13, LB23, LB25, LB29).
  static func isUnbreakable(_ paragraph: ParagraphText) -> Bool {
    guard paragraph.runs.count == 1, let text = paragraph.runs.first?.text else { return false }
    let plain = text.utf8.starts(with: "₹".utf8) ? text.utf8.dropFirst(3) : text.utf8[...]
    return plain.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2C, 0x2E: true
      default: false
      }
    }
  }

  private static func breaks(_ bytes: [UInt8], language: OpaquePointer?) -> [Int] {
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
