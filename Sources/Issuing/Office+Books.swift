import Documents
import Ledger
import Values

extension Office {
  /// The books of the whole co-op, from everything the ledger holds.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when the ledger can not be read or an amount does not fit.
  func books(of ledger: LedgerFile) throws -> Books {
    var facts = BookFacts(settings: settings)
    facts.artisans = try ledger.artisans()
    facts.items = try ledger.items()
    facts.rules = try ledger.payoutRules()
    facts.terms = try ledger.terms()
    facts.rates = try ledger.exchangeRates()
    facts.payments = try ledger.payments(baseCurrency: base)
    facts.returns = try ledger.saleReturns()
    facts.payouts = try ledger.payouts()
    facts.expenses = try ledger.expenses()
    facts.otherMoney = try ledger.otherMoney()
    facts.stockMoves = try ledger.stockMoves()
    var keeping = BookKeeping(facts)
    for id in try ledger.allOrderIDs() {
      if let order = try ledger.order(id, baseCurrency: base) { try keeping.add(order) }
    }
    return try keeping.finish()
  }
}
