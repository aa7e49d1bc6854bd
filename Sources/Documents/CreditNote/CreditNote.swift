public import Values

/// What one credit note says, all figures final.
///
/// Input: an invoiced order, its returns, the co-op's settings and a request. Output: this value. The taxes are those of the invoice, at its rates
/// and at its rate of exchange (CGST Act s. 34; CGST Rules, rule 53).
public struct CreditNote: Sendable {
  /// The document's number; absent on a draft.
  public var number: String?
  /// The day of issue; on a draft the day it was drawn up.
  public var date: CalendarDay
  /// The number of the invoice that it corrects.
  public var invoiceNumber: String
  /// The day of that invoice.
  public var invoiceDate: CalendarDay
  /// The order's id.
  public var orderID: String
  /// The day of the order.
  public var orderDate: CalendarDay
  /// Why, where all lines have the same reason; else each line says its own.
  public var reason: String?
  /// Whether with this note everything that was sold has come back.
  public var isWhole: Bool
  /// The ISO code of the currency.
  public var currency: String
  /// The seller.
  public var coop: CoopParty
  /// The buyer.
  public var buyer: BuyerParty
  /// State or country of supply, such as `Delhi (07)`.
  public var placeOfSupply: String?
  /// Whether the buyer pays the tax to the state.
  public var reverseCharge: Bool
  /// The endorsement of an export.
  public var endorsement: String?
  /// Whether tax is shown at all.
  public var showsTax: Bool
  /// Whether at least one line has an HSN code.
  public var hasHSN: Bool
  /// Whether the lines have reasons of their own.
  public var hasReasons: Bool
  /// What came back, one line for each return.
  public var lines: [CreditNoteLine]
  /// The taxable values of the lines together.
  public var subtotal: Money
  /// Shipping that is given back, without tax, if any.
  public var shipping: Money?
  /// The tax rate of that shipping, if it bears tax.
  public var shippingTaxRate: Percentage?
  /// All taxable values together.
  public var taxableTotal: Money
  /// The taxes that are given back.
  public var taxes: [InvoiceTax]
  /// All taxes together.
  public var taxTotal: Money
  /// What the last note of an invoice gives back of, or takes for, the invoice's rounding to the rupee.
  public var roundOff: Money?
  /// What is credited in all.
  public var total: Money
  /// The same in the co-op's own currency, for an invoice in another.
  public var exchange: CreditNoteExchange?
  /// How the invoice stands with this note.
  public var balance: CreditNoteBalance
  /// Who signs.
  public var signatory: String?
  /// Whether it is a draft, without a number.
  public var isDraft: Bool
  /// The first characters of the document's fingerprint; empty before it is known.
  public var fingerprint: String
}

extension CreditNote: RecordConvertible {
  /// All fields of a credit note, for templates.
  public static let recordType = RecordType<CreditNote>(
    "credit-note",
    [
      .field("kind", { _ in "Credit Note" }, "what it is called", example: "Credit Note", words: ["Credit Note"]),
      .field("number", { $0.number }, "the number; absent on a draft", example: "CN/26-27/0003"),
      .field("isDraft", { $0.isDraft }, "whether it is a draft, without a number", example: "false"),
      .field("date", { $0.date }, "the day of issue", example: "2026-06-02"),
      .field("invoiceNumber", { $0.invoiceNumber }, "the number of the invoice", example: "CC/26-27/0042"),
      .field("invoiceDate", { $0.invoiceDate }, "the day of the invoice", example: "2026-05-16"),
      .field("orderID", { $0.orderID }, "our id of the order", example: "O-1042"),
      .field("orderDate", { $0.orderDate }, "the day of the order", example: "2026-04-02"),
      .field("reason", { $0.reason }, "why, where all lines have the same reason", example: "moth holes", words: []),
      .field("isWhole", { $0.isWhole }, "whether with it all that was sold has come back", example: "false"),
      .field("currency", { $0.currency }, "the ISO code of the currency", example: "INR"),
      .field("coop", { $0.coop }, "the co-op"),
      .field("buyer", { $0.buyer }, "the buyer"),
      .field("placeOfSupply", { $0.placeOfSupply }, "the state or country of supply", example: "Delhi (07)", words: []),
      .field("reverseCharge", { $0.reverseCharge }, "whether the buyer pays the tax to the state", example: "false"),
      .field("endorsement", { $0.endorsement }, "the sentence that the invoice of an export carried"),
      .field("showsTax", { $0.showsTax }, "whether there is tax to show", example: "true"),
      .field("hasHSN", { $0.hasHSN }, "whether a line has an HSN code", example: "true"),
      .field("hasReasons", { $0.hasReasons }, "whether the lines have reasons of their own", example: "false"),
      .field("lines", { $0.lines }, "what came back, one record for each return"),
      .field("subtotal", { $0.subtotal }, "the taxable values of the lines together", example: "₹12,000.00"),
      .field("shipping", { $0.shipping }, "shipping that is given back, without tax", example: "₹750.00"),
      .field("shippingTaxRate", { $0.shippingTaxRate }, "the tax rate of that shipping", example: "5%"),
      .field("taxableTotal", { $0.taxableTotal }, "all taxable values together", example: "₹12,750.00"),
      .field("taxes", { $0.taxes }, "the taxes given back, one record for each tax and rate"),
      .field("taxTotal", { $0.taxTotal }, "all taxes together", example: "₹637.50"),
      .field("roundOff", { $0.roundOff }, "what it gives back of the invoice's rounding", example: "₹0.50"),
      .field("total", { $0.total }, "what is credited in all", example: "₹13,387.50"),
      .field("exchange", { $0.exchange }, "the same in the co-op's currency, for an invoice in another"),
      .field("balance", { $0.balance }, "how the invoice stands with it"),
      .field("signatory", { $0.signatory }, "who signs", example: "Authorised signatory", words: []),
      .field("fingerprint", { $0.fingerprint }, "the document's fingerprint", example: "3f9a 20bc 71d4 e65a"),
    ])
}

extension CreditNote: PrintableDocument {
  /// `credit-note`.
  public static var templateKind: String { "credit-note" }
  /// What it is called with the number, or the invoice's on a draft.
  public var title: String { "Credit Note \(number ?? "for \(invoiceNumber)")" }
  /// The buyer's name.
  public var partyName: String { buyer.name }
}

/// What a credit note comes to in the co-op's own currency, at the invoice's rate.
public struct CreditNoteExchange: Sendable {
  /// How many units of the invoice's currency the rate is for.
  public var units: ExactDecimal
  /// What so many are worth in the co-op's own currency.
  public var worth: ExactDecimal
  /// The ISO code of the co-op's own currency.
  public var base: String
  /// The taxable value.
  public var taxable: Money
  /// All taxes together.
  public var tax: Money
  /// All together.
  public var total: Money
}

extension CreditNoteExchange: RecordConvertible {
  /// All fields of it.
  public static let recordType = RecordType<CreditNoteExchange>(
    "credit note exchange",
    [
      .field("units", { $0.units }, "how many units of the invoice's currency the rate is for", example: "1"),
      .field("worth", { $0.worth }, "what so many are worth", example: "89.2"),
      .field("base", { $0.base }, "the ISO code of the co-op's own currency", example: "INR"),
      .field("taxable", { $0.taxable }, "the taxable value in that currency", example: "₹1,07,040.00"),
      .field("tax", { $0.tax }, "all taxes in that currency", example: "₹0.00"),
      .field("total", { $0.total }, "all together in that currency", example: "₹1,07,040.00"),
    ])
}
