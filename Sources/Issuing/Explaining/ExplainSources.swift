import Documents
import Ledger
import Settings
import Values

/// The books that explanations are read from: all of them, or only what one order needs.
final class ExplainSources {
  /// Books with what explains them.
  struct Kept {
    var books: Books
    var facts: BookFacts
    var explainer: Explainer
  }

  private let office: Office
  private let ledger: LedgerFile
  private let day: CalendarDay
  private var kept: Kept?

  init(_ office: Office, _ ledger: LedgerFile, asOf day: CalendarDay) {
    self.office = office
    self.ledger = ledger
    self.day = day
  }

  /// The books of the whole co-op.
  func all() throws -> Kept {
    if let kept { return kept }
    let facts = try office.bookFacts(of: ledger)
    let made = try keep(try office.books(facts, ledger), facts)
    kept = made
    return made
  }

  /// An explainer that knows an order and those that share payments with it, so that the cost does not grow with the ledger; `nil` when
  /// there is no such order.
  func order(_ id: String) throws -> Explainer? {
    let group = try ledger.orderGroup(id, baseCurrency: office.base)
    guard !group.isEmpty else { return nil }
    let ids = Set(group.map(\.order.id.idKey))
    var facts = BookFacts(settings: office.settings)
    facts.rates = try ledger.exchangeRates()
    facts.returns = try ledger.saleReturns().filter { ids.contains($0.orderID.idKey) }
    var seen: Set<String> = []
    facts.payments = group.flatMap(\.payments).filter { seen.insert($0.payment.key).inserted }
      .sorted { Self.moment($0.payment) < Self.moment($1.payment) }
      .map { ($0.payment, $0.orderIDs) }
    var keeping = BookKeeping(facts)
    for order in group { try keeping.add(order) }
    return try keep(try keeping.finish(), facts).explainer
  }

  /// When a payment came, and which of those that came together it is.
  private static func moment(_ payment: Payment) -> (String, String) {
    (payment.day.description + (payment.time.map { "T\($0)" } ?? ""), payment.key)
  }

  /// What explains the same books at the end of another day.
  func explainer(asOf other: CalendarDay) throws -> Explainer {
    let kept = try all()
    return explainer(kept.books, kept.facts, asOf: other)
  }

  private func keep(_ books: Books, _ facts: BookFacts) throws -> Kept {
    Kept(books: books, facts: facts, explainer: explainer(books, facts, asOf: day))
  }

  private func explainer(_ books: Books, _ facts: BookFacts, asOf day: CalendarDay) -> Explainer {
    let (ledger, base) = (ledger, office.base)
    return Explainer(
      books, facts: facts, asOf: day, order: { try ledger.order($0, baseCurrency: base) },
      ordersSelling: { try ledger.orderIDs(withItem: $0) })
  }
}
