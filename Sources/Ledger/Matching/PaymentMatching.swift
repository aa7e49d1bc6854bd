public import Values

/// Shares payments out among the orders they are for.
///
/// Input: payments with their orders, and what each order comes to. Output: what each payment gives to each order, in the
/// order's currency. Pure: the totals come from the caller, because invoice arithmetic is not the ledger's.
public enum PaymentMatching {
  /// An order as matching sees it.
  public struct OrderDue: Sendable, Hashable {
    /// The order's id, spelled as in `MatchedPayment.orderIDs`.
    public var orderID: String
    /// When it is due; the oldest is served first.
    public var dueOn: CalendarDay
    /// What it comes to before any payment.
    public var total: Money

    /// Names an order, its due day and its total.
    public init(orderID: String, dueOn: CalendarDay, total: Money) {
      self.orderID = orderID
      self.dueOn = dueOn
      self.total = total
    }
  }

  /// What one payment gives to one order: above zero for payments and write-offs, below zero for refunds.
  public struct Allocation: Sendable, Hashable {
    /// The payment's key.
    public var paymentKey: String
    /// The order's id.
    public var orderID: String
    /// How much, in the order's currency.
    public var amount: Money
  }

  /// Allocates payments in the order given, which should be by time.
  ///
  /// A payment for one order goes to it whole. One for several serves the oldest due first and gives none more than is still
  /// due; the rest goes to the last. A refund first takes back what was paid too much, then from the last backwards what was
  /// paid, and the rest from the last. A payment that has no value in an order's currency gives that order nothing. The
  /// parts of a payment always sum to the whole.
  public static func allocate(_ payments: [MatchedPayment], over orders: [OrderDue]) throws -> [Allocation] {
    let sorted = orders.sorted { ($0.dueOn, $0.orderID) < ($1.dueOn, $1.orderID) }
    var due = Dictionary(sorted.map { ($0.orderID, $0.total) }, uniquingKeysWith: { first, _ in first })
    var result: [Allocation] = []
    for match in payments {
      let wanted = sorted.filter { match.orderIDs.contains($0.orderID) }
      // Orders in one currency share a payment; the first that it has a value for decides which.
      guard let currency = wanted.first(where: { match.payment.value(in: $0.total.currency) != nil })?.total.currency,
        let value = match.payment.value(in: currency)
      else { continue }
      let sharing = wanted.filter { $0.total.currency == currency }
      let isRefund = match.payment.kind == .refund
      let parts =
        isRefund ? try takenBack(value, sharing, due) : try served(value, sharing.map(\.orderID), due)
      for (orderID, amount) in parts where !amount.isZero {
        due[orderID] = try (due[orderID] ?? .zero(currency)) - amount
        result.append(Allocation(paymentKey: match.payment.key, orderID: orderID, amount: amount))
      }
    }
    return result
  }

  private static func served(_ value: Money, _ ids: [String], _ due: [String: Money]) throws -> [(String, Money)] {
    var rest = value
    var parts: [(String, Money)] = []
    for id in ids.dropLast() {
      let open = due[id] ?? .zero(value.currency)
      let part = open.isPositive ? try Money.smaller(open, rest) : .zero(value.currency)
      parts.append((id, part))
      rest = try rest - part
    }
    if let last = ids.last { parts.append((last, rest)) }
    return parts
  }

  private static func takenBack(
    _ value: Money, _ orders: [OrderDue], _ due: [String: Money]
  ) throws -> [(String, Money)] {
    let zero = Money.zero(value.currency)
    var rest = value
    var taken: [String: Money] = [:]
    func take(_ id: String, atMost limit: Money) throws {
      guard limit.isPositive else { return }
      let part = try Money.smaller(limit, rest)
      taken[id] = try (taken[id] ?? zero) + part
      rest = try rest - part
    }
    for order in orders { try take(order.orderID, atMost: (due[order.orderID] ?? zero).negated()) }
    for order in orders.reversed() {
      let paid = try order.total - (due[order.orderID] ?? zero)
      try take(order.orderID, atMost: paid - (taken[order.orderID] ?? zero))
    }
    if let last = orders.last { taken[last.orderID] = try (taken[last.orderID] ?? zero) + rest }
    return try orders.compactMap { order in try taken[order.orderID].map { (order.orderID, try $0.negated()) } }
  }
}
