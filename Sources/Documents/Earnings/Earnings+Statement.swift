import Diagnostics
import Ledger
public import Values

extension Earnings {
  /// An artisan's statement for a period; `nil` when no fact names the artisan. Before it is handed out, its parts are held against
  /// the account's balances.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit or the parts do not make the balance.
  public func statement(of artisanID: String, for period: PayPeriod) throws -> MakerStatement? {
    guard let account = account(of: artisanID) else { return nil }
    var run = try run(account)
    return try run.statement(for: period)
  }

  /// Hands over an artisan's statements of the periods that end on `first`, on `last` or between them, the earliest first, from the
  /// one in which something first happened; nothing when no fact names the artisan. The time grows with what happened, not with that
  /// times the number of periods.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit or the parts do not make the balance, and what `body` throws.
  public func forEachStatement(
    of artisanID: String, from first: CalendarDay = .first, through last: CalendarDay,
    _ body: (MakerStatement) throws -> Void
  ) throws {
    guard let account = account(of: artisanID) else { return }
    var run = try run(account)
    guard let start = run.firstDay else { return }
    var period = PayPeriod(containing: max(start, first), cadence: settings.cadence)
    while period.end <= last {
      try body(try run.statement(for: period))
      guard period.next > period else { return }
      period = period.next
    }
  }

  private func run(_ account: MakerAccount) throws -> StatementRun {
    do {
      return try StatementRun(self, account)
    } catch let error as ArithmeticError {
      throw Self.tooLarge(account, error)
    }
  }

  /// What happens with what is owed at the end of a period.
  func outcome(of closing: Money, _ period: PayPeriod) -> MakerStatement.Outcome {
    if closing.isNegative { return .owedToCoop }
    if closing.isZero { return .nothing }
    if closing.minorUnits < settings.minimumPayout.minorUnits { return .belowMinimum(settings.minimumPayout) }
    return .pay(closing, on: period.end.adding(days: settings.lagDays))
  }

  /// The sales of an artisan that wait to become payable at the end of a day.
  public func pendingSales(_ account: MakerAccount, asOf day: CalendarDay) throws -> [PendingSale] {
    var run = PendingRun(account)
    return try run.sales(asOf: day, of: self)
  }
}

extension MakerStatement {
  /// Whether all parts together make the closing balance, and the steps what was booked.
  var reconciles: Bool {
    get throws(ArithmeticError) {
      let income = try opening + earned - returned + bought + adjusted
      let kept = try retention - retentionReleased + recovered + paid
      return try income - kept == closing && retention == retentionStep.amount && recovered == recoveryStep.amount
    }
  }
}

extension MakerAccount {
  /// The percentage held back; zero when none is agreed.
  var retention: Percentage { artisan?.retention ?? Percentage(.zero) }
  /// The percentage that goes towards advances; 100 when none is written.
  var recovery: Percentage { artisan?.advanceRecovery ?? Percentage(.hundred) }
}
