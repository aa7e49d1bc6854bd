import Diagnostics
import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// Credit notes over an order of two lines of two pieces at ₹1,000 and 5 %, with ₹99.60 shipping: ₹4,304.58, rounded to ₹4,305.
@Suite struct CreditNoteTests {
  typealias Draft = InvoiceDraftingTests

  static func inr(_ paise: Int64) -> Money { Money(minorUnits: paise, .inr) }

  static func facts(_ payments: [Payment] = [], buyer: Buyer = Draft.buyer(state: "01")) throws -> OrderFacts {
    var facts = try Draft.facts(buyer: buyer, lines: 2, payments: payments)
    facts.lines[1].line.line = "2"
    facts.order.shippingCharged = inr(9_960)
    facts.documents = [try ReceiptTests.invoice("2026-05-10")]
    return facts
  }

  static func back(
    _ id: String, _ day: String = "2026-06-01", line: String = "1", _ quantity: Int = 1, reason: String? = nil,
    shipping: Bool = false, note: ReturnCredit? = nil
  ) throws -> SaleReturn {
    SaleReturn(
      id: id, date: try Draft.day(day), orderID: "O-1", line: line, quantity: ExactDecimal(quantity), reason: reason,
      charge: .coop, issuedCredit: note, refundsShipping: shipping)
  }

  func note(
    _ ids: [String], of returns: [SaleReturn], _ facts: OrderFacts, on day: String = "2026-06-10",
    rates: [ExchangeRate] = []
  ) throws -> CreditNote {
    try CreditNote(
      drafting: OrderGroup(facts, all: [facts]), returns: returns, rates: rates, settings: Draft.settings(),
      request: CreditNoteRequest(returnIDs: ids, date: Draft.day(day), number: "CN/26-27/0001"))
  }

  @Test func aPartGivesBackItsValueAndItsTaxes() throws {
    let note = try note(["R1"], of: [Self.back("R1", reason: "torn")], Self.facts())
    #expect(note.total == Self.inr(105_000) && note.subtotal == Self.inr(100_000))
    #expect(note.taxes.map(\.name) == ["CGST", "SGST"])
    #expect(note.taxes.map(\.amount) == [Self.inr(2_500), Self.inr(2_500)])
    #expect(note.reason == "torn" && !note.hasReasons && !note.isWhole && note.roundOff == nil)
    #expect(note.lines.map(\.isAll) == [false])
    #expect(note.balance.before == Self.inr(430_500) && note.balance.after == Self.inr(325_500))
    #expect(note.balance.setOff == Self.inr(105_000) && note.balance.refundDue == nil)
    #expect(note.invoiceNumber == "L/26-27/0001" && note.exchange == nil)
  }

  @Test func allNotesTogetherGiveBackTheInvoice() throws {
    let facts = try Self.facts()
    let first = try Self.back("R1", shipping: true)
    var returns = [first]
    let one = try note(["R1"], of: returns, facts)
    returns[0].issuedCredit = ReturnCredit(number: "CN/26-27/0001", day: one.date)
    returns += try [Self.back("R2", reason: "late"), Self.back("R3", line: "2", 2, reason: "torn")]
    let rest = try note(["R2", "R3"], of: returns, facts)
    #expect(one.shipping == Self.inr(9_960) && one.taxTotal == Self.inr(5_498))
    #expect(rest.isWhole && rest.roundOff == Self.inr(42) && rest.hasReasons && rest.reason == nil)
    #expect(try one.total + rest.total == Self.inr(430_500))
    #expect(rest.balance.creditedBefore == (try one.total.negated()))
    #expect(rest.balance.after.isZero && rest.balance.isSettled)
    for note in [one, rest] {
      #expect(try note.taxableTotal + note.taxTotal + (note.roundOff ?? .zero(.inr)) == note.total)
      let lines = try note.lines.map(\.amount).sum(.inr)
      #expect(lines == (try note.subtotal + note.lines.map(\.tax).sum(.inr)))
    }
  }

  @Test func aReturnEnteredLaterChangesNothingOfWhatWasCredited() throws {
    // Three pieces for ₹0.10: 0.03, 0.04, 0.03, in the order of their notes and not of their days.
    var facts = try Self.facts()
    facts.order.shippingCharged = Self.inr(0)
    facts.lines.removeLast()
    facts.lines[0].line.quantity = ExactDecimal(3)
    facts.lines[0].line.unitPrice = Self.inr(333)
    var late = try Self.back("R9", "2026-06-09")
    let alone = try note(["R9"], of: [late], facts)
    late.issuedCredit = ReturnCredit(number: "CN/26-27/0001", day: alone.date)
    let early = try Self.back("R1", "2026-06-01")
    let all = try CreditFigures.all(
      [early, late], of: facts.creditLines,
      figures: Invoice.figures(of: facts, treatment: TaxTreatment(seller: Draft.settings(), buyer: facts.buyer)))
    #expect(all.map(\.returnID) == ["R9", "R1"])
    #expect(all.first?.total == alone.total)
  }

