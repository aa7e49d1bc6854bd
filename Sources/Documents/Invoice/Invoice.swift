public import Values

/// What one invoice says, all figures final.
///
/// Input: an order with its facts, the co-op's settings and a request. Output: this value; its `recordType` declares
/// every field once, for the templates, the check and the printed reference.
public struct Invoice: Sendable {
  /// The legal kind of document.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A tax invoice (CGST Rules, rule 46).
    case taxInvoice = "Tax Invoice"
    /// A bill of supply, from a seller who is not registered or for goods without tax (CGST Rules, rule 49).
    case billOfSupply = "Bill of Supply"
    /// An invoice for export (CGST Rules, rule 46, third proviso).
    case exportInvoice = "Export Invoice"
    /// An invoice where no Indian tax law applies.
    case invoice = "Invoice"
  }

  /// The legal kind.
  public var kind: Kind
  /// The document's number; absent on a draft.
  public var number: String?
  /// The day of issue; on a draft the day it was drawn up.
  public var date: CalendarDay
  /// The day the goods left or leave, if known.
  public var supplyDate: CalendarDay?
  /// The day by which the next open part is to be paid, or was; absent when nothing is to be paid.
  public var dueDate: CalendarDay?
  /// What is to be paid by then; absent when nothing is.
  public var dueAmount: Money?
  /// The day by which the whole balance is to be paid; absent when there is none.
  public var lastDueDate: CalendarDay?
  /// The terms of payment in words.
  public var terms: String?
  /// The order's id.
  public var orderID: String
  /// The day of the order.
  public var orderDate: CalendarDay
  /// What the buyer calls the order.
  public var yourReference: String?
  /// The order's note for the buyer.
  public var note: String?
  /// The ISO code of the currency.
  public var currency: String
  /// What it is worth in base currency, for other currencies.
  public var exchange: InvoiceExchange?
  /// The seller.
  public var coop: CoopParty
  /// The buyer.
  public var buyer: BuyerParty
  /// Where the goods go, line by line, if not to the buyer's address.
  public var deliveryAddress: [String]
  /// State or country of supply, such as `Delhi (07)`.
  public var placeOfSupply: String?
  /// The country the goods go to, if it is not the co-op's.
  public var destination: String?
  /// Who bears the way and its risk, such as `FOB Mumbai`.
  public var incoterm: String?
  /// Whether the buyer pays the tax to the state.
  public var reverseCharge: Bool
  /// The endorsement of an export.
  public var endorsement: String?
  /// The letter of undertaking's reference number, for exports under one.
  public var lut: String?
  /// Whether prices contain the tax.
  public var pricesIncludeTax: Bool
  /// Whether tax is shown at all.
  public var showsTax: Bool
  /// Whether at least one line has a discount.
  public var hasLineDiscounts: Bool
  /// Whether at least one line has an HSN code.
  public var hasHSN: Bool
  /// Whether tax is computed on something else than the amount of at least one line.
  public var hasTaxableColumn: Bool
  /// The goods.
  public var lines: [InvoiceLine]
  /// Sum of the lines' amounts.
  public var subtotal: Money
  /// The order discount as a negative amount, if any.
  public var orderDiscount: Money?
  /// Shipping, if charged; with tax inside when prices include it.
  public var shipping: Money?
  /// The tax rate of shipping, if it is charged and taxed.
  public var shippingTaxRate: Percentage?
  /// Sum of all taxable values.
  public var taxableTotal: Money
  /// The taxes.
  public var taxes: [InvoiceTax]
  /// Sum of all taxes.
  public var taxTotal: Money
  /// What rounding to the rupee adds or takes, if anything.
  public var roundOff: Money?
  /// What the buyer owes in all.
  public var total: Money
  /// Deposits and payments received.
  public var payments: [InvoicePayment]
  /// Sum of what was received.
  public var paymentsTotal: Money?
  /// The parts in which it is to be paid, where there are several.
  public var instalments: [InvoiceInstalment]
  /// What is still to be paid.
  public var balanceDue: Money
  /// What was paid beyond the total, if anything.
  public var overpaid: Money?
  /// Whether nothing is left to pay.
  public var isPaid: Bool
  /// Where to pay.
  public var bank: BankDetails?
  /// The code that a phone can scan to pay the balance, where there is one to pay.
  public var payment: PaymentLink?
  /// Notes of the co-op for all invoices.
  public var notes: String?
  /// Who signs.
  public var signatory: String?
  /// Whether it is a draft, without a number.
  public var isDraft: Bool
  /// The first characters of the document's fingerprint; empty before it is known.
  public var fingerprint: String
}

