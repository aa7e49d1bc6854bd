import CCairo
import Diagnostics
public import Typesetting

/// The shaper of the press: text to glyphs with Pango and the bundled fonts.
///
/// Input: paragraphs. Output: lines of glyph runs whose `FontKey` only this shaper and the presses made with it know.
/// What was shaped is kept, so that equal texts cost next to nothing. One per thread; it is cheap to make (about 1 ms).
public final class PangoShaper: TextShaper, ImageSource {
  let typeCase: TypeCase
  let pictures: PictureStore
  private let segments: SegmentShaper
  private let latin: LatinFonts
  private var cache = ShapeCache()
  /// Whether plain Latin text takes the short way; tests compare both ways.
  var takesShortWay = true

  /// A shaper with these fonts. Throws a `Diagnostic` (fault `environment`) when they can not be used.
  public init(fonts: FontLibrary) throws {
    typeCase = try TypeCase(library: fonts)
    pictures = PictureStore { TypeCase.offerToOthers(fonts) }
    segments = SegmentShaper(typeCase: typeCase)
    latin = LatinFonts(typeCase: typeCase)
  }

  /// The lines of a paragraph; see `TextShaper`.
  public func lines(of paragraph: ParagraphText, width: Length) throws -> [ShapedLine] {
    let entry = try entry(for: paragraph)
    if entry.naturalWidth <= width { return entry.natural }
    if let known = entry.wrapped.first(where: { $0.width == width }) { return known.lines }
    let simple = try cuttable(entry, paragraph)?.lines(width: width)
    let justified = paragraph.isJustified ? simple.map { Justification.stretch($0, to: width) } : simple
    let lines = try justified ?? shape(paragraph, .at(width))
    entry.remember(lines, width: width)
    return lines
  }

  /// How narrow and how wide the paragraph could be; see `TextShaper`.
  public func extents(of paragraph: ParagraphText) throws -> TextExtents {
    let entry = try entry(for: paragraph)
    if let narrowest = entry.narrowest { return TextExtents(narrowest: narrowest, natural: entry.naturalWidth) }
    let narrowest = try narrowest(entry, paragraph)
    entry.narrowest = narrowest
    return TextExtents(narrowest: narrowest, natural: entry.naturalWidth)
  }

  /// The natural size of a picture; see `ImageSource`.
  public func naturalSize(of image: ImageReference) throws -> Size { try pictures.naturalSize(of: image) }

  private func narrowest(_ entry: ShapeCache.Entry, _ paragraph: ParagraphText) throws -> Length {
    if entry.isLatin {
      if LatinText.isUnbreakable(paragraph) { return entry.naturalWidth }
      if let text = try cuttable(entry, paragraph) { return text.narrowest }
    }
    return try shape(paragraph, .everywhere).map(\.width).max() ?? .zero
  }

  private func entry(for paragraph: ParagraphText) throws -> ShapeCache.Entry {
    let hash = ShapeCache.hash(paragraph)
    if let known = cache.entry(of: paragraph, hash: hash) { return known }
    let simple = takesShortWay ? try latin.line(paragraph) : nil
    let natural = try simple.map { [$0] } ?? shape(paragraph, .none)
    let entry = ShapeCache.Entry(paragraph, natural: natural, isLatin: simple != nil)
    cache.insert(entry, hash: hash)
    return entry
  }

  /// The text ready to be cut, if it is plain Latin. Most texts are never cut, so that this is made when asked for.
  private func cuttable(_ entry: ShapeCache.Entry, _ paragraph: ParagraphText) throws -> LatinText? {
    guard entry.isLatin else { return nil }
    if entry.latin == nil { entry.latin = try latin.text(paragraph) }
    return entry.latin
  }

  private func shape(_ paragraph: ParagraphText, _ breaking: SegmentShaper.Breaking) throws -> [ShapedLine] {
    var lines: [ShapedLine] = []
    for segment in TextSegment.split(paragraph.runs) {
      if segment.bytes.isEmpty, segment.controls.isEmpty {
        lines.append(emptyLine(paragraph))
      } else {
        let broken = try segments.lines(of: segment, in: paragraph, breaking: breaking)
        if case .at(let width) = breaking, paragraph.isJustified {
          lines += Justification.stretch(broken, to: width)
        } else {
          lines += broken
        }
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
