import Diagnostics
public import Ledger
import Settings
public import Values

/// Explains figures of the books: from the figure over its formula down to the rows.
///
/// Input: the books, the facts they were made of, a way to read an order again, and a day. Output: `Explanation`. Every value equals the
/// figure the program shows elsewhere, and every formula gives its value. Not to be used from several threads at once.
public final class Explainer {
  let books: Books
  let facts: BookFacts
  let day: CalendarDay
  let base: Currency
  let rates: ExchangeTable
  private let readOrder: (String) throws -> OrderFacts?
  let ordersSelling: (String) throws -> [String]
  private var read: [String: ExplainedOrder] = [:]
  private let payments: [String: Payment]
  /// Where in `books.orders` the orders are that a payment gave something to.
  private let ordersPaid: [String: [Int]]
  private let accounts: [String: Int]
  private let returns: [String: [SaleReturn]]
  /// The positions of the sales under a rule by the month, in `books.earnings.sales`.
  private(set) lazy var monthlySales: [MonthlySales: [Int]] = Dictionary(
    grouping: books.earnings.sales.indices, by: { MonthlySales(books.earnings.sales[$0]) })
  let items: [String: Item]
  let rules: [String: PayoutRule]

  /// Prepares to explain what stood at the end of a day. `order` reads the facts of an order by its id, `ordersSelling` names the orders
  /// with lines of an item.
  public init(
    _ books: Books, facts: BookFacts, asOf day: CalendarDay, order: @escaping (String) throws -> OrderFacts?,
    ordersSelling: @escaping (String) throws -> [String]
  ) {
    self.books = books
    self.facts = facts
    self.day = day
    base = books.base
    rates = ExchangeTable(facts.rates)
    readOrder = order
    self.ordersSelling = ordersSelling
    payments = Dictionary(
      facts.payments.map { ($0.payment.key, $0.payment) }, uniquingKeysWith: { first, _ in first })
    accounts = Dictionary(
      zip(books.orders.map(\.orderID.idKey), books.orders.indices), uniquingKeysWith: { first, _ in first })
    returns = Dictionary(grouping: facts.returns, by: \.orderID.idKey)
    items = Dictionary(facts.items.map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    rules = Dictionary(facts.rules.map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    var paid: [String: [Int]] = [:]
    for (index, order) in books.orders.enumerated() {
      for event in order.events {
        guard case .payment(let key) = event.source, paid[key]?.last != index else { continue }
        paid[key, default: []].append(index)
      }
    }
    ordersPaid = paid
  }

  /// An explainer of the same books at the end of another day.
  func asOf(_ other: CalendarDay) -> Explainer {
    other == day
      ? self : Explainer(books, facts: facts, asOf: other, order: readOrder, ordersSelling: ordersSelling)
  }

  /// The account of an order; `nil` when there is no such order.
  func account(_ orderID: String) -> OrderAccount? { accounts[orderID.idKey].map { books.orders[$0] } }

  /// The figures of an order.
  ///
  /// - Throws: a `Diagnostic` when there is none, or when it can not be read.
  func order(_ id: String) throws -> ExplainedOrder {
    if let known = read[id.idKey] { return known }
    guard let order = try readOrder(id) else {
      throw Diagnostic(
        "unknown-order", "there is no order `\(id)`", hint: "import the orders.csv that has it")
    }
    let explained = try ExplainedOrder(order, settings: facts.settings, rates: rates)
    // Enough for the orders of one tree; more would fill memory with orders that are not asked for again.
    if read.count > 20_000 { read.removeAll() }
    read[id.idKey] = explained
    return explained
  }

  /// The payment with a key.
  func payment(_ key: String) -> Payment? { payments[key] }

  /// What a payment gave to orders, in the order in which it was shared out.
  func shares(of paymentKey: String) -> [(account: OrderAccount, event: OrderEvent)] {
    (ordersPaid[paymentKey] ?? []).map { books.orders[$0] }
      .sorted { ($0.orderedOn, $0.orderID) < ($1.orderedOn, $1.orderID) }
      .flatMap { account in
        account.events.filter { $0.source == .payment(paymentKey) }.map { (account, $0) }
      }
  }

  /// The returns of an order.
  func returns(of orderID: String) -> [SaleReturn] { returns[orderID.idKey] ?? [] }

  /// The invoiced lines that sell an item, with the day of the invoice.
  func sales(of item: Item) throws -> [(line: OrderLine, day: CalendarDay)] {
    try ordersSelling(item.id).flatMap { id -> [(line: OrderLine, day: CalendarDay)] in
      guard let invoice = account(id)?.invoice else { return [] }
      return try order(id).facts.lines.filter { $0.item.id.idKey == item.id.idKey }.map { ($0.line, invoice.day) }
    }
  }

  /// The setting of a co-op as a leaf.
  func setting(_ title: String, _ key: String, _ value: ExplainedValue) -> Explanation {
    .cell(title, value, .setting(key))
  }
}

/// What belongs together for a rule by the month: the calendar month, the rule and the first maker.
struct MonthlySales: Hashable {
  private let year: Int
  private let month: Int
  private let rule: String
  private let maker: String

  init(_ sale: SaleEarning) {
    year = sale.invoicedOn.year
    month = sale.invoicedOn.month
    rule = sale.ruleID.idKey
    maker = sale.parts.first?.artisanID ?? ""
  }
}
