import Diagnostics
import Templates
import Testing
import Typesetting
import Values

@Suite struct ExpansionTests {
  let english = ExpansionContext(locale: DocumentLocale(.english))

  func lines(_ body: String, _ record: Record = SampleInvoice.record()) throws -> [String] {
    try BlockText.lines(try SampleInvoice.check(body: body).expand(record, in: english).body)
  }

  @Test func theSampleInvoiceBecomesBlocks() throws {
    let document = try SampleInvoice.check(SampleInvoice.template).expand(SampleInvoice.record(lines: 2), in: english)
    #expect(document.title == "Invoice KC/26-27/0042")
    #expect(document.setup.margins.bottom == .millimetres(22))
    let body = try BlockText.lines(document.body)
    #expect(
      body == [
        "h1 Invoice KC/26-27/0042", "row", "  part 1000 fr", "    stack", "      p Billed to",
        "      p Nordic Design GmbH", "      p 12 Residency Road", "      p Srinagar",
        "  part 170.0pt", "    stack", "      pairs", "        Date: 16 May 2026",
        "        Pay by: 16 May 2026", "table", "  head: Item | HSN | Qty | Rate | Amount",
        "  body: Shawl 0 / made by Ghulam Nabi | 6214 | 2\u{A0}pcs | ₹1,500.00 | ₹3,000.00 +300000",
        "  body: Shawl 1 | 6214 | 2\u{A0}pcs | ₹1,500.00 | ₹3,000.00 +300000", "  total: (4) Subtotal | ₹9,000.00",
        "  carried Carried forward", "  brought Brought forward", "keep", "  pairs", "    CGST 6%: ₹180.00",
        "    SGST 6%: ₹180.00", "    Balance due: ₹8,860.00",
        "  p Rupees Eight Thousand Eight Hundred Sixty Only",
      ])
    #expect(
      try BlockText.lines(document.furniture[0].content) == [
        "rule", "row", "  part 1000 fr", "    p Kashmir Craft · KC/26-27/0042", "  part 1000 fr",
        "    p Page # of ##",
      ])
  }

  @Test func dataIsNeverMarkup() throws {
    let record = SampleInvoice.record(buyer: "<b>{{ total }}</b> & Söhne")
    #expect(try lines("<text>To {{ buyer.name }}</text>", record) == ["p To <b>{{ total }}</b> & Söhne"])
  }

  @Test func lineEndsInDataBecomeLineBreaksAndControlCharactersVanish() throws {
    let record = SampleInvoice.record(note: .text("a\r\nb\u{7}\tc\u{202E}d"))
    #expect(try lines("<text>{{ note ?? \"\" }}</text>", record) == ["p a\u{2028}b cd"])
  }

  @Test(arguments: [
    ("<text>  a \n  b  </text>", "p a b"), ("<text>a <b> b </b> c</text>", "p a b c"),
    ("<text>a <br/> b</text>", "p a/b"), ("<text>a {{ note ?? \"\" }} b</text>", "p a b"),
    ("<text>{{ \"{{\" }} x</text>", "p {{ x"), ("<text>x &amp;&#160;y</text>", "p x &\u{A0}y"),
    ("<text><link to=\"https://a.b/{{ count }}\">here</link></text>", "p here<https://a.b/3>"),
    ("<text>{{ page }}/{{ pages }}</text>", "p #/##"),
  ])
  func blanksCollapse(body: String, expected: String) throws {
    #expect(try lines(body) == [expected])
  }

  @Test(arguments: [
    ("total | money(code)", "INR\u{A0}9,360.00"), ("total | money(\"plain\")", "9,360.00"),
    ("rate | number(2)", "1.00"), ("rate | percent", "1%"), ("date | date(\"long\")", "16 May 2026"),
    ("date | date(iso)", "2026-05-16"), ("number | lower", "kc/26-27/0042"),
    ("buyer.name | upper", "NORDIC DESIGN GMBH"),
    ("count | plural(\"day\", \"days\")", "days"), ("count(taxes)", "2"),
    ("buyer.address | join(\"; \")", "12 Residency Road; Srinagar"),
    ("buyer.address | lines", "12 Residency Road\u{2028}Srinagar"), ("note ?? \"–\"", "–"),
    ("note | upper ?? \"none\"", "none"), ("note ?? buyer.email ?? number", "KC/26-27/0042"),
  ])
  func filters(expression: String, expected: String) throws {
    #expect(try lines("<text>{{ \(expression) }}</text>") == ["p \(expected)"])
  }

  @Test(arguments: [
    ("deposits", false), ("not deposits", true), ("total > 0", true), ("total == 9360", true),
    ("total &lt; 9359.99", false),
    ("isDraft", false), ("count >= 3 and rate == 1", true), ("isDraft or count != 3", false),
    ("\"Srinagar\" in buyer.address", true), ("\"Leh\" in buyer.address", false), ("date > \"2026-05-15\"", true),
    ("buyer.gst and buyer.gst.number == \"x\"", false), ("coop.gst", true), ("number == \"KC/26-27/0042\"", true),
    ("(isDraft or count == 3) and not note", true), ("count in [1, 3]", true), ("count in [1, 2]", false),
    ("number in [\"a\", \"KC/26-27/0042\"]", true), ("not (total in [9360])", false),
    ("date in [\"2026-05-16\"]", true), ("total >= subtotal", true),
  ])
  func tests(test: String, expected: Bool) throws {
    let body = "<if test='\(test)'><text>yes</text></if> <else><text>no</text></else>"
    #expect(try lines(body) == [expected ? "p yes" : "p no"])
  }

  @Test func loopsKnowWhereTheyStand() throws {
    let body = """
      <text><for each="tax in taxes">{{ index }} {{ tax.name }}<if test="not last">, </if></for></text>
      """
    #expect(try lines(body) == ["p 1 CGST, 2 SGST"])
  }

  @Test func tablesSayThatTheyGoOn() throws {
    let body = """
      <table rows="line in lines"><column>{{ line.description }}</column>
        <continued>{{ number }}, continued on page {{ page }}</continued></table>
      """
    #expect(
      try lines(body, SampleInvoice.record(lines: 1)) == [
        "table", "  body: Shawl 0", "  continued KC/26-27/0042, continued on page #",
      ])
  }

  @Test func theValueOfATotalMayTakeSeveralColumns() throws {
    let body = """
      <table rows="line in lines"><column>a</column><column>b</column><column>c</column>
        <total label="In all" value="total"/><total label="In words" span="2">{{ total | words }}</total></table>
      """
    let found = try lines(body, SampleInvoice.record(lines: 0))
    #expect(
      found == [
        "table", "  total: (2) In all | ₹9,360.00",
        "  total: In words | (2) Rupees Nine Thousand Three Hundred Sixty Only",
      ])
  }

  @Test func aRecordOfAnotherKindIsRefused() throws {
    let template = try SampleInvoice.check(body: "<rule/>")
    let other = Record(schema: SampleInvoice.deposit, values: [])
    do {
      _ = try template.expand(other, in: english)
      Issue.record("a deposit is no invoice")
    } catch {
      #expect((error as? Diagnostic)?.name == "wrong-record")
    }
  }

  @Test func aSourceMayFailInItsOwnWay() {
    struct Broken: TemplateSource {
      struct Failure: Error {}
      func text(ofFile name: String) throws -> String { throw Failure() }
    }
    let checker = TemplateChecker(source: Broken(), kinds: ["invoice": SampleInvoice.invoice])
    do {
      _ = try checker.check("invoice.xml")
      Issue.record("there is no text")
    } catch {
      #expect(error.diagnostics.map(\.name) == ["unreadable-file"])
    }
  }

  @Test func anElseIfChainTakesTheFirstThatHolds() throws {
    let body = """
      <if test="isDraft"><text>a</text></if><else-if test="count == 3"><text>b</text></else-if>
      <else><text>c</text></else>
      """
    #expect(try lines(body) == ["p b"])
  }

  @Test func groupsHaveHeadingsAndTrueSubtotals() throws {
    let body = """
      <table rows="line in lines"><column title="Item">{{ line.description }}</column>
        <column carry="line.amount" align="decimal">{{ line.amount }}</column>
        <group by="line.collection" heading="{{ line.collection }}" subtotal="Subtotal {{ line.collection }}"/></table>
      """
    let values = [("A", 1), ("A", 3), ("B", 5)].map { SampleInvoice.line($0.1, collection: $0.0) }
    let found = try lines(body, SampleInvoice.record(lineValues: values))
    #expect(
      found == [
        "table", "  head: Item | ", "  groupHeading: (2) A", "  body: Shawl 1 | ₹3,000.00 +300000",
        "  body: Shawl 3 | ₹3,000.00 +300000", "  subtotal: Subtotal A | ₹6,000.00", "  groupHeading: (2) B",
        "  body: Shawl 5 | ₹3,000.00 +300000", "  subtotal: Subtotal B | ₹3,000.00",
      ])
  }

  @Test func columnsMayDependOnTheDocument() throws {
    let body = """
      <table rows="line in lines"><column>{{ line.description }}</column>
        <if test="isDraft"><column>{{ line.amount }}</column></if><empty><text>Nothing</text></empty></table>
      """
    #expect(try lines(body, SampleInvoice.record(lines: 1)) == ["table", "  body: Shawl 0", "  empty p Nothing"])
  }

  @Test func twoCurrenciesInASummedColumnAreAnError() throws {
    let template = try SampleInvoice.check(
      body: "<table rows=\"line in lines\"><column carry=\"line.amount\">{{ line.amount }}</column></table>")
    let record = SampleInvoice.record(lineValues: [SampleInvoice.line(1), SampleInvoice.line(2, currency: .eur)])
    do {
      _ = try template.expand(record, in: english)
      Issue.record("rupees and euros have no sum")
    } catch {
      #expect((error as? Diagnostic)?.name == "mixed-currencies")
    }
  }

  @Test func figuresInRightToLeftTextAreIsolated() throws {
    let template = try SampleInvoice.check(body: "<text>کل {{ total }} {{ buyer.name }}</text>")
    let document = try template.expand(SampleInvoice.record(), in: ExpansionContext(locale: DocumentLocale(.urdu)))
    #expect(document.setup.direction == .rightToLeft)
    let line = try BlockText.lines(document.body)[0]
    #expect(line.contains("\u{2066}\u{200E}₹9,360.00\u{2069} \u{2066}Nordic Design GmbH\u{2069}"))
  }

  @Test func namesInRightToLeftScriptAreIsolatedInEnglish() throws {
    let record = SampleInvoice.record(buyer: "غلام نبی")
    #expect(try lines("<text>{{ buyer.name }} (3)</text>", record) == ["p \u{2068}غلام نبی\u{2069} (3)"])
  }

  @Test func loopsWithinLoopsEndInAnError() throws {
    let loops = "<for each='a in lines'><for each='b in lines'><for each='c in lines'><text>x</text></for></for></for>"
    let template = try SampleInvoice.check(body: loops)
    #expect(throws: Diagnostic.self) { try template.expand(SampleInvoice.record(lines: 200), in: english) }
  }

  @Test func picturesAskForTheirPath() throws {
    let template = try SampleInvoice.check(
      body: "<image file=\"logo.svg\" alt=\"Logo of {{ coop.name }}\" height=\"12mm\"/>")
    let context = ExpansionContext(locale: DocumentLocale(.english)) { "/art/\($0)" }
    let document = try template.expand(SampleInvoice.record(), in: context)
    #expect(try BlockText.lines(document.body) == ["image /art/logo.svg (Logo of Kashmir Craft)"])
  }

  @Test func anotherKindOfRecordIsRefused() throws {
    let template = try SampleInvoice.check(body: "<text>x</text>")
    let record = Record(schema: SampleInvoice.deposit, values: [])
    #expect(throws: Diagnostic.self) { try template.expand(record, in: english) }
  }
}
