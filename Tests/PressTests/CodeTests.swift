import Diagnostics
import Foundation
import Layout
import Press
import Testing
import Typesetting

/// Codes from blocks to ink, read again by a scanner (zbar).
@Suite struct CodeTests {
  static let link =
    "upi://pay?pa=chinar.collective@sample&pn=Chinar%20Collective&am=29088.00&cu=INR&tn=CC%2F26-27%2F0042&tr=CC26270042"
  static let transfer = """
    BCD
    002
    1
    SCT
    BYLADEM1001
    Chinar Collective
    DE89370400440532013000
    EUR1234.50


    CC/26-27/0042
    """
  static let samples: [CodeContent] = [
    CodeContent(.qr(.medium), text: link), CodeContent(.qr(.medium), text: transfer),
    CodeContent(.qr(.low), text: "कश्मीरी शॉल का मूल्य"), CodeContent(.qr(.quartile), text: "کشمیری شال اور قالین"),
    CodeContent(.qr(.high), text: "0123456789"),
    CodeContent(.qr(.low), text: String(repeating: "Shawl 42 ", count: 30)),
    CodeContent(.code128, text: "KC/26-27/0042 ab~"), CodeContent(.code128, text: "00012345678905"),
    CodeContent(.ean13, text: "4006381333931"), CodeContent(.ean13, text: "978-3-16-148410-0"),
    CodeContent(.ean13, text: "890123456789"),
  ]

  /// The page of a document with these blocks.
  static func page(
    _ blocks: [Block], _ shaper: PangoShaper, direction: ReadingDirection = .leftToRight
  ) throws -> Page {
    let setup = PageSetup(
      size: Size(width: .millimetres(105), height: .millimetres(148)), margins: Insets(all: .millimetres(10)),
      direction: direction)
    let document = PageDocument(setup: setup, furniture: [], body: blocks, title: "codes")
    let layout = PageLayout(shaper: shaper, images: shaper, codes: CodePress())
    return try #require(try layout.pages(of: document).first)
  }

  static func code(_ content: CodeContent, width: Length? = nil) -> Block {
    .code(Code(content, width: width, style: TextStyle(size: .points(8)), alternative: "a code"))
  }

  /// What a scanner reads in a PNG.
  static func scan(_ png: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("code-\(UUID().uuidString).png")
    try Data(png).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let kinds = ["-Sdisable", "-Sqrcode.enable", "-Scode128.enable", "-Sean13.enable"]
    return String(try Workshop.run("zbarimg", ["--quiet", "--nodbus", "--raw"] + kinds + [file.path]).dropLast())
  }

