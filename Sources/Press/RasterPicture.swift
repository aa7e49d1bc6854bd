import CCairo
import Diagnostics

/// A PNG or JPEG, given as surfaces of Cairo with no more dots than its printed size needs. A JPEG of fitting size goes
/// into a PDF or SVG as it is, without being decoded.
final class RasterPicture {
  /// What a surface is for.
  private struct Use: Hashable {
    let width: Int
    let height: Int
    let isRaster: Bool
  }

  /// The dots as they are seen: turned upright.
  let width: Int
  let height: Int
  private let path: String
  /// The dots of a PNG.
  private let decoded: OpaquePointer?
  private let jpeg: (header: JPEGHeader, bytes: [UInt8])?
  private var surfaces: [Use: OpaquePointer] = [:]

  /// Cairo's own limit is 32,767 dots; this many bytes of dots are more than any page needs.
  private static let mostDots = 60_000_000
  /// How many sizes of one picture are kept.
  private static let mostSizes = 8

  /// Reads a file that is no SVG. Throws a `Diagnostic` when it is damaged or has too many dots.
  init(_ file: PictureFile, path: String) throws {
    jpeg = file.kind == .jpeg ? JPEGHeader(file.bytes).map { ($0, file.bytes) } : nil
    guard let dots = jpeg.map({ ($0.header.width, $0.header.height) }) ?? file.pngDots, dots.0 > 0, dots.1 > 0 else {
      throw PictureFile.unreadable(path, "is damaged")
    }
    guard dots.0 <= 32_767, dots.1 <= 32_767, dots.0 * dots.1 <= Self.mostDots else {
      throw Diagnostic(
        "unreadable-image", "the picture `\(path)` has too many dots (\(dots.0) × \(dots.1))", at: .file(path),
        hint: "make it smaller with a drawing program; no page shows more than 5,000 dots in a row")
    }
    let isTurned = (jpeg?.header.orientation ?? 1) >= 5
    (width, height) = isTurned ? (dots.1, dots.0) : dots
    self.path = path
    decoded = jpeg == nil ? try Self.png(file.bytes, path) : nil
  }

  deinit {
    forget()
    if let decoded { cairo_surface_destroy(decoded) }
  }

  /// A surface for about so many dots on paper: the picture itself unless it has many more. `isRaster` says whether it is
  /// painted on dots. The picture keeps it. Throws a `Diagnostic` when a JPEG can not be decoded.
  func surface(forWidth wanted: Double, isRaster: Bool) throws -> OpaquePointer {
    var use = Use(width: width, height: height, isRaster: isRaster)
    // A little too many do no harm, and shrinking by a little would blur.
    if wanted >= 0, Double(width) > wanted * 1.25 {
      let shrunk = max(1, Int(wanted.rounded()))
      use = Use(width: shrunk, height: max(1, height * shrunk / width), isRaster: isRaster)
    }
    if let known = surfaces[use] { return known }
    let made = try make(use)
    if surfaces.count >= Self.mostSizes { forget() }
    surfaces[use] = made
    return made
  }

  /// Files that are not finished yet have their own hold on a surface.
  private func forget() {
    for surface in surfaces.values { cairo_surface_destroy(surface) }
    surfaces = [:]
  }

  private func make(_ use: Use) throws -> OpaquePointer {
    if let decoded {
      guard use.width < width else { return cairo_surface_reference(decoded) }
      return try Self.shrunk(decoded, from: (width, height), to: (use.width, use.height))
    }
    guard let jpeg else { throw PictureFile.unreadable(path, "is damaged") }
    let isTurned = jpeg.header.orientation >= 5
    let stored = isTurned ? (use.height, use.width) : (use.width, use.height)
    if use.isRaster { return try JPEGWorkshop.surface(path: path, width: stored.0, height: stored.1) }
    // Printing inks have no place in a file whose colours are those of a screen.
    let staysAsItIs = use.width == width && jpeg.header.orientation == 1 && [1, 3].contains(jpeg.header.components)
    let bytes = staysAsItIs ? jpeg.bytes : try JPEGWorkshop.bytes(path: path, width: stored.0, height: stored.1)
    return try Self.holder(of: bytes, use.width, use.height)
  }

  // MARK: Surfaces

  private final class Reader {
    let bytes: [UInt8]
    var offset = 0
    init(_ bytes: [UInt8]) { self.bytes = bytes }
  }

  private static func png(_ bytes: [UInt8], _ path: String) throws -> OpaquePointer {
    let reader = Reader(bytes)
    let surface = withExtendedLifetime(reader) {
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
    guard let surface, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      throw PictureFile.unreadable(path, "is damaged")
    }
    return surface
  }

  /// The same picture with fewer dots, through Cairo's best filter.
  private static func shrunk(
    _ surface: OpaquePointer, from: (width: Int, height: Int), to: (width: Int, height: Int)
  ) throws -> OpaquePointer {
    let format =
      cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24 ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
    guard let target = cairo_image_surface_create(format, Int32(clamping: to.width), Int32(clamping: to.height)),
      let cairo = cairo_create(target)
    else { throw TypeCase.failure("a picture could not be made smaller") }
    defer { cairo_destroy(cairo) }
    cairo_scale(cairo, Double(to.width) / Double(from.width), Double(to.height) / Double(from.height))
    cairo_set_source_surface(cairo, surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_BEST)
    // Without this, the edges would fade into nothing.
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD)
    cairo_set_operator(cairo, CAIRO_OPERATOR_SOURCE)
    cairo_paint(cairo)
    try CairoStatus.check(cairo)
    return target
  }

  /// A surface without dots that hands the bytes of a JPEG on to a file.
  private static func holder(of bytes: [UInt8], _ width: Int, _ height: Int) throws -> OpaquePointer {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(clamping: width), Int32(clamping: height))
    else { throw TypeCase.failure("a picture could not be begun") }
    // Cairo keeps the pointer, so the bytes are copied to memory that it frees by itself.
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    let status = cairo_surface_set_mime_data(
      surface, CAIRO_MIME_TYPE_JPEG, copy, UInt(bytes.count),
      { $0?.assumingMemoryBound(to: UInt8.self).deallocate() }, copy)
    if status != CAIRO_STATUS_SUCCESS { copy.deallocate() }
    try CairoStatus.check(surface: surface)
    return surface
  }
}
