import CCairo
import Diagnostics
import Glibc
import Typesetting

/// The pictures of one thread, each read once, and again when its file has changed since.
final class PictureStore {
  private var pictures: [String: (picture: Picture, stamp: Stamp?)] = [:]

  /// What a file was when it was read.
  private struct Stamp: Equatable {
    private let inode: UInt
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      inode = UInt(status.st_ino)
      size = Int(status.st_size)
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
  }

  /// A picture that can be painted.
  private enum Picture {
    case raster(RasterPicture)
    case vector(VectorPicture)
  }

  /// Called before the first SVG drawing is read, so that its text finds the bundled fonts.
  private let prepareForText: () -> Void

  init(prepareForText: @escaping () -> Void) { self.prepareForText = prepareForText }

  /// Its size at 96 dots to the inch.
  func naturalSize(of image: ImageReference) throws -> Size {
    switch try picture(image) {
    case .raster(let picture): size(Double(picture.width), Double(picture.height))
    case .vector(let picture): size(picture.width, picture.height)
    }
  }

  private func size(_ width: Double, _ height: Double) -> Size {
    Size(width: .points(width * 0.75), height: .points(height * 0.75))
  }

  /// Paints the picture so that it fills the frame.
  func paint(_ image: ImageReference, in frame: Rect, _ cairo: OpaquePointer) throws {
    let (x, y) = (frame.origin.x.points, frame.origin.y.points)
    let (width, height) = (frame.size.width.points, frame.size.height.points)
    guard width > 0, height > 0 else { return }
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    switch try picture(image) {
    case .vector(let picture): try picture.paint(x: x, y: y, width: width, height: height, on: cairo)
    case .raster(let picture):
      let isRaster = cairo_surface_get_type(cairo_get_target(cairo)) == CAIRO_SURFACE_TYPE_IMAGE
      let wanted = width * (isRaster ? Self.scale(of: cairo) : Self.printedDotsPerPoint)
      let surface = try picture.surface(forWidth: wanted, isRaster: isRaster)
      cairo_translate(cairo, x, y)
      cairo_scale(
        cairo, width / Double(cairo_image_surface_get_width(surface)),
        height / Double(cairo_image_surface_get_height(surface)))
      cairo_set_source_surface(cairo, surface, 0, 0)
      cairo_paint(cairo)
    }
  }

  /// 300 dots to the inch: no eye sees more on paper.
  private static let printedDotsPerPoint = 300.0 / 72

  /// How many dots of the page a point is wide.
  private static func scale(of cairo: OpaquePointer) -> Double {
    var matrix = cairo_matrix_t()
    cairo_get_matrix(cairo, &matrix)
    return matrix.xx
  }

  private func picture(_ image: ImageReference) throws -> Picture {
    let stamp = Stamp(image.path)
    if let known = pictures[image.path], known.stamp == stamp { return known.picture }
    let file = try PictureFile(path: image.path)
    let picture: Picture
    if file.kind == .svg {
      prepareForText()
      picture = .vector(try VectorPicture(file, path: image.path))
    } else {
      picture = .raster(try RasterPicture(file, path: image.path))
    }
    pictures[image.path] = (picture, stamp)
    return picture
  }
}
