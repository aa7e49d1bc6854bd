import CCairo
import Diagnostics

/// Decodes, turns, shrinks and encodes JPEGs with gdk-pixbuf: for pictures of pages, and for PDF and SVG files where a
/// JPEG can not stay as it is.
enum JPEGWorkshop {
  private typealias Failure = UnsafeMutablePointer<UnsafeMutablePointer<GError>?>
  private typealias NewAtScale =
    @convention(c) (UnsafePointer<CChar>, Int32, Int32, gboolean, Failure) -> UnsafeMutableRawPointer?
  private typealias Turn = @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer?
  private typealias Number = @convention(c) (UnsafeMutableRawPointer) -> Int32
  private typealias Dots = @convention(c) (UnsafeMutableRawPointer) -> UnsafePointer<UInt8>?
  private typealias Names = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private typealias Save =
    @convention(c) (
      UnsafeMutableRawPointer, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<gsize>,
      UnsafePointer<CChar>, Names, Names, Failure
    ) -> gboolean

  private static let library = SystemLibrary("libgdk_pixbuf-2.0.so.0")

  /// A new surface with the dots, shrunk to `width` × `height` dots as they are stored and then turned upright; the caller
  /// destroys it. Throws a `Diagnostic` when the file is broken or gdk-pixbuf is not installed.
  static func surface(path: String, width: Int, height: Int) throws -> OpaquePointer {
    let picture = try upright(path: path, width: width, height: height)
    defer { g_object_unref(picture) }
    return try surface(of: picture, path: path)
  }

  /// The same as the bytes of another JPEG, in colour.
  static func bytes(path: String, width: Int, height: Int) throws -> [UInt8] {
    let save = try function("gdk_pixbuf_save_to_bufferv", as: Save.self, path)
    let picture = try upright(path: path, width: width, height: height)
    defer { g_object_unref(picture) }
    var buffer: UnsafeMutablePointer<UInt8>?
    var count: gsize = 0
    var error: UnsafeMutablePointer<GError>?
    var keys = [strdup("quality"), nil]
    var values = [strdup("92"), nil]
    defer {
      for text in keys + values { free(text) }
    }
    let isSaved = save(picture, &buffer, &count, "jpeg", &keys, &values, &error)
    defer { g_free(buffer) }
    guard isSaved != 0, let buffer else {
      g_error_free(error)
      throw PictureFile.unreadable(path, "can not be made smaller")
    }
    return Array(UnsafeBufferPointer(start: buffer, count: Int(count)))
  }

  private static func upright(path: String, width: Int, height: Int) throws -> UnsafeMutableRawPointer {
    let make = try function("gdk_pixbuf_new_from_file_at_scale", as: NewAtScale.self, path)
    let turn = try function("gdk_pixbuf_apply_embedded_orientation", as: Turn.self, path)
    var error: UnsafeMutablePointer<GError>?
    guard let picture = make(path, Int32(clamping: width), Int32(clamping: height), 0, &error) else {
      g_error_free(error)
      throw PictureFile.unreadable(path, "is damaged")
    }
    defer { g_object_unref(picture) }
    guard let upright = turn(picture) else { throw PictureFile.unreadable(path, "is too large") }
    return upright
  }

  private static func surface(of picture: UnsafeMutableRawPointer, path: String) throws -> OpaquePointer {
    let width = Int(try function("gdk_pixbuf_get_width", as: Number.self, path)(picture))
    let height = Int(try function("gdk_pixbuf_get_height", as: Number.self, path)(picture))
    let step = Int(try function("gdk_pixbuf_get_n_channels", as: Number.self, path)(picture))
    let row = Int(try function("gdk_pixbuf_get_rowstride", as: Number.self, path)(picture))
    guard let source = try function("gdk_pixbuf_read_pixels", as: Dots.self, path)(picture), step >= 3,
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(clamping: width), Int32(clamping: height))
    else { throw PictureFile.unreadable(path, "is damaged") }
    guard let target = cairo_image_surface_get_data(surface) else {
      cairo_surface_destroy(surface)
      throw PictureFile.unreadable(path, "is too large")
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for y in 0..<height {
      for x in 0..<width {
        let dot = source + y * row + x * step
        let value = UInt32(dot[0]) << 16 | UInt32(dot[1]) << 8 | UInt32(dot[2])
        UnsafeMutableRawPointer(target + y * stride + x * 4).storeBytes(of: value, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
    return surface
  }

  private static func function<Function>(_ name: String, as type: Function.Type, _ path: String) throws -> Function {
    guard let found = library?.function(name, as: type) else {
      throw Diagnostic(
        "missing-library", "the picture `\(path)` is a JPEG, which needs the library `gdk-pixbuf` here",
        at: .file(path), hint: "install it (`apt install libgdk-pixbuf-2.0-0`) or use a PNG picture",
        fault: .environment)
    }
    return found
  }
}
