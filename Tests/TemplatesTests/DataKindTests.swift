import Diagnostics
import Templates
import Testing
import Typesetting
import Values

@Suite struct DataKindTests {
  static let schema = Schema(
    name: "Data",
    fields: [
      Field(name: "name", type: .text, summary: ""), Field(name: "price", type: .money, summary: ""),
      Field(name: "note", type: .optional(.text), summary: ""),
    ])

  /// The names of the mistakes in a template for data.
  static func mistakes(_ text: String, areGuessed: Bool = false) -> [String] {
    let kind = DataKind { file in
      if let file { throw Diagnostic("no-such-file", "there is no `\(file)`") }
      return DataKind.Fields(schema, areGuessed: areGuessed)
    }
    do {
      _ = try TemplateChecker(source: TemplateTexts(["t.xml": text]), kinds: [:], data: kind).check("t.xml")
      return []
    } catch {
      return error.diagnostics.map(\.name)
    }
  }

  @Test func fieldsComeFromWhoeverChecks() {
    #expect(Self.mistakes(#"<template for="data"><text>{{ name }}</text></template>"#) == [])
    #expect(Self.mistakes(#"<template for="data"><text>{{ nme }}</text></template>"#) == ["unknown-field"])
  }

  @Test func theSchemaFileIsAskedForAndStaysInsideOfTheFolder() {
    #expect(Self.mistakes(#"<template for="data" schema="x.json"><text>a</text></template>"#) == ["no-such-file"])
    #expect(Self.mistakes(#"<template for="data" schema="../x.json"><text>a</text></template>"#) == ["bad-file"])
  }

  @Test func whatTheFinderCanNotSayIsStillAMistakeAtItsPlace() {
    struct Unnamed: Error {}
    let kind = DataKind { _ in throw Unnamed() }
    let source = TemplateTexts(["t.xml": #"<template for="data"><text>a</text></template>"#])
    let error = #expect(throws: DiagnosticList.self) {
      try TemplateChecker(source: source, kinds: [:], data: kind).check("t.xml")
    }
    #expect(error?.diagnostics.map(\.name) == ["bad-schema"])
    #expect(error?.diagnostics.first?.place != nil)
  }

  @Test func withoutAWayToFindFieldsThereIsNoSuchKind() {
    let source = TemplateTexts(["t.xml": #"<template for="data"><text>a</text></template>"#])
    let error = #expect(throws: DiagnosticList.self) { try TemplateChecker(source: source, kinds: [:]).check("t.xml") }
    #expect(error?.diagnostics.first?.name == "unknown-kind")
  }

  @Test func guessedFieldsMayBeTreatedAsOnesThatCanBeMissing() {
    let text = #"<template for="data"><text>{{ name ?? "–" }}</text><if test="price"><text>x</text></if></template>"#
    #expect(Self.mistakes(text) == ["needless-default", "not-a-test"])
    #expect(Self.mistakes(text, areGuessed: true) == [])
  }

  @Test func patternsAreCheckedAndFilled() throws {
    let pattern = try TextPattern("{{ name }}/{{ price }}", source: "--name", kind: "data", schema: Self.schema)
    let record = Record(schema: Self.schema, values: [.text("a/b"), .money(Money(minorUnits: 1_250, .eur)), .none])
    let text = pattern.text(of: record, locale: DocumentLocale(.english)) { $0.replacing("/", with: "-") }
    #expect(text == "a-b/€12.50")
  }

  @Test(arguments: [("{{ nme }}", "unknown-field"), ("{{ note }}", "may-be-missing"), ("{{ page }}", "no-page")])
  func patternsThatDoNotFitAreRefused(text: String, name: String) {
    let error = #expect(throws: DiagnosticList.self) {
      try TextPattern(text, source: "--name", kind: "data", schema: Self.schema)
    }
    #expect(error?.diagnostics.map(\.name) == [name])
  }

  // MARK: Keys of JSON that are no usual names

  private static let odd = Schema(
    name: "Data",
    fields: ["unit-price", "first name", "page", "index", "not", "a.b"].map {
      Field(name: $0, type: .text, summary: "")
    }
      + [
        Field(
          name: "inner", type: .record(Schema(name: "Inner", fields: [Field(name: "in", type: .text, summary: "")])),
          summary: ""), Field(name: "list", type: .list(.text), summary: ""),
      ])

  private static func checked(_ text: String) throws -> Template {
    let kind = DataKind { _ in DataKind.Fields(odd) }
    return try TemplateChecker(source: TemplateTexts(["t.xml": text]), kinds: [:], data: kind).check("t.xml")
  }

  @Test func everyKeyCanBeReached() throws {
    let template = try Self.checked(
      """
      <template for="data" title="{{ unit-price }}{{ `first name` }}{{ `page` }}{{ `not` }}{{ `a.b` }}{{ inner.in }}">
        <for each="x in list"><text>{{ `index` }} {{ inner.`in` }}</text></for>
      </template>
      """)
    #expect(template.warnings.isEmpty)
    let record = Record(
      schema: Self.odd,
      values: ["1", "2", "3", "4", "5", "6"].map { .text($0) } + [
        .record(Record(schema: Schema(name: "Inner", fields: Self.inner), values: [.text("7")])), .list([]),
      ])
    let document = try template.expand(record, in: ExpansionContext(locale: DocumentLocale(.english)))
    #expect(document.title == "123567")
  }

  private static var inner: [Field] {
    if case .record(let schema) = odd.fields[6].type { schema.fields } else { [] }
  }

  @Test func aHiddenFieldIsWarnedOf() throws {
    let text =
      #"<template for="data"><text>{{ page }}</text><for each="x in list"><text>{{ index }}</text></for></template>"#
    #expect(try Self.checked(text).warnings.map(\.name) == ["hidden-field", "hidden-field"])
  }

  @Test func theListOfFieldsSaysHowTheyAreWritten() {
    let reference = FieldReference(Self.odd)
    #expect(
      reference.entries.map(\.path) == [
        "unit-price", "`first name`", "`page`", "`index`", "`not`", "`a.b`", "inner", "inner.in", "list",
      ])
    #expect(reference.text.contains("\n  in "))
  }

  @Test func namesOfFilesAndAddressesHaveNoSignsForReadingOrder() throws {
    let template = try Self.checked(
      """
      <template for="data"><image file="logos/{{ unit-price }}.png" alt="x"/>
      <code kind="qr" value="https://example.org/{{ unit-price }}" alt="x"/>
      <text><link to="mailto:{{ unit-price }}@example.org">mail</link></text></template>
      """)
    let record = Record(
      schema: Self.odd,
      values: ["1", "2", "3", "4", "5", "6"].map { .text($0) } + [
        .record(Record(schema: Schema(name: "Inner", fields: Self.inner), values: [.text("7")])), .list([]),
      ])
    for language in [Language.english, .urdu] {
      let document = try template.expand(record, in: ExpansionContext(locale: DocumentLocale(language)))
      guard case .image(let picture)? = document.body.first, case .code(let code) = document.body[1],
        case .paragraph(let text)? = document.body.last
      else {
        Issue.record("no picture and text")
        continue
      }
      #expect(picture.image.path == "logos/1.png")
      #expect(code.content.text == "https://example.org/1")
      #expect(
        text.inlines.contains { if case .text(let run) = $0 { run.link == "mailto:1@example.org" } else { false } })
    }
  }
}
