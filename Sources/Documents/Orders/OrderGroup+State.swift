import Ledger
public import Settings
public import Values

extension OrderGroup {
  /// The instalments of the order, with the day of the invoice that stands unless another is given.
  ///
  /// - Parameter daysWithoutTerms: how many days after the invoice all is due where the order has no terms of its own.
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  public func plan(
    settings: CoopSettings, invoiced: CalendarDay? = nil, daysWithoutTerms: Int = 0
  ) throws -> InstalmentPlan {
    let treatment = TaxTreatment(seller: settings, buyer: facts.buyer)
    return try InstalmentPlan(
      total: Invoice.figures(of: facts, treatment: treatment).total, ordered: facts.order.date,
      invoiced: invoiced ?? facts.invoice?.issuedOn, terms: facts.terms, daysWithoutTerms: daysWithoutTerms)
  }

  /// What happened to the order in money up to and including a day.
  ///
  /// - Parameter credited: what credit notes took off it by then.
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  public func money(settings: CoopSettings, credited: Money? = nil, asOf day: CalendarDay) throws -> OrderMoney {
    try money(settings: settings, credited: credited) { $0.day <= day }
  }

  /// What happened to the order in money before a payment came.
  ///
  /// - Parameter credited: what credit notes took off it by then.
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  func money(settings: CoopSettings, credited: Money?, before payment: Payment) throws -> OrderMoney {
    try money(settings: settings, credited: credited) { $0.moment < payment.moment }
  }

  private func money(
    settings: CoopSettings, credited: Money?, counting: (Payment) -> Bool
  ) throws -> OrderMoney {
    let treatment = TaxTreatment(seller: settings, buyer: facts.buyer)
    var money = OrderMoney(total: try Invoice.figures(of: facts, treatment: treatment).total, credited: credited)
    let shares = try paymentShares(settings: settings)
    for matched in facts.payments where counting(matched.payment) {
      guard let share = shares[matched.payment.key] else { continue }
      switch matched.payment.kind {
      case .payment: money.received = try money.received + share
      case .refund: money.refunded = try money.refunded - share
      case .writeOff: money.writtenOff = try money.writtenOff + share
      }
    }
    return money
  }

  /// What came in for the order (above zero) and was given back (below), by day. While there is no invoice it reserves the items.
  ///
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  public func funding(settings: CoopSettings) throws -> [Settlement] {
    let shares = try paymentShares(settings: settings)
    return facts.payments.compactMap { matched in
      guard matched.payment.kind != .writeOff, let share = shares[matched.payment.key] else { return nil }
      return Settlement(date: matched.payment.day, amount: share)
    }
  }

  /// Where the order stands at the end of a day.
  ///
  /// - Parameter credited: what credit notes took off it by then.
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  public func state(settings: CoopSettings, credited: Money? = nil, asOf day: CalendarDay) throws -> OrderState {
    try OrderState(
      money(settings: settings, credited: credited, asOf: day), plan: plan(settings: settings),
      invoiced: facts.invoice?.issuedOn, isCancelled: facts.order.isCancelled(by: day), asOf: day)
  }
}
