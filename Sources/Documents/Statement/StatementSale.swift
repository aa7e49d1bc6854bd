public import Values

/// A sale on a statement, with the formula by which the artisan's amount came about.
public struct StatementSale: Sendable {
  /// The order's id.
  public var orderID: String
  /// The item's id.
  public var itemID: String
  /// What was sold.
  public var item: String
  /// The day of the invoice.
  public var soldOn: CalendarDay
  /// The day it became payable, if it has.
  public var payableOn: CalendarDay?
  /// How many.
  public var quantity: Quantity
  /// The price of one, without tax.
  public var price: Money
  /// What discounts took off, if anything.
  public var discount: Money?
  /// How an amount of the formula came from foreign money: `€240.00 × 91.4 = ₹21,936.00`.
  public var exchange: String?
  /// The day of that rate.
  public var rateDate: CalendarDay?
  /// The rule's id.
  public var ruleID: String
  /// The rule in words an artisan understands; its id where rules.csv has none.
  public var rule: String
  /// How the amount came about, in figures and signs alone: `₹12,000.00 × 70% = ₹8,400.00`.
  public var formula: String
  /// What all makers earn together.
  public var total: Money
  /// The artisan's part of it, where there are several makers.
  public var share: Percentage?
  /// How the part came about: `₹8,400.00 × 60% = ₹5,040.00`.
  public var shareFormula: String?
  /// The other makers.
  public var others: [StatementMaker]
  /// What the artisan earned, where some of it was taken off again before it became payable.
  public var earned: Money?
  /// What came back before it became payable, with a minus, if anything.
  public var returnedBefore: Money?
  /// What the artisan gets.
  public var amount: Money
}

extension StatementSale: RecordConvertible {
  /// All fields of a sale.
  public static let recordType = RecordType<StatementSale>(
    "statement sale",
    [
      .field("orderID", { $0.orderID }, "our id of the order", example: "O-1042"),
      .field("itemID", { $0.itemID }, "our id of the item", example: "SHAWL-7"),
      .field("item", { $0.item }, "what was sold", example: "Sozni shawl, ivory"),
      .field("soldOn", { $0.soldOn }, "the day of the invoice", example: "2026-05-04"),
      .field("payableOn", { $0.payableOn }, "the day it became payable", example: "2026-05-20"),
      .field("quantity", { $0.quantity }, "how many", example: "3 pcs"),
      .field("price", { $0.price }, "the price of one, without tax", example: "₹4,000.00"),
      .field("discount", { $0.discount }, "what discounts took off, with a minus", example: "-₹600.00"),
      .field(
        "exchange", { $0.exchange }, "how foreign money became money of the books, if that is in the formula",
        example: "€240.00 × 91.4 = ₹21,936.00"),
      .field("rateDate", { $0.rateDate }, "the day of that rate", example: "2026-05-04"),
      .field("ruleID", { $0.ruleID }, "the rule's id", example: "SHAWL-70"),
      .field(
        "rule", { $0.rule }, "the rule in plain words, or its id", example: "70 of every 100 rupees are yours",
        words: []),
      .field(
        "formula", { $0.formula }, "how the amount came about", example: "₹12,000.00 × 70% = ₹8,400.00"),
      .field("total", { $0.total }, "what all makers earn together", example: "₹8,400.00"),
      .field("share", { $0.share }, "the artisan's part of it, where there are several makers", example: "60%"),
      .field(
        "shareFormula", { $0.shareFormula }, "how the part came about", example: "₹8,400.00 × 60% = ₹5,040.00"),
      .field("others", { $0.others }, "the other makers"),
      .field("earned", { $0.earned }, "the artisan's part, where some of it was taken off again", example: "₹5,040.00"),
      .field("returnedBefore", { $0.returnedBefore }, "what was taken off again, with a minus", example: "-₹1,680.00"),
      .field("amount", { $0.amount }, "what the artisan gets", example: "₹3,360.00"),
    ])
}

/// Somebody else who made a piece.
public struct StatementMaker: Sendable {
  /// The name.
  public var name: String
  /// The maker's part.
  public var share: Percentage
}

extension StatementMaker: RecordConvertible {
  /// All fields of another maker.
  public static let recordType = RecordType<StatementMaker>(
    "statement maker",
    [
      .field("name", { $0.name }, "the name", example: "Nasreen Akhtar"),
      .field("share", { $0.share }, "the maker's part", example: "40%"),
    ])
}
