public import Values

/// What one proforma invoice says: what an order will come to, and what is asked for before the goods are made or leave.
///
/// Input: an order with its facts, the co-op's settings and a request. Output: this value. It is no tax invoice: it enters no book,
/// and the tax it shows is owed only when the invoice follows.
public struct Proforma: Sendable {
  /// The order as its invoice would say it on this day, without a number.
  var invoice: Invoice
  /// The document's number; absent on a draft.
  public var number: String?
  /// The day the goods are promised for.
  public var promisedBy: CalendarDay?
  /// What the terms ask for before the invoice; absent when nothing.
  public var deposit: Money?
  /// The parts in which it is to be paid.
  public var instalments: [ProformaInstalment]
  /// What is to be paid next; absent when nothing is.
  public var dueAmount: Money?
  /// The day by which it is to be paid; absent while that hangs on the invoice.
  public var dueDate: CalendarDay?
  /// How many days after the invoice it is to be paid, where the day hangs on it.
  public var dueDaysAfterInvoice: Int?
  /// Whether it is asked for before the invoice.
  public var isDepositDue: Bool
  /// The code that a phone can scan to pay it.
  public var payment: PaymentLink?
  /// The first characters of the document's fingerprint; empty before it is known.
  public var fingerprint: String

  /// What its kind is called.
  public static let kind = "Proforma Invoice"
  /// The day of issue; on a draft the day it was drawn up.
  public var date: CalendarDay { invoice.date }
  /// What the order comes to.
  public var total: Money { invoice.total }
  /// What is still to be paid in all.
  public var balanceDue: Money { invoice.balanceDue }
  /// The order's id.
  public var orderID: String { invoice.orderID }
  /// The buyer's name.
  public var buyerName: String { invoice.buyer.name }
}

/// One of the parts in which an order is to be paid that has no invoice yet.
public struct ProformaInstalment: Sendable {
  /// Its number, from 1.
  public var number: Int
  /// Its part of the whole.
  public var percentage: Percentage
  /// The day it falls due; absent while that hangs on the invoice.
  public var dueDate: CalendarDay?
  /// How many days after the invoice it falls due, where the day hangs on it.
  public var daysAfterInvoice: Int?
  /// What was agreed to be paid.
  public var amount: Money
  /// What was paid of it so far.
  public var paid: Money
  /// What is still to be paid of it.
  public var open: Money
  /// Whether nothing of it is left to pay.
  public var isPaid: Bool
}

extension ProformaInstalment: RecordConvertible {
  /// All fields of an instalment.
  public static let recordType = RecordType<ProformaInstalment>(
    "proforma instalment",
    [
      .field("number", { $0.number }, "its number, from 1", example: "2"),
      .field("percent", { $0.percentage }, "its part of the whole", example: "50%"),
      .field(
        "dueDate", { $0.dueDate }, "the day it falls due, unless that hangs on the invoice", example: "2026-06-15"),
      .field(
        "daysAfterInvoice", { $0.daysAfterInvoice },
        "how many days after the invoice it falls due, where the day hangs on it",
        example: "30"),
      .field("amount", { $0.amount }, "what is to be paid", example: "₹24,544.00"),
      .field("paid", { $0.paid }, "what was paid of it so far", example: "₹0.00"),
      .field("open", { $0.open }, "what is still to be paid of it", example: "₹24,544.00"),
      .field("isPaid", { $0.isPaid }, "whether nothing of it is left to pay", example: "false"),
    ])
}

extension Proforma: RecordConvertible {
  /// What it shares with an invoice.
  private static let shared = [
    "date", "terms", "orderID", "orderDate", "yourReference", "note", "currency", "exchange", "coop", "buyer",
    "deliveryAddress", "placeOfSupply", "destination", "incoterm", "reverseCharge", "endorsement", "lut",
    "pricesIncludeTax", "showsTax", "hasLineDiscounts", "hasHSN", "hasTaxableColumn", "lines", "subtotal",
    "orderDiscount", "shipping", "shippingTaxRate", "taxableTotal", "taxes", "taxTotal", "roundOff", "total",
    "payments",
    "paymentsTotal", "balanceDue", "overpaid", "isPaid", "bank", "notes", "signatory",
  ]

  /// All fields of a proforma invoice, for templates.
  public static let recordType = RecordType<Proforma>("proforma") {
    RecordField<Proforma>.field(
      "kind", { _ in kind }, "the kind of document", example: "Proforma Invoice", words: [kind])
    RecordField<Proforma>.field(
      "number", { $0.number }, "the number; absent on a draft", example: "PF/26-27/0007")
    RecordField<Proforma>.field(
      "isDraft", { $0.number == nil }, "whether it is a draft, without a number", example: "false")
    Invoice.recordType.fields(shared) { $0.invoice }
    RecordField<Proforma>.field(
      "promisedBy", { $0.promisedBy }, "the day the goods are promised for", example: "2026-08-15")
    RecordField<Proforma>.field(
      "deposit", { $0.deposit }, "what the terms ask for before the invoice", example: "₹24,544.00")
    RecordField<Proforma>.field("instalments", { $0.instalments }, "the parts in which it is to be paid")
    RecordField<Proforma>.field("dueAmount", { $0.dueAmount }, "what is to be paid next", example: "₹24,544.00")
    RecordField<Proforma>.field(
      "dueDate", { $0.dueDate }, "the day by which that is to be paid, unless it hangs on the invoice",
      example: "2026-06-15")
    RecordField<Proforma>.field(
      "dueDaysAfterInvoice", { $0.dueDaysAfterInvoice },
      "how many days after the invoice that is to be paid, where the day hangs on it", example: "30")
    RecordField<Proforma>.field(
      "isDepositDue", { $0.isDepositDue }, "whether that is asked for before the invoice", example: "true")
    RecordField<Proforma>.field("payment", { $0.payment }, "the code that a phone can scan to pay that")
    RecordField<Proforma>.field(
      "fingerprint", { $0.fingerprint }, "the document's fingerprint", example: "3f9a 20bc 71d4 e65a")
  }
}
