public import Values

/// A dated row of payouts.csv on a statement.
public struct StatementRow: Sendable {
  /// The day.
  public var date: CalendarDay
  /// How it was paid, if it was money.
  public var method: String?
  /// The reference of the transfer.
  public var reference: String?
  /// The reason, where there is one.
  public var note: String?
  /// How much, in the direction of the sum that the row belongs to.
  public var amount: Money
}

extension StatementRow: RecordConvertible {
  /// All fields of a row.
  public static let recordType = RecordType<StatementRow>(
    "statement row",
    [
      .field("date", { $0.date }, "the day", example: "2026-05-07"),
      .field("method", { $0.method }, "how it was paid", example: "UPI", words: []),
      .field("reference", { $0.reference }, "the reference of the transfer", example: "UPI0507550201"),
      .field("note", { $0.note }, "the reason", example: "Loom repair", words: []),
      .field("amount", { $0.amount }, "how much", example: "₹10,000.00"),
    ])
}

/// Pieces that came back after their sale had become payable.
public struct StatementBack: Sendable {
  /// The order's id.
  public var orderID: String
  /// What came back.
  public var item: String
  /// When it came back.
  public var date: CalendarDay
  /// Why, as written.
  public var reason: String?
  /// How many came back.
  public var quantity: Quantity
  /// How many had been sold.
  public var sold: Quantity
  /// When they had been sold.
  public var soldOn: CalendarDay
  /// What the artisan had earned with all of them.
  public var share: Money
  /// How the amount came about: `₹5,040.00 × 1 ÷ 3 = ₹1,680.00`.
  public var formula: String
  /// What is taken off, below zero.
  public var amount: Money
}

extension StatementBack: RecordConvertible {
  /// All fields of a return.
  public static let recordType = RecordType<StatementBack>(
    "statement return",
    [
      .field("orderID", { $0.orderID }, "our id of the order", example: "O-1042"),
      .field("item", { $0.item }, "what came back", example: "Sozni shawl, ivory"),
      .field("date", { $0.date }, "when it came back", example: "2026-05-12"),
      .field("reason", { $0.reason }, "why", example: "Moth holes", words: []),
      .field("quantity", { $0.quantity }, "how many came back", example: "1 pcs"),
      .field("sold", { $0.sold }, "how many had been sold", example: "3 pcs"),
      .field("soldOn", { $0.soldOn }, "when they had been sold", example: "2026-04-20"),
      .field("share", { $0.share }, "what the artisan had earned with all of them", example: "₹5,040.00"),
      .field("formula", { $0.formula }, "how the amount came about", example: "₹5,040.00 × 1 ÷ 3 = ₹1,680.00"),
      .field("amount", { $0.amount }, "what is taken off, with a minus", example: "-₹1,680.00"),
    ])
}

/// Pieces that the co-op bought outright.
public struct StatementBought: Sendable {
  /// What was bought.
  public var item: String
  /// When it came in.
  public var date: CalendarDay
  /// How many.
  public var quantity: Quantity
  /// What one cost.
  public var unitCost: Money
  /// What all makers get together.
  public var total: Money
  /// How that came about: `₹600.00 × 20 = ₹12,000.00`.
  public var formula: String
  /// The artisan's part, where there are several makers.
  public var share: Percentage?
  /// How the part came about: `₹12,000.00 × 50% = ₹6,000.00`.
  public var shareFormula: String?
  /// The other makers.
  public var others: [StatementMaker]
  /// What the artisan gets.
  public var amount: Money
}

extension StatementBought: RecordConvertible {
  /// All fields of a purchase.
  public static let recordType = RecordType<StatementBought>(
    "statement purchase",
    [
      .field("item", { $0.item }, "what was bought", example: "Willow basket, 30 cm"),
      .field("date", { $0.date }, "when it came in", example: "2026-05-09"),
      .field("quantity", { $0.quantity }, "how many", example: "20 pcs"),
      .field("unitCost", { $0.unitCost }, "what one cost", example: "₹600.00"),
      .field("total", { $0.total }, "what all makers get together", example: "₹12,000.00"),
      .field("formula", { $0.formula }, "how that came about", example: "₹600.00 × 20 = ₹12,000.00"),
      .field("share", { $0.share }, "the artisan's part, where there are several makers", example: "50%"),
      .field(
        "shareFormula", { $0.shareFormula }, "how the part came about", example: "₹12,000.00 × 50% = ₹6,000.00"),
      .field("others", { $0.others }, "the other makers"),
      .field("amount", { $0.amount }, "what the artisan gets", example: "₹6,000.00"),
    ])
}

/// Pieces that are still with the co-op.
public struct StatementPiece: Sendable {
  /// What it is.
  public var item: String
  /// The batch, if it has one.
  public var batch: String?
  /// How many.
  public var quantity: Quantity
  /// When they came.
  public var since: CalendarDay
  /// How many days ago that was, at the period's end.
  public var days: Int
  /// The artisan's part, where there are several makers.
  public var share: Percentage?
}

extension StatementPiece: RecordConvertible {
  /// All fields of a piece.
  public static let recordType = RecordType<StatementPiece>(
    "statement piece",
    [
      .field("item", { $0.item }, "what it is", example: "Kani stole, indigo"),
      .field("batch", { $0.batch }, "the batch", example: "SAF-2026-03"),
      .field("quantity", { $0.quantity }, "how many", example: "4 pcs"),
      .field("since", { $0.since }, "when they came", example: "2026-03-02"),
      .field("days", { $0.days }, "how many days ago that was", example: "90"),
      .field("share", { $0.share }, "the artisan's part, where there are several makers", example: "60%"),
    ])
}
