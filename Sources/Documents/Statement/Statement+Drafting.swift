import Diagnostics
import Ledger
import Settings
import Values

extension Statement {
  /// Draws up a statement: all figures are those of the `MakerStatement`, which was held against the account's balances; here they
  /// get their words.
  ///
  /// - Throws: a `Diagnostic` when what is to be printed does not come to the closing balance, or an amount does not fit.
  public init(drafting figures: MakerStatement, facts: StatementFacts, request: StatementRequest) throws {
    do {
      try self.init(figures, StatementDrafter(facts: facts, figures: figures, language: request.language), request)
    } catch let error as ArithmeticError {
      throw Diagnostic(
        "amount-too-large",
        "the statement of `\(figures.artisan?.id ?? figures.artisanID)` for \(figures.period.name) can not be computed: \(error)",
        hint: "look at the artisan's rows in payouts.csv")
    }
    guard try reconciles else {
      throw Diagnostic(
        "statement-does-not-reconcile",
        "the statement of `\(artisan.id)` for \(period) does not make its balance, so it is not printed",
        hint: "this is a mistake in the program; please report it with the ledger", fault: .environment)
    }
  }

  private init(_ figures: MakerStatement, _ drafter: StatementDrafter, _ request: StatementRequest) throws {
    let settings = drafter.facts.settings
    let closing = figures.closing
    let changed = try request.last.map { try figures.broughtForward - $0.closing }.flatMap { $0.isZero ? nil : $0 }
    self.init(
      number: request.number, isDraft: request.number == nil, date: request.date,
      coop: CoopParty(settings: settings), artisan: drafter.party, period: figures.period.name,
      start: figures.period.start, end: figures.period.end, isOpen: request.date <= figures.period.end,
      owed: closing.isNegative ? try closing.negated() : nil, split: try drafter.split(),
      lastClosing: changed == nil ? nil : request.last?.closing,
      lastNumber: changed == nil ? nil : request.last?.number, changed: changed,
      broughtForward: figures.broughtForward, openings: figures.openingBalances.map(StatementRow.init),
      openingTotal: figures.openingBalances.isEmpty ? nil : try figures.opening - figures.broughtForward,
      sales: try drafter.sales(), earned: figures.earned,
      returns: try figures.returns.map(drafter.back),
      returned: figures.returns.isEmpty ? nil : try figures.returned.negated(),
      purchases: try figures.purchases.map(drafter.bought),
      bought: figures.purchases.isEmpty ? nil : figures.bought,
      adjustments: figures.adjustments.map(StatementRow.init),
      adjusted: figures.adjustments.isEmpty ? nil : figures.adjusted,
      retention: try StatementRetention(figures, drafter.formulas),
      advance: try StatementAdvance(figures, drafter.formulas),
      payouts: try figures.payouts.map(StatementRow.init(takenOff:)),
      paid: figures.payouts.isEmpty ? nil : try figures.paid.negated(), closing: closing,
      pending: try figures.pending.map(drafter.pending), pendingTotal: figures.pendingTotal,
      waitsForBuyer: settings.ledger.payoutTrigger == .paid, held: figures.held.map(drafter.piece), fingerprint: "")
    switch figures.outcome {
    case .pay(let amount, let day): (toPay, payDay) = (amount, day)
    case .belowMinimum(let smallest): minimum = smallest
    case .nothing, .owedToCoop: break
    }
  }

  /// Whether the printed block comes to the printed closing balance, beginning with the last paper.
  private var reconciles: Bool {
    get throws(ArithmeticError) {
      var sum = broughtForward
      if let lastClosing, let changed { sum = try lastClosing + changed }
      let parts = [
        openingTotal, earned, returned, bought, adjusted, retention?.amount, retention?.released, advance?.recovered,
        paid,
      ]
      for part in parts { if let part { sum = try sum + part } }
      return sum == closing
    }
  }
}

extension StatementRow {
  init(_ payout: Payout) {
    self.init(
      date: payout.date, method: payout.method, reference: payout.reference, note: payout.note, amount: payout.amount)
  }

  init(takenOff payout: Payout) throws {
    self.init(payout)
    amount = try payout.amount.negated()
  }
}

extension StatementRetention {
  /// What is held back; `nil` when nothing is and nothing was.
  init?(_ figures: MakerStatement, _ formulas: StatementFormulas) throws {
    let step = figures.retentionStep
    let isSilent = step.amount.isZero && figures.retentionReleases.isEmpty && figures.retained.isZero
    if isSilent { return nil }
    self.init(
      percent: step.percentage.number.isZero ? nil : step.percentage, netSales: step.netSales,
      amount: step.amount.isZero ? nil : try step.amount.negated(),
      formula: step.amount.isZero ? nil : try formulas.percentage(step.netSales, step.percentage, step.amount),
      releases: figures.retentionReleases.map(StatementRow.init),
      released: figures.retentionReleases.isEmpty ? nil : figures.retentionReleased, total: figures.retained)
  }
}

extension StatementAdvance {
  /// How advances stand; `nil` when there are none.
  init?(_ figures: MakerStatement, _ formulas: StatementFormulas) throws {
    let rows = figures.advances
    if rows.before.isZero, rows.left.isZero, rows.given.isEmpty, rows.repaid.isEmpty { return nil }
    let step = figures.recoveryStep
    let isAll = step.amount.isZero || step.amount == step.advanceBefore
    self.init(
      before: rows.before, given: rows.given.map(StatementRow.init),
      repaid: try rows.repaid.map(StatementRow.init(takenOff:)), percent: step.percentage, remaining: step.remaining,
      recovered: step.amount.isZero ? nil : try step.amount.negated(),
      formula: isAll ? nil : try formulas.percentage(step.remaining, step.percentage, step.amount), left: rows.left)
  }
}