  static func scan(pdf: [UInt8], resolution: Int = 150) throws -> String {
    let stem = FileManager.default.temporaryDirectory.appendingPathComponent("code-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: stem + ".png") }
    _ = try Workshop.run("pdftoppm", ["-png", "-r", "\(resolution)", "-singlefile"], on: pdf, suffix: [stem])
    return try scan(Array(try Data(contentsOf: URL(fileURLWithPath: stem + ".png"))))
  }

  func expect(_ found: String, _ text: String) { #expect(found == text) }

  static func text(_ content: CodeContent) -> String {
    content.articleDigits.map { $0.map(String.init).joined() } ?? content.text
  }

  @Test(arguments: samples.indices)
  func aScannerReadsThePaper(index: Int) throws {
    let content = Self.samples[index]
    let shaper = try Workshop.shaper()
    let page = try Self.page([Self.code(content)], shaper)
    expect(try Self.scan(PNGPress(shaper: shaper, dotsPerInch: 150).bytes(of: page)), Self.text(content))
    let pdf = try PDFPress(shaper: shaper).bytes(of: [page], properties: Workshop.properties)
    expect(try Self.scan(pdf: pdf), Self.text(content))
  }

  @Test func aScannerReadsADrawing() throws {
    let shaper = try Workshop.shaper()
    for content in [Self.samples[1], Self.samples[6], Self.samples[8]] {
      let svg = try SVGPress(shaper: shaper).bytes(of: Self.page([Self.code(content)], shaper))
      let stem = FileManager.default.temporaryDirectory.appendingPathComponent("code-\(UUID().uuidString)").path
      try Data(svg).write(to: URL(fileURLWithPath: stem + ".svg"))
      _ = try Workshop.run("rsvg-convert", ["-b", "white", "-z", "2", stem + ".svg", "-o", stem + ".png"])
      expect(try Self.scan(Array(try Data(contentsOf: URL(fileURLWithPath: stem + ".png")))), Self.text(content))
      for suffix in ["svg", "png"] { try FileManager.default.removeItem(atPath: "\(stem).\(suffix)") }
    }
  }

  @Test func theSizesOfTheTemplatesCanBeRead() throws {
    let shaper = try Workshop.shaper()
    for text in [Self.link, Self.transfer] {
      let content = CodeContent(.qr(.medium), text: text)
      let page = try Self.page([Self.code(content, width: .millimetres(24))], shaper)
      expect(try Self.scan(PNGPress(shaper: shaper, dotsPerInch: 150).bytes(of: page)), text)
      let pdf = try PDFPress(shaper: shaper).bytes(of: [page], properties: Workshop.properties)
      expect(try Self.scan(pdf: pdf), text)
    }
  }

  @Test func mirroredPagesAndDarkBoxesDoNotHarmACode() throws {
    let shaper = try Workshop.shaper()
    let content = CodeContent(.qr(.medium), text: Self.link)
    let dark = Color(red: 40, green: 20, blue: 20)
    let box = Box([Self.code(content), Self.code(CodeContent(.ean13, text: "4006381333931"))], fill: dark)
    let page = try Self.page([.box(box)], shaper, direction: .rightToLeft)
    let png = try PNGPress(shaper: shaper, dotsPerInch: 150).bytes(of: page)
    #expect(try Self.scan(png).split(separator: "\n").map(String.init).sorted() == ["4006381333931", Self.link])
  }

  @Test func randomTextsAreReadAgain() throws {
    let shaper = try Workshop.shaper()
    let source = CodePress()
    var seed: UInt64 = 42
    func random(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let letters = Array("aZ09 /-:?&=%äß₹कश्मلشال\n漢🧶")
    for round in 0..<12 {
      let text = "x" + String((0..<random(160)).map { _ in letters[random(letters.count)] }) + "é."
      let level = CodeCorrection.allCases[round % 4]
      let page = try Self.page([Self.code(CodeContent(.qr(level), text: text))], shaper)
      expect(try Self.scan(PNGPress(shaper: shaper, dotsPerInch: 200).bytes(of: page)), text)
    }
    // No text may stop the program, and every grid is square.
    for _ in 0..<300 {
      let text = String((0..<random(1_200)).map { _ in letters[random(letters.count)] })
      for kind in [CodeKind.qr(.high), .code128, .ean13] {
        do {
          let grid = try source.modules(of: CodeContent(kind, text: text))
          if case .qr = kind { #expect(grid.rows == grid.columns) } else { #expect(grid.rows == 1) }
        } catch { #expect(error is Diagnostic) }
      }
    }
  }

  @Test func whatACodeCanNotHoldIsAnErrorThatNamesIt() throws {
    let place = TextPlace(file: "t.xml", line: 3, column: 9, lineText: "")
    let origin = Origin(place: place, field: "line.sku")
    let wrong: [(CodeKind, String, String)] = [
      (.qr(.high), String(repeating: "ش", count: 700), "1400 bytes are too long for a QR code, of `line.sku` in"),
      (.code128, "Müller", "a Code 128 can not hold `ü` (U+00FC) of `line.sku` in the text `Müller`"),
      (.code128, String(repeating: "a", count: 200), "too long for a Code 128, of `line.sku`"),
      (.ean13, "4006381333932", "the check digit of an EAN-13 must be 1 here, not 2, of `line.sku` in the text"),
      (.ean13, "12345", "an EAN-13 can not hold 5 digits of `line.sku`"),
      (.ean13, "40063813339٣1", "an EAN-13 can hold nothing but digits of `line.sku`"),
      (.qr(.low), "", "a code can not be empty of `line.sku`"),
      (.qr(.low), String(repeating: "a", count: 10_000), "10000 bytes are too long"),
    ]
    for (kind, text, message) in wrong {
      let error = #expect(throws: Diagnostic.self) {
        try CodePress().modules(of: CodeContent(kind, text: text, origin: origin))
      }
      #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
      #expect(error?.place == .text(place))
    }
  }

  @Test func structuredFilesWithCodesAreSound() throws {
    let shaper = try Workshop.shaper()
    let page = try Self.page(Self.samples.prefix(1).map { Self.code($0) } + [Self.code(Self.samples[8])], shaper)
    let pdf = try PDFPress(shaper: shaper, isStructured: true).bytes(of: [page], properties: Workshop.properties)
    #expect(try Workshop.run("qpdf", ["--check"], on: pdf).contains("No syntax"))
    #expect(try Workshop.run("pdfinfo", ["-struct"], on: pdf).contains("Figure"))
  }
}
