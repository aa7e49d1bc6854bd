/// Shaped text of one font, size, colour and direction.
///
/// A run is copied from the cache of a shaper into lines, pieces and pages, so a copy is one reference and a place; all else is
/// shared and never changes.
public struct GlyphRun: Sendable {
  /// What the copies of a run share.
  private struct Shape: Sendable {
    var font: FontKey
    var color: Color
    var glyphs: [Glyph]
    var text: String
    /// Empty where each character is a glyph, as in nearly all Latin text.
    var clusters: [GlyphCluster]
    var isRightToLeft: Bool
    var width: Length
    var link: String?
  }

  private final class Shared: Sendable {
    let shape: Shape
    init(_ shape: Shape) { self.shape = shape }
  }

  private var shared: Shared
  /// From the left end of the line to the left end of the run.
  public var x: Length

  /// Shaped text. `clusters` may be empty when there is exactly one glyph for each Unicode scalar of a left-to-right text.
  public init(
    font: FontKey, color: Color, glyphs: [Glyph], text: String, clusters: [GlyphCluster], isRightToLeft: Bool = false,
    x: Length = .zero, width: Length, link: String? = nil
  ) {
    shared = Shared(
      Shape(
        font: font, color: color, glyphs: glyphs, text: text, clusters: clusters, isRightToLeft: isRightToLeft,
        width: width, link: link))
    self.x = x
  }

  /// The font at its size.
  public var font: FontKey { shared.shape.font }
  /// The colour of the ink.
  public var color: Color { shared.shape.color }
  /// The text the glyphs show, in logical order.
  public var text: String { shared.shape.text }
  /// Whether the text runs from right to left.
  public var isRightToLeft: Bool { shared.shape.isRightToLeft }
  /// The address it links to, if any.
  public var link: String? { shared.shape.link }

  /// The glyphs, from left to right.
  public var glyphs: [Glyph] {
    get { shared.shape.glyphs }
    set { change { $0.glyphs = newValue } }
  }

  /// Text to glyphs; in the order of the text, for right-to-left runs counted from the right end of the glyphs.
  public var clusters: [GlyphCluster] {
    get {
      var clusters: [GlyphCluster] = []
      clusters.reserveCapacity(glyphs.count)
      forEachCluster { clusters.append($0) }
      return clusters
    }
    set { change { $0.clusters = newValue } }
  }

  /// Calls `body` with each of `clusters`; cheaper than asking for all of them.
  public func forEachCluster(_ body: (GlyphCluster) -> Void) {
    if !shared.shape.clusters.isEmpty || glyphs.isEmpty { return shared.shape.clusters.forEach(body) }
    var count = 0
    for byte in text.utf8 {
      // Every byte but those that go on with a character begins one.
      if byte & 0xC0 != 0x80, count > 0 {
        body(GlyphCluster(byteCount: count, glyphCount: 1))
        count = 0
      }
      count += 1
    }
    if count > 0 { body(GlyphCluster(byteCount: count, glyphCount: 1)) }
  }

  /// How wide it is.
  public var width: Length {
    get { shared.shape.width }
    set { change { $0.width = newValue } }
  }

  private mutating func change(_ body: (inout Shape) -> Void) {
    var shape = shared.shape
    body(&shape)
    shared = Shared(shape)
  }
}
