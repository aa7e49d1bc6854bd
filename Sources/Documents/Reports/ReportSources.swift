public import Ledger
import Settings
public import Values

/// What reports are drawn up from. What costs much and few reports need is asked for when they need it.
public struct ReportSources {
  /// The books of the whole co-op.
  public let books: Books
  /// The facts that the books were kept of.
  public let facts: BookFacts
  /// The buyers.
  let buyers: [String: Buyer]
  private let lookups: Lookups

  /// What is not at hand but can be looked up.
  public struct Lookups {
    /// Hands over all orders, one by one.
    public var orders: ExportTables.OrderSource
    /// The stock at the end of a day.
    public var stock: (CalendarDay) throws -> StockReport
    /// The payments that match no order, by time.
    public var unmatched: () throws -> [UnmatchedPayment]

    /// Ways to look up what is not at hand.
    public init(
      orders: @escaping ExportTables.OrderSource, stock: @escaping (CalendarDay) throws -> StockReport,
      unmatched: @escaping () throws -> [UnmatchedPayment]
    ) {
      (self.orders, self.stock, self.unmatched) = (orders, stock, unmatched)
    }
  }

  /// Gathers what reports are drawn up from.
  public init(_ books: Books, _ facts: BookFacts, buyers: [Buyer], lookups: Lookups) {
    self.books = books
    self.facts = facts
    self.buyers = Dictionary(buyers.map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    self.lookups = lookups
  }

  /// Where the co-op stands at the end of a day.
  func status(asOf day: CalendarDay) throws -> CoopStatus {
    try CoopStatus(books, settings: facts.settings, asOf: day)
  }

  /// What a buyer is called; the id where the buyer is not known.
  func buyerName(_ id: String) -> String { buyers[id.idKey]?.name ?? id }

  /// What artisans are called, by id as the books spell it; of those that artisans.csv does not know, what payouts call them.
  var artisanNames: [String: String] {
    let written = facts.payouts.compactMap { payout in
      payout.artisanName.map { (books.artisanName(payout.artisanID.idKey), $0) }
    }
    return Dictionary(facts.artisans.map { ($0.id, $0.name) } + written, uniquingKeysWith: { first, _ in first })
  }

  /// Hands over all orders, one by one, in the same order each time.
  func forEachOrder(_ body: (OrderFacts) throws -> Void) throws { try lookups.orders(body) }

  /// The stock at the end of a day.
  func stock(asOf day: CalendarDay) throws -> StockReport { try lookups.stock(day) }

  /// The payments that match no order, by time.
  func unmatchedPayments() throws -> [UnmatchedPayment] { try lookups.unmatched() }
}

/// A payment that matches no order, with what may be done about it.
public struct UnmatchedPayment: Sendable {
  /// The payment.
  public var payment: Payment
  /// What people name it by on the command line.
  public var handle: String
  /// Whether somebody said that it is for no order.
  public var isLeftAside: Bool
  /// The orders it is likely for; absent when it was left aside.
  public var answer: MatchAnswer?
  /// What to type to give it to the likeliest order; absent when none is likely.
  public var command: String?

  /// A payment that matches no order.
  public init(payment: Payment, handle: String, isLeftAside: Bool, answer: MatchAnswer?, command: String?) {
    (self.payment, self.handle, self.isLeftAside) = (payment, handle, isLeftAside)
    (self.answer, self.command) = (answer, command)
  }
}
