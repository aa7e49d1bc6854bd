import Diagnostics
import Testing
import Values

@testable import Templates

/// What `talim template help` and `talim template fields` print must be true.
@Suite struct LanguageSheetTests {
  @Test func everyElementThatTheCheckerKnowsIsOnTheSheet() {
    let described = Set(LanguageSheet.elements.map(\.name))
    for name in LanguageSheet.knownElements { #expect(described.contains(name), "<\(name)> is not on the sheet") }
  }

  @Test func everyFilterIsOnTheSheet() {
    let described = Set(LanguageSheet.filters.map(\.0))
    for name in Filter.names { #expect(described.contains(name), "\(name) is not on the sheet") }
  }

  @Test func theSampleOnTheSheetHasNoMistake() throws {
    let checker = TemplateChecker(
      source: TemplateTexts(["sheet.xml": LanguageSheet.sample]), kinds: ["invoice": Self.invoice])
    #expect(try checker.check("sheet.xml").warnings.isEmpty)
  }

  @Test func noLineOfTheSheetIsTooWideForATerminal() {
    for line in LanguageSheet(theme: .standard).text.split(separator: "\n") { #expect(line.count <= 132, "\(line)") }
  }

  /// The fields that the sample on the sheet prints, as invoices have them.
  private static let invoice = Schema(
    name: "invoice",
    fields: [
      Field(name: "number", type: .optional(.text), summary: "the number"),
      Field(name: "dueDate", type: .optional(.day), summary: "the day to pay"),
      Field(
        name: "lines",
        type: .list(
          .record(
            Schema(
              name: "line",
              fields: [
                Field(name: "description", type: .text, summary: "what was sold"),
                Field(name: "amount", type: .money, summary: "the price"),
              ]))), summary: "the goods"),
    ])

  @Test func theFieldReferenceListsEveryPathOnce() {
    let reference = FieldReference(SampleInvoice.invoice)
    let paths = reference.entries.map(\.path)
    #expect(paths.contains("buyer.gst.number"))
    #expect(paths.contains("lines[].amount"))
    #expect(Set(paths).count == paths.count)
  }

  @Test func theFieldReferenceSetsRecordsInAndExplainsItself() {
    let lines = FieldReference(Self.invoice).text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("FIELD"))
    #expect(lines.contains { $0.hasPrefix("number  ") && $0.contains("text, may be missing") })
    #expect(lines.contains { $0.hasPrefix("  amount") && $0.contains("money") })
    #expect(lines.contains { $0.contains("<for each=\"x in lines\"><text>{{ x.description }}</text></for>") })
    #expect(
      lines.last == "What may be missing needs something else, {{ number ?? \"–\" }}, or <if test=\"number\"> around it"
    )
  }
}
