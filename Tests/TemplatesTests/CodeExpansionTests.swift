import Diagnostics
import Templates
import Testing
import Typesetting
import Values

/// What machines read comes out of the data as it is.
@Suite struct CodeExpansionTests {
  func codes(
    _ body: String, _ record: Record = SampleInvoice.record(), language: Language = .english
  ) throws -> [Code] {
    let document = try SampleInvoice.check(body: body)
      .expand(record, in: ExpansionContext(locale: DocumentLocale(language)))
    return document.body.compactMap { if case .code(let code) = $0 { code } else { nil } }
  }

  @Test func attributesReachTheCode() throws {
    let code = try #require(
      try codes(
        "<code kind=\"qr\" value=\"a {{ number }}\" size=\"24mm\" level=\"H\" align=\"end\" alt=\"No. {{ number }}\"/>"
      ).first)
    #expect(code.content.text == "a KC/26-27/0042" && code.content.kind == .qr(.high))
    #expect(code.width == .millimetres(24) && code.height == nil && code.alignment == .end)
    #expect(code.alternative == "No. KC/26-27/0042")
    #expect(code.content.origin?.field == "number")
    let bars = try codes(
      "<code kind=\"code128\" value=\"x\" height=\"9mm\" text=\"false\" alt=\"x\"/>"
        + "<code kind=\"ean13\" value=\"400638133393\" width=\"5cm\" alt=\"x\"/>")
    #expect(bars.map(\.content.kind) == [.code128, .ean13])
    #expect(bars.map(\.showsText) == [false, true])
    #expect(bars.map(\.height) == [.millimetres(9), nil])
  }

  @Test func lineEndsAndForeignLettersStay() throws {
    let text = "BCD\n002\r\n  1\t\u{200F}شال  \n"
    let record = SampleInvoice.record(note: .text(text))
    let body = "<if test=\"note\"><code kind=\"qr\" value=\" {{ note }} \" alt=\"x\"/></if>"
    #expect(try codes(body, record).map(\.content.text) == [text])
  }

  @Test func nothingThatGuidesTheEyeIsInACode() throws {
    let body = "<code kind=\"qr\" value=\"{{ number }};{{ date }};{{ total }}\" alt=\"x\"/>"
    for language in [Language.english, .urdu, .hindi, .german] {
      let text = try #require(try codes(body, language: language).first?.content.text)
      #expect(text.hasPrefix("KC/26-27/0042;"))
      #expect(!text.unicodeScalars.contains { (0x2066...0x2069).contains($0.value) })
    }
  }

  @Test func anEmptyTextMakesNoCode() throws {
    #expect(try codes("<code kind=\"qr\" value=\"{{ note ?? '' }}\" alt=\"x\"/>").isEmpty)
  }

  @Test func theTextOfACodeIsNotTranslated() throws {
    let template = try SampleInvoice.check(body: "<code kind=\"qr\" value=\"hello\" alt=\"a greeting\"/>")
    #expect(template.labelKeys == ["a greeting"])
  }
}
