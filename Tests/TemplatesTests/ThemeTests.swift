import Diagnostics
import Templates
import Testing
import Typesetting
import Values

@Suite struct ThemeTests {
  @Test func entriesChangeTheStandardTheme() throws {
    let theme = try Theme(entries: [
      ThemeEntry("styles.note.color", .text("brand")), ThemeEntry("styles.note.size", .number(7)),
      ThemeEntry("colors.brand", .text("#123456")), ThemeEntry("spacing.row-gap", .text("4mm")),
      ThemeEntry("table.head-fill", .text("tint")), ThemeEntry("table.row-rule", .text("none")),
      ThemeEntry("table.flush", .flag(false)), ThemeEntry("table.stripes", .flag(true)),
      ThemeEntry("fonts.display", .text("serif")), ThemeEntry("styles.quote.family", .text("serif")),
    ])
    #expect(theme.style("note")?.color == Color(red: 0x12, green: 0x34, blue: 0x56))
    #expect(theme.style("note")?.size == .points(7))
    #expect(theme.style("nothing") == nil)
    #expect(theme.style("title")?.family == .serif)
    #expect(theme.style("body")?.family == .sans)
    #expect(theme.style("quote")?.family == .serif)
  }

  @Test func allMistakesAreReportedAtOnce() {
    let entries = [
      ThemeEntry("colors.accent", .text("red")), ThemeEntry("styles.body.siez", .number(9)),
      ThemeEntry("styles.body.size", .text("big")), ThemeEntry("spacing.nothing", .number(1)),
      ThemeEntry("spacing.row-gap", .text("wide")), ThemeEntry("table.flush", .text("yes")),
      ThemeEntry("colours.ink", .text("#000")),
      ThemeEntry("", .flag(true)), ThemeEntry("table.edge", .text("ink")),
      ThemeEntry("fonts.text", .text("gothic")), ThemeEntry("fonts.heading", .text("serif")),
      ThemeEntry("styles.body.family", .flag(true)),
    ]
    do {
      _ = try Theme(entries: entries)
      Issue.record("the theme should not be accepted")
    } catch {
      #expect((error as? DiagnosticList)?.diagnostics.count == entries.count)
      #expect((error as? DiagnosticList)?.diagnostics.allSatisfy { $0.name == "bad-theme" } == true)
    }
  }

  @Test func theAccentColoursWhatNamesIt() {
    let theme = Theme.standard.with(accent: Color(red: 1, green: 2, blue: 3))
    #expect(theme.style("title")?.color == Color(red: 1, green: 2, blue: 3))
  }

  @Test func chartsBeginWithTheAccentUnlessItIsPale() throws {
    let dark = Color(red: 1, green: 2, blue: 3)
    #expect(Theme.standard.with(accent: dark).color("chart1") == dark)
    let pale = Color(red: 250, green: 220, blue: 200)
    #expect(Theme.standard.with(accent: pale).color("chart1") == Theme.standard.color("chart1"))
    let own = try Theme(entries: [
      ThemeEntry("colors.chart1", .text("#222222")), ThemeEntry("colors.accent", .text("#112233")),
      ThemeEntry("spacing.chart-bar", .number(9)), ThemeEntry("styles.chart-value.bold", .flag(true)),
    ])
    #expect(own.color("chart1") == Color(red: 0x22, green: 0x22, blue: 0x22))
    #expect(own.style("chart-value")?.isBold == true)
  }

  /// Colours that stand beside each other differ in grey, and lines stand out from the paper (WCAG 2.2, 1.4.11: 3 : 1).
  @Test func chartColoursCanBeToldApartInBlackAndWhite() throws {
    func channel(_ byte: UInt8) -> Double {
      let part = Double(byte) / 255
      return part <= 0.04045 ? part / 12.92 : pow24((part + 0.055) / 1.055)
    }
    func pow24(_ base: Double) -> Double {
      // x^2.4 = x² · ⁵√x², by Newton's method for the fifth root.
      let square = base * base
      var root = 1.0
      for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
      return square * root
    }
    let colors = try (1...6).map { try #require(Theme.standard.color("chart\($0)")) }
    let lights = colors.map { 0.2126 * channel($0.red) + 0.7152 * channel($0.green) + 0.0722 * channel($0.blue) }
    let greys = colors.map { (299 * Int($0.red) + 587 * Int($0.green) + 114 * Int($0.blue)) / 1_000 }
    for (one, other) in zip(greys, greys.dropFirst() + greys.prefix(1)) { #expect(abs(one - other) >= 30) }
    for index in [0, 1, 3, 4] { #expect(1.05 / (lights[index] + 0.05) >= 3) }
  }
}
