import Diagnostics
import RandomTestSupport
import Templates
import Testing
import Typesetting
import Values

/// Damaged templates end in errors or in documents, never in a trap.
@Suite struct MutationTests {
  static let pieces = [
    "<", ">", "</", "/>", "\"", "'", "&", "&amp;", "&#0;", "&#x110000;", "{{", "}}", "{{ page }}", "<!--", "-->",
    "<if test=\"",
    "<for each=\"x in lines\">", "</for>", "<else/>", "<text>", "</text>", "??", "|", "(", ")", ".",
    "99999999999999999999",
    "\u{0}", "é", "ک", "\u{1F9F6}", " not", " in ", "<table rows=\"l in lines\">", "<![CDATA[", "<!DOCTYPE",
    "<use name=\"address\"/>",
    "<include file=\"invoice.xml\"/>", "</template>", "=", "==", "width=\"1e9fr\"", "margin=\"-5mm\"",
    "size=\"999999999999mm\"",
  ]

  static let charts = """
    <chart kind="bar" rows="l in lines" label="{{ l.description }}" alt="a"><series title="A" value="l.amount"/>
      <series title="B" value="l.unitPrice"/><empty><text>none</text></empty></chart>
    <chart kind="share" rows="l in lines" label="{{ l.description }}" digits="1" group-below="3%" group-label="Others"
      alt="a"><series value="l.discount" missing="zero"/></chart>
    <chart kind="line" rows="l in lines" label="{{ l.description }}" base="data" height="40mm" alt="a">
      <if test="isDraft"><series title="A" value="l.quantity" color="accent"/></if></chart>
    """

  func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...scalars.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        scalars.insert(
          contentsOf: Self.pieces.randomElement(using: &random)?.unicodeScalars.map { $0 } ?? [], at: place)
      case 1: scalars.removeSubrange(place..<min(scalars.count, place + Int.random(in: 1...12, using: &random)))
      case 2:
        let end = min(scalars.count, place + Int.random(in: 1...60, using: &random))
        scalars.insert(contentsOf: scalars[place..<end], at: Int.random(in: 0...scalars.count, using: &random))
      default: scalars.removeSubrange(min(place, scalars.count)..<scalars.count)
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  @Test(arguments: 0..<8)
  func noMutationTraps(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let record = SampleInvoice.record(deposits: true)
    let context = ExpansionContext(locale: DocumentLocale(seed % 2 == 0 ? .english : .urdu))
    var survivors = 0
    for _ in 0..<400 {
      let charts = SampleInvoice.template.replacing("</template>", with: Self.charts + "</template>")
      let text = mutated(seed % 4 < 2 ? SampleInvoice.template : charts, &random)
      do {
        let template = try SampleInvoice.check(text)
        _ = try BlockText.lines(try template.expand(record, in: context).body)
        survivors += 1
      } catch let list as DiagnosticList {
        #expect(list.hasErrors)
        #expect(!DiagnosticPrinter().text(list).isEmpty)
      } catch {
        #expect(error is Diagnostic)
      }
    }
    #expect(survivors < 400)
  }

  @Test(arguments: [
    String(repeating: "<stack>", count: 100_000), String(repeating: "<b a='1'", count: 100_000),
    String(repeating: "&", count: 300_000), String(repeating: "{{", count: 300_000),
    String(repeating: "x", count: 4_500_000),
    "<template for=\"invoice\"><text>{{ " + String(repeating: "not ", count: 100_000) + "x }}</text></template>",
    "<template for=\"invoice\"><text>{{ " + String(repeating: "(", count: 100_000) + " }}</text></template>",
    "<template for=\"invoice\">" + String(repeating: "<text>a</text>", count: 150_000) + "</template>", "", "\u{FEFF}",
    "<",
  ])
  func bombsEndInErrors(text: String) {
    #expect(throws: DiagnosticList.self) { try SampleInvoice.check(text) }
  }

  @Test func partsThatUsePartsDoNotExplode() throws {
    var text = "<define name=\"p0\"><text>x</text></define>"
    for number in 1...30 {
      text += "<define name=\"p\(number)\"><use name=\"p\(number - 1)\"/><use name=\"p\(number - 1)\"/></define>"
    }
    let template = try SampleInvoice.check(body: text + "<use name=\"p30\"/>")
    let context = ExpansionContext(locale: DocumentLocale(.english))
    #expect(throws: Diagnostic.self) { try template.expand(SampleInvoice.record(), in: context) }
  }

  @Test func includesThatIncludeDoNotExplode() {
    var files = ["invoice.xml": "<template for=\"invoice\"><include file=\"a0.xml\"/></template>"]
    for number in 0..<14 {
      files["a\(number).xml"] =
        "<part>" + String(repeating: "<include file=\"a\(number + 1).xml\"/>", count: 10) + "</part>"
    }
    files["a14.xml"] = "<part><text>x</text></part>"
    #expect(throws: DiagnosticList.self) { try SampleInvoice.checker(files).check("invoice.xml") }
  }
}
