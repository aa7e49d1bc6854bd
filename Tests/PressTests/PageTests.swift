import Diagnostics
import Foundation
import Press
import Testing
import Typesetting

@Suite struct PageTests {
  static let accent = Color(red: 0x7A, green: 0x1F, blue: 0x3D)

  /// Shapes and text in three scripts on a small page.
  static func sample(_ shaper: PangoShaper) throws -> Page {
    let size = Size(width: .points(200), height: .points(110))
    var items: [PlacedItem] = [
      .fill(Rect(x: .points(10), y: .points(10), width: .points(180), height: .points(24)), accent, radius: .points(6)),
      .stroke(
        Rect(x: .points(10), y: .points(40), width: .points(180), height: .points(60)),
        Stroke(width: .points(1), color: accent), radius: .points(4)),
      .line(
        from: Point(x: .points(16), y: .points(64)), to: Point(x: .points(184), y: .points(64)),
        Stroke(width: .points(0.5), color: .black)),
    ]
    for (text, y) in [("Invoice ₹1,234.00", 58.0), ("शॉल क्षत्रिय", 80), ("کشمیری شال", 96)] {
      let paragraph = Workshop.paragraph(text)
      for run in try shaper.lines(of: paragraph, width: .points(160))[0].runs {
        items.append(.glyphs(run, at: Point(x: .points(20) + run.x, y: .points(y))))
      }
    }
    return Page(size: size, items: items)
  }

  @Test func thePictureLooksAsItShould() throws {
    let shaper = try Workshop.shaper()
    let png = try PNGPress(shaper: shaper, dotsPerInch: 96).bytes(of: Self.sample(shaper))
    let reference = Workshop.root.appendingPathComponent("Tests/PressTests/Reference/sample.png")
    if ProcessInfo.processInfo.environment["TALIM_REWRITE_SNAPSHOTS"] == "1" {
      try Data(png).write(to: reference)
    }
    let expected = try Raster(Array(Data(contentsOf: reference)))
    #expect(try Raster(png).difference(from: expected) <= 5)
  }

  @Test func linksLeadToTheirAddress() throws {
    let shaper = try Workshop.shaper()
    let area = Rect(x: .points(10), y: .points(20), width: .points(50), height: .points(12))
    let page = Page(
      size: Size(width: .points(100), height: .points(100)),
      items: [
        .fill(area, Self.accent, radius: .zero),
        .link(area, address: "https://example.org/o'neil?q=a b\\c\u{0}(x)&y=ü"),
        .link(area, address: "upi://pay?pa=a@b&am=1.00"),
      ])
    let pdf = try PDFPress(shaper: shaper).bytes(of: [page], properties: Workshop.properties)
    let text = try Workshop.run("qpdf", ["--qdf", "--object-streams=disable"], on: pdf, suffix: ["-"])
    #expect(text.contains("https://example.org/o%27neil?q=a%20b%5Cc%00%28x%29&y=%C3%BC"))
    #expect(text.contains("upi://pay?pa=a@b&am=1.00"))
    let inside = Page(size: page.size, items: [.begin(.paragraph)] + page.items + [.end])
    for isStructured in [true, false] {
      let press = PDFPress(shaper: shaper, isStructured: isStructured)
      let pdf = try press.bytes(of: [inside, page], properties: Workshop.properties)
      #expect(try Workshop.run("qpdf", ["--check"], on: pdf).contains("No syntax"))
    }
  }

