import Diagnostics
import Layout
import Testing
import Typesetting
import TypesettingTestSupport

@Suite struct CodeTests {
  func code(
    _ kind: CodeKind, _ text: String, width: Double? = nil, height: Double? = nil, showsText: Bool = true,
    _ alignment: HorizontalAlignment = .start
  ) -> Block {
    .code(
      Code(
        CodeContent(kind, text: text, origin: origin(line: 7)), width: width.map { pt($0) },
        height: height.map { pt($0) },
        showsText: showsText, style: plain, alternative: "a code", alignment: alignment))
  }

  func snapshot(_ blocks: [Block], _ direction: ReadingDirection = .leftToRight) throws -> String {
    let font = BoxFont()
    let document = document(blocks, setup: setup(width: 320, height: 420, direction))
    return try PageSnapshot(fontName: font.styleName).text(pages(document, font: font))
  }

  var samples: [Block] {
    [
      code(.qr(.medium), "a", width: 58), code(.qr(.low), "b", .end), code(.ean13, "4006381333931", width: 113),
      code(.code128, "abc", width: 88, height: 30), code(.code128, "abc", showsText: false, .center),
    ]
  }

  @Test func codesStandWhereTheyShould() throws {
    for (direction, name) in [(ReadingDirection.leftToRight, "codes.txt"), (.rightToLeft, "codes-mirrored.txt")] {
      let difference = SnapshotFile(name, besides: #filePath).difference(from: try snapshot(samples, direction))
      #expect(difference == nil, "\(difference ?? "")")
    }
  }

  @Test func quietZonesAreInsideTheGivenSize() throws {
    // 21 modules and 4 on each side are 29, so that each is 2 pt of the 58.
    let text = try snapshot([code(.qr(.medium), "a", width: 58)])
    #expect(text.contains("fill 10,10 58×58 #FFFFFF"))
    #expect(text.contains("modules 18,18 42×42 21×21"))
  }

  @Test func noMarkOfTheBackgroundShinesThroughACode() throws {
    let mark = Furniture(.background, content: [text("DRAFT")])
    let body = [code(.qr(.medium), "a", width: 58)]
    let items = try pages(document(body, furniture: [mark]))[0].items
    let kinds = items.compactMap { item in
      switch item {
      case .glyphs: "mark"
      case .fill: "white"
      case .modules: "modules"
      default: nil
      }
    }
    #expect(kinds == ["mark", "white", "modules"])
  }

  @Test func codesTooSmallToReadAreErrors() throws {
    let wrong: [(Block, String)] = [
      (code(.qr(.medium), "abc", width: 10), "a QR code 3.6 mm wide is too small to be read"),
      (code(.ean13, "4006381333931", width: 70), "an EAN-13 24.7 mm wide is too small"),
      (code(.code128, "abc", width: 100, height: 20), "a Code 128 7.1 mm high is too flat"),
      (.row(Row([Row.Part(width: .fixed(pt(12)), content: [code(.qr(.low), "a")])])), "a QR code 4.3 mm wide"),
      (code(.qr(.medium), "!"), "no code can hold `!`"),
    ]
    for (block, message) in wrong {
      let error = diagnostic { _ = try pages([block]) }
      #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
      if case .text(let place) = error?.place { #expect(place.line == 7) } else { Issue.record("no place") }
    }
  }

  @Test func strangeSizesAreNoTrap() throws {
    for width in [-5, 0, 1e300, .infinity, .nan] {
      for height in [-5, 0, 1e300, .nan] {
        for kind in [CodeKind.qr(.low), .ean13, .code128] {
          _ = diagnostic { _ = try pages([code(kind, "4006381333931", width: width, height: height)]) }
        }
      }
    }
  }

  @Test func inARowACodeIsAsWideAsItsModules() throws {
    let row = Row(
      [
        Row.Part(width: .fraction(1000), content: [text("a")]),
        Row.Part(width: .auto, content: [code(.qr(.medium), "a", width: 58)]),
      ])
    let items = try pages([.row(row)])[0].items
    let frames = items.compactMap { if case .modules(_, let frame) = $0 { frame } else { nil } }
    #expect(frames.map(\.origin.x) == [pt(210 - 50)])
  }
}
