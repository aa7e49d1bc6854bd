import Diagnostics
import Ledger
public import Values

extension Earnings {
  /// An artisan's statement for a period; `nil` when no fact names the artisan. Before it is handed out, its parts are held against
  /// the account's balance.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit or the parts do not make the balance.
  public func statement(of artisanID: String, for period: PayPeriod) throws -> MakerStatement? {
    guard let account = account(of: artisanID) else { return nil }
    do {
      let book = try StatementBook(self, account, period)
      let statement = try statement(account, period, book)
      guard try statement.reconciles, statement.closing == book.after.payable else {
        throw Diagnostic(
          "statement-does-not-reconcile",
          "the statement of `\(account.artisan?.id ?? account.artisanID)` for \(period.name) does not make its balance",
          hint: "this is a mistake in the program; please report it with the ledger", fault: .environment)
      }
      return statement
    } catch let error as ArithmeticError {
      throw Self.tooLarge(account, error)
    }
  }

  private func statement(
    _ account: MakerAccount, _ period: PayPeriod, _ book: StatementBook
  ) throws -> MakerStatement {
    let base = settings.baseCurrency
    let earned = try book.earnings.map(\.amount).sum(base)
    let returned = try book.returns.map(\.amount).sum(base)
    let bought = try book.purchases.map(\.amount).sum(base)
    let adjusted = try book.adjustments.map(\.amount).sum(base)
    let held = try RetentionStep(percentage: account.retention, netSales: earned - returned)
    let advanceBefore = try book.after.advance + book.recovered
    let recovery = try RecoveryStep(
      percentage: account.recovery, remaining: earned - returned + bought + adjusted - held.amount,
      advanceBefore: advanceBefore)
    let pending = try pendingSales(account, asOf: period.end)
    return MakerStatement(
      artisanID: account.artisanID, artisan: account.artisan, period: period, broughtForward: book.before.payable,
      openingBalances: book.openingBalances,
      opening: try book.before.payable + book.openingBalances.map(\.amount).sum(base), earnings: book.earnings,
      earned: earned, returns: book.returns, returned: returned, purchases: book.purchases, bought: bought,
      adjustments: book.adjustments, adjusted: adjusted, retentionStep: held, retention: book.retention,
      retentionReleases: book.retentionReleases,
      retentionReleased: try book.retentionReleases.map(\.amount).sum(base), recoveryStep: recovery,
      recovered: book.recovered, payouts: book.payouts, paid: try book.payouts.map(\.amount).sum(base),
      closing: book.after.payable, outcome: outcome(of: book.after.payable, period),
      advances: .init(
        before: book.before.advance, given: book.advancesGiven, repaid: book.advancesRepaid, left: book.after.advance),
      retained: book.after.retained, pending: pending, pendingTotal: try pending.map(\.amount).sum(base),
      held: try heldPieces(account, asOf: period.end))
  }

  private func outcome(of closing: Money, _ period: PayPeriod) -> MakerStatement.Outcome {
    if closing.isNegative { return .owedToCoop }
    if closing.isZero { return .nothing }
    if closing.minorUnits < settings.minimumPayout.minorUnits { return .belowMinimum(settings.minimumPayout) }
    return .pay(closing, on: period.end.adding(days: settings.lagDays))
  }

  /// The sales of an artisan that wait to become payable at the end of a day.
  public func pendingSales(_ account: MakerAccount, asOf day: CalendarDay) throws -> [PendingSale] {
    try account.sales.compactMap { part in
      let sale = sales[Int(part.index)]
      let amount = try sale.pending(Int(part.part), asOf: day)
      return amount.isZero ? nil : PendingSale(sale: sale, part: Int(part.part), amount: amount)
    }
  }

  /// The pieces held for an artisan at the end of a day, by item.
  public func heldPieces(_ account: MakerAccount, asOf day: CalendarDay) throws -> [HeldPiece] {
    try account.items.compactMap { index in
      let item = held.items[Int(index)]
      let quantity = try held.unsold(Int(index), asOf: day)
      guard quantity > .zero, let maker = item.makers.first(where: { $0.artisanID == account.artisanID }) else {
        return nil
      }
      return HeldPiece(item: item, quantity: quantity, share: maker.share, days: item.receivedOn.days(until: day))
    }
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
