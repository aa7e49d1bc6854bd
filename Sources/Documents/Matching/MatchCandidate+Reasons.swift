import Ledger
import Values

extension MatchCandidate {
  /// The amounts that alone speak for the order, even when nobody knows the payer.
  var exactAmounts: Set<Money> {
    var amounts: Set<Money> = []
    if let over = overpaid { amounts.insert(over) }
    if isCancelled {
      if let held { amounts.insert(held) }
    } else if balance.isPositive {
      amounts.insert(balance)
      if let open = nextInstalment?.open { amounts.insert(open) }
    }
    return amounts
  }

  private var overpaid: Money? { balance.isNegative ? try? balance.negated() : nil }

  /// What was paid on it, if anything.
  private var held: Money? {
    guard let paid = try? total - balance, paid.isPositive else { return nil }
    return paid
  }

  /// What speaks for a payment being for this order, and against it; `nil` when too little speaks for it.
  ///
  /// - Parameter who: what says that the buyer paid, if anything.
  func reasons(_ payment: Payment, who: MatchReason?) -> [MatchReason]? {
    guard let value = payment.value(in: total.currency) else { return nil }
    let amount = payment.kind == .refund ? refundReason(value) : paymentReason(value)
    guard let amount, who != nil || amount.isExactAmount else { return nil }
    // An advance may come before the order, but not for one that nobody thought of yet.
    if let days = daysBeforeOrder(payment), days > 60, !amount.isExactAmount { return nil }
    return [who, amount, when(payment)].compactMap { $0 }
  }

  private func daysBeforeOrder(_ payment: Payment) -> Int? {
    payment.day < orderedOn ? payment.day.days(until: orderedOn) : nil
  }

  private func paymentReason(_ value: Money) -> MatchReason? {
    guard !isCancelled else { return nil }
    guard balance.isPositive else { return value == total ? .total(open: .zero(total.currency)) : nil }
    if value == balance { return .balance(balance) }
    if let next = nextInstalment, value == next.open { return .instalment(number: next.number, count: next.count) }
    if value == total { return .total(open: balance) }
    guard value.minorUnits < balance.minorUnits, let missing = try? balance - value else { return .more(open: balance) }
    // Banks on the way keep a little of foreign money.
    return missing.minorUnits <= balance.minorUnits / 50
      ? .nearly(missing: missing, open: balance) : .part(open: balance)
  }

  private func refundReason(_ value: Money) -> MatchReason? {
    if let overpaid, value == overpaid { return .overpaid(overpaid) }
    guard let held else { return nil }
    if isCancelled, value == held { return .held(held) }
    return value.minorUnits <= held.minorUnits ? .partOfPaid(held) : nil
  }

  /// How long after the nearest day of the order the payment came: a due day, the invoice, the order.
  func when(_ payment: Payment) -> MatchReason? {
    var nearest: (days: Int, event: MatchReason.Event)?
    func look(_ day: CalendarDay, _ event: MatchReason.Event, from earliest: Int) {
      let days = day.days(until: payment.day)
      guard days >= earliest, days.magnitude < nearest?.days.magnitude ?? .max else { return }
      nearest = (days, event)
    }
    if payment.day >= orderedOn { for day in dueOn { look(day, .due, from: -14) } }
    if let invoicedOn { look(invoicedOn, .invoice, from: 0) }
    look(orderedOn, .order, from: 0)
    if nearest == nil, let days = daysBeforeOrder(payment) { nearest = (-days, .order) }
    return nearest.map { .days($0.days, after: $0.event) }
  }
}
