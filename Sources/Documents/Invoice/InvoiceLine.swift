public import Values

/// One line of goods on an invoice.
public struct InvoiceLine: Sendable {
  /// The number of the line, from 1.
  public var position: Int
  /// Our id of the item.
  public var itemID: String
  /// What was sold.
  public var description: String
  /// Who made it, in words.
  public var maker: String?
  /// The batch, for food and lots.
  public var batch: String?
  /// When it was made.
  public var madeOn: CalendarDay?
  /// Until when food keeps.
  public var bestBefore: CalendarDay?
  /// The HSN code.
  public var hsn: String?
  /// How many.
  public var quantity: Quantity
  /// The price of one.
  public var unitPrice: Money
  /// The line discount, if any.
  public var discount: Percentage?
  /// Price × quantity less the line discount.
  public var amount: Money
  /// What tax is computed on, after the line's share of the order discount.
  public var taxable: Money
  /// The tax rate, where tax is charged.
  public var taxRate: Percentage?
  /// The line's taxes together.
  public var tax: Money
}

extension InvoiceLine: RecordConvertible {
  /// All fields of an invoice's line.
  public static let recordType = RecordType<InvoiceLine>(
    "invoice line",
    [
      .field("position", { $0.position }, "the number of the line, from 1", example: "1"),
      .field("itemID", { $0.itemID }, "our id of the item", example: "SHW-014"),
      .field("description", { $0.description }, "what was sold", example: "Sozni shawl, ivory"),
      .field("maker", { $0.maker }, "who made it", example: "Ghulam Nabi, Kanihama"),
      .field("batch", { $0.batch }, "the batch", example: "SAF-2026-03"),
      .field("madeOn", { $0.madeOn }, "when it was made", example: "2026-02-11"),
      .field("bestBefore", { $0.bestBefore }, "until when food keeps", example: "2027-10-31"),
      .field("hsn", { $0.hsn }, "the HSN code", example: "6214"),
      .field("quantity", { $0.quantity }, "how many", example: "3 pcs"),
      .field("unitPrice", { $0.unitPrice }, "the price of one", example: "₹12,000.00"),
      .field("discount", { $0.discount }, "the line discount", example: "5%"),
      .field("amount", { $0.amount }, "price × quantity less line discount", example: "₹34,200.00"),
      .field("taxable", { $0.taxable }, "what tax is computed on", example: "₹34,200.00"),
      .field("taxRate", { $0.taxRate }, "the tax rate", example: "5%"),
      .field("tax", { $0.tax }, "the line's taxes together", example: "₹1,710.00"),
    ])
}

/// One tax at one rate.
public struct InvoiceTax: Sendable {
  /// `CGST`, `SGST` or `IGST`.
  public var name: String
  /// Its rate.
  public var rate: Percentage
  /// The taxable value at that rate.
  public var taxable: Money
  /// The tax.
  public var amount: Money
}

extension InvoiceTax: RecordConvertible {
  /// All fields of a tax.
  public static let recordType = RecordType<InvoiceTax>(
    "invoice tax",
    [
      .field("name", { $0.name }, "the tax", example: "CGST"),
      .field("rate", { $0.rate }, "its rate", example: "2.5%"),
      .field("taxable", { $0.taxable }, "what it is computed on", example: "₹46,750.00"),
      .field("amount", { $0.amount }, "the tax", example: "₹1,168.75"),
    ])
}

/// One deposit or payment received, or a refund.
public struct InvoicePayment: Sendable {
  /// `Deposit`, `Payment`, `Refund` or `Written off`.
  public var kind: String
  /// When it arrived.
  public var date: CalendarDay
  /// How it was paid.
  public var method: String
  /// The bank's or provider's reference.
  public var reference: String?
  /// The number of the receipt that was issued for it.
  public var receipt: String?
  /// How much of it counts for this order; refunds are below zero.
  public var amount: Money
  /// The same with the other sign, as it stands below a total.
  public var deduction: Money
}

extension InvoicePayment: RecordConvertible {
  /// All fields of a payment.
  public static let recordType = RecordType<InvoicePayment>(
    "invoice payment",
    [
      .field(
        "kind", { $0.kind }, "deposit, payment, refund or written off", example: "Deposit",
        words: ["Deposit", "Payment", "Refund", "Written off"]),
      .field("date", { $0.date }, "when it arrived", example: "2026-04-05"),
      .field("method", { $0.method }, "how it was paid", example: "Bank transfer", words: []),
      .field("reference", { $0.reference }, "the bank's or provider's reference", example: "UTR 6120044871"),
      .field("receipt", { $0.receipt }, "the number of the receipt issued for it", example: "RV/26-27/0007"),
      .field("amount", { $0.amount }, "how much counts for this order", example: "₹20,000.00"),
      .field("deduction", { $0.deduction }, "the same with the other sign", example: "-₹20,000.00"),
    ])
}
