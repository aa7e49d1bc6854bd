public import Ledger
public import Settings
import Values

/// Everything that is derived from the ledger, as tables.
///
/// Input: the books, and the facts that they do not hold. Output: `ExportTable`s, which make their rows when they are written.
public struct ExportTables {
  /// Hands over all orders, one by one, in the same order each time.
  public typealias OrderSource = ((OrderFacts) throws -> Void) throws -> Void

  let books: Books
  let title: JournalTitle
  let settings: CoopSettings
  let rates: ExchangeTable
  let payments: [String: Payment]
  let orders: OrderSource
  /// The names of the taxes that were ever charged.
  let taxNames: [String]
  let months = MonthlyChanges()

  var span: JournalSpan { title.span }
  var base: Currency { books.base }

  /// Tables of these books.
  ///
  /// - Throws: an error when an amount does not fit.
  public init(
    _ books: Books, _ title: JournalTitle, settings: CoopSettings,
    facts: (rates: [ExchangeRate], payments: [Payment]), orders: @escaping OrderSource
  ) throws {
    self.books = books
    self.title = title
    self.settings = settings
    rates = ExchangeTable(facts.rates)
    payments = Dictionary(facts.payments.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    self.orders = orders
    var taxes: Set<String> = []
    for order in books.orders {
      for event in order.events where event.kind == .invoice {
        for posting in event.postings where posting.account.kind == .tax { taxes.insert(posting.account.detail) }
      }
    }
    taxNames = taxes.sorted()
  }

  /// All tables, by the order in which people ask for them.
  public var all: [ExportTable] {
    [
      figures, balances, orderTotals, invoices, invoiceLines, paymentParts, creditNotes, statements, makersPostings,
      journal,
    ]
  }

  /// A title of a column with amounts in base currency.
  func inBase(_ title: String) -> String { "\(title) (\(base.code))" }

  func name(_ id: String) -> String? { title.names[id.lowercased()] }
}
