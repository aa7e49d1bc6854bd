import CCairo
import Diagnostics

/// A PNG or JPEG as a surface of Cairo. A JPEG goes into a PDF or SVG as it is, without being decoded.
final class RasterPicture {
  /// For PDF and SVG: a JPEG as it is in its file.
  let surface: OpaquePointer
  let width: Int
  let height: Int
  private let path: String
  private let isDecoded: Bool
  /// The dots of a JPEG, once somebody painted it on a PNG.
  private var decoded: OpaquePointer?

  /// Cairo's own limit is 32,767 dots; this many bytes of dots are more than any page needs.
  private static let mostDots = 60_000_000

  init(_ file: PictureFile, path: String) throws {
    guard let dots = file.dots, dots.width > 0, dots.height > 0 else {
      throw PictureFile.unreadable(path, "is damaged")
    }
    guard dots.width <= 32_767, dots.height <= 32_767, dots.width * dots.height <= Self.mostDots else {
      throw PictureFile.unreadable(path, "has too many dots (\(dots.width) × \(dots.height))")
    }
    let made = file.kind == .png ? Self.png(file.bytes) : Self.jpeg(file.bytes, dots.width, dots.height)
    guard let made, cairo_surface_status(made) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(made)
      throw PictureFile.unreadable(path, "is damaged")
    }
    surface = made
    width = dots.width
    height = dots.height
    isDecoded = file.kind == .png
    self.path = path
  }

  deinit {
    cairo_surface_destroy(surface)
    if let decoded { cairo_surface_destroy(decoded) }
  }

  /// For PNG: a surface that holds the dots. Throws a `Diagnostic` when the JPEG can not be decoded.
  func dots() throws -> OpaquePointer {
    if isDecoded { return surface }
    if let decoded { return decoded }
    let made = try JPEGDecoder.surface(path: path, width: width, height: height)
    decoded = made
    return made
  }

  private final class Reader {
    let bytes: [UInt8]
    var offset = 0
    init(_ bytes: [UInt8]) { self.bytes = bytes }
  }

  private static func png(_ bytes: [UInt8]) -> OpaquePointer? {
    let reader = Reader(bytes)
    return withExtendedLifetime(reader) {
      cairo_image_surface_create_from_png_stream(
        { closure, target, length in
          guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
          let reader = Unmanaged<Reader>.fromOpaque(closure).takeUnretainedValue()
          let count = Int(length)
          guard reader.offset + count <= reader.bytes.count else { return CAIRO_STATUS_READ_ERROR }
          reader.bytes.withUnsafeBufferPointer {
            if let base = $0.baseAddress { target.update(from: base + reader.offset, count: count) }
          }
          reader.offset += count
          return CAIRO_STATUS_SUCCESS
        }, Unmanaged.passUnretained(reader).toOpaque())
    }
  }

  private static func jpeg(_ bytes: [UInt8], _ width: Int, _ height: Int) -> OpaquePointer? {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)) else { return nil }
    // Cairo keeps the pointer, so the bytes are copied to memory that it frees by itself.
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    let status = cairo_surface_set_mime_data(
      surface, CAIRO_MIME_TYPE_JPEG, copy, UInt(bytes.count),
      { $0?.assumingMemoryBound(to: UInt8.self).deallocate() }, copy)
    if status != CAIRO_STATUS_SUCCESS { copy.deallocate() }
    return surface
  }
}
