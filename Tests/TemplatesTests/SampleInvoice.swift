import Templates
import Values

/// A small invoice kind for tests, with every type of field.
enum SampleInvoice {
  static func field(_ name: String, _ type: FieldType) -> Field {
    Field(name: name, type: type, summary: "The \(name).", example: "example")
  }

  static let gst = Schema(name: "Registration", fields: [field("number", .text), field("state", .optional(.text))])
  static let party = Schema(
    name: "Party",
    fields: [
      field("name", .text), field("address", .list(.text)), field("gst", .optional(.record(gst))),
      field("email", .optional(.text)), field("isForeign", .flag),
    ])
  static let line = Schema(
    name: "Line",
    fields: [
      field("description", .text), field("maker", .optional(.text)), field("hsn", .optional(.text)),
      field("quantity", .quantity), field("unitPrice", .money), field("amount", .money),
      field("discount", .optional(.percentage)), field("collection", .text), field("tags", .list(.text)),
    ])
  static let tax = Schema(
    name: "Tax", fields: [field("name", .text), field("rate", .percentage), field("amount", .money)])
  static let deposit = Schema(name: "Deposit", fields: [field("date", .day), field("amount", .money)])
  static let invoice = Schema(
    name: "Invoice",
    fields: [
      field("number", .text), field("date", .day), field("dueDate", .optional(.day)), field("coop", .record(party)),
      field("buyer", .record(party)), field("shipTo", .optional(.record(party))), field("lines", .list(.record(line))),
      field("taxes", .list(.record(tax))), field("deposits", .list(.record(deposit))), field("subtotal", .money),
      field("depositsTotal", .money), field("balanceDue", .money), field("total", .money), field("isDraft", .flag),
      field("count", .integer), field("rate", .decimal), field("note", .optional(.text)),
      field("logo", .optional(.text)),
    ])

  static func money(_ minorUnits: Int64, _ currency: Currency = .inr) -> Value {
    .money(Money(minorUnits: minorUnits, currency))
  }

  static func party(_ name: String, gst number: String? = nil) -> Value {
    let registration: Value = number.map { .record(Record(schema: gst, values: [.text($0), .none])) } ?? .none
    let address: [Value] = [.text("12 Residency Road"), .text("Srinagar")]
    return .record(
      Record(schema: party, values: [.text(name), .list(address), registration, .none, .flag(false)]))
  }

  static func line(_ number: Int, collection: String = "Shawls", currency: Currency = .inr) -> Value {
    .record(
      Record(
        schema: line,
        values: [
          .text("Shawl \(number)"), number % 2 == 0 ? .text("Ghulam Nabi") : .none, .text("6214"),
          .quantity(Quantity(ExactDecimal(2), unit: "pcs")), money(150_000, currency), money(300_000, currency), .none,
          .text(collection), .list([.text("silk"), .text("wool")]),
        ]))
  }

  static func record(
    lines: Int = 3, buyer: String = "Nordic Design GmbH", note: Value = .none, deposits: Bool = false,
    lineValues: [Value]? = nil
  ) -> Record {
    let day = CalendarDay(year: 2026, month: 5, day: 16).map(Value.day) ?? .none
    let depositList: [Value] = deposits ? [.record(Record(schema: deposit, values: [day, money(50_000)]))] : []
    let taxes: [Value] = ["CGST", "SGST"].map {
      .record(Record(schema: tax, values: [.text($0), .percentage(Percentage(ExactDecimal(6))), money(18_000)]))
    }
    let values: [Value] = [
      .text("KC/26-27/0042"), day, day, party("Kashmir Craft", gst: "01ABCDE1234F1Z5"), party(buyer), .none,
      .list(lineValues ?? (0..<lines).map { line($0) }), .list(taxes), .list(depositList), money(900_000),
      money(50_000), money(886_000), money(936_000), .flag(false), .integer(3), .decimal(.one), note, .none,
    ]
    return Record(schema: invoice, values: values)
  }

  static let address = """
    <define name="address"><text style="strong">{{ name }}</text>
      <for each="part in address"><text>{{ part }}</text></for>
      <if test="gst"><text>GSTIN {{ gst.number }}</text></if></define>
    """

  /// The sample of the design, but for its code.
  static let template = """
    <template for="invoice" page="A4" margin="18mm 16mm 22mm" title="Invoice {{ number }}">
      \(address)
      <footer>
        <rule/>
        <row><text style="small">{{ coop.name }} · {{ number }}</text>
             <text style="small" align="end">Page {{ page }} of {{ pages }}</text></row>
      </footer>
      <heading level="1">Invoice {{ number }}</heading>
      <row gap="8mm">
        <stack width="1fr"><text style="label">Billed to</text><use name="address" with="buyer"/></stack>
        <stack width="60mm">
          <pair label="Date">{{ date }}</pair>
          <pair label="Pay by">{{ dueDate ?? "on receipt" }}</pair>
        </stack>
      </row>
      <table rows="line in lines" stripe="true">
        <column title="Item" width="1fr">{{ line.description }}
          <if test="line.maker"><small>made by {{ line.maker }}</small></if></column>
        <column title="HSN" width="16mm">{{ line.hsn ?? "" }}</column>
        <column title="Qty" align="decimal">{{ line.quantity }}</column>
        <column title="Rate" align="decimal">{{ line.unitPrice }}</column>
        <column title="Amount" align="decimal" carry="line.amount">{{ line.amount }}</column>
        <carried label="Carried forward"/>
        <brought label="Brought forward"/>
        <total label="Subtotal" value="subtotal"/>
      </table>
      <keep>
        <for each="tax in taxes"><pair label="{{ tax.name }} {{ tax.rate }}">{{ tax.amount }}</pair></for>
        <if test="deposits"><pair label="Deposit received">{{ depositsTotal }}</pair></if>
        <pair style="strong" label="Balance due">{{ balanceDue }}</pair>
        <text>{{ balanceDue | words }}</text>
      </keep>
    </template>
    """

  static func checker(_ files: [String: String]) -> TemplateChecker {
    TemplateChecker(
      source: TemplateTexts(files), kinds: ["invoice": invoice, "receipt": deposit], themes: ["plain": .standard])
  }

  static func check(_ text: String) throws -> Template {
    try checker(["invoice.xml": text]).check("invoice.xml")
  }

  /// A template with this body.
  static func check(body: String) throws -> Template {
    try check("<template for=\"invoice\">\(body)</template>")
  }
}
