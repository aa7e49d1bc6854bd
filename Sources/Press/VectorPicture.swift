import CCairo
import Diagnostics

/// An SVG file, drawn by librsvg.
final class VectorPicture {
  private typealias NewFromData =
    @convention(c) (
      UnsafePointer<UInt8>?, UInt, UnsafeMutablePointer<UnsafeMutablePointer<GError>?>?
    ) -> UnsafeMutableRawPointer?
  private typealias SetResolution = @convention(c) (UnsafeMutableRawPointer, Double) -> Void
  private typealias SizeInDots =
    @convention(c) (
      UnsafeMutableRawPointer, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
    ) -> gboolean
  private typealias IntrinsicDimensions =
    @convention(c) (
      UnsafeMutableRawPointer, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?,
      UnsafeMutableRawPointer?, UnsafeMutablePointer<gboolean>, UnsafeMutablePointer<Viewport>
    ) -> Void
  private typealias Render =
    @convention(c) (
      UnsafeMutableRawPointer, OpaquePointer, UnsafePointer<Viewport>,
      UnsafeMutablePointer<UnsafeMutablePointer<GError>?>?
    ) -> gboolean

  /// Laid out as librsvg's `RsvgRectangle`.
  private typealias Viewport = cairo_rectangle_t

  private static let library = SystemLibrary("librsvg-2.so.2")

  private let path: String
  private let handle: UnsafeMutableRawPointer
  private let render: Render
  /// The size at 96 dots to the inch.
  let width: Double
  /// The size at 96 dots to the inch.
  let height: Double

  /// Reads the drawing; what it refers to in other files is left out. Throws a `Diagnostic` when it is broken or librsvg
  /// is not installed.
  init(_ file: PictureFile, path: String) throws {
    guard let library = Self.library,
      let make = library.function("rsvg_handle_new_from_data", as: NewFromData.self),
      let setResolution = library.function("rsvg_handle_set_dpi", as: SetResolution.self),
      let sizeInDots = library.function("rsvg_handle_get_intrinsic_size_in_pixels", as: SizeInDots.self),
      let dimensions = library.function("rsvg_handle_get_intrinsic_dimensions", as: IntrinsicDimensions.self),
      let render = library.function("rsvg_handle_render_document", as: Render.self)
    else {
      throw Diagnostic(
        "missing-library", "the picture `\(path)` is an SVG drawing, which needs the library `librsvg`",
        at: .file(path), hint: "install it (`apt install librsvg2-2`) or use a PNG picture", fault: .environment)
    }
    var error: UnsafeMutablePointer<GError>?
    guard let handle = make(file.bytes, UInt(file.bytes.count), &error) else { throw Self.broken(path, error) }
    setResolution(handle, 96)
    var size = Viewport()
    if sizeInDots(handle, &size.width, &size.height) == 0 {
      // Without a size of its own, the drawing is as large as its coordinates say.
      var hasViewBox: gboolean = 0
      dimensions(handle, nil, nil, nil, nil, &hasViewBox, &size)
      if hasViewBox == 0 { size = Viewport() }
    }
    self.path = path
    self.handle = handle
    self.render = render
    width = size.width
    height = size.height
    guard width.isFinite, height.isFinite, width > 0, height > 0 else {
      throw PictureFile.unreadable(path, "does not say how large it is")
    }
  }

  deinit { g_object_unref(handle) }

  /// Draws it into a rectangle.
  func paint(x: Double, y: Double, width: Double, height: Double, on cairo: OpaquePointer) throws {
    var error: UnsafeMutablePointer<GError>?
    let viewport = Viewport(x: x, y: y, width: width, height: height)
    let isPainted = withUnsafePointer(to: viewport) { render(handle, cairo, $0, &error) }
    if isPainted == 0 { throw Self.broken(path, error) }
  }

  private static func broken(_ path: String, _ error: UnsafeMutablePointer<GError>?) -> Diagnostic {
    defer { g_error_free(error) }
    let reason = error?.pointee.message.map { String(cString: $0) } ?? "unknown reason"
    return PictureFile.unreadable(path, "can not be drawn: \(reason)")
  }
}
