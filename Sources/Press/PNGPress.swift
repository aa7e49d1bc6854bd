import CCairo
import Diagnostics
public import Typesetting

/// Paints a page as a PNG picture on white.
///
/// Input: a page shaped by `shaper`. Output: the bytes of a PNG file. To be used on the shaper's thread.
public struct PNGPress {
  private let shaper: PangoShaper
  private let dotsPerInch: Int
  /// Cairo's limit, and more dots than any screen has.
  private static let mostDots = 20_000

  /// A press for pages that this shaper has shaped; the resolution is brought between 10 and 1,200 dots to the inch.
  public init(shaper: PangoShaper, dotsPerInch: Int = 144) {
    self.shaper = shaper
    self.dotsPerInch = min(max(dotsPerInch, 10), 1_200)
  }

  /// The picture of the page, which says which page it is. Throws a `Diagnostic` when it would be larger than 20,000 dots, a picture on it can not be
  /// read or Cairo fails.
  public func bytes(of page: Page, mark: PageMark = PageMark()) throws -> [UInt8] {
    let scale = Double(dotsPerInch) / 72
    let width = try dots(page.size.width, scale)
    let height = try dots(page.size.height, scale)
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height) else {
      throw TypeCase.failure("the picture could not be begun")
    }
    defer { cairo_surface_destroy(surface) }
    try CairoStatus.check(surface: surface)
    guard let cairo = cairo_create(surface) else { throw TypeCase.failure("the picture could not be begun") }
    defer { cairo_destroy(cairo) }
    cairo_set_source_rgb(cairo, 1, 1, 1)
    cairo_paint(cairo)
    cairo_scale(cairo, scale, scale)
    try Painter(cairo: cairo, shaper: shaper, hasTags: false, isStructured: false).paint(page)
    let sink = ByteSink()
    try CairoStatus.check(status: cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.closure))
    return mark.marked(png: withExtendedLifetime(sink) { sink.take() })
  }

  private func dots(_ length: Length, _ scale: Double) throws -> Int32 {
    let dots = (length.points * scale).rounded(.up)
    guard dots <= Double(Self.mostDots) else {
      throw Diagnostic(
        "page-too-large", "the page is too large for a picture of \(dotsPerInch) dots to the inch",
        hint: "choose fewer dots to the inch")
    }
    return Int32(max(1, dots))
  }
}
