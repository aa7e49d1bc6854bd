import Diagnostics
public import Ledger
import Settings
import Values

/// Sums up what orders and payments change of a co-op's status, day by day, and forgets each order as soon as it is summed.
///
/// Input: `BookFacts` (payments and what is no part of orders are not looked at), then all payments, then the orders that share
/// payments (`sharingOrders`), then all orders by the day of their invoice. Output: `DaySums`, which are what `Books` of the same facts
/// come to. Pure. Memory is taken for payments, about 100 bytes for each, and for the orders of one day.
public struct StatusKeeping {
  private let settings: CoopSettings
  private let base: Currency
  private let rates: ExchangeTable
  private let returns: [String: [SaleReturn]]
  private let ownItems: Set<String>
  private var payments: HeldPayments
  private var earnings: SaleEarnings
  private var tally: DayTally
  /// The day whose invoices are collected, and those that makers earn by.
  private var day: CalendarDay?
  private var sold: [(key: String, order: SoldOrder)] = []

  /// Begins with everything but payments and orders.
  public init(_ facts: BookFacts) {
    settings = facts.settings
    base = facts.settings.ledger.baseCurrency
    rates = ExchangeTable(facts.rates)
    returns = Dictionary(grouping: facts.returns, by: \.orderID.idKey)
    ownItems = Set(facts.items.lazy.filter { $0.owner == .coop }.map(\.id.idKey))
    payments = HeldPayments()
    earnings = SaleEarnings(
      EarningsSettings(facts.settings.ledger),
      items: Dictionary(facts.items.map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first }),
      rules: facts.rules, rates: rates)
    tally = DayTally(base)
  }

  /// Adds a payment with the ids of the orders it is for; all of them by time, before any order.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public mutating func add(_ payment: Payment, for orderIDs: [String]) throws {
    let held = try HeldPayment(payment, base: base, rates: rates)
    if held.value == nil { tally.gaps.append(.paymentWithoutRate(payment)) }
    if orderIDs.isEmpty { try tally.enterUnmatched(held) } else { payments.add(held, for: orderIDs) }
  }

  /// The orders that share payments with others, by their ids in lower case.
  public mutating func sharingOrders() -> Set<String> { payments.sharingOrders() }

  /// Adds what is due on an order that shares payments; all of them before `add(_:)`.
  ///
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  public mutating func addDue(of order: OrderFacts) throws {
    let treatment = TaxTreatment(seller: settings, buyer: order.buyer)
    payments.add(PaymentMatching.OrderDue(order, figures: try Invoice.figures(of: order, treatment: treatment)))
  }

  /// Adds an order; each only once, cancelled ones too, by the day of the invoice. When those without one come does not matter.
  ///
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  public mutating func add(_ order: OrderFacts) throws {
    let key = order.order.id.idKey
    let treatment = TaxTreatment(seller: settings, buyer: order.buyer)
    let figures = try Invoice.figures(of: order, treatment: treatment)
    let billing = try OrderDraft.Billing(order, figures: figures, rates: rates, base: base)
    if order.invoice != nil, billing == nil { tally.gaps.append(.missingRate(order)) }
    let own = returns[key] ?? []
    let draft = try OrderDraft(
      order, figures: figures, treatment: treatment, billing: billing, returns: own, settings: settings)
    do {
      if let billing { try enterPieces(order, billing.invoice.day, own) }
      let parts = try payments.take(key, in: figures.total.currency, &tally)
      try tally.enter(draft.booked(parts, base: base), daysWithoutTerms: settings.invoice.dueDays)
      if var sale = draft.sold {
        sale.settlements += try draft.settlements(parts)
        try add(sale, key)
      }
    } catch let error as ArithmeticError {
      throw Diagnostic.unbookable(order.order.id, error)
    }
  }

  /// The sums of all that was added.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  public consuming func finish() throws -> DaySums {
    try closeDay()
    return tally.sums
  }

  private mutating func enterPieces(_ order: OrderFacts, _ day: CalendarDay, _ returns: [SaleReturn]) throws {
    for line in order.lines {
      let id = line.item.id.idKey
      guard ownItems.contains(id) else { continue }
      try tally.enterPieces(.zero - line.line.quantity, of: id, on: day)
      for back in returns where back.restocks && back.line.idKey == line.line.line.idKey {
        try tally.enterPieces(back.quantity, of: id, on: max(back.date, day))
      }
    }
  }

  /// Tiers by month go by the invoices of the month in their order, so those of a day wait for each other.
  private mutating func add(_ order: SoldOrder, _ key: String) throws {
    if order.invoicedOn != day { try closeDay() }
    day = order.invoicedOn
    sold.append((key, order))
  }

  private mutating func closeDay() throws {
    for (_, order) in sold.sorted(by: { $0.key < $1.key }) {
      try earnings.enter(order)
      for sale in earnings.sales { try tally.enter(sale) }
      earnings.forget()
    }
    sold.removeAll(keepingCapacity: true)
  }
}
