import Diagnostics
import Testing
import Values

@testable import Templates

/// Label files: what can be wrong with them, and where it is said to be.
@Suite struct LabelFileTests {
  /// A line of a label file, `"Pay by" = "Zahlbar bis"`, with its places.
  static func entry(_ path: [String], _ value: LabelEntry.Value, line: Int = 7) -> LabelEntry {
    let key = "\"\(path.last ?? "")\""
    let written = if case .text(let text) = value { "\"\(text)\"" } else { "true" }
    let lineText = "\(key) = \(written)"
    func place(_ column: Int, _ length: Int) -> Place {
      .text(TextPlace(file: "labels/de.toml", line: line, column: column, length: length, lineText: lineText))
    }
    return LabelEntry(
      path, value, keyPlace: place(1, key.unicodeScalars.count),
      valuePlace: place(key.unicodeScalars.count + 4, written.unicodeScalars.count))
  }

  static func labels(_ entries: [LabelEntry], _ language: Language = .german) throws -> Labels {
    try Labels(entries: entries, language: language, file: "labels/\(language.code).toml")
  }

  static func text(_ key: String, _ text: String) -> LabelEntry { entry(["texts", key], .text(text)) }

  private func problems(_ entries: LabelEntry...) -> [Diagnostic] {
    do {
      _ = try Self.labels(entries)
      return []
    } catch {
      return (error as? DiagnosticList)?.diagnostics ?? []
    }
  }

  @Test func aMistakeInTheTextOfATemplateIsShownThere() {
    let found = problems(Self.text("A gift }}", "Geschenk"))
    #expect(found.map(\.name) == ["stray-braces"])
    #expect(column(found.first) == 1)
  }

  private func column(_ diagnostic: Diagnostic?) -> Int? {
    if case .text(let place)? = diagnostic?.place { place.column } else { nil }
  }

  @Test func unknownValuesArePointedAt() throws {
    let found = problems(Self.text("Page {{ page }} of {{ pages }}", "Seite {{ page }} von {{ pagse }}"))
    #expect(found.map(\.name) == ["bad-label"])
    #expect(found[0].message == "the translation names `{{ pagse }}`, which its text does not have")
    #expect(found[0].hint == "did you mean `{{ pages }}`?")
    guard case .text(let place)? = found[0].place else { return #expect(Bool(false)) }
    #expect(place.file == "labels/de.toml" && place.line == 7)
    let pointed = place.lineText.unicodeScalars.dropFirst(place.column - 1).prefix(place.length)
    #expect(String(String.UnicodeScalarView(pointed)) == "pagse")
  }

  @Test func leftOutValuesAreSaid() {
    let found = problems(Self.text("{{ tax.rate }} on {{ tax.taxable | money('plain') }}", "{{ tax.rate }}"))
    #expect(found.map(\.message) == ["the translation leaves out `{{ tax.taxable | money('plain') }}`"])
  }

  @Test func brokenSyntaxIsPointedAtInTheLabelFile() {
    let found = problems(Self.text("Page {{ page }}", "Seite {{ page"))
    #expect(found.map(\.name) == ["unclosed-braces"])
    // Behind `"Page {{ page }}" = "Seite `.
    #expect(column(found.first) == 28)
  }

  @Test func labelsThatAreNoText() {
    let found = problems(
      Self.entry(["texts", "Date"], .flag(true)), Self.entry(["values", "cash"], .other("a number")),
      Self.entry(["about", "reviewed"], .text("no")))
    #expect(
      found.map(\.message) == [
        "a label is text, and this is true or false", "a label is text, and this is a number",
        "`reviewed` is `true` or `false`",
      ])
  }

  @Test func unknownTablesKeysAndForms() {
    let found = problems(
      Self.entry(["text", "Date"], .text("Datum")), Self.entry(["about", "reviewd"], .flag(true)),
      Self.entry(["plurals", "day", "two"], .text("Tage")), Self.entry(["plurals", "day"], .text("Tage")),
      Self.entry(["plurals", "line", "one"], .text("Zeile")), Self.entry(["about", "language"], .text("fr")))
    #expect(
      found.map(\.message) == [
        "unknown table `[text]`", "unknown key `reviewd` in `[about]`", "unknown form `two` of the plural `day`",
        "nothing like this stands in `[plurals]`", "the file says it is for `fr`, and its name says `de`",
        "the plural `line` has no form `other`",
      ])
    #expect(found[0].hint == "did you mean `[texts]`?")
    #expect(found[1].hint == "did you mean `reviewed`?")
  }

  @Test func linesBeforeTheFirstTableAreTexts() throws {
    let labels = try Self.labels([Self.entry(["Date"], .text("Datum"))])
    #expect(labels.texts["Date"]?.text == "Datum")
  }

  @Test func ownLinesStandBeforeBuiltInOnes() throws {
    let own = try Self.labels([Self.text("Date", "Tag")])
    let builtIn = try Self.labels([
      Self.entry(["about", "reviewed"], .flag(false)), Self.text("Date", "Datum"), Self.text("Bank", "Bank"),
    ])
    let both = own.over(builtIn)
    #expect(both.texts["Date"]?.text == "Tag" && both.texts["Bank"]?.text == "Bank")
    #expect(both.reviewWarning?.name == "labels-not-reviewed")
    let reviewed = try Self.labels([Self.entry(["about", "reviewed"], .flag(true))]).over(builtIn)
    #expect(reviewed.reviewWarning == nil)
  }

  @Test func unusedLinesAreSaidWithWhatWasMeant() throws {
    let template = try SampleInvoice.check(body: "<text>Balance due</text><image file='logo.svg' alt='Our logo'/>")
    let labels = try Self.labels([
      Self.text("Balance Due", "Offen"), Self.text("Our logo", "Logo"), Self.text("logo.svg", "x"),
    ])
    let found = labels.unusedTexts(by: [template])
    #expect(found.allSatisfy { $0.name == "unused-label" })
    #expect(found.map(\.message) == ["no template has the text `Balance Due`", "no template has the text `logo.svg`"])
    #expect(found.first?.hint == "did you mean `Balance due`?")
    #expect(column(found.first) == 1)
  }

  @Test func randomLinesNeverTrap() {
    var state: UInt64 = 7
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let pieces = ["{{", "}}", "page", " ", "|", "\"", "'", "ق", "é", "money('plain')", "{", "}", "\u{2066}", "??", "("]
    for _ in 0..<3_000 {
      let texts = (0..<2).map { _ in (0..<next(9)).map { _ in pieces[next(pieces.count)] }.joined() }
      _ = problems(Self.text(texts[0], texts[1]))
    }
  }
}
