public import Settings
public import Values

/// A sheet for the bookkeeper: all statements of a period, one line each, and what is to be paid.
///
/// Input: the statements as they were drawn up. Output: this value; no figure of it is worked out anew but for the sums.
public struct StatementSummary: Sendable {
  /// What it is called.
  public var kind = "Payout Summary"
  /// Always absent: it is no document that is issued.
  public var number: String?
  /// The co-op.
  public var coop: CoopParty
  /// The period's name.
  public var period: String
  /// The period's first day.
  public var start: CalendarDay
  /// The period's last day.
  public var end: CalendarDay
  /// The day it was drawn up.
  public var date: CalendarDay
  /// Whether there are drafts among the statements.
  public var isDraft: Bool
  /// The ISO code of the currency.
  public var currency: String
  /// The day on which is paid, if anything is.
  public var payDay: CalendarDay?
  /// The statements, by artisan.
  public var rows: [StatementSummaryRow]
  /// The sums of all of them.
  public var totals: StatementSums
  /// How many are paid.
  public var payees: Int
  /// How many of those have no UPI address.
  public var withoutUPI: Int
  /// How many artisans got no statement, because nothing happened and nothing is owed.
  public var quiet: Int
  /// The document's fingerprint; empty before it is known.
  public var fingerprint: String

  /// Sums up the statements of a period.
  ///
  /// - Throws: `ArithmeticError` when a sum does not fit.
  public init(
    of statements: [StatementSummaryRow], period: PayPeriod, quiet: Int, date: CalendarDay, settings: CoopSettings
  ) throws(ArithmeticError) {
    coop = CoopParty(settings: settings)
    self.period = period.name
    (start, end, self.date) = (period.start, period.end, date)
    isDraft = statements.contains { $0.number == nil }
    currency = settings.ledger.baseCurrency.code
    payDay = statements.lazy.compactMap(\.payDay).first
    rows = statements
    totals = StatementSums(zero: settings.ledger.baseCurrency)
    for row in statements { try totals.add(row.figures) }
    payees = statements.count { $0.toPay != nil }
    withoutUPI = statements.count { $0.toPay != nil && $0.upi == nil }
    self.quiet = quiet
    fingerprint = ""
  }
}

extension StatementSummary: RecordConvertible {
  /// All fields of a summary, for templates.
  public static let recordType = RecordType<StatementSummary>(
    "statement summary",
    [
      .field("kind", { $0.kind }, "what it is called", example: "Payout Summary", words: ["Payout Summary"]),
      .field("number", { $0.number }, "always absent: it is no document that is issued"),
      .field("coop", { $0.coop }, "the co-op"),
      .field("period", { $0.period }, "the period's name", example: "2026-05"),
      .field("start", { $0.start }, "the period's first day", example: "2026-05-01"),
      .field("end", { $0.end }, "the period's last day", example: "2026-05-31"),
      .field("date", { $0.date }, "the day it was drawn up", example: "2026-06-01"),
      .field("isDraft", { $0.isDraft }, "whether there are drafts among the statements", example: "false"),
      .field("currency", { $0.currency }, "the ISO code of the currency", example: "INR"),
      .field("payDay", { $0.payDay }, "the day on which is paid, if anything is", example: "2026-06-07"),
      .field("rows", { $0.rows }, "the statements, by artisan"),
      .field("totals", { $0.totals }, "the sums of all of them"),
      .field("payees", { $0.payees }, "how many are paid", example: "12"),
      .field("withoutUPI", { $0.withoutUPI }, "how many of those have no UPI address", example: "2"),
      .field("quiet", { $0.quiet }, "how many artisans got no statement, as there was nothing to say", example: "3"),
      .field("fingerprint", { $0.fingerprint }, "the document's fingerprint", example: "3f9a 20bc 71d4 e65a"),
    ])
}

/// One statement on the summary.
public struct StatementSummaryRow: Sendable {
  /// The statement's number; absent on a draft.
  public var number: String?
  /// The artisan's id.
  public var id: String
  /// The artisan's name on paper.
  public var name: String
  /// The amounts, with the signs that they have on the statement.
  public var figures: StatementSums
  /// What is paid; absent when nothing is.
  public var toPay: Money?
  /// The day on which it is paid.
  public var payDay: CalendarDay?
  /// The UPI address; absent when there is none.
  public var upi: String?
  /// Why nothing is paid: `carried forward`, `owes the co-op` or `nothing owed`; absent where something is paid.
  public var reason: String?

  init(
    number: String?, id: String, name: String, figures: StatementSums, toPay: Money?, payDay: CalendarDay?,
    upi: String?,
    reason: String?
  ) {
    (self.number, self.id, self.name, self.figures) = (number, id, name, figures)
    (self.toPay, self.payDay, self.upi, self.reason) = (toPay, payDay, upi, reason)
  }

