public import Values

/// One order on a receipt: what it comes to, and how it stands with this payment.
public struct ReceiptOrder: Sendable {
  /// The order's id.
  public var id: String
  /// The day of the order.
  public var date: CalendarDay
  /// The number of its invoice, if there was one when the receipt was issued.
  public var invoiceNumber: String?
  /// The day of that invoice.
  public var invoiceDate: CalendarDay?
  /// The day it was cancelled, if it was.
  public var cancelledOn: CalendarDay?
  /// Whether it was cancelled.
  public var isCancelled: Bool
  /// Whether its items are kept for the buyer.
  public var isReserved: Bool
  /// The day it is promised for.
  public var promisedBy: CalendarDay?
  /// The goods in short, at most eight.
  public var goods: [ReceiptItem]
  /// How many more there are.
  public var moreGoods: Int
  /// What the order comes to, with tax.
  public var total: Money
  /// What came in before, less what was given back, if anything did.
  public var receivedBefore: Money?
  /// What credit notes had taken off, if anything.
  public var creditedBefore: Money?
  /// What was written off before, if anything.
  public var writtenOffBefore: Money?
  /// What this payment gives to the order.
  public var thisPayment: Money
  /// What is still to be paid; zero when nothing is.
  public var stillDue: Money
  /// What was paid beyond what the order comes to, if anything; it is the buyer's credit.
  public var beyond: Money?
  /// Whether nothing is left to pay.
  public var isPaid: Bool
  /// The day the next part falls due, if it is known.
  public var dueDate: CalendarDay?
  /// How many days after the invoice the rest is due, while there is no invoice and no other day is known.
  public var daysAfterInvoice: Int?
  /// The parts in which it is to be paid, where there are several.
  public var instalments: [ReceiptInstalment]
}

extension ReceiptOrder: RecordConvertible {
  /// All fields of an order on a receipt.
  public static let recordType = RecordType<ReceiptOrder>(
    "receipt order",
    [
      .field("id", { $0.id }, "our id of the order", example: "O-1042"),
      .field("date", { $0.date }, "the day of the order", example: "2026-04-02"),
      .field("invoiceNumber", { $0.invoiceNumber }, "the number of its invoice, if any", example: "CC/26-27/0042"),
      .field("invoiceDate", { $0.invoiceDate }, "the day of that invoice", example: "2026-05-16"),
      .field("cancelledOn", { $0.cancelledOn }, "the day it was cancelled", example: "2026-05-10"),
      .field("isCancelled", { $0.isCancelled }, "whether it was cancelled", example: "false"),
      .field("isReserved", { $0.isReserved }, "whether its items are kept for the buyer", example: "true"),
      .field("promisedBy", { $0.promisedBy }, "the day it is promised for", example: "2026-06-20"),
      .field("goods", { $0.goods }, "the goods in short, at most eight"),
      .field("moreGoods", { $0.moreGoods }, "how many more lines the order has", example: "3"),
      .field("total", { $0.total }, "what the order comes to, with tax", example: "₹49,088.00"),
      .field(
        "receivedBefore", { $0.receivedBefore }, "what came in before, less what was given back", example: "₹10,000.00"),
      .field("creditedBefore", { $0.creditedBefore }, "what credit notes had taken off", example: "₹2,100.00"),
      .field("writtenOffBefore", { $0.writtenOffBefore }, "what was written off before", example: "₹88.00"),
      .field("thisPayment", { $0.thisPayment }, "what this payment gives to the order", example: "₹20,000.00"),
      .field("stillDue", { $0.stillDue }, "what is still to be paid", example: "₹19,088.00"),
      .field("beyond", { $0.beyond }, "what was paid beyond the order, kept as credit", example: "₹912.00"),
      .field("isPaid", { $0.isPaid }, "whether nothing is left to pay", example: "false"),
      .field("dueDate", { $0.dueDate }, "the day the next part falls due, if known", example: "2026-06-15"),
      .field(
        "daysAfterInvoice", { $0.daysAfterInvoice }, "how many days after the invoice the rest is due", example: "30"),
      .field("instalments", { $0.instalments }, "the parts in which it is to be paid, where there are several"),
    ])
}

/// One kind of goods on a receipt.
public struct ReceiptItem: Sendable {
  /// What it is.
  public var description: String
  /// How many.
  public var quantity: Quantity
  /// The HSN code.
  public var hsn: String?
}

extension ReceiptItem: RecordConvertible {
  /// All fields of goods on a receipt.
  public static let recordType = RecordType<ReceiptItem>(
    "receipt item",
    [
      .field("description", { $0.description }, "what was ordered", example: "Sozni shawl, ivory"),
      .field("quantity", { $0.quantity }, "how many", example: "3 pcs"),
      .field("hsn", { $0.hsn }, "the HSN code", example: "6214"),
    ])
}

/// One of the parts in which an order is to be paid, as it stands with a payment.
public struct ReceiptInstalment: Sendable {
  /// Its number, from 1.
  public var number: Int
  /// Its part of the whole.
  public var percentage: Percentage
  /// The day it falls due; absent while that hangs on an invoice to come.
  public var dueDate: CalendarDay?
  /// How many days after the invoice it falls due, where there is no invoice yet.
  public var daysAfterInvoice: Int?
  /// What is to be paid.
  public var amount: Money
  /// What is still to be paid of it.
  public var open: Money
  /// Whether nothing of it is left to pay.
  public var isPaid: Bool
}

extension ReceiptInstalment: RecordConvertible {
  /// All fields of an instalment on a receipt.
  public static let recordType = RecordType<ReceiptInstalment>(
    "receipt instalment",
    [
      .field("number", { $0.number }, "its number, from 1", example: "2"),
      .field("percent", { $0.percentage }, "its part of the whole", example: "50%"),
      .field(
        "dueDate", { $0.dueDate }, "the day it falls due; absent while there is no invoice", example: "2026-06-15"),
      .field(
        "daysAfterInvoice", { $0.daysAfterInvoice }, "how many days after the invoice it is due", example: "30"),
      .field("amount", { $0.amount }, "what is to be paid", example: "₹24,544.00"),
      .field("open", { $0.open }, "what is still to be paid of it", example: "₹24,544.00"),
      .field("isPaid", { $0.isPaid }, "whether nothing of it is left to pay", example: "false"),
    ])
}
