import CCairo
import Diagnostics
import Foundation
import Press
import Testing
import Typesetting

@Suite struct PictureTests {
  /// A folder with pictures, made anew for each test.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("pictures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func file(_ name: String, _ bytes: [UInt8]) throws -> ImageReference {
    let path = folder.appendingPathComponent(name)
    try Data(bytes).write(to: path)
    return ImageReference(path: path.path, alternative: "a picture")
  }

  static let drawing = """
    <?xml version="1.0"?><!-- logo -->
    <svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><rect width="96" height="48" fill="#ff0000"/>\
    <text x="4" y="40" font-family="Noto Sans" font-size="20">Ab</text></svg>
    """

  /// A red page, 48 by 24 dots at 96 dots to the inch.
  static var redPage: Page {
    let size = Size(width: .points(36), height: .points(18))
    let red = Rect(x: .zero, y: .zero, width: size.width, height: size.height)
    return Page(size: size, items: [.fill(red, Color(red: 255, green: 0, blue: 0), radius: .zero)])
  }

  /// The red page as PNG, painted by the press itself.
  func redPicture() throws -> [UInt8] {
    try PNGPress(shaper: Workshop.shaper(), dotsPerInch: 96).bytes(of: Self.redPage)
  }

  /// The red page as JPEG, made by poppler.
  func redJPEG() throws -> [UInt8] {
    let pdf = try PDFPress(shaper: Workshop.shaper()).bytes(of: [Self.redPage], properties: Workshop.properties)
    let stem = folder.appendingPathComponent("red").path
    _ = try Workshop.run("pdftoppm", ["-jpeg", "-r", "96", "-singlefile"], on: pdf, suffix: [stem])
    return Array(try Data(contentsOf: URL(fileURLWithPath: stem + ".jpg")))
  }

  @Test func sizesCountAt96DotsToTheInch() throws {
    let shaper = try Workshop.shaper()
    #expect(
      try shaper.naturalSize(of: file("a.png", redPicture())) == Size(width: .points(36), height: .points(18)))
    #expect(
      try shaper.naturalSize(of: file("a.svg", Array(Self.drawing.utf8)))
        == Size(width: .points(72), height: .points(36)))
    #expect(try shaper.naturalSize(of: file("a.jpg", redJPEG())) == Size(width: .points(36), height: .points(18)))
  }

  @Test func allKindsArePaintedEverywhere() throws {
    let shaper = try Workshop.shaper()
    let pictures = [
      try file("b.png", redPicture()), try file("b.jpg", redJPEG()), try file("b.svg", Array(Self.drawing.utf8)),
    ]
    for picture in pictures {
      let frame = Rect(x: .points(10), y: .points(10), width: .points(40), height: .points(20))
      let page = Page(
        size: Size(width: .points(60), height: .points(40)), items: [.image(picture, frame: frame)])
      let png = try PNGPress(shaper: shaper, dotsPerInch: 72).bytes(of: page)
      let dots = try Raster(png)
      #expect(dots.isNear(x: 40, y: 14, red: 254, green: 0, blue: 0), "\(picture.path)")
      #expect(dots.isNear(x: 5, y: 5, red: 255, green: 255, blue: 255))
      let pdf = try PDFPress(shaper: shaper).bytes(of: [page], properties: Workshop.properties)
      #expect(try Workshop.run("qpdf", ["--check"], on: pdf).contains("No syntax"))
      let svg = String(decoding: try SVGPress(shaper: shaper).bytes(of: page), as: UTF8.self)
      #expect(svg.contains("<svg"))
    }
  }

  @Test func aJPEGGoesIntoThePDFAsItIs() throws {
    let shaper = try Workshop.shaper()
    let picture = try file("c.jpg", redJPEG())
    let frame = Rect(x: .zero, y: .zero, width: .points(40), height: .points(20))
    let page = Page(size: Size(width: .points(60), height: .points(40)), items: [.image(picture, frame: frame)])
    let pdf = try PDFPress(shaper: shaper).bytes(of: [page], properties: Workshop.properties)
    #expect(try Workshop.run("pdfimages", ["-list"], on: pdf).contains("jpeg"))
  }

  @Test func brokenPicturesAreNamed() throws {
    let shaper = try Workshop.shaper()
    let png = try redPicture()
    let broken: [(String, [UInt8], String)] = [
      ("text.png", Array("hello".utf8), "unreadable-image"),
      ("empty.svg", [], "unreadable-image"),
      ("cut.png", Array(png.prefix(60)), "unreadable-image"),
      ("head.png", Array(png.prefix(10)), "unreadable-image"),
      ("cut.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0, 0], "unreadable-image"),
      ("bomb.png", Array(png.prefix(16)) + [0, 1, 0, 0, 0, 1, 0, 0] + Array(png.dropFirst(24)), "unreadable-image"),
      ("half.jpg", Array(try redJPEG().dropLast(60)), "unreadable-image"),
      ("bad.svg", Array("<svg><rect".utf8), "unreadable-image"),
    ]
    for (name, bytes, expected) in broken {
      let picture = try file(name, bytes)
      let error = #expect(throws: Diagnostic.self) { try shaper.naturalSize(of: picture) }
      #expect(error?.name == expected, "\(name)")
      #expect(error?.message.contains(name) == true)
    }
    let missing = ImageReference(path: folder.path + "/none.png", alternative: "")
    let error = #expect(throws: Diagnostic.self) { try shaper.naturalSize(of: missing) }
    #expect(error?.name == "missing-image")
  }
}

/// The dots of a PNG.
struct Raster {
  let width: Int
  let height: Int
  let dots: [UInt32]

  init(_ png: [UInt8]) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("raster-\(UUID().uuidString).png")
    try Data(png).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let surface = cairo_image_surface_create_from_png(file.path)
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
      throw Workshop.ToolFailure(description: "no PNG")
    }
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    var found: [UInt32] = []
    for y in 0..<height {
      for x in 0..<width {
        found.append(UnsafeRawPointer(data).load(fromByteOffset: y * stride + x * 4, as: UInt32.self) & 0xFF_FFFF)
      }
    }
    dots = found
  }

  func isNear(x: Int, y: Int, red: Int, green: Int, blue: Int) -> Bool {
    let dot = Int(dots[y * width + x])
    return abs(dot >> 16 - red) < 4 && abs(dot >> 8 & 255 - green) < 4 && abs(dot & 255 - blue) < 4
  }

  /// How many dots in a thousand differ by more than a twelfth of the scale.
  func difference(from other: Raster) -> Int {
    guard width == other.width, height == other.height else { return 1_000 }
    let different = zip(dots, other.dots).count { left, right in
      [16, 8, 0].contains { abs(Int(left >> $0 & 255) - Int(right >> $0 & 255)) > 21 }
    }
    return different * 1_000 / max(1, dots.count)
  }
}
