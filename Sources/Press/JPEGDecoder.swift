import CCairo
import Diagnostics

/// Decodes a JPEG with gdk-pixbuf, for pictures of pages; PDF and SVG files hold JPEGs as they are.
enum JPEGDecoder {
  private typealias NewFromFile =
    @convention(c) (
      UnsafePointer<CChar>, UnsafeMutablePointer<UnsafeMutablePointer<GError>?>?
    ) -> UnsafeMutableRawPointer?
  private typealias Number = @convention(c) (UnsafeMutableRawPointer) -> Int32
  private typealias Dots = @convention(c) (UnsafeMutableRawPointer) -> UnsafePointer<UInt8>?

  private static let library = SystemLibrary("libgdk_pixbuf-2.0.so.0")

  /// A new surface with the dots of the file, which the caller destroys. Throws a `Diagnostic` when the file is broken or gdk-pixbuf is not
  /// installed.
  static func surface(path: String, width: Int, height: Int) throws -> OpaquePointer {
    guard let library, let make = library.function("gdk_pixbuf_new_from_file", as: NewFromFile.self),
      let dots = library.function("gdk_pixbuf_read_pixels", as: Dots.self),
      let stride = library.function("gdk_pixbuf_get_rowstride", as: Number.self),
      let channels = library.function("gdk_pixbuf_get_n_channels", as: Number.self),
      let columns = library.function("gdk_pixbuf_get_width", as: Number.self),
      let rows = library.function("gdk_pixbuf_get_height", as: Number.self)
    else {
      throw Diagnostic(
        "missing-library", "the picture `\(path)` is a JPEG, which needs the library `gdk-pixbuf` here",
        at: .file(path), hint: "install it (`apt install libgdk-pixbuf-2.0-0`) or use a PNG picture",
        fault: .environment
      )
    }
    var error: UnsafeMutablePointer<GError>?
    guard let image = make(path, &error) else {
      g_error_free(error)
      throw PictureFile.unreadable(path, "is damaged")
    }
    defer { g_object_unref(image) }
    guard let source = dots(image), Int(columns(image)) == width, Int(rows(image)) == height, channels(image) >= 3,
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(clamping: width), Int32(clamping: height))
    else { throw PictureFile.unreadable(path, "is damaged") }
    guard let target = cairo_image_surface_get_data(surface) else {
      cairo_surface_destroy(surface)
      throw PictureFile.unreadable(path, "is too large")
    }
    let from = (step: Int(channels(image)), row: Int(stride(image)))
    let to = Int(cairo_image_surface_get_stride(surface))
    for y in 0..<height {
      for x in 0..<width {
        let dot = source + y * from.row + x * from.step
        let value = UInt32(dot[0]) << 16 | UInt32(dot[1]) << 8 | UInt32(dot[2])
        UnsafeMutableRawPointer(target + y * to + x * 4).storeBytes(of: value, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
    return surface
  }
}
