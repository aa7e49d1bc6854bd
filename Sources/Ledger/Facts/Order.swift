public import Values

/// What was ordered and on which conditions, as `orders.csv` says.
public struct Order: Sendable, Hashable {
  /// The id as that file spells it.
  public var id: String
  /// The day of the order.
  public var date: CalendarDay
  /// The buyer's id as `buyers.csv` spells it.
  public var buyerID: String
  /// Where the order came from.
  public var channel: String?
  /// The currency of all its amounts.
  public var currency: Currency
  /// Whether its prices include tax.
  public var pricesIncludeTax: Bool
  /// What is taken off the whole order, in its currency; zero when blank.
  public var discount: Money
  /// What the buyer pays for shipping; zero when blank.
  public var shippingCharged: Money
  /// The rate of GST on shipping; blank means the highest among the goods.
  public var shippingGST: Percentage?
  /// The name of the terms; blank means the buyer's.
  public var terms: String?
  /// The state as the file has it.
  public var status: String?
  /// Whether it is paid, as the file has it.
  public var paymentStatus: String?
  /// The number of an invoice issued before or outside Talim.
  public var invoiceNumber: String?
  /// The day of that invoice.
  public var invoiceDate: CalendarDay?
  /// The day it left.
  public var shippedOn: CalendarDay?
  /// The day it was promised for.
  public var promisedBy: CalendarDay?
  /// The day it was cancelled.
  public var cancelledOn: CalendarDay?
  /// The transactions that pay it, as the file has them.
  public var paymentTransactionIDs: [String]
  /// A note.
  public var note: String?
  /// What the buyer calls the order, such as a purchase order's number.
  public var yourReference: String? = nil
  /// Where the goods go, if not to the buyer's own address, with its line breaks.
  public var deliveryAddress: String? = nil
  /// Who bears the way and its risk, such as `FOB Mumbai` (ICC Incoterms).
  public var incoterm: String? = nil
  /// Who carries the goods, with what, and their receipt's number.
  public var transport: String? = nil
  /// How many boxes they fill.
  public var boxes: ExactDecimal? = nil
  /// What the goods weigh, as written.
  public var netWeight: String? = nil
  /// What the goods weigh with their boxes, as written.
  public var grossWeight: String? = nil
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]

  /// Whether it was cancelled: there is a day for it, or its status says so.
  public var isCancelled: Bool {
    cancelledOn != nil || ["cancelled", "canceled"].contains((status ?? "").foldedTitle)
  }
}
