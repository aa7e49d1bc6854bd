import CCairo
import Diagnostics
public import Typesetting

/// Paints a page as an SVG drawing; letters become outlines.
///
/// Input: a page shaped by `shaper`. Output: the bytes of an SVG file. To be used on the shaper's thread.
public struct SVGPress {
  private let shaper: PangoShaper

  /// A press for pages that this shaper has shaped.
  public init(shaper: PangoShaper) { self.shaper = shaper }

  /// The drawing of the page, which says which page it is. Throws a `Diagnostic` when a picture on it can not be read or Cairo fails.
  public func bytes(of page: Page, mark: PageMark = PageMark()) throws -> [UInt8] {
    let sink = ByteSink()
    let (width, height) = (page.size.width.points, page.size.height.points)
    guard let surface = cairo_svg_surface_create_for_stream(ByteSink.write, sink.closure, width, height) else {
      throw TypeCase.failure("the drawing could not be begun")
    }
    defer { withExtendedLifetime(sink) { cairo_surface_destroy(surface) } }
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT)
    guard let cairo = cairo_create(surface) else { throw TypeCase.failure("the drawing could not be begun") }
    defer { cairo_destroy(cairo) }
    try Painter(cairo: cairo, shaper: shaper, hasTags: false, isStructured: false).paint(page)
    cairo_surface_finish(surface)
    try CairoStatus.check(surface: surface)
    return mark.marked(svg: sink.take())
  }
}
