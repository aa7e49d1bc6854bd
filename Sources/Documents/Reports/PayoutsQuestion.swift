import Ledger
import Settings
public import Values

/// Whom the co-op owes and when it is to be paid: every artisan with anything on one of the accounts.
///
/// The sums are those of the status and the weekly page: `owed` is owed to artisans, `pending` sold and not yet payable, `kept` held back,
/// `advances` what is left of them, `owedByArtisans` what artisans owe the co-op.
public struct PayoutsQuestion: QuestionReport {
  /// `payouts`.
  public static let name = "payouts"
  /// Whom do we owe, and when?
  public static let question = "Whom do we owe, and when?"
  /// About a day.
  public static let span = ReportSpan.day

  /// What every report says of itself.
  public var head: ReportHead
  /// The artisans: those to whom something is overdue first, then by what is owed.
  public let rows: [Row]
  /// What is owed now.
  public let owed: Money
  /// What of it should have been paid already.
  public let overdue: Money
  /// The pay day of what is overdue; absent when nothing is.
  public let overdueSince: CalendarDay?
  /// The next pay day, which may be the day itself.
  public let payDay: CalendarDay
  /// How many artisans are owed something.
  public let artisansOwed: Int
  /// The smallest amount that is paid out.
  public let minimum: Money
  /// Sold, but not payable yet.
  public let pending: Money
  /// Kept back of sales.
  public let kept: Money
  /// What is left of advances.
  public let advances: Money
  /// What artisans owe the co-op.
  public let owedByArtisans: Money

  /// An artisan with anything on an account.
  public struct Row: Sendable, Hashable {
    /// The artisan's id.
    public let artisanID: String
    /// What the artisan is called; the id where the artisan is not known.
    public let name: String
    /// What is owed now; zero when the artisan owes.
    public let owed: Money
    /// What of it should have been paid already.
    public let overdue: Money
    /// The day on which it is to be paid, or was to be; absent when nothing is owed or it is too little.
    public let payOn: CalendarDay?
    /// Whether what is owed is less than the smallest amount that is paid out.
    public let isBelowMinimum: Bool
    /// Sold, but not payable yet; zero when more came back.
    public let pending: Money
    /// Kept back of sales.
    public let kept: Money
    /// What is left of advances.
    public let advance: Money
    /// What the artisan owes the co-op.
    public let owes: Money
  }

  /// Draws it up; throws when an amount does not fit.
  public init(_ sources: ReportSources, _ head: ReportHead) throws {
    self.head = head
    let status = try sources.status(asOf: head.to)
    let settings = EarningsSettings(sources.facts.settings.ledger)
    let late = try OverduePayouts(sources.books, settings, asOf: head.to)
    let figures = status.figures
    (owed, pending, kept) = (figures.owedToArtisans, figures.notYetPayable, figures.retained)
    (advances, owedByArtisans) = (figures.advances, figures.owedByArtisans)
    (payDay, artisansOwed, minimum) = (status.nextPayDay, status.artisansOwed, settings.minimumPayout)
    overdue = try late.amounts.values.sum(head.currency)
    overdueSince = late.amounts.isEmpty ? nil : late.payDay
    let drafts = PayoutDrafts(
      names: sources.artisanNames, late: late, payDay: status.nextPayDay, minimum: settings.minimumPayout)
    rows = try drafts.rows(sources.books.balances(asOf: head.to)).sorted { $0.comesBefore($1) }
  }

  /// The columns of its table in a spreadsheet.
  public static let columns: [ReportColumn<Row>] = [
    .text("Artisan ID") { $0.artisanID },
    .text("Artisan") { $0.name },
    .amount("Owed now") { $0.owed },
    .amount("Of it overdue") { $0.overdue },
    .day("Pay day") { $0.payOn },
    .text("Below the smallest payout") { $0.isBelowMinimum ? "yes" : "no" },
    .amount("Not yet payable") { $0.pending },
    .amount("Kept back") { $0.kept },
    .amount("Advance left") { $0.advance },
    .amount("Owes the co-op") { $0.owes },
    .currency { $0.owed },
  ]
}

/// Makes the rows of what stands on the artisans' accounts.
private struct PayoutDrafts {
  let names: [String: String]
  let late: OverduePayouts
  let payDay: CalendarDay
  let minimum: Money

