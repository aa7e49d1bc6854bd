public import Ledger
public import Values

/// Where an order stands, derived from money, days and the cancellation; never stored.
public enum OrderState: String, Sendable, Hashable, CaseIterable {
  /// Nothing is expected yet and nothing came in.
  case open
  /// A deposit has fallen due, and nothing came in.
  case depositDue = "deposit due"
  /// Something came in before the invoice; the items are reserved.
  case partiallyFunded = "partially funded"
  /// All was paid before the invoice, or more; the items are reserved.
  case funded
  /// There is an invoice and nothing came in.
  case invoiced
  /// There is an invoice, and something was paid.
  case partlyPaid = "partly paid"
  /// There is an invoice, and nothing is left to pay.
  case paid
  /// There is an invoice, and the co-op holds more than it asks for.
  case overpaid
  /// It was cancelled, and the co-op holds money for it.
  case cancelledWithDepositHeld = "cancelled with deposit held"
  /// It was cancelled, and no money is held.
  case cancelled

  /// Whether its items are kept for the buyer.
  public var reservesItems: Bool { self == .partiallyFunded || self == .funded }
}

extension OrderState {
  /// Where an order stands at the end of a day.
  ///
  /// A cancelled order is cancelled, whatever else; an invoice counts from its day on. Before the invoice an order is `funded` as
  /// soon as nothing is left to pay, also if too much came in; `overpaid` is said of invoices alone.
  /// - Parameters:
  ///   - money: what happened up to that day.
  ///   - invoiced: the day of the invoice, if there is one.
  ///   - isCancelled: whether it was cancelled by that day; see `Order.isCancelled(by:)`.
  /// - Throws: `ArithmeticError` when an amount is in another currency or does not fit.
  public init(
    _ money: OrderMoney, plan: InstalmentPlan, invoiced: CalendarDay?, isCancelled: Bool, asOf day: CalendarDay
  ) throws(ArithmeticError) {
    let held = try money.held()
    let balance = try money.balance()
    if isCancelled {
      self = held.isPositive ? .cancelledWithDepositHeld : .cancelled
    } else if let invoiced, invoiced <= day {
      self = Self.afterInvoice(balance: balance, held: held)
    } else if held.isPositive {
      self = balance.isPositive ? .partiallyFunded : .funded
    } else {
      let deposit = try plan.deposit(dueBy: day)
      self = balance.isPositive && deposit.isPositive ? .depositDue : .open
    }
  }

  private static func afterInvoice(balance: Money, held: Money) -> OrderState {
    if balance.isNegative { return .overpaid }
    if balance.isZero { return .paid }
    return held.isPositive ? .partlyPaid : .invoiced
  }
}

extension Order {
  /// Whether it is cancelled at the end of a day. Without a day in `Cancelled On` the status holds for all days.
  public func isCancelled(by day: CalendarDay) -> Bool {
    guard let cancelledOn else { return isCancelled }
    return cancelledOn <= day
  }
}