  static let balances: [(events: [(Int64, Payment.Kind)], parts: [Int64?])] = [
    // What is refunded already, set off, written off and due, of a credit of ₹1,050 on ₹4,305.
    ([], [nil, 105_000, nil, nil]),
    ([(430_500, .payment)], [nil, nil, nil, 105_000]),
    ([(380_500, .payment)], [nil, 50_000, nil, 55_000]),
    ([(430_500, .payment), (105_000, .refund)], [105_000, nil, nil, nil]),
    ([(430_500, .payment), (40_000, .refund)], [40_000, nil, nil, 65_000]),
    ([(450_000, .payment), (30_000, .refund)], [10_500, nil, nil, 94_500]),
    ([(60_000, .payment), (370_500, .writeOff)], [nil, nil, 45_000, 60_000]),
  ]

  @Test(arguments: balances.indices)
  func theCreditIsPartedByWhatHappensWithIt(index: Int) throws {
    let (events, parts) = Self.balances[index]
    let payments = try events.enumerated().map { try Draft.payment("\($0)", "2026-06-0\($0 + 2)", $1.0, $1.1) }
    let balance = try note(["R1"], of: [Self.back("R1")], Self.facts(payments)).balance
    let found = [balance.refundedAlready, balance.setOff, balance.writtenOff, balance.refundDue]
    #expect(found.map { $0?.minorUnits } == parts)
    #expect(found.compactMap { $0?.minorUnits }.reduce(0, +) == 105_000)
    let above = [
      balance.invoiceTotal, balance.creditedBefore, balance.paid, balance.refunded, balance.writtenOffBefore,
    ]
    #expect(above.compactMap { $0?.minorUnits }.reduce(0, +) == balance.before.minorUnits)
    #expect(try balance.before + balance.credit == balance.after)
  }

  @Test func anotherCurrencyIsCreditedAtTheRateOfTheInvoice() throws {
    var facts = try Draft.facts(buyer: Draft.buyer(country: "DE"), currency: .eur)
    facts.documents = [try ReceiptTests.invoice("2026-05-10")]
    let rates = try [("2026-05-09", "89.5"), ("2026-06-01", "95")].map {
      ExchangeRate(
        date: try Draft.day($0.0), currency: .eur, units: .one, worth: try #require(ExactDecimal($0.1)))
    }
    let note = try note(["R1"], of: [Self.back("R1")], facts, rates: rates)
    #expect(note.total == Money(minorUnits: 100_000, .eur) && !note.showsTax)
    #expect(note.exchange?.worth == ExactDecimal("89.5") && note.exchange?.total == Self.inr(8_950_000))
    let error = #expect(throws: Diagnostic.self) { try self.note(["R1"], of: [Self.back("R1")], facts) }
    #expect(error?.name == "missing-rate")
  }

  @Test func whatCanNotBeCreditedIsSaid() throws {
    let facts = try Self.facts()
    var bare = facts
    bare.documents = []
    var dearer = facts
    dearer.documents[0].total = Self.inr(1)
    let done = ReturnCredit(number: "CN/26-27/0001", day: try Draft.day("2026-06-12"))
    let open = try Self.back("R1")
    let credited = try Self.back("R2", note: done)
    let cases: [(OrderFacts, [SaleReturn], String, String)] = [
      (bare, [open], "2026-06-10", "return-without-invoice"),
      (facts, [try Self.back("R1", note: done)], "2026-06-20", "already-credited"),
      (facts, [open], "2026-05-31", "credit-note-too-early"),
      (facts, [open, credited], "2026-06-11", "credit-note-too-early"),
      (dearer, [open], "2026-06-10", "issued-total-differs"),
    ]
    for (facts, returns, day, name) in cases {
      let error = #expect(throws: Diagnostic.self) { try note(["R1"], of: returns, facts, on: day) }
      #expect(error?.name == name)
    }
  }

  @Test func aNoteThatNoLongerAgreesWithItsReturnsIsNamed() throws {
    var facts = try Self.facts()
    var document = try ReceiptTests.invoice("2026-06-10", number: "CN/26-27/0001")
    document.kind = .creditNote
    var booked = BookFacts(settings: try Draft.settings())
    booked.returns = [
      try Self.back("R1", note: ReturnCredit(number: document.number, day: try Draft.day("2026-06-10")))
    ]
    for (total, names) in [(Int64(105_000), [String]()), (105_001, ["issued-total-differs"])] {
      document.total = Self.inr(total)
      facts.documents = [facts.documents[0], document]
      var keeping = BookKeeping(booked)
      try keeping.add(facts)
      #expect(try keeping.finish().problems.map(\.name).filter { $0 != "unknown-item" } == names)
    }
  }

  @Test func theBooksHaveWhatTheNoteSays() throws {
    var facts = try Self.facts()
    facts.payments = []
    let open = try Self.back("R1", shipping: true)
    let note = try note(["R1"], of: [open], facts)
    var booked = BookFacts(settings: try Draft.settings())
    var back = open
    back.issuedCredit = ReturnCredit(number: "CN/26-27/0001", day: note.date)
    for (returns, days) in [([open], [String]()), ([back], ["2026-06-10"])] {
      booked.returns = returns
      var keeping = BookKeeping(booked)
      try keeping.add(facts)
      let events = try keeping.finish().orders.flatMap(\.events).filter { $0.kind == .creditNote }
      #expect(events.map(\.date.description) == days)
      for event in events { #expect(event.amount == note.total && event.name == "CN/26-27/0001") }
    }
  }
}
