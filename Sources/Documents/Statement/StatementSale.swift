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
  /// What foreign money was worth, if that is in the formula.
  public var exchange: StatementExchange?
  /// The rule in words an artisan understands.
  public var rule: String?
  /// Amounts of which a percentage is earned, where the rule goes by percentages.
  public var factors: [StatementFactor]
  /// What is earned for one piece, where the rule has a fixed price.
  public var perPiece: Money?
  /// What all makers earn together.
  public var total: Money
  /// The artisan's part of it, where there are several makers.
  public var share: Percentage?
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
      .field("exchange", { $0.exchange }, "what foreign money was worth, if that is in the formula"),
      .field("rule", { $0.rule }, "the rule in plain words", example: "70 of every 100 rupees are yours", words: []),
      .field("factors", { $0.factors }, "amounts of which a percentage is earned"),
      .field("perPiece", { $0.perPiece }, "what is earned for one piece, where that is fixed", example: "₹450.00"),
      .field("total", { $0.total }, "what all makers earn together", example: "₹8,400.00"),
      .field("share", { $0.share }, "the artisan's part of it, where there are several makers", example: "60%"),
      .field("others", { $0.others }, "the other makers"),
      .field("earned", { $0.earned }, "the artisan's part, where some of it was taken off again", example: "₹5,040.00"),
      .field("returnedBefore", { $0.returnedBefore }, "what was taken off again, with a minus", example: "-₹1,680.00"),
      .field("amount", { $0.amount }, "what the artisan gets", example: "₹3,360.00"),
    ])
}

/// An amount of which a percentage is earned.
public struct StatementFactor: Sendable {
  /// The amount, in base currency.
  public var base: Money
  /// The percentage.
  public var percent: Percentage
}

extension StatementFactor: RecordConvertible {
  /// All fields of a factor.
  public static let recordType = RecordType<StatementFactor>(
    "statement factor",
    [
      .field("base", { $0.base }, "the amount", example: "₹12,000.00"),
      .field("percent", { $0.percent }, "what is earned of it", example: "70%"),
    ])
}

/// How foreign money became base currency: amount × worth ÷ units = value.
public struct StatementExchange: Sendable {
  /// The amount in the order's currency.
  public var amount: Money
  /// What so many units are worth, in units of base currency.
  public var worth: ExactDecimal
  /// How many units, where it is not one.
  public var units: ExactDecimal?
  /// The day of the rate.
  public var date: CalendarDay
  /// The amount in base currency.
  public var value: Money
}

extension StatementExchange: RecordConvertible {
  /// All fields of an exchange.
  public static let recordType = RecordType<StatementExchange>(
    "statement exchange",
    [
      .field("amount", { $0.amount }, "the amount in the order's currency", example: "€240.00"),
      .field("worth", { $0.worth }, "what one is worth, or so many as `units` says", example: "91.4"),
      .field("units", { $0.units }, "how many, where it is not one", example: "100"),
      .field("date", { $0.date }, "the day of the rate", example: "2026-05-04"),
      .field("value", { $0.value }, "the amount in base currency", example: "₹21,936.00"),
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
