import Foundation
import Testing
import Typesetting

@testable import Press

/// What stands where on a line that runs from right to left, read off the places of the glyphs.
@Suite struct ReadingOrderTests {
  /// `[…]` in the cases stands for the isolates that expansion puts around values.
  private func order(_ text: String, _ language: String = "ur") throws -> [String] {
    let isolated = text.replacingOccurrences(of: "[", with: "\u{2066}").replacingOccurrences(of: "]", with: "\u{2069}")
    let paragraph = Workshop.paragraph(isolated, direction: .rightToLeft, language: language)
    let line = try #require(try Workshop.shaper().lines(of: paragraph, width: .points(2_000)).first)
    #expect(zip(line.runs, line.runs.dropFirst()).allSatisfy { $0.x + $0.width == $1.x })
    return pieces(line)
  }

  /// The words of the line from left to right: by the place of each word's first glyph.
  private func pieces(_ line: ShapedLine) -> [String] {
    var found: [(x: Int, text: String)] = []
    for run in line.runs {
      var byte = 0
      var glyph = 0
      let bytes = Array(run.text.utf8)
      var word = (x: Int.max, text: [UInt8]())
      func close() {
        if !word.text.isEmpty { found.append((word.x, String(decoding: word.text, as: UTF8.self))) }
        word = (.max, [])
      }
      for cluster in run.clusters {
        let text = bytes[byte..<byte + cluster.byteCount]
        let first = run.isRightToLeft ? run.glyphs.count - glyph - cluster.glyphCount : glyph
        let places = run.glyphs[first..<first + cluster.glyphCount].map { (run.x + $0.x).units }
        let visible = String(decoding: text, as: UTF8.self).unicodeScalars.filter {
          $0.properties.generalCategory != .format
        }
        // Brackets amid text from right to left are drawn mirrored.
        let plain = String(
          String.UnicodeScalarView(visible.map { run.isRightToLeft ? $0 == "(" ? ")" : $0 == ")" ? "(" : $0 : $0 }))
        if plain.allSatisfy(\.isWhitespace) {
          if !plain.isEmpty { close() }
        } else {
          word.x = min(word.x, places.min() ?? .max)
          word.text += Array(plain.utf8)
        }
        byte += cluster.byteCount
        glyph += cluster.glyphCount
      }
      close()
    }
    return found.sorted { $0.x < $1.x }.map(\.text)
  }

  @Test(arguments: [
    ("مبلغ [\u{200E}₹1,23,456.00] واجب", ["واجب", "₹1,23,456.00", "مبلغ"]),
    ("رعایت [\u{200E}-₹500.00]", ["-₹500.00", "رعایت"]),
    ("رقم [-500.00]", ["-500.00", "رقم"]),
    ("فون [+91 194 000 0000]", ["+91", "194", "000", "0000", "فون"]),
    ("ای میل [office@chinar.example] پر", ["پر", "office@chinar.example", "میل", "ای"]),
    ("[GSTIN 01AAAAC0000C1ZA] نمبر", ["نمبر", "GSTIN", "01AAAAC0000C1ZA"]),
    ("صفحہ 3 از 7", ["7", "از", "3", "صفحہ"]),
    ("مدت [2026-05-16] تک", ["تک", "2026-05-16", "مدت"]),
    ("شرح [\u{200E}12.5%] ہے", ["ہے", "12.5%", "شرح"]),
    ("16 مئی 2026", ["2026", "مئی", "16"]),
    ("دہلی (07)", ["(07)", "دہلی"]),
    ("آرڈر [O-1042] (مسودہ)", ["(مسودہ)", "O-1042", "آرڈر"]),
    ("[Chinar Collective] برائے", ["برائے", "Chinar", "Collective"]),
    ("قیمت [5–7] عدد", ["عدد", "5–7", "قیمت"]),
  ])
  func everythingStandsWhereAReaderLooksForIt(_ text: String, _ expected: [String]) throws {
    let found = try order(text)
    // A bracket may be a piece of its own.
    #expect(found.joined() == expected.joined(), "\(text)")
    #expect(try order(text, "ks") == found)
  }

  @Test func threeScriptsInOneLineKeepTheirPlaces() throws {
    let found = try order("شال [शॉल] اور [shawl] مبلغ [\u{200E}₹1,234.00]")
    #expect(found == ["₹1,234.00", "مبلغ", "shawl", "اور", "शॉल", "شال"])
  }

  /// A cell of a mirrored page with three scripts: what it looks like.
  @Test func aCellInThreeScriptsLooksAsItShould() throws {
    let shaper = try Workshop.shaper()
    var items: [PlacedItem] = [
      .fill(
        Rect(x: .points(8), y: .points(8), width: .points(224), height: .points(134)),
        Color(red: 0xF5, green: 0xF2, blue: 0xEC), radius: .points(3))
    ]
    var y = Length.points(14)
    for (text, role, size, isBold) in [
      ("ٹیکس انوائس", FontRole.display, 18.0, true),
      ("\u{2066}Sozni shawl\u{2069} سوزنی شال \u{2066}सोज़नी शॉल\u{2069}", .text, 10, false),
      ("کٲشُر تٲریٖخ ہٕنٛز جۆم کٔشیٖر", .text, 10, true),
      ("بقایا رقم \u{2066}\u{200E}-₹1,23,456.00\u{2069} (\u{200E}5%)", .text, 11, true),
      ("शेष देय राशि: क्षत्रिय श्री र्क ट्ठ ₹९", .text, 10, false),
    ] {
      let paragraph = Workshop.paragraph(
        text, size: size, role: role, bold: isBold, direction: .rightToLeft, language: "ur")
      for line in try shaper.lines(of: paragraph, width: .points(210)) {
        for run in line.runs {
          items.append(.glyphs(run, at: Point(x: .points(225) - line.width + run.x, y: y + line.ascent)))
        }
        y = y + line.height
      }
    }
    let page = Page(size: Size(width: .points(240), height: .points(150)), items: items)
    let png = try PNGPress(shaper: shaper, dotsPerInch: 96).bytes(of: page)
    let reference = Workshop.root.appendingPathComponent("Tests/PressTests/Reference/scripts.png")
    if ProcessInfo.processInfo.environment["TALIM_REWRITE_SNAPSHOTS"] == "1" { try Data(png).write(to: reference) }
    #expect(try Raster(png).difference(from: Raster(Array(Data(contentsOf: reference)))) <= 5)
  }
}
