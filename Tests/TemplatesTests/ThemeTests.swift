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

  @Test func theFieldReferenceListsEveryPathOnce() {
    let reference = FieldReference(SampleInvoice.invoice)
    let paths = reference.entries.map(\.path)
    #expect(paths.contains("buyer.gst.number"))
    #expect(paths.contains("lines[].amount"))
    #expect(Set(paths).count == paths.count)
    #expect(reference.text.contains("The amount. E.g. example"))
  }
}
