import Documents
import Ledger
import Values

extension Office {
  /// The books of the whole co-op, from everything the ledger holds.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when the ledger can not be read or an amount does not fit.
  func books(of ledger: LedgerFile) throws -> Books { try books(bookFacts(of: ledger), ledger) }

  /// The books from facts already read, and the orders of the ledger.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when the ledger can not be read or an amount does not fit.
  func books(_ facts: BookFacts, _ ledger: LedgerFile) throws -> Books {
    var keeping = BookKeeping(facts)
    try ledger.forEachOrder(baseCurrency: base, hasPayments: false) { try keeping.add($0) }
    return try keeping.finish()
  }

  /// All that the books rest on, besides the orders.
  func bookFacts(of ledger: LedgerFile) throws -> BookFacts {
    var facts = BookFacts(settings: settings)
    facts.artisans = try ledger.artisans()
    facts.items = try ledger.items()
    facts.rules = try ledger.payoutRules()
    facts.rates = try ledger.exchangeRates()
    facts.payments = try ledger.payments(baseCurrency: base)
    facts.returns = try ledger.saleReturns()
    facts.payouts = try ledger.payouts()
    facts.expenses = try ledger.expenses()
    facts.otherMoney = try ledger.otherMoney()
    facts.stockMoves = try ledger.stockMoves()
    return facts
  }
}