  /// What a statement comes to.
  public init(_ statement: Statement) throws(ArithmeticError) {
    number = statement.number
    id = statement.artisan.id
    name = statement.artisan.name
    figures = try StatementSums(statement)
    toPay = statement.toPay
    payDay = statement.payDay
    upi = statement.artisan.upi
    reason = Self.reason(toPay: statement.toPay, owed: statement.owed, minimum: statement.minimum)
  }
}

extension StatementSummaryRow: RecordConvertible {
  /// All fields of a row.
  public static let recordType = RecordType<StatementSummaryRow>(
    "summary row",
    [
      .field("number", { $0.number }, "the statement's number; absent on a draft", example: "PS/26-27/0042"),
      .field("id", { $0.id }, "the artisan's id", example: "A07"),
      .field("name", { $0.name }, "the artisan's name", example: "Zoon Begum"),
      .field("figures", { $0.figures }, "the amounts, with the signs that they have on the statement"),
      .field("toPay", { $0.toPay }, "what is paid; absent when nothing is", example: "₹8,412.00"),
      .field("payDay", { $0.payDay }, "the day on which it is paid", example: "2026-06-07"),
      .field("upi", { $0.upi }, "the UPI address, if there is one", example: "zoon@bank"),
      .field(
        "reason", { $0.reason }, "why nothing is paid", example: "carried forward",
        words: ["carried forward", "owes the co-op", "nothing owed"]),
    ])
}

/// The amounts of a statement, or of several together; what is taken off stands below zero.
public struct StatementSums: Sendable, Hashable {
  /// Brought forward, with opening balances and what changed since the last statement.
  public var opening: Money
  /// Earned with sales.
  public var earned: Money
  /// Came back.
  public var returned: Money
  /// Bought outright.
  public var bought: Money
  /// Adjusted.
  public var adjusted: Money
  /// Held back, less what was released.
  public var retention: Money
  /// Went towards advances.
  public var recovered: Money
  /// Paid in the period.
  public var paid: Money
  /// Owed at the period's end.
  public var closing: Money
  /// To be paid.
  public var toPay: Money

  init(zero currency: Currency) {
    let zero = Money.zero(currency)
    self.init(
      opening: zero, earned: zero, returned: zero, bought: zero, adjusted: zero, retention: zero, recovered: zero,
      paid: zero, closing: zero, toPay: zero)
  }

  init(
    opening: Money, earned: Money, returned: Money, bought: Money, adjusted: Money, retention: Money, recovered: Money,
    paid: Money, closing: Money, toPay: Money
  ) {
    (self.opening, self.earned, self.returned, self.bought) = (opening, earned, returned, bought)
    (self.adjusted, self.retention, self.recovered) = (adjusted, retention, recovered)
    (self.paid, self.closing, self.toPay) = (paid, closing, toPay)
  }

  init(_ statement: Statement) throws(ArithmeticError) {
    let zero = Money.zero(statement.closing.currency)
    let kept = statement.retention
    self.init(
      opening: try statement.broughtForward + (statement.openingTotal ?? zero), earned: statement.earned,
      returned: statement.returned ?? zero, bought: statement.bought ?? zero, adjusted: statement.adjusted ?? zero,
      retention: try (kept?.amount ?? zero) + (kept?.released ?? zero),
      recovered: statement.advance?.recovered ?? zero, paid: statement.paid ?? zero, closing: statement.closing,
      toPay: statement.toPay ?? zero)
  }

  mutating func add(_ more: StatementSums) throws(ArithmeticError) {
    opening = try opening + more.opening
    earned = try earned + more.earned
    returned = try returned + more.returned
    bought = try bought + more.bought
    adjusted = try adjusted + more.adjusted
    retention = try retention + more.retention
    recovered = try recovered + more.recovered
    paid = try paid + more.paid
    closing = try closing + more.closing
    toPay = try toPay + more.toPay
  }
}

extension StatementSums: RecordConvertible {
  /// All fields of the amounts.
  public static let recordType = RecordType<StatementSums>(
    "statement sums",
    [
      .field("opening", { $0.opening }, "owed at the start", example: "₹650.00"),
      .field("earned", { $0.earned }, "earned with what was sold", example: "₹18,900.00"),
      .field("returned", { $0.returned }, "came back, with a minus", example: "-₹700.00"),
      .field("bought", { $0.bought }, "bought outright", example: "₹12,000.00"),
      .field("adjusted", { $0.adjusted }, "adjusted", example: "-₹250.00"),
      .field("retention", { $0.retention }, "held back, with a minus, less what was released", example: "-₹910.00"),
      .field("recovered", { $0.recovered }, "went towards advances, with a minus", example: "-₹4,322.50"),
      .field("paid", { $0.paid }, "paid in the period, with a minus", example: "-₹10,000.00"),
      .field("closing", { $0.closing }, "owed at the end", example: "₹8,412.00"),
      .field("toPay", { $0.toPay }, "to be paid", example: "₹8,412.00"),
    ])
}