  @Test func structureIsWritten() throws {
    let shaper = try Workshop.shaper()
    let run = try shaper.lines(of: Workshop.paragraph("Shawl"), width: .points(100))[0].runs[0]
    let text = PlacedItem.glyphs(run, at: Point(x: .points(10), y: .points(30)))
    let items: [PlacedItem] = [
      .begin(.heading(1)), text, .end, .begin(.table), .begin(.tableRow), .begin(.tableHeaderCell), text, .end,
      .begin(.tableDataCell), text, .end, .end, .end, .end, .begin(.paragraph), text,
    ]
    let page = Page(size: Size(width: .points(100), height: .points(100)), items: items)
    let press = PDFPress(shaper: shaper, isStructured: true)
    let pdf = try press.bytes(of: [page, page], properties: Workshop.properties)
    let structure = try Workshop.run("pdfinfo", ["-struct"], on: pdf).split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces).split(separator: " ").first ?? ""
    }
    #expect(structure == ["H1", "Table", "TR", "TH", "TD", "P", "H1", "Table", "TR", "TH", "TD", "P"])
    #expect(try Workshop.run("qpdf", ["--check"], on: pdf).contains("No syntax"))
  }

  @Test func propertiesAreWritten() throws {
    let shaper = try Workshop.shaper()
    let page = Page(size: Size(width: .points(420), height: .points(595)), items: [])
    let properties = DocumentProperties(
      title: "Rechnung für شال \u{0}x", author: "Co-op", subject: "KC/26-27/0042", created: "2026-04-01T12:00:00Z")
    let pdf = try PDFPress(shaper: shaper).bytes(of: [page], properties: properties)
    let info = try Workshop.run("pdfinfo", ["-isodates"], on: pdf)
    #expect(info.contains("Rechnung für شال x"))
    #expect(info.contains("KC/26-27/0042"))
    #expect(info.contains("CreationDate:    2026-04-01T12:00:00Z"))
    #expect(info.contains("420 x 595"))
  }

  @Test func foolishPagesAreErrors() throws {
    let shaper = try Workshop.shaper()
    let run = GlyphRun(
      font: FontKey(number: 99), color: .black, glyphs: [Glyph(id: 1, x: .zero, y: .zero)], text: "a",
      clusters: [GlyphCluster(byteCount: 1, glyphCount: 1)], width: .zero)
    let size = Size(width: .points(100), height: .points(100))
    let point = Point(x: .zero, y: .zero)
    func name(_ pages: [Page]) throws -> String? {
      #expect(throws: Diagnostic.self) {
        try PDFPress(shaper: shaper).bytes(of: pages, properties: Workshop.properties)
      }?.name
    }
    #expect(try name([]) == "no-pages")
    #expect(try name([Page(size: size, items: [.glyphs(run, at: point)])]) == "foreign-font")
    var broken = try shaper.lines(of: Workshop.paragraph("ab"), width: .points(100))[0].runs[0]
    broken.clusters = [GlyphCluster(byteCount: 1, glyphCount: 1)]
    #expect(try name([Page(size: size, items: [.glyphs(broken, at: point)])]) == "press-failed")
    let huge = Page(size: Size(width: .unlimited, height: .unlimited), items: [])
    #expect(throws: Diagnostic.self) { try PNGPress(shaper: shaper).bytes(of: huge) }
    let odd: [PlacedItem] = [.end, .end, .begin(.table), .end, .end]
    _ = try PDFPress(shaper: shaper, isStructured: true).bytes(
      of: [Page(size: size, items: odd)], properties: Workshop.properties)
  }

  @Test func threadsDoNotDisturbEachOther() async throws {
    let expected = try Workshop.pdf(PDFPressTests.paragraphs)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<6 { group.addTask { try Workshop.pdf(PDFPressTests.paragraphs) } }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }

  @Test func missingFontsAreTheEnvironmentsFault() throws {
    let error = #expect(throws: Diagnostic.self) { try FontLibrary(folder: "/nowhere") }
    #expect(error?.name == "missing-font")
    #expect(error?.fault == .environment)
  }

  @Test(arguments: [
    ("NotoSansDevanagari-Regular.ttf", "क्षत्रिय श्री ज्ञान कश्मीरी", "hi", FontRole.text),
    ("NotoNaskhArabic-Regular.ttf", "کشمیری", "ur", .text),
    ("NotoNastaliqUrdu-Regular.ttf", "کشمیری", "ur", .display),
    ("NotoNastaliqUrdu-Bold.ttf", "کشمیری", "ur", .display),
  ])
  func glyphsAreThoseOfHarfBuzz(_ font: String, _ text: String, _ language: String, _ role: FontRole) throws {
    let file = Workshop.root.appendingPathComponent("fonts/\(font)").path
    let output = try Workshop.run(
      "hb-shape", ["--no-glyph-names", "--no-positions", "--no-clusters", "--language=\(language)", file, text])
    let expected = output.trimmingCharacters(in: .whitespacesAndNewlines).dropFirst().dropLast().split(separator: "|")
    let paragraph = Workshop.paragraph(
      text, role: role, bold: font.contains("Bold"), direction: language == "ur" ? .rightToLeft : .leftToRight,
      language: language)
    let line = try Workshop.shaper().lines(of: paragraph, width: .points(400))[0]
    #expect(line.runs.flatMap { $0.glyphs.map { "\($0.id)" } } == expected.map(String.init))
  }
}
