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

  /// The books of some orders only, so that the cost does not grow with the ledger, and the facts they rest on. Each order needs those
  /// beside it that share payments with it.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when the ledger can not be read or an amount does not fit.
  func books(ofOrders orders: [OrderFacts], in ledger: LedgerFile) throws -> (books: Books, facts: BookFacts) {
    let ids = Set(orders.map(\.order.id.idKey))
    var facts = BookFacts(settings: settings)
    facts.rates = try ledger.exchangeRates()
    facts.returns = try ledger.saleReturns().filter { ids.contains($0.orderID.idKey) }
    var seen: Set<String> = []
    facts.payments = orders.flatMap(\.payments).filter { seen.insert($0.payment.key).inserted }
      .sorted { Self.moment($0.payment) < Self.moment($1.payment) }
      .map { ($0.payment, $0.orderIDs) }
    var keeping = BookKeeping(facts)
    for order in orders { try keeping.add(order) }
    return (try keeping.finish(), facts)
  }

  /// When a payment came, and which of those that came together it is.
  private static func moment(_ payment: Payment) -> (String, String) {
    (payment.day.description + (payment.time.map { "T\($0)" } ?? ""), payment.key)
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
