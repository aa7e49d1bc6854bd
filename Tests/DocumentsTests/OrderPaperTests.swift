import Diagnostics
import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// What invoices say beside their amounts, and the papers that come from the same order.
@Suite struct OrderPaperTests {
  typealias Given = InvoiceDraftingTests

  static func settings(_ more: String = "") throws -> CoopSettings {
    let text = """
      [coop]
      name = "Looms"
      address = ["1 Lane"]
      state_code = "01"
      country = "IN"
      [tax]
      registered = true
      gstin = "01AAAAC0000C1ZA"
      [bank]
      upi = "looms@bank"
      [invoice]
      series = "L"
      due_days = 30
      \(more)
      """
    return try CoopSettings(toml: text, file: "talim.toml")
  }

  static func request(_ number: String?, rates: [ExchangeRate] = [], receipts: [String: String] = [:]) throws
    -> InvoiceRequest
  {
    InvoiceRequest(date: try Given.day("2026-06-10"), number: number, rates: rates, receipts: receipts)
  }

  static func invoice(
    _ facts: OrderFacts, number: String? = "L/26-27/0001", rates: [ExchangeRate] = [], receipts: [String: String] = [:]
  ) throws -> Invoice {
    try Invoice(
      drafting: OrderGroup(facts, all: [facts]), settings: settings(),
      request: request(number, rates: rates, receipts: receipts))
  }

  static func proforma(_ facts: OrderFacts, number: String? = "PF/26-27/0001") throws -> Proforma {
    try Proforma(drafting: OrderGroup(facts, all: [facts]), settings: settings(), request: request(number))
  }

  static func note(_ facts: OrderFacts, _ settings: CoopSettings? = nil) throws -> DeliveryNote {
    try DeliveryNote(
      drafting: OrderGroup(facts, all: [facts]), settings: settings ?? Self.settings(),
      request: request("DN/26-27/0001"))
  }

  static func artisan(_ name: String, _ village: String?) -> Artisan {
    Artisan(id: name, name: name, village: village, extra: [:])
  }

  static func standing(_ number: String) throws -> DocumentRecord {
    DocumentRecord(
      kind: .invoice, series: "L", financialYear: 2026, number: number, issuedOn: try Given.day("2026-06-01"),
      state: .issued, origin: .talim)
  }

  // MARK: The invoice

  @Test func theCodeAsksForWhatIsToBePaidNextAndADraftForNothing() throws {
    var facts = try Given.facts()
    facts.terms = InstalmentPlanTests.thirds
    let invoice = try Self.invoice(facts)
    #expect(invoice.payment?.amount == invoice.dueAmount)
    #expect(invoice.dueAmount?.minorUnits == 140_007)
    #expect(try Self.invoice(facts, number: nil).payment == nil)
  }

  @Test func foreignMoneyIsSaidInBaseCurrencyAtTheRateOfTheDay() throws {
    let rates = try [("2026-05-01", 90), ("2026-06-09", 100), ("2026-06-11", 110)].map {
      ExchangeRate(
        date: try Given.day($0.0), currency: .eur, units: .one, worth: ExactDecimal($0.1))
    }
    let facts = try Given.facts(buyer: Given.buyer(country: "DE"), currency: .eur)
    let exchange = try #require(try Self.invoice(facts, rates: rates).exchange)
    #expect(exchange.worth == ExactDecimal(100) && exchange.date.description == "2026-06-09")
    #expect(exchange.total == Money(minorUnits: 20_000_000, .inr) && exchange.base == "INR")
    #expect(try Self.invoice(facts).exchange == nil)
    #expect(try Self.invoice(Given.facts(), rates: rates).exchange == nil)
  }

