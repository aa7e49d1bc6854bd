import Diagnostics
import Ledger
import Values

/// Makes an artisan's statements, one period after the other.
///
/// Input: an account, then periods that lie one behind the other. Output: a `MakerStatement` for each. Every posting, sale and event
/// in stock is looked at once, however many periods there are; only what waits or is held at a period's end is listed anew.
struct StatementRun {
  private let earnings: Earnings
  private let account: MakerAccount
  private let postings: [MakerPosting]
  /// The position of the first posting not yet entered.
  private var next = 0
  private var balances: MakerBalances
  private var pending: PendingRun
  private var held: HeldRun

  init(_ earnings: Earnings, _ account: MakerAccount) throws {
    self.earnings = earnings
    self.account = account
    postings = try earnings.postings(of: account)
    balances = MakerBalances(zero: earnings.settings.baseCurrency)
    pending = PendingRun(account)
    held = earnings.held.run(account)
  }

  /// The day of the first posting; `nil` when nothing ever happened.
  var firstDay: CalendarDay? { postings.first?.date }

  /// The statement of a period behind the last one.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit or the parts do not make the balance.
  mutating func statement(for period: PayPeriod) throws -> MakerStatement {
    do {
      while next < postings.count, postings[next].date < period.start {
        try balances.add(postings[next])
        next += 1
      }
      var book = StatementBook(earnings, broughtForward: balances)
      while next < postings.count, postings[next].date <= period.end {
        try book.enter(postings[next])
        next += 1
      }
      balances = book.after
      return try checked(statement(period, book), book)
    } catch let error as ArithmeticError {
      throw Earnings.tooLarge(account, error)
    }
  }

  private func checked(_ statement: MakerStatement, _ book: StatementBook) throws -> MakerStatement {
    guard try statement.reconciles, statement.closing == book.after.payable,
      statement.pendingTotal == book.after.pending
    else {
      throw Diagnostic(
        "statement-does-not-reconcile",
        "the statement of `\(account.artisan?.id ?? account.artisanID)` for \(statement.period.name) does not make its balance",
        hint: "this is a mistake in the program; please report it with the ledger", fault: .environment)
    }
    return statement
  }

  private mutating func statement(_ period: PayPeriod, _ book: StatementBook) throws -> MakerStatement {
    let base = earnings.settings.baseCurrency
    let earned = try book.earnings.map(\.amount).sum(base)
    let returned = try book.returns.map(\.amount).sum(base)
    let bought = try book.purchases.map(\.amount).sum(base)
    let adjusted = try book.adjustments.map(\.amount).sum(base)
    let kept = try RetentionStep(percentage: account.retention, netSales: earned - returned)
    let advanceBefore = try book.after.advance + book.recovered
    let recovery = try RecoveryStep(
      percentage: account.recovery, remaining: earned - returned + bought + adjusted - kept.amount,
      advanceBefore: advanceBefore)
    let waiting = try pending.sales(asOf: period.end, of: earnings)
    return MakerStatement(
      artisanID: account.artisanID, artisan: account.artisan, period: period, broughtForward: book.before.payable,
      openingBalances: book.openingBalances,
      opening: try book.before.payable + book.openingBalances.map(\.amount).sum(base), earnings: book.earnings,
      earned: earned, returns: book.returns, returned: returned, purchases: book.purchases, bought: bought,
      adjustments: book.adjustments, adjusted: adjusted, retentionStep: kept, retention: book.retention,
      retentionReleases: book.retentionReleases,
      retentionReleased: try book.retentionReleases.map(\.amount).sum(base), recoveryStep: recovery,
      recovered: book.recovered, payouts: book.payouts, paid: try book.payouts.map(\.amount).sum(base),
      closing: book.after.payable, outcome: earnings.outcome(of: book.after.payable, period),
      advances: .init(
        before: book.before.advance, given: book.advancesGiven, repaid: book.advancesRepaid, left: book.after.advance),
      retained: book.after.retained, pending: waiting, pendingTotal: try waiting.map(\.amount).sum(base),
      held: try held.pieces(asOf: period.end))
  }
}
