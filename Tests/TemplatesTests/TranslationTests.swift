import Diagnostics
import Templates
import Testing
import Typesetting
import Values

/// Documents in another language than their template's.
@Suite struct TranslationTests {
  static let buyer = Schema(
    name: "buyer",
    fields: [
      Field(name: "name", type: .text, summary: ""),
      Field(name: "country", type: .optional(.text), summary: "", words: []),
    ])
  static let receipt = Schema(
    name: "receipt",
    fields: [
      Field(name: "kind", type: .text, summary: "", words: ["Receipt", "Copy"]),
      Field(name: "number", type: .optional(.text), summary: ""), Field(name: "days", type: .decimal, summary: ""),
      Field(name: "quantity", type: .quantity, summary: ""), Field(name: "total", type: .money, summary: ""),
      Field(name: "buyer", type: .record(buyer), summary: ""), Field(name: "gstin", type: .text, summary: ""),
    ])

  static func record(kind: String = "Receipt", days: ExactDecimal = .one, country: String = "Delhi (07)") -> Record {
    let party = Record(schema: buyer, values: [.text("Receipt"), .text(country)])
    return Record(
      schema: receipt,
      values: [
        .text(kind), .none, .decimal(days), .quantity(Quantity(ExactDecimal(3), unit: "pcs")),
        .money(Money(minorUnits: 123_456_00, .inr)), .record(party), .text("01AAAAC0000C1ZA"),
      ])
  }

  static func template(_ body: String, attributes: String = "") throws -> Template {
    let text = "<template for=\"receipt\" \(attributes)>\(body)</template>"
    return try TemplateChecker(source: TemplateTexts(["a.xml": text]), kinds: ["receipt": receipt]).check("a.xml")
  }

  static func labels(
    _ language: Language, texts: [String: String] = [:], values: [String: String] = [:],
    plurals: [String: (String, String)] = [:]
  ) throws -> Labels {
    var entries = texts.map { LabelEntry(["texts", $0.key], .text($0.value)) }
    entries += values.map { LabelEntry(["values", $0.key], .text($0.value)) }
    for (word, forms) in plurals {
      entries.append(LabelEntry(["plurals", word, "one"], .text(forms.0)))
      entries.append(LabelEntry(["plurals", word, "other"], .text(forms.1)))
    }
    return try Labels(entries: entries, language: language, file: "labels/\(language.code).toml")
  }

  static func lines(_ template: Template, _ language: Language, _ record: Record = record()) throws -> [String] {
    try BlockText.lines(template.expand(record, in: ExpansionContext(locale: DocumentLocale(language))).body)
  }

