public import Values

/// What one artisan's payout statement says, all figures final: what was sold, at what share, and why the payout is what it is.
///
/// Input: a `MakerStatement`, the facts that name things, and a request. Output: this value. It shows nothing of what other artisans
/// get, and nobody who bought.
public struct Statement: Sendable {
  /// What it is called.
  public var kind = "Payout Statement"
  /// The document's number; absent on a draft.
  public var number: String?
  /// Whether it is a draft, without a number.
  public var isDraft: Bool
  /// The day of issue; on a draft the day it was drawn up.
  public var date: CalendarDay
  /// The co-op.
  public var coop: CoopParty
  /// The artisan.
  public var artisan: ArtisanParty
  /// The period's name: `2026-05`, or `2026-W20`.
  public var period: String
  /// The period's first day.
  public var start: CalendarDay
  /// The period's last day.
  public var end: CalendarDay
  /// Whether the period goes on, so that figures can still change.
  public var isOpen: Bool

  /// What is paid; absent when nothing is.
  public var toPay: Money?
  /// The day on which it is paid.
  public var payDay: CalendarDay?
  /// The smallest amount that is paid, where the closing balance is smaller.
  public var minimum: Money?
  /// What the artisan owes, above zero, where that is so.
  public var owed: Money?
  /// How the money of what became payable was split, where there is anything to split.
  public var split: StatementSplit?

  /// The closing balance of the last statement that was issued, where it differs from what is brought forward now.
  public var lastClosing: Money?
  /// That statement's number.
  public var lastNumber: String?
  /// What changed since that statement.
  public var changed: Money?
  /// The closing balance of the period before.
  public var broughtForward: Money
  /// Opening balances dated in the period.
  public var openings: [StatementRow]
  /// Their sum.
  public var openingTotal: Money?
  /// What became payable.
  public var sales: [StatementSale]
  /// Its sum.
  public var earned: Money
  /// What came back after it had become payable.
  public var returns: [StatementBack]
  /// Its sum, taken off; absent when nothing came back.
  public var returned: Money?
  /// What was bought outright.
  public var purchases: [StatementBought]
  /// Its sum; absent when nothing was bought.
  public var bought: Money?
  /// Adjustments, each with its reason.
  public var adjustments: [StatementRow]
  /// Their sum; absent when there are none.
  public var adjusted: Money?
  /// What is held back of sales, and how; absent when nothing is and nothing was.
  public var retention: StatementRetention?
  /// Advances and their recovery; absent when there are none.
  public var advance: StatementAdvance?
  /// What was paid in the period.
  public var payouts: [StatementRow]
  /// Its sum, taken off; absent when nothing was paid.
  public var paid: Money?
  /// What is owed at the period's end; below zero when the artisan owes.
  public var closing: Money

  /// What was sold and waits to become payable.
  public var pending: [StatementSale]
  /// Its sum.
  public var pendingTotal: Money
  /// Whether a sale becomes payable only when its buyer has paid.
  public var waitsForBuyer: Bool
  /// Pieces that are still with the co-op.
  public var held: [StatementPiece]
  /// The document's fingerprint; empty before it is known.
  public var fingerprint: String
}

extension Statement: RecordConvertible {
  /// All fields of a statement, for templates.
  public static let recordType = RecordType<Statement>("statement") {
    headFields
    outcomeFields
    blockFields
    restFields
  }

  private static let headFields: [RecordField<Statement>] = [
    .field(
      "kind", { $0.kind }, "what it is called", example: "Payout Statement", words: ["Payout Statement"]),
    .field("number", { $0.number }, "the number; absent on a draft", example: "PS/26-27/0042"),
    .field("isDraft", { $0.isDraft }, "whether it is a draft, without a number", example: "false"),
    .field("date", { $0.date }, "the day of issue", example: "2026-06-01"),
    .field("coop", { $0.coop }, "the co-op"),
    .field("artisan", { $0.artisan }, "the artisan"),
    .field("period", { $0.period }, "the period's name", example: "2026-05"),
    .field("start", { $0.start }, "the period's first day", example: "2026-05-01"),
    .field("end", { $0.end }, "the period's last day", example: "2026-05-31"),
    .field("isOpen", { $0.isOpen }, "whether the period goes on, so that figures can change", example: "false"),
  ]

  private static let outcomeFields: [RecordField<Statement>] = [
    .field("toPay", { $0.toPay }, "what is paid; absent when nothing is", example: "₹8,412.00"),
    .field("payDay", { $0.payDay }, "the day on which it is paid", example: "2026-06-07"),
    .field("minimum", { $0.minimum }, "the smallest amount paid, where less than that is owed", example: "₹500.00"),
    .field("owed", { $0.owed }, "what the artisan owes the co-op, where that is so", example: "₹1,200.00"),
    .field("split", { $0.split }, "how the money of what became payable was split"),
  ]

  private static let blockFields: [RecordField<Statement>] = [
    .field(
      "lastClosing", { $0.lastClosing }, "the closing balance of the last statement, where it has changed since",
      example: "₹1,000.00"),
    .field("lastNumber", { $0.lastNumber }, "the number of that statement", example: "PS/26-27/0012"),
    .field("changed", { $0.changed }, "what changed since that statement", example: "-₹350.00"),
    .field("broughtForward", { $0.broughtForward }, "the closing balance of the period before", example: "₹650.00"),
    .field("openings", { $0.openings }, "balances from before the books, dated in the period"),
    .field("openingTotal", { $0.openingTotal }, "their sum", example: "₹12,400.00"),
    .field("sales", { $0.sales }, "what was sold and became payable"),
    .field("earned", { $0.earned }, "the sum of what became payable", example: "₹18,900.00"),
    .field("returns", { $0.returns }, "what came back after it had become payable"),
    .field("returned", { $0.returned }, "its sum, with a minus", example: "-₹700.00"),
    .field("purchases", { $0.purchases }, "what was bought outright"),
    .field("bought", { $0.bought }, "its sum", example: "₹12,000.00"),
    .field("adjustments", { $0.adjustments }, "adjustments, each with its reason"),
    .field("adjusted", { $0.adjusted }, "their sum", example: "-₹250.00"),
    .field("retention", { $0.retention }, "what is held back of sales, and how"),
    .field("advance", { $0.advance }, "advances, and what goes towards them"),
    .field("payouts", { $0.payouts }, "what was paid in the period"),
    .field("paid", { $0.paid }, "its sum, with a minus", example: "-₹10,000.00"),
    .field("closing", { $0.closing }, "what is owed at the period's end", example: "₹8,412.00"),
  ]

  private static let restFields: [RecordField<Statement>] = [
    .field("pending", { $0.pending }, "what was sold and is not yet payable"),
    .field("pendingTotal", { $0.pendingTotal }, "its sum", example: "₹4,900.00"),
    .field("waitsForBuyer", { $0.waitsForBuyer }, "whether a sale waits until its buyer has paid", example: "true"),
    .field("held", { $0.held }, "pieces that are still with the co-op"),
    .field("fingerprint", { $0.fingerprint }, "the document's fingerprint", example: "3f9a 20bc 71d4 e65a"),
  ]
}
