import Ledger
import Values

/// Shares all payments out among all orders, and finds their worth in base currency.
///
/// Input: payments by time with their orders, and what each order comes to. Output: the parts of each order, by time, and the
/// payments that no order takes.
struct PaymentParts {
  /// The parts of each order, by its id in lower case.
  private var parts: [String: [PaymentPart]] = [:]
  /// The payments that are for no order, with their worth.
  private(set) var unmatched: [PaymentPart] = []
  /// The payments that have no worth in base currency, because a rate is missing.
  private(set) var withoutRate: [Payment] = []

  private let base: Currency
  private let rates: ExchangeTable

  /// Shares `payments`, which are sorted by time, out among the orders of `dues` (by id in lower case).
  init(
    _ payments: [(payment: Payment, orderIDs: [String])], dues: [String: PaymentMatching.OrderDue],
    rates: ExchangeTable, base: Currency
  ) throws {
    self.base = base
    self.rates = rates
    let sharing = SharingOrders(payments.lazy.map(\.orderIDs).filter { $0.count > 1 })
    var groups: [String: (payments: [MatchedPayment], orders: Set<String>)] = [:]
    for (payment, orderIDs) in payments {
      let known = orderIDs.filter { dues[$0.idKey] != nil }
      if let group = known.first.flatMap({ sharing.group(of: $0.idKey) }) {
        groups[group, default: ([], [])].payments.append(
          MatchedPayment(payment: payment, orderIDs: known, way: .reference))
        groups[group]?.orders.formUnion(known.map(\.idKey))
      } else if let due = known.first.flatMap({ dues[$0.idKey] }), let amount = payment.value(in: due.total.currency) {
        try give(payment, [(due.orderID, amount)])
      } else {
        try leave(payment)
      }
    }
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      try share(group.payments, over: group.orders.sorted().compactMap { dues[$0] })
    }
    for id in parts.keys { parts[id]?.sort { $0.day < $1.day } }
  }

  /// The parts of an order, by time; they are handed over once.
  mutating func take(_ orderID: String) -> [PaymentPart] { parts.removeValue(forKey: orderID.idKey) ?? [] }

  private mutating func share(_ payments: [MatchedPayment], over orders: [PaymentMatching.OrderDue]) throws {
    var given: [String: [(String, Money)]] = [:]
    for part in try PaymentMatching.allocate(payments, over: orders) {
      let amount = part.amount.isNegative ? try part.amount.negated() : part.amount
      given[part.paymentKey, default: []].append((part.orderID, amount))
    }
    for match in payments {
      if let parts = given[match.payment.key] { try give(match.payment, parts) } else { try leave(match.payment) }
    }
  }

  private mutating func give(_ payment: Payment, _ shares: [(orderID: String, amount: Money)]) throws {
    guard let worth = try payment.worth(base, rates) else { return withoutRate.append(payment) }
    let values = try worth.value.allocated(byAmounts: shares.map(\.amount))
    let fees = try worth.fee.allocated(byAmounts: shares.map(\.amount))
    for (index, share) in shares.enumerated() {
      parts[share.orderID.idKey, default: []].append(
        PaymentPart(payment, amount: share.amount, value: values[index], fee: fees[index]))
    }
  }

  private mutating func leave(_ payment: Payment) throws {
    guard let worth = try payment.worth(base, rates) else { return withoutRate.append(payment) }
    unmatched.append(PaymentPart(payment, amount: payment.amount, value: worth.value, fee: worth.fee))
  }
}

extension PaymentPart {
  init(_ payment: Payment, amount: Money, value: Money, fee: Money) {
    self.init(
      paymentKey: payment.key, name: payment.shortName, kind: payment.kind, day: payment.day, amount: amount,
      value: value, fee: fee)
  }
}

extension Payment {
  /// What it is worth in base currency, and what of that the provider kept (of a payment) or took besides (of a refund); `nil` without
  /// a rate. What reached the account is known better than any rate.
  func worth(_ base: Currency, _ rates: ExchangeTable) throws(ArithmeticError) -> (value: Money, fee: Money)? {
    let zero = Money.zero(base)
    let kept = fee?.currency == base ? fee ?? zero : zero
    let moved = baseAmount?.currency == base ? baseAmount : nil
    let value: Money
    if amount.currency == base {
      value = amount
    } else if let moved {
      value = kind == .refund ? try moved - kept : try moved + kept
    } else if let rate = rates.rate(of: amount.currency, on: day) {
      value = try rate.value(of: amount, in: base)
    } else {
      return nil
    }
    guard kind != .writeOff else { return (value, zero) }
    guard let moved else { return (value, kept) }
    return (value, kind == .refund ? try moved - value : try value - moved)
  }
}

/// Which orders share payments, directly or through others.
struct SharingOrders {
  /// Each order's neighbour on the way to the one that stands for its group.
  private var next: [String: String] = [:]

  init(_ shared: some Sequence<[String]>) {
    for ids in shared {
      guard let first = ids.first?.idKey else { continue }
      for id in ids.dropFirst() { join(first, id.idKey) }
    }
  }

  /// The order that stands for all that share payments with this one; `nil` when it shares none.
  func group(of key: String) -> String? { next[key] == nil ? nil : root(of: key) }

  private func root(of key: String) -> String {
    var key = key
    while let above = next[key], above != key { key = above }
    return key
  }

  private mutating func join(_ left: String, _ right: String) {
    let (a, b) = (root(of: left), root(of: right))
    let (top, below) = a < b ? (a, b) : (b, a)
    next[top] = top
    next[below] = top
  }
}