  @Test func textsAreTranslatedAndValuesMoveWithThem() throws {
    let template = try Self.template("<text>Page {{ page }} of {{ pages }}</text><text>Thanks <b>a lot</b></text>")
    #expect(template.labelKeys == ["Page {{ page }} of {{ pages }}", "Thanks", "a lot"])
    let labels = try Self.labels(
      .german, texts: ["Page {{ page }} of {{ pages }}": "{{ pages }} / {{page}} Seiten", "Thanks": "Danke"])
    #expect(
      template.missingLabels(in: labels).map(\.message) == [
        "`a lot` has no translation for `de`", "`Receipt` has no translation for `de`",
        "`Copy` has no translation for `de`",
      ])
    #expect(try Self.lines(template.translated(by: labels), .german) == ["p ## / # Seiten", "p Danke a lot"])
    #expect(try Self.lines(template.translated(by: nil), .german) == ["p Page # of ##", "p Thanks a lot"])
  }

  @Test func wordsOfTheDocumentAreTranslatedAndDataIsNot() throws {
    let template = try Self.template(
      """
      <if test="kind == 'Receipt'"><text>{{ kind }} {{ number ?? "Draft" }}</text></if>
      <text>{{ buyer.name }}</text><text>{{ buyer.country ?? "" }}</text><text>{{ quantity }}</text>
      <text>{{ kind | upper }}</text>
      """)
    let labels = try Self.labels(
      .german, texts: ["Draft": "Entwurf"], values: ["Receipt": "Quittung", "Delhi": "Delhi-Stadt", "pcs": "Stk."])
    #expect(
      try Self.lines(template.translated(by: labels), .german) == [
        "p Quittung Entwurf", "p Receipt", "p Delhi-Stadt (07)", "p 3\u{A0}Stk.", "p QUITTUNG",
      ])
    #expect(template.missingLabels(in: labels).map(\.message) == ["`Copy` has no translation for `de`"])
  }

  @Test(arguments: [
    (Language.hindi, ["0 एक", "0.5 एक", "1 एक", "1.5 अन्य", "2 अन्य", "-1 एक"]),
    (.german, ["0 अन्य", "0,5 अन्य", "1 एक", "1,5 अन्य", "2 अन्य", "-1 एक"]),
    (.kashmiri, ["0 अन्य", "0.5 अन्य", "1 एक", "1.5 अन्य", "2 अन्य", "-1 एक"]),
    (.urdu, ["0 अन्य", "0.5 अन्य", "1 एक", "1.5 अन्य", "2 अन्य", "-1 एक"]),
  ])
  func pluralsFollowTheLanguage(_ language: Language, _ expected: [String]) throws {
    let template = try Self.template("<text>{{ days }} {{ days | plural(\"day\", \"days\") }}</text>")
    let labels = try Self.labels(language, plurals: ["day": ("एक", "अन्य")])
    let found = try ["0", "0.5", "1", "1.5", "2", "-1"].map { number in
      let days = try #require(ExactDecimal(number))
      let line = try Self.lines(template.translated(by: labels), language, Self.record(days: days))[0]
      return String(
        String.UnicodeScalarView(line.dropFirst(2).unicodeScalars.filter { $0.properties.generalCategory != .format }))
    }
    #expect(found == expected)
    let missing = try template.missingLabels(in: Self.labels(language, values: ["Receipt": "a", "Copy": "b"]))
    #expect(missing.map(\.name) == ["missing-label"])
    #expect(missing.map(\.message) == ["`day` has no translation for `\(language.code)`"])
  }

  @Test func withoutTranslationPluralsAreTheTemplates() throws {
    let template = try Self.template("<text>{{ days | plural(\"day\", \"days\") }}</text>")
    let labels = try Self.labels(.hindi)
    // Half is singular in Hindi, but the words are English.
    let half = try #require(ExactDecimal("0.5"))
    #expect(try Self.lines(template.translated(by: labels), .hindi, Self.record(days: half)) == ["p days"])
  }

  @Test func whatMachinesReadStaysAsItIsOnMirroredPages() throws {
    let template = try Self.template(
      """
      <image file="logo-{{ days }}.png" alt="x"/><code kind="qr" value="pay?{{ total }}" alt="x"/>
      <text><link to="https://example.org/{{ total }}">here</link></text>
      """)
    final class Asked: @unchecked Sendable { var names: [String] = [] }
    let asked = Asked()
    let context = ExpansionContext(locale: DocumentLocale(.urdu)) { name in
      asked.names.append(name)
      return name
    }
    let body = try template.expand(Self.record(), in: context).body
    #expect(asked.names == ["logo-1.png"])
    guard case .code(let code) = body[1], case .paragraph(let paragraph) = body[2],
      case .text(let run)? = paragraph.inlines.first
    else { return #expect(Bool(false)) }
    #expect(code.content.text == "pay?₹1,23,456.00")
    #expect(run.link == "https://example.org/₹1,23,456.00")
  }

  @Test func aForeignWordBeforeAValueKeepsItsOrderInASentence() throws {
    let open = "\u{2066}"
    let close = "\u{2069}"
    let code = "\(open)01AAAAC0000C1ZA\(close)"
    func line(_ text: String) throws -> String {
      try Self.lines(Self.template("<text>\(text)</text>", attributes: "language=\"ur\""), .urdu)[0]
    }
    #expect(try line("نمبر (GSTIN {{ gstin }}) ہے") == "p نمبر (\(open)GSTIN \(code)\(close)) ہے")
    #expect(try line("نمبر، GST IN {{ gstin }}۔") == "p نمبر، \(open)GST IN \(code)\(close)۔")
    #expect(try line("نمبر {{ gstin }} GSTIN") == "p نمبر \(code) GSTIN")
    #expect(try line("{{ gstin }} پر {{ gstin }}") == "p \(code) پر \(code)")
  }

  @Test func labelsStandInTwoLanguages() throws {
    let body = """
      <heading>{{ kind }}</heading><text style="label">From</text><text>Thanks</text>
      <pair label="Total">{{ total }}</pair><pair label="GSTIN">{{ gstin }}</pair>
      """
    let template = try Self.template(body, attributes: "label-also=\"en\"")
    #expect(template.secondLanguage == .english)
    let labels = try Self.labels(
      .urdu, texts: ["From": "منجانب", "Thanks": "شکریہ", "Total": "کل رقم", "GSTIN": "GSTIN"],
      values: ["Receipt": "رسید"])
    let found = try Self.lines(template.translated(by: labels), .urdu)
    let open = "\u{2066}"
    let close = "\u{2069}"
    #expect(
      found == [
        "h1 رسید/\(open)Receipt\(close)", "p منجانب/\(open)From\(close)", "p شکریہ", "pairs",
        "  کل رقم\u{2002}\(open)Total\(close): \(open)\u{200E}₹1,23,456.00\(close)",
        "  \(open)GSTIN\(close): \(open)01AAAAC0000C1ZA\(close)",
      ])
    // In the second language itself there is nothing to add.
    #expect(try Self.lines(template.translated(by: nil), .english)[0] == "h1 Receipt")
  }

  @Test func theSecondLanguageIsSmallerAndNotBold() throws {
    let template = try Self.template("<heading>{{ kind }}</heading>", attributes: "label-also=\"hi\"")
    let labels = try Self.labels(.hindi, values: ["Receipt": "रसीद"])
    let context = ExpansionContext(locale: DocumentLocale(.english))
    let document = try template.translated(by: nil, second: labels).expand(Self.record(), in: context)
    guard case .paragraph(let heading)? = document.body.first, case .text(let first)? = heading.inlines.first,
      case .text(let last)? = heading.inlines.last
    else { return #expect(Bool(false)) }
    #expect(last.text == "रसीद" && first.style.isBold && !last.style.isBold)
    #expect(last.style.size < first.style.size && last.style.letterSpacing == .zero)
  }

  @Test func theSecondLanguageStaysReadable() throws {
    let template = try Self.template("<heading level=\"3\">{{ kind }}</heading>", attributes: "label-also=\"hi\"")
    let labels = try Self.labels(.hindi, values: ["Receipt": "रसीद"])
    let context = ExpansionContext(locale: DocumentLocale(.english))
    let document = try template.translated(by: nil, second: labels).expand(Self.record(), in: context)
    guard case .paragraph(let heading)? = document.body.first, case .text(let last)? = heading.inlines.last
    else { return #expect(Bool(false)) }
    #expect(last.style.size == .points(7.5))
  }

  @Test(arguments: [
    ("GSTIN {{ gstin }}", "[GSTIN <01AAAAC0000C1ZA>]"), ("· GSTIN {{ gstin }}", "· [GSTIN <01AAAAC0000C1ZA>]"),
    ("Page {{ page }} of {{ pages }} ·", "[Page # of ##] ·"), ("+91 194 247 1234", "[+91 194 247 1234]"),
    ("(see {{ gstin }}).", "[(see <01AAAAC0000C1ZA>).]"), ("{{ page }} / {{ pages }}", "# / ##"),
    ("نمبر {{ gstin }} (GSTIN)", "نمبر <01AAAAC0000C1ZA> (GSTIN)"),
    ("office@chinar.example", "[office@chinar.example]"),
  ])
  func latinWordsKeepTheirOrderOnMirroredPages(_ text: String, _ expected: String) throws {
    let line = try Self.lines(Self.template("<text>\(text)</text>"), .urdu)[0]
    let shown = String(
      line.dropFirst(2).map { $0 == "\u{2066}" ? "[" : $0 == "\u{2069}" ? "]" : $0 })
    let inner = expected.replacing("<", with: "[").replacing(">", with: "]")
    #expect(shown == inner)
  }

  @Test func smallPrintGrowsAndItalicsGoInUrdu() throws {
    let template = try Self.template("<text style=\"carried\">x</text><text size=\"8pt\">x</text><text>x</text>")
    let document = try template.expand(Self.record(), in: ExpansionContext(locale: DocumentLocale(.urdu)))
    let styles = document.body.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.style } else { nil } }
    #expect(styles.map(\.size.points) == [9, 9, 9.5])
    #expect(styles.allSatisfy { !$0.isItalic && $0.letterSpacing == .zero })
  }

  @Test func amountsInWordsAreKnownBeforehand() throws {
    #expect(try Self.template("<text>{{ total | words }}</text>").hasAmountsInWords)
    #expect(try !Self.template("<text>{{ total }}</text>").hasAmountsInWords)
  }
}