extension Invoice: RecordConvertible {
  /// All fields of an invoice, for templates.
  public static let recordType = RecordType<Invoice>(
    "invoice",
    [
      .field(
        "kind", { $0.kind.rawValue }, "the legal kind of document", example: "Tax Invoice",
        words: Kind.allCases.map(\.rawValue)),
      .field("number", { $0.number }, "the number; absent on a draft", example: "CC/26-27/0042"),
      .field("isDraft", { $0.isDraft }, "whether it is a draft, without a number", example: "false"),
      .field("date", { $0.date }, "the day of issue", example: "2026-05-16"),
      .field("supplyDate", { $0.supplyDate }, "the day the goods left, if known", example: "2026-05-16"),
      .field("dueDate", { $0.dueDate }, "the day the next open part is to be paid", example: "2026-06-15"),
      .field("dueAmount", { $0.dueAmount }, "what is to be paid by then", example: "₹24,544.00"),
      .field("lastDueDate", { $0.lastDueDate }, "the day the whole balance is to be paid", example: "2026-07-15"),
      .field("terms", { $0.terms }, "the terms of payment in words", example: "Balance within 30 days", words: []),
      .field("orderID", { $0.orderID }, "our id of the order", example: "O-1042"),
      .field("orderDate", { $0.orderDate }, "the day of the order", example: "2026-04-02"),
      .field("yourReference", { $0.yourReference }, "what the buyer calls the order", example: "PO 7781"),
      .field("note", { $0.note }, "the order's note", example: "For the winter window"),
      .field("currency", { $0.currency }, "the ISO code of the currency", example: "INR"),
      .field("exchange", { $0.exchange }, "what it is worth in base currency, for other currencies"),
      .field("coop", { $0.coop }, "the co-op"),
      .field("buyer", { $0.buyer }, "the buyer"),
      .field("deliveryAddress", { $0.deliveryAddress }, "where the goods go, if not to the buyer's address"),
      .field("placeOfSupply", { $0.placeOfSupply }, "the state or country of supply", example: "Delhi (07)", words: []),
      .field(
        "destination", { $0.destination }, "the country the goods go to, if it is not the co-op's", example: "Germany",
        words: []),
      .field("incoterm", { $0.incoterm }, "who bears the way and its risk", example: "FOB Mumbai"),
      .field("reverseCharge", { $0.reverseCharge }, "whether the buyer pays the tax to the state", example: "false"),
      .field("endorsement", { $0.endorsement }, "the sentence an export must carry"),
      .field("lut", { $0.lut }, "the letter of undertaking's number, on exports under one", example: "AD0101260012345"),
      .field("pricesIncludeTax", { $0.pricesIncludeTax }, "whether prices contain the tax", example: "false"),
      .field("showsTax", { $0.showsTax }, "whether there is tax to show", example: "true"),
      .field("hasLineDiscounts", { $0.hasLineDiscounts }, "whether a line has a discount", example: "false"),
      .field("hasHSN", { $0.hasHSN }, "whether a line has an HSN code", example: "true"),
      .field(
        "hasTaxableColumn", { $0.hasTaxableColumn }, "whether tax is computed on something else than a line's amount",
        example: "false"),
      .field("lines", { $0.lines }, "the goods, one record a line"),
      .field("subtotal", { $0.subtotal }, "sum of the lines' amounts", example: "₹48,000.00"),
      .field("orderDiscount", { $0.orderDiscount }, "the order discount, below zero", example: "-₹2,000.00"),
      .field("shipping", { $0.shipping }, "shipping charged", example: "₹750.00"),
      .field("shippingTaxRate", { $0.shippingTaxRate }, "the tax rate of shipping", example: "5%"),
      .field("taxableTotal", { $0.taxableTotal }, "what tax is computed on, in all", example: "₹46,750.00"),
      .field("taxes", { $0.taxes }, "the taxes, one record for each tax and rate"),
      .field("taxTotal", { $0.taxTotal }, "all taxes together", example: "₹2,337.50"),
      .field("roundOff", { $0.roundOff }, "what rounding to the rupee adds or takes", example: "₹0.50"),
      .field("total", { $0.total }, "what the buyer owes in all", example: "₹49,088.00"),
      .field("payments", { $0.payments }, "deposits and payments received"),
      .field("paymentsTotal", { $0.paymentsTotal }, "sum of what was received", example: "₹20,000.00"),
      .field("instalments", { $0.instalments }, "the parts in which it is to be paid, where there are several"),
      .field("balanceDue", { $0.balanceDue }, "what is still to be paid", example: "₹29,088.00"),
      .field("overpaid", { $0.overpaid }, "what was paid beyond the total", example: "₹85.00"),
      .field("isPaid", { $0.isPaid }, "whether nothing is left to pay", example: "false"),
      .field("bank", { $0.bank }, "where to pay"),
      .field("payment", { $0.payment }, "what a phone scans to pay the balance: UPI for rupees, SEPA for euro"),
      .field("notes", { $0.notes }, "the co-op's notes for all invoices", words: []),
      .field("signatory", { $0.signatory }, "who signs", example: "Authorised signatory", words: []),
      .field("fingerprint", { $0.fingerprint }, "the document's fingerprint", example: "3f9a 20bc 71d4 e65a"),
    ])
}
