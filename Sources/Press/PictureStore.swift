import CCairo
import Diagnostics
import Typesetting

/// The pictures of one thread, each read once.
final class PictureStore {
  private var pictures: [String: Picture] = [:]

  /// A picture that can be painted.
  enum Picture {
    /// An image of so many dots.
    case raster(OpaquePointer, width: Int, height: Int)
  }

  deinit {
    for case .raster(let surface, _, _) in pictures.values { cairo_surface_destroy(surface) }
  }

  /// Its size at 96 dots to the inch.
  func naturalSize(of image: ImageReference) throws -> Size {
    switch try picture(image) {
    case .raster(_, let width, let height):
      Size(width: .points(Double(width) * 0.75), height: .points(Double(height) * 0.75))
    }
  }

  /// Paints the picture so that it fills the frame.
  func paint(_ image: ImageReference, in frame: Rect, _ cairo: OpaquePointer) throws {
    switch try picture(image) {
    case .raster(let surface, let width, let height):
      guard frame.size.width > .zero, frame.size.height > .zero, width > 0, height > 0 else { return }
      cairo_save(cairo)
      cairo_translate(cairo, frame.origin.x.points, frame.origin.y.points)
      cairo_scale(cairo, frame.size.width.points / Double(width), frame.size.height.points / Double(height))
      cairo_set_source_surface(cairo, surface, 0, 0)
      cairo_paint(cairo)
      cairo_restore(cairo)
    }
  }

  private func picture(_ image: ImageReference) throws -> Picture {
    if let known = pictures[image.path] { return known }
    let picture = try read(image.path)
    pictures[image.path] = picture
    return picture
  }

  private func read(_ path: String) throws -> Picture {
    guard let surface = cairo_image_surface_create_from_png(path) else { throw Self.unreadable(path) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      throw Self.unreadable(path)
    }
    return .raster(
      surface, width: Int(cairo_image_surface_get_width(surface)), height: Int(cairo_image_surface_get_height(surface)))
  }

  private static func unreadable(_ path: String) -> Diagnostic {
    Diagnostic("unreadable-image", "the picture `\(path)` can not be read", hint: "use a PNG, JPEG or SVG file")
  }
}