  @Test func taxInForeignMoneyNeedsARateButADraftDoesNot() throws {
    var facts = try Given.facts(currency: .eur)
    #expect(try Self.invoice(facts, number: nil).exchange == nil)
    #expect {
      try Self.invoice(facts)
    } throws: {
      ($0 as? Diagnostic)?.name == "missing-rate"
    }
    facts.buyer.country = "DE"
    #expect(try Self.invoice(facts).taxTotal.isZero)
  }

  @Test func theWayOfTheGoodsIsSaidWhereItIsKnown() throws {
    var facts = try Given.facts(buyer: Given.buyer(country: "DE"), currency: .eur)
    facts.buyer.deliveryAddress = "Depot 2; Hamburg"
    facts.order.incoterm = "FOB Mumbai"
    facts.order.yourReference = "PO 7"
    let invoice = try Self.invoice(facts)
    #expect(invoice.deliveryAddress == ["Depot 2", "Hamburg"])
    #expect(invoice.destination == "Germany" && invoice.incoterm == "FOB Mumbai" && invoice.yourReference == "PO 7")
    facts.order.deliveryAddress = "The fair\nHall 4"
    #expect(try Self.invoice(facts).deliveryAddress == ["The fair", "Hall 4"])
    #expect(try Self.invoice(Given.facts()).deliveryAddress.isEmpty)
    #expect(try Self.invoice(Given.facts()).destination == nil)
  }

  static let makers: [([(String, String?)], String?)] = [
    ([], nil), ([("Ali", nil)], "Ali"), ([("Ali", "Soura")], "Ali, Soura"),
    ([("Ali", "Soura"), ("Zoon", "Soura")], "Ali & Zoon, Soura"),
    ([("Ali", "Soura"), ("Zoon", "Hawal"), ("Nabi", nil)], "Ali (Soura), Zoon (Hawal) & Nabi"),
  ]

  @Test(arguments: makers)
  func whoMadeItAndWhereIsSaidInOneLine(makers: [(String, String?)], expected: String?) throws {
    var facts = try Given.facts()
    facts.lines[0].makers = makers.map { Self.artisan($0.0, $0.1) }
    #expect(try Self.invoice(facts).lines.first?.maker == expected)
  }

  @Test func taxableValuesHaveAColumnOnlyWhereTheyDifferFromTheAmounts() throws {
    var facts = try Given.facts()
    #expect(try !Self.invoice(facts).hasTaxableColumn)
    facts.order.discount = Money(minorUnits: 10_000, .inr)
    #expect(try Self.invoice(facts).hasTaxableColumn)
  }

  @Test func aPaymentNamesTheReceiptIssuedForIt() throws {
    let facts = try Given.facts(payments: [
      Given.payment("p1", "2026-05-02", 50_000), Given.payment("p2", "2026-06-10", 20_000),
    ])
    let payments = try Self.invoice(facts, receipts: ["p1": "RV/26-27/0001"]).payments
    #expect(payments.map(\.receipt) == ["RV/26-27/0001", nil])
  }

  // MARK: The proforma invoice

  @Test func aProformaAsksForTheDepositAndLeavesTheDaysOfTheInvoiceOpen() throws {
    var facts = try Given.facts(payments: [Given.payment("1", "2026-05-02", 50_000)])
    facts.terms = InstalmentPlanTests.thirds
    let paper = try Self.proforma(facts)
    #expect(paper.deposit?.minorUnits == 70_014)
    #expect(paper.dueAmount?.minorUnits == 20_014 && paper.isDepositDue)
    #expect(paper.dueDate?.description == "2026-05-08")
    #expect(paper.instalments.map { $0.dueDate?.description } == ["2026-05-08", nil, nil])
    #expect(paper.instalments.map(\.daysAfterInvoice) == [nil, 0, 60])
    #expect(paper.total.minorUnits == 210_000 && paper.balanceDue.minorUnits == 160_000)
    #expect(paper.payment?.link.contains("&am=200.14&cu=INR&tn=O-1&tr=O1") == true)
    #expect(try Self.proforma(facts, number: nil).payment == nil)
  }

  @Test func withoutADepositTheFirstInstalmentAfterTheInvoiceIsNext() throws {
    let paper = try Self.proforma(Given.facts())
    #expect(paper.deposit == nil && !paper.isDepositDue && paper.dueDate == nil)
    #expect(paper.dueDaysAfterInvoice == 30 && paper.dueAmount == paper.total)
  }

  @Test func whatIsPaidOrInvoicedNeedsNoProforma() throws {
    var facts = try Given.facts(payments: [Given.payment("1", "2026-05-02", 210_000)])
    let paid = try Self.proforma(facts)
    #expect(paid.dueAmount == nil && paid.payment == nil)
    facts.documents = [try Self.standing("L/26-27/0009")]
    #expect {
      try Self.proforma(facts)
    } throws: {
      ($0 as? Diagnostic)?.name == "already-invoiced"
    }
    let cancelled = try Given.facts(cancelled: Given.day("2026-05-03"))
    #expect {
      try Self.proforma(cancelled)
    } throws: {
      ($0 as? Diagnostic)?.message.hasSuffix("so it can not be offered") == true
    }
  }

  // MARK: Delivery note and packing list

  @Test func goodsThatLeaveBeforeTheirInvoiceGoWithAChallan() throws {
    var facts = try Given.facts()
    let challan = try Self.note(facts)
    #expect(challan.kind == .challan && challan.invoiceNumber == nil)
    #expect(challan.total.minorUnits == 210_000)
    facts.documents = [try Self.standing("L/26-27/0009")]
    let note = try Self.note(facts)
    #expect(note.kind == .note && note.invoiceNumber == "L/26-27/0009")
    let unregistered = try CoopSettings(
      toml: "[coop]\nname = \"L\"\ncountry = \"IN\"\nstate_code = \"01\"\n[tax]\nregistered = false", file: "talim.toml"
    )
    #expect(try Self.note(Given.facts(), unregistered).kind == .note)
  }

  @Test func aPackingListCountsEachItemOnceAndEachUnitByItself() throws {
    var facts = try Given.facts(lines: 4)
    facts.lines[1].line.quantity = ExactDecimal(3)
    facts.lines[2].line.description = "Shawl, red"
    facts.lines[3].item.id = "I2"
    facts.lines[3].item.unit = "m"
    let list = try PackingList(
      drafting: OrderGroup(facts, all: [facts]), settings: Self.settings(), request: Self.request(nil))
    #expect(list.items.map(\.quantity.amount) == [ExactDecimal(5), ExactDecimal(2), ExactDecimal(2)])
    #expect(list.items.map(\.position) == [1, 2, 3])
    #expect(list.consignment.pieces == [Quantity(ExactDecimal(7), unit: "pcs"), Quantity(ExactDecimal(2), unit: "m")])
  }

  @Test func whatPapersShareWithInvoicesIsThere() {
    let invoice = Set(Invoice.recordType.schema.fields.map(\.name))
    let proforma = Proforma.recordType.schema.fields.map(\.name)
    #expect(invoice.subtracting(proforma) == ["supplyDate", "lastDueDate"])
    #expect(Set(proforma).count == proforma.count)
    let note = DeliveryNote.recordType.schema.fields.map(\.name)
    #expect(Set(note).count == note.count && note.contains("signatory") && note.contains("taxTotal"))
    let list = PackingList.recordType.schema.fields.map(\.name)
    #expect(Set(list).count == list.count)
    #expect(Set(list).isDisjoint(with: ["total", "lines", "taxes"]))
    #expect(PackedItem.recordType.schema.fields.count == 9)
  }
}
