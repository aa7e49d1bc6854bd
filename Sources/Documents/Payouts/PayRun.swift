public import Ledger
public import Values

/// Who is to be paid for a period, and how much of it is still to be paid.
///
/// Input: what all artisans earned, a period. Output: one entry for each artisan whose statement of the period says that something is
/// paid. Pure.
public struct PayRun: Sendable {
  /// What one artisan is to be paid.
  public struct Entry: Sendable {
    /// The artisan's id as artisans.csv spells it.
    public var artisanID: String
    /// The artisan; `nil` when artisans.csv does not know one of that id.
    public var artisan: Artisan?
    /// What the statement of the period says is paid: its closing balance.
    public var promised: Money
    /// What was paid since the period's end.
    public var paid: [Payout]
    /// What is still to be paid: what was promised less what was paid since, never below zero.
    public var amount: Money
    /// What stands on the account today, when that is less than `amount`: something came back or was adjusted after the period.
    public var lowerBalance: Money?

    /// The name on paper; the id where none is known.
    public var name: String { artisan?.name ?? artisanID }
  }

  /// The period.
  public let period: PayPeriod
  /// The day on which the period is paid out.
  public let payDay: CalendarDay
  /// The artisans with something to pay in the period, by id, also those who were paid already.
  public let entries: [Entry]
  /// What is still to be paid in all.
  public let total: Money
  /// What was promised in all.
  public let promised: Money

  /// Works out a run as of a day.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit or a statement does not reconcile.
  public init(_ earnings: Earnings, period: PayPeriod, asOf today: CalendarDay) throws {
    let base = earnings.settings.baseCurrency
    var entries: [Entry] = []
    var payDay = period.end
    for id in earnings.artisanIDs {
      guard let account = earnings.account(of: id), let statement = try earnings.statement(of: id, for: period),
        case .pay(let promised, let day) = statement.outcome
      else { continue }
      payDay = day
      let paid = account.payouts.map { earnings.payouts[Int($0)] }
        .filter { $0.kind == .payout && $0.date > period.end }
      let rest = try promised - paid.map(\.amount).sum(base)
      let amount = rest.isPositive ? rest : .zero(base)
      let balance = try earnings.balances(of: account, asOf: max(today, period.end)).payable
      entries.append(
        Entry(
          artisanID: account.artisan?.id ?? id.uppercased(), artisan: account.artisan, promised: promised, paid: paid,
          amount: amount, lowerBalance: balance.minorUnits < amount.minorUnits ? balance : nil))
    }
    self.period = period
    self.payDay = payDay > period.end ? payDay : period.end.adding(days: earnings.settings.lagDays)
    self.entries = entries
    total = try entries.map(\.amount).sum(base)
    promised = try entries.map(\.promised).sum(base)
  }
}
