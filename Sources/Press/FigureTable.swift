import CCairo
import Typesetting

/// The digits and signs of figures in one font, with their glyphs and widths.
///
/// Half of the texts of a table are figures, hardly two of them alike. Where a font sets each of these signs the same
/// whatever stands beside it, figures are put together from this table and HarfBuzz is spared.
final class FigureTable {
  private struct Sign: Equatable {
    var glyph: UInt32
    var advance: Int
  }

  private static let scalars = Array("0123456789,.-%₹".unicodeScalars)
  private static let rupee = Array("₹".utf8)
  /// By byte.
  private var signs = [Sign?](repeating: nil, count: 128)
  private var rupeeSign: Sign?

  /// Whether a text is a figure of these signs.
  static func holds(_ text: String) -> Bool {
    let bytes = text.utf8
    let plain = bytes.starts(with: rupee) ? bytes.dropFirst(rupee.count) : bytes[...]
    return !plain.isEmpty && bytes.count <= 40
      && plain.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x2C, 0x2E, 0x2D, 0x25: true
        default: false
        }
      }
  }

  /// Asks the font; `shape` fills the buffer. `nil` when a sign is missing or depends on its neighbours.
  init?(_ buffer: OpaquePointer, shape: (String) -> Void) {
    var found: [Sign] = []
    for scalar in Self.scalars {
      shape(String(scalar))
      guard let alone = Self.read(buffer), alone.count == 1 else { return nil }
      found.append(alone[0])
      if scalar.isASCII { signs[Int(scalar.value)] = alone[0] } else { rupeeSign = alone[0] }
    }
    var pairs = ""
    var expected: [Sign] = []
    for (first, firstSign) in zip(Self.scalars, found) {
      for (second, secondSign) in zip(Self.scalars, found) {
        pairs.unicodeScalars += [first, second]
        expected += [firstSign, secondSign]
      }
    }
    shape(pairs)
    guard Self.read(buffer) == expected else { return nil }
  }

  private static func read(_ buffer: OpaquePointer) -> [Sign]? {
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return nil }
    var signs: [Sign] = []
    for index in 0..<Int(count) {
      guard infos[index].codepoint != 0, positions[index].x_offset == 0, positions[index].y_offset == 0 else {
        return nil
      }
      signs.append(Sign(glyph: infos[index].codepoint, advance: Int(positions[index].x_advance)))
    }
    return signs
  }

  /// A text that `holds` as a line.
  func line(_ run: TextRun, font: FontKey) -> ShapedLine? {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(run.text.utf8.count)
    var x = 0
    for byte in run.text.utf8 {
      // The sign of the rupee has three bytes.
      if byte & 0xC0 == 0x80 { continue }
      guard let sign = byte < 0x80 ? signs[Int(byte)] : rupeeSign else { return nil }
      glyphs.append(Glyph(id: sign.glyph, x: Length(units: x), y: .zero))
      x += sign.advance
    }
    var metrics = LineMetrics()
    metrics.include(run.style)
    let shaped = GlyphRun(
      font: font, color: run.style.color, glyphs: glyphs, text: run.text, clusters: [], width: Length(units: x),
      link: run.link)
    return ShapedLine(
      runs: [shaped], width: Length(units: x), ascent: Length(units: metrics.ascent),
      descent: Length(units: metrics.descent))
  }
}
