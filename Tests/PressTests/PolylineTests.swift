import Press
import Testing
import Typesetting

@Suite struct PolylineTests {
  private let red = Color(red: 255, green: 0, blue: 0)
  private let size = Size(width: .points(60), height: .points(40))

  private func points(_ places: (Double, Double)...) -> [Point] {
    places.map { Point(x: .points($0.0), y: .points($0.1)) }
  }

  @Test func linesRunThroughTheirPoints() throws {
    let shaper = try Workshop.shaper()
    let stroke = Stroke(width: .points(4), color: red)
    let page = Page(
      size: size,
      items: [
        .polyline(points((5, 10), (35, 10), (35, 30)), stroke, dashes: []),
        .polyline(points((45, 5), (45, 35)), stroke, dashes: [.points(10), .points(10)]),
        // The dashes of one line are not those of the next.
        .line(from: Point(x: .points(55), y: .points(5)), to: Point(x: .points(55), y: .points(35)), stroke),
      ])
    let dots = try Raster(PNGPress(shaper: shaper, dotsPerInch: 72).bytes(of: page))
    for (x, y) in [(10, 10), (34, 10), (35, 25), (45, 8), (45, 28), (55, 8), (55, 18), (55, 28)] {
      #expect(dots.isNear(x: x, y: y, red: 255, green: 0, blue: 0), "\(x), \(y)")
    }
    for (x, y) in [(20, 25), (45, 18)] { #expect(dots.isNear(x: x, y: y, red: 255, green: 255, blue: 255)) }
    let pdf = try PDFPress(shaper: shaper).bytes(of: [page], properties: Workshop.properties)
    let text = try Workshop.run("qpdf", ["--qdf", "--object-streams=disable"], on: pdf, suffix: ["-"])
    #expect(text.contains("[ 10 10] 0 d") || text.contains("[10 10] 0 d") || text.contains("[ 10 10 ] 0 d"))
    #expect(text.contains("1 j"))
  }

  @Test func foolishLinesAreNothing() throws {
    let shaper = try Workshop.shaper()
    let stroke = Stroke(width: .points(1), color: red)
    let items: [PlacedItem] = [
      .polyline([], stroke, dashes: []), .polyline(points((1, 1)), stroke, dashes: [.points(1)]),
      .polyline(points((1, 1), (2, 2)), stroke, dashes: [.zero, -.points(3)]),
      .polyline(points((1, 1), (1, 1)), stroke, dashes: []),
    ]
    _ = try PDFPress(shaper: shaper).bytes(of: [Page(size: size, items: items)], properties: Workshop.properties)
  }
}
