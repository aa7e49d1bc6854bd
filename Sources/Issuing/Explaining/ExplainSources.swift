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
    let made = keep(try office.books(facts, ledger), facts)
    kept = made
    return made
  }

  /// An explainer that knows an order and those that share payments with it, so that the cost does not grow with the ledger; `nil` when
  /// there is no such order.
  func order(_ id: String) throws -> Explainer? {
    let group = try ledger.orderGroup(id, baseCurrency: office.base)
    guard !group.isEmpty else { return nil }
    return try kept(group).explainer
  }

  /// The books of a buyer's orders and those that share payments with them.
  func buyer(_ id: String) throws -> Kept { try kept(ledger.orders(ofBuyer: id, baseCurrency: office.base)) }

  private func kept(_ orders: [OrderFacts]) throws -> Kept {
    let (books, facts) = try office.books(ofOrders: orders, in: ledger)
    return keep(books, facts)
  }

  /// What explains the same books at the end of another day.
  func explainer(_ kept: Kept, asOf other: CalendarDay) -> Explainer {
    explainer(kept.books, kept.facts, asOf: other)
  }

  private func keep(_ books: Books, _ facts: BookFacts) -> Kept {
    Kept(books: books, facts: facts, explainer: explainer(books, facts, asOf: day))
  }

  /// What explains books at the end of a day.
  func explainer(_ books: Books, _ facts: BookFacts, asOf day: CalendarDay) -> Explainer {
    let (ledger, base) = (ledger, office.base)
    return Explainer(
      books, facts: facts, asOf: day, order: { try ledger.order($0, baseCurrency: base) },
      ordersSelling: { try ledger.orderIDs(withItem: $0) })
  }
}
