import CCairo
import Diagnostics
import Foundation
import Press
import Testing
import Typesetting

/// Pictures of many kinds, made with ImageMagick where the press can not make them itself.
@Suite struct PictureKindTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("kinds-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A picture of the left half red and the right half blue, of this size.
  func twoColours(_ name: String, _ width: Int = 60, _ height: Int = 30, _ arguments: [String] = []) throws
    -> ImageReference
  {
    let path = folder.appendingPathComponent(name).path
    let half = "\(width / 2)x\(height)"
    _ = try Workshop.run(
      "convert", ["-size", half, "xc:red", "-size", half, "xc:blue", "+append"] + arguments + [path])
    return ImageReference(path: path, alternative: "red and blue")
  }

  /// The picture on a page of 80 × 40 pt, 60 × 30 pt large.
  func page(_ picture: ImageReference) -> Page {
    let frame = Rect(x: .points(10), y: .points(5), width: .points(60), height: .points(30))
    return Page(
      size: Size(width: .points(80), height: .points(40)),
      items: [
        .fill(frame, Color(red: 0, green: 255, blue: 0), radius: .zero), .image(picture, frame: frame),
      ])
  }

  /// The page as dots, by the PNG press, from the PDF and from the SVG.
  func outputs(_ picture: ImageReference) throws -> [(name: String, dots: Raster)] {
    let shaper = try Workshop.shaper()
    let png = try PNGPress(shaper: shaper, dotsPerInch: 72).bytes(of: page(picture))
    let pdf = try PDFPress(shaper: shaper).bytes(of: [page(picture)], properties: Workshop.properties)
    let svg = try SVGPress(shaper: shaper).bytes(of: page(picture))
    let stem = folder.appendingPathComponent("out").path
    try Data(svg).write(to: URL(fileURLWithPath: stem + ".svg"))
    _ = try Workshop.run("pdftoppm", ["-png", "-r", "72", "-singlefile"], on: pdf, suffix: [stem])
    _ = try Workshop.run(
      "rsvg-convert", ["-b", "white", "-w", "80", "-h", "40", stem + ".svg", "-o", stem + "-svg.png"])
    let others = try ["", "-svg"].map { try Raster(Array(Data(contentsOf: URL(fileURLWithPath: stem + "\($0).png")))) }
    return [("png", try Raster(png)), ("pdf", others[0]), ("svg", others[1])]
  }

  /// Expects these colours in the middle of the left and of the right half of the picture, with a tolerance for JPEG.
  func expect(_ picture: ImageReference, left: [Int], right: [Int], tolerance: Int = 8) throws {
    for (name, dots) in try outputs(picture) {
      for (x, wanted) in [(22, left), (58, right)] {
        let dot = Int(dots.dots[20 * dots.width + x])
        let found = [dot >> 16, dot >> 8 & 255, dot & 255]
        let isNear = zip(found, wanted).allSatisfy { abs($0 - $1) <= tolerance }
        #expect(isNear, "\(name) of \(picture.path): \(found) instead of \(wanted)")
      }
    }
  }

  static let red = [254, 0, 0]
  static let blue = [0, 0, 254]

  @Test func everyKindOfPNG() throws {
    try expect(twoColours("true.png"), left: Self.red, right: Self.blue)
    try expect(twoColours("palette.png", 60, 30, ["-type", "Palette"]), left: Self.red, right: Self.blue)
    try expect(twoColours("deep.png", 60, 30, ["-depth", "16"]), left: Self.red, right: Self.blue)
    try expect(twoColours("laced.png", 60, 30, ["-interlace", "PNG"]), left: Self.red, right: Self.blue)
    try expect(
      twoColours("grey.png", 60, 30, ["-fx", "i<30?0.2:0.8", "-colorspace", "Gray", "-depth", "8"]),
      left: [51, 51, 51], right: [204, 204, 204])
    // Half of the green behind shines through.
    try expect(
      twoColours("alpha.png", 60, 30, ["-alpha", "set", "-channel", "A", "-evaluate", "set", "50%"]),
      left: [127, 127, 0], right: [0, 127, 127])
  }

  @Test func everyKindOfJPEG() throws {
    try expect(twoColours("colour.jpg"), left: Self.red, right: Self.blue)
    try expect(twoColours("progressive.jpg", 60, 30, ["-interlace", "JPEG"]), left: Self.red, right: Self.blue)
    try expect(
      twoColours("grey.jpg", 60, 30, ["-fx", "i<30?0.2:0.8", "-colorspace", "Gray"]), left: [51, 51, 51],
      right: [204, 204, 204])
    try expect(
      twoColours("inks.jpg", 60, 30, ["-colorspace", "CMYK"]), left: Self.red, right: Self.blue, tolerance: 40)
  }

  @Test func aDrawingMayHaveOnlyAViewBox() throws {
    let path = folder.appendingPathComponent("box.svg").path
    let text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30"><rect width="30" height="30" fill="#fe0000"/>\
      <rect x="30" width="30" height="30" fill="#0000fe"/></svg>
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let picture = ImageReference(path: path, alternative: "")
    try expect(picture, left: Self.red, right: Self.blue)
    let pdf = try PDFPress(shaper: Workshop.shaper()).bytes(of: [page(picture)], properties: Workshop.properties)
    // Two lines are the head of an empty list: the drawing stays a drawing.
    #expect(try Workshop.run("pdfimages", ["-list"], on: pdf).split(separator: "\n").count == 2)
  }

  /// An Exif segment that says how the camera was held.
  func turned(_ picture: ImageReference, orientation: UInt8) throws -> ImageReference {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: picture.path))
    let exif: [UInt8] =
      [0xFF, 0xE1, 0, 34] + Array("Exif\0\0".utf8) + Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3]
      + [0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    let path = folder.appendingPathComponent("turned-\(orientation).jpg").path
    try (bytes.prefix(2) + Data(exif) + bytes.dropFirst(2)).write(to: URL(fileURLWithPath: path))
    return ImageReference(path: path, alternative: "")
  }

  @Test func picturesStandUprightHoweverTheCameraWasHeld() throws {
    try expect(turned(twoColours("a.jpg"), orientation: 3), left: Self.blue, right: Self.red)
    let upright = try twoColours("b.jpg", 30, 60, ["-rotate", "90", "-resize", "30x60!"])
    let picture = try turned(upright, orientation: 8)
    let size = try Workshop.shaper().naturalSize(of: picture)
    #expect(size == Size(width: .points(45), height: .points(22.5)))
    try expect(picture, left: Self.red, right: Self.blue)
  }

  func images(_ pdf: [UInt8]) throws -> [[String]] {
    try Workshop.run("pdfimages", ["-list"], on: pdf).split(separator: "\n").dropFirst(2)
      .map { $0.split(separator: " ").map(String.init) }
  }

  @Test func picturesHaveNoMoreDotsThanPaperShows() throws {
    // 60 pt at 300 dots to the inch are 250 dots.
    for name in ["large.png", "large.jpg"] {
      let picture = try twoColours(name, 2_000, 1_000)
      let shaper = try Workshop.shaper()
      let pdf = try PDFPress(shaper: shaper).bytes(of: [page(picture)], properties: Workshop.properties)
      #expect(try images(pdf).map { [$0[3], $0[4]] } == [["250", "125"]], "\(name)")
      try expect(picture, left: Self.red, right: Self.blue)
    }
    for name in ["small.png", "small.jpg"] {
      let picture = try twoColours(name, 300, 150)
      let pdf = try PDFPress(shaper: Workshop.shaper()).bytes(of: [page(picture)], properties: Workshop.properties)
      #expect(try images(pdf).map { [$0[3], $0[4]] } == [["300", "150"]], "\(name)")
    }
  }

  @Test func aFittingJPEGKeepsItsBytes() throws {
    let picture = try twoColours("same.jpg", 200, 100)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: picture.path))
    let pdf = try PDFPress(shaper: Workshop.shaper()).bytes(of: [page(picture)], properties: Workshop.properties)
    #expect(Data(pdf).range(of: bytes) != nil)
  }

  @Test func hugePicturesAreErrorsAndCostNothing() throws {
    let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
    let png = head + [0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50, 8, 6, 0, 0, 0, 0, 0, 0, 0]
    let jpeg: [UInt8] = [
      0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0xC3, 0x50, 0xC3, 0x50, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 2, 0xFF, 0xD9,
    ]
    for (name, bytes) in [("bomb.png", png), ("bomb.jpg", jpeg)] {
      let path = folder.appendingPathComponent(name).path
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: Diagnostic.self) {
        try Workshop.shaper().naturalSize(of: ImageReference(path: path, alternative: ""))
      }
      #expect(error?.message.contains("has too many dots (50000 × 50000)") == true, "\(error?.message ?? "")")
    }
  }

  @Test func shotToPiecesNoPictureStopsTheProgram() throws {
    var seed: UInt64 = 7
    func random(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let pictures = try [twoColours("x.png"), twoColours("x.jpg"), turned(twoColours("y.jpg"), orientation: 6)]
    for round in 0..<300 {
      var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: pictures[round % 3].path)))
      for _ in 0...random(4) { bytes[random(bytes.count)] = UInt8(random(256)) }
      if random(4) == 0 { bytes.removeLast(random(bytes.count)) }
      let path = folder.appendingPathComponent("broken-\(round)").path
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let shaper = try Workshop.shaper()
      do {
        _ = try shaper.naturalSize(of: ImageReference(path: path, alternative: ""))
        _ = try PNGPress(shaper: shaper).bytes(of: page(ImageReference(path: path, alternative: "")))
        _ = try PDFPress(shaper: shaper).bytes(
          of: [page(ImageReference(path: path, alternative: ""))], properties: Workshop.properties)
      } catch { #expect(error is Diagnostic) }
    }
  }
}