  func rows(_ balances: BookBalances) throws(ArithmeticError) -> [PayoutsQuestion.Row] {
    let kinds: [BookAccount.Kind] = [.payable, .pending, .retained, .advances]
    let ids = Set(balances.sums.keys.lazy.filter { kinds.contains($0.kind) }.map(\.detail))
    return try ids.map { id throws(ArithmeticError) in try row(id, balances) }
  }

  private func row(_ id: String, _ balances: BookBalances) throws(ArithmeticError) -> PayoutsQuestion.Row {
    let zero = Money.zero(balances.base)
    func amount(_ kind: BookAccount.Kind) -> Money { balances.sums[BookAccount(kind, id)] ?? zero }
    let payable = try amount(.payable).negated()
    let owed = payable.isPositive ? payable : zero
    let overdue = late.amounts[id] ?? zero
    let isBelowMinimum = owed.isPositive && owed.minorUnits < minimum.minorUnits
    return PayoutsQuestion.Row(
      artisanID: id, name: names[id] ?? id, owed: owed, overdue: overdue,
      payOn: overdue.isPositive ? late.payDay : owed.isPositive && !isBelowMinimum ? payDay : nil,
      isBelowMinimum: isBelowMinimum, pending: try amount(.pending).negated(), kept: try amount(.retained).negated(),
      advance: amount(.advances), owes: payable.isNegative ? try payable.negated() : zero)
  }
}

extension PayoutsQuestion.Row {
  fileprivate func comesBefore(_ other: PayoutsQuestion.Row) -> Bool {
    if overdue.minorUnits != other.overdue.minorUnits { return overdue.minorUnits > other.overdue.minorUnits }
    if owed.minorUnits != other.owed.minorUnits { return owed.minorUnits > other.owed.minorUnits }
    return artisanID < other.artisanID
  }
}

extension PayoutsQuestion: RecordConvertible {
  /// All fields of the report, for templates.
  public static let recordType = RecordType<PayoutsQuestion>(
    "report of payouts",
    headFields + [
      .field("owed", { $0.owed }, "what artisans are owed now", example: "₹86,400.00"),
      .field("overdue", { $0.overdue }, "what of it should have been paid already", example: "₹0.00"),
      .field("overdueSince", { $0.overdueSince }, "the pay day of that, if something is", example: "2026-05-07"),
      .field("payDay", { $0.payDay }, "the next pay day, which may be the day itself", example: "2026-06-07"),
      .field("daysToPayDay", { $0.head.to.days(until: $0.payDay) }, "the days until then", example: "6"),
      .field("artisansOwed", { $0.artisansOwed }, "how many artisans are owed something", example: "9"),
      .field("minimum", { $0.minimum }, "the smallest amount that is paid out", example: "₹500.00"),
      .field("pending", { $0.pending }, "sold, but not payable yet", example: "₹12,000.00"),
      .field("kept", { $0.kept }, "kept back of sales", example: "₹8,000.00"),
      .field("advances", { $0.advances }, "what is left of advances", example: "₹20,000.00"),
      .field("owedByArtisans", { $0.owedByArtisans }, "what artisans owe the co-op", example: "₹0.00"),
      .field("rows", { $0.rows }, "every artisan with anything, the overdue first, then by what is owed"),
    ])
}

extension PayoutsQuestion.Row: RecordConvertible {
  /// All fields of an artisan.
  public static let recordType = RecordType<PayoutsQuestion.Row>(
    "artisan's accounts",
    [
      .field("artisanID", { $0.artisanID }, "the artisan's id", example: "A07"),
      .field("name", { $0.name }, "what the artisan is called", example: "Shabir Ahmad Dar"),
      .field("owed", { $0.owed }, "what is owed now", example: "₹8,412.00"),
      .field("overdue", { $0.overdue }, "what of it should have been paid already", example: "₹0.00"),
      .field("payOn", { $0.payOn }, "the day on which it is to be paid, or was to be", example: "2026-06-07"),
      .field("isBelowMinimum", { $0.isBelowMinimum }, "whether it is too little to be paid out", example: "false"),
      .field("pending", { $0.pending }, "sold, but not payable yet", example: "₹1,200.00"),
      .field("kept", { $0.kept }, "kept back of sales", example: "₹800.00"),
      .field("advance", { $0.advance }, "what is left of advances", example: "₹2,000.00"),
      .field("owes", { $0.owes }, "what the artisan owes the co-op", example: "₹0.00"),
    ])
}
