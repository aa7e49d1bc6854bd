import CCairo
import Diagnostics
import Foundation
import Testing
import Typesetting

@testable import Press

/// Conjuncts, joins and cascades: every glyph and its place as HarfBuzz's own program `hb-shape` has them.
@Suite struct ScriptShapingTests {
  /// Conjuncts, reph, rakar, half letters, matras before and around, nukta, candrabindu, and the words of a bill.
  static let hindi = """
    क्ष त्र ज्ञ श्री र्क क्र ट्ठ द्ध द्य ङ्क रु रू हृ कि क्षत्रिय ज्ञान कश्मीरी कर्म प्रेम राष्ट्र द्वार विद्या चिह्न ब्रह्म
    उद्घाटन शृंगार हूँ में ड़ ढ़ क़ फ़रवरी ज़िला पूर्ति बीजक इनवॉइस मात्रा दर राशि शेष देय भुगतान स्वीकृति हस्ताक्षरकर्ता अर्धवार्षिक
    र्त्स्न्य क्ल्प स्त्री ट्रक ड्रम छ्र ह्म ह्य ह्र ह्ल ह्व न्न त्त द्द द्भ द्म श्व श्च त्य प्त ष्ट ष्ण स्र हृदय दुःख ॐ ऑर्डर कॉफ़ी
    पच्चीस अट्ठाईस उनसठ छियासठ निन्यानवे करोड़ लाख रुपये पैसे मात्र
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  static let urdu = """
    کشمیری شال قالین رسید انوائس قابل ادا بقایا رقم تاریخ مقدار نرخ ادائیگی تفصیل آرڈر بینک ٹرانسفر کھاتہ دار پیشگی
    مسودہ صفحہ ہزار لاکھ کروڑ روپے پیسے صرف گلمرگ گفٹ ہاؤس ڈل گیٹ ایمپوریم چھیاسٹھ ننانوے پچھتر ستتر کلغی لمبا سمجھ
    نستعلیق خوشخطی محبت بھیجنے کہنے پہنچ یکجہتی جموں مقامِ مرتّب نقطۂ جرأت مؤلف لئے گئے
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  /// With the letters and signs that Kashmiri has of its own.
  static let kashmiri = """
    کٲشُر تٲریٖخ سون بٲقی خٲطرٕ مالٕچ جۆم کٔشیٖر ہٕنٛز منٛز کانٛہہ پؠٹھٕ جوٗرؠ ہِندوستان جرمٔنی صفحہٕ لیٖکھِو ؤری رٮ۪تھ ژٕ ژھٕ
    گۄڈ دۄہ ٲس أس اۆس ێتھ
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  struct Case: Sendable, CustomTestStringConvertible {
    var font: String
    var words: [String]
    var language: String
    var role: FontRole
    var testDescription: String { "\(font), \(language)" }
  }

  static let cases = [
    Case(font: "NotoSansDevanagari-Regular.ttf", words: hindi, language: "hi", role: .text),
    Case(font: "NotoSansDevanagari-Bold.ttf", words: hindi, language: "hi", role: .text),
    Case(font: "NotoNaskhArabic-Regular.ttf", words: urdu, language: "ur", role: .text),
    Case(font: "NotoNaskhArabic-Bold.ttf", words: urdu, language: "ur", role: .text),
    Case(font: "NotoNaskhArabic-Regular.ttf", words: kashmiri, language: "ks", role: .text),
    Case(font: "NotoNaskhArabic-Bold.ttf", words: kashmiri, language: "ks", role: .text),
    Case(font: "NotoNastaliqUrdu-Regular.ttf", words: urdu, language: "ur", role: .display),
    Case(font: "NotoNastaliqUrdu-Bold.ttf", words: urdu, language: "ur", role: .display),
  ]

  private struct PlacedGlyph {
    var id: UInt32
    var x: Int
    var y: Int
  }

  @Test(arguments: cases) func glyphsStandWhereHarfBuzzPutsThem(_ test: Case) throws {
    let expected = try harfBuzz(test)
    #expect(expected.count == test.words.count && test.words.count >= (test.language == "ks" ? 25 : 40))
    let shaper = try Workshop.shaper()
    let unitsPerEm = 1_000.0
    for (word, glyphs) in zip(test.words, expected) {
      let paragraph = Workshop.paragraph(
        word, size: unitsPerEm / 100, role: test.role, bold: test.font.contains("Bold"),
        direction: test.language == "hi" ? .leftToRight : .rightToLeft, language: test.language)
      let line = try #require(try shaper.lines(of: paragraph, width: .points(400)).first)
      let found = line.runs.flatMap { run in
        run.glyphs.map { PlacedGlyph(id: $0.id, x: (run.x + $0.x).units, y: $0.y.units) }
      }
      #expect(found.map(\.id) == glyphs.map(\.id), "\(word)")
      for (left, right) in zip(found, glyphs) {
        // Every advance before is rounded once, by a unit of 1/1024 pt at most.
        let tolerance = 2 + glyphs.count
        #expect(abs(left.x - right.x) <= tolerance && abs(left.y - right.y) <= tolerance, "\(word): \(left) \(right)")
      }
    }
  }

  /// What `hb-shape` says of each word, in our units at 10 pt.
  private func harfBuzz(_ test: Case) throws -> [[PlacedGlyph]] {
    let list = FileManager.default.temporaryDirectory.appendingPathComponent("words-\(UUID().uuidString).txt")
    try Data(test.words.joined(separator: "\n").utf8).write(to: list)
    defer { try? FileManager.default.removeItem(at: list) }
    let file = Workshop.root.appendingPathComponent("fonts/\(test.font)").path
    let output = try Workshop.run(
      "hb-shape",
      [
        "--no-glyph-names", "--no-clusters", "--language=\(test.language)", "--font-size=10240",
        "--text-file=\(list.path)",
        file,
      ])
    return output.split(separator: "\n").map { line in
      var x = 0
      return line.dropFirst().dropLast().split(separator: "|").compactMap { glyph in
        let parts = glyph.split { "@+,".contains($0) }.compactMap { Int($0) }
        let hasOffset = glyph.contains("@")
        guard let id = parts.first, let advance = parts.last, parts.count == (hasOffset ? 4 : 2) else { return nil }
        defer { x += advance }
        return PlacedGlyph(id: UInt32(id), x: x + (hasOffset ? parts[1] : 0), y: hasOffset ? -parts[2] : 0)
      }
    }
  }

  // MARK: Nastaliq

  /// The ink of a line above and below its baseline.
  private func ink(_ line: ShapedLine, _ shaper: PangoShaper) throws -> (top: Length, bottom: Length) {
    var top = Length.zero
    var bottom = Length.zero
    for run in line.runs {
      let font = pango_font_get_hb_font(shaper.typeCase.font(run.font))
      for glyph in run.glyphs {
        var box = hb_glyph_extents_t()
        guard hb_font_get_glyph_extents(font, glyph.id, &box) != 0, box.height != 0 else { continue }
        // Boxes hang down from their upper edge; a font whose axis points downwards has both signs turned.
        let above = Int(box.height < 0 ? box.y_bearing : -box.y_bearing) - glyph.y.units
        top = max(top, Length(units: above))
        bottom = max(bottom, Length(units: Int(abs(box.height)) - above))
      }
    }
    return (top, bottom)
  }

  @Test(arguments: [
    (urdu + ["ٹیکس انوائس", "کشمیری شال اور قالین", "پچھلے صفحے سے منتقل"], "ur", FontRole.display),
    (urdu, "ur", .text), (kashmiri, "ks", .text), (hindi, "hi", .text),
  ])
  func inkStaysInsideOfItsLine(_ words: [String], _ language: String, _ role: FontRole) throws {
    let shaper = try Workshop.shaper()
    for isBold in [false, true] {
      for word in words {
        var style = TextStyle(role: role, size: .points(20), isBold: isBold)
        style.lineHeight = 100
        let paragraph = ParagraphText(
          runs: [TextRun(word, style: style)], direction: language == "hi" ? .leftToRight : .rightToLeft,
          language: language)
        let line = try #require(try shaper.lines(of: paragraph, width: .points(600)).first)
        let (top, bottom) = try ink(line, shaper)
        #expect(top <= line.ascent, "\(word) \(isBold) \(top.points) > \(line.ascent.points)")
        #expect(bottom <= line.descent, "\(word) \(isBold) \(bottom.points) > \(line.descent.points)")
        #expect(top > .zero)
      }
    }
  }

  @Test(arguments: ["ێتھ شال", "ٷ شال", "شال\u{65A}", "ہٕنٛز شال"])
  func whatNastaliqLacksGoesToNaskhAsAWhole(_ text: String) throws {
    let shaper = try Workshop.shaper()
    func fonts(_ role: FontRole) throws -> [FontKey] {
      try shaper.lines(
        of: Workshop.paragraph(text, size: 20, role: role, bold: true, direction: .rightToLeft, language: "ks"),
        width: .points(600))[0].runs.map(\.font)
    }
    #expect(try fonts(.display) == fonts(.text))
    #expect(Set(try fonts(.display)).count == 1)
  }

  @Test func latinAndSignsInsideOfNastaliqComeFromTheSans() throws {
    let shaper = try Workshop.shaper()
    func runs(_ text: String, _ role: FontRole) throws -> [GlyphRun] {
      try shaper.lines(
        of: Workshop.paragraph(text, size: 20, role: role, direction: .rightToLeft, language: "ur"), width: .points(900)
      )[0].runs
    }
    let nastaliq = try #require(try runs("شال", .display).first?.font)
    let sans = try #require(try runs("KC", .text).first?.font)
    #expect(try runs("شال", .text).first?.font != nastaliq)
    let mixed = try runs("رسید KC/26-27/0042 مبلغ ₹1,234", .display)
    let byText = mixed.map { ($0.text.filter { !$0.isWhitespace }, $0.font) }.filter { !$0.0.isEmpty }
    for (text, font) in byText {
      #expect(font == (text.unicodeScalars.contains(where: ScriptSet.isArabic) ? nastaliq : sans), "\(text)")
    }
    #expect(byText.count >= 4)
  }

  @Test(arguments: ["ur", "ks", "hi", "de"]) func everyBuiltInLabelCanBePrinted(_ language: String) throws {
    let file = Workshop.root.appendingPathComponent("templates/labels/\(language).toml")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.contains("\" = \"") }
    #expect(lines.count > 150)
    let shaper = try Workshop.shaper()
    for line in lines {
      for role in [FontRole.text, .display] {
        let paragraph = Workshop.paragraph(
          String(line), role: role, direction: language == "hi" || language == "de" ? .leftToRight : .rightToLeft,
          language: language)
        #expect(throws: Never.self, "\(line)") { try shaper.lines(of: paragraph, width: .points(2_000)) }
      }
    }
  }
}
