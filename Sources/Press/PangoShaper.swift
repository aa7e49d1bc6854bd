import CCairo
import Diagnostics
public import Typesetting

/// The shaper of the press: text to glyphs with Pango and the bundled fonts.
///
/// Input: paragraphs. Output: lines of glyph runs whose `FontKey` only this shaper and the presses made with it know.
/// What was shaped is kept, so that equal texts cost next to nothing. One per thread; it is cheap to make (about 1 ms).
public final class PangoShaper: TextShaper, ImageSource {
  let typeCase: TypeCase
  let pictures = PictureStore()
  private let segments: SegmentShaper
  private var cache = ShapeCache()

  /// A shaper with these fonts. Throws a `Diagnostic` (fault `environment`) when they can not be used.
  public init(fonts: FontLibrary) throws {
    typeCase = try TypeCase(library: fonts)
    segments = SegmentShaper(typeCase: typeCase)
  }

  /// The lines of a paragraph; see `TextShaper`.
  public func lines(of paragraph: ParagraphText, width: Length) throws -> [ShapedLine] {
    let entry = try entry(for: paragraph)
    if entry.naturalWidth <= width { return entry.natural }
    if let known = entry.wrapped.first(where: { $0.width == width }) { return known.lines }
    let lines = try shape(paragraph, .at(width))
    entry.remember(lines, width: width)
    return lines
  }

  /// How narrow and how wide the paragraph could be; see `TextShaper`.
  public func extents(of paragraph: ParagraphText) throws -> TextExtents {
    let entry = try entry(for: paragraph)
    if let narrowest = entry.narrowest { return TextExtents(narrowest: narrowest, natural: entry.naturalWidth) }
    let narrowest = try shape(paragraph, .everywhere).map(\.width).max() ?? .zero
    entry.narrowest = narrowest
    return TextExtents(narrowest: narrowest, natural: entry.naturalWidth)
  }

  /// The natural size of a picture; see `ImageSource`.
  public func naturalSize(of image: ImageReference) throws -> Size { try pictures.naturalSize(of: image) }

  private func entry(for paragraph: ParagraphText) throws -> ShapeCache.Entry {
    let key = ShapeCache.Key(paragraph)
    if let known = cache[key] { return known }
    let entry = ShapeCache.Entry(natural: try shape(paragraph, .none))
    cache.insert(entry, for: key)
    return entry
  }

  private func shape(_ paragraph: ParagraphText, _ breaking: SegmentShaper.Breaking) throws -> [ShapedLine] {
    var lines: [ShapedLine] = []
    for segment in TextSegment.split(paragraph.runs) {
      if segment.bytes.isEmpty, segment.controls.isEmpty {
        lines.append(emptyLine(paragraph))
      } else {
        lines += try segments.lines(of: segment, in: paragraph, breaking: breaking)
      }
    }
    return lines
  }

  private func emptyLine(_ paragraph: ParagraphText) -> ShapedLine {
    var metrics = LineMetrics()
    metrics.include(paragraph.runs.first?.style ?? TextStyle(size: .points(10)))
    return ShapedLine(
      runs: [], width: .zero, ascent: Length(units: metrics.ascent), descent: Length(units: metrics.descent))
  }
}
