import Diagnostics
public import Ledger
public import Settings
public import Values

/// An order together with the orders that share a payment with it, so that each payment is counted once.
public struct OrderGroup: Sendable {
  /// The order itself.
  public let facts: OrderFacts
  /// The order and all that share payments with it.
  public let all: [OrderFacts]

  /// An order with its group; `all` must hold `facts`' order too.
  public init(_ facts: OrderFacts, all: [OrderFacts]) {
    self.facts = facts
    self.all = all
  }

  /// How much each payment gives to this order, by the payment's key; refunds are below zero. A payment for several orders
  /// serves the oldest first and gives none more than is due.
  func paymentShares(settings: CoopSettings) throws -> [String: Money] {
    let orders = try all.map { facts in
      let treatment = TaxTreatment(seller: settings, buyer: facts.buyer)
      return PaymentMatching.OrderDue(facts, figures: try Invoice.figures(of: facts, treatment: treatment))
    }
    var seen: Set<String> = []
    let payments = all.flatMap(\.payments).filter { seen.insert($0.payment.key).inserted }
      .sorted { $0.payment.moment < $1.payment.moment }
    var shares: [String: Money] = [:]
    for part in try PaymentMatching.allocate(payments, over: orders) where part.orderID == facts.order.id {
      shares[part.paymentKey] = try (shares[part.paymentKey] ?? .zero(part.amount.currency)) + part.amount
    }
    return shares
  }
}

extension Payment {
  /// Where it stands among all payments: by day, then by time, those without a time first.
  var moment: (CalendarDay, String, String) { (day, time ?? "", key) }
}

extension OrderGroup {
  /// What is still to be paid on the order: its total less what was received up to a day; below zero when overpaid.
  ///
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  public func balance(settings: CoopSettings, asOf day: CalendarDay) throws -> Money {
    let treatment = TaxTreatment(seller: settings, buyer: facts.buyer)
    let total = try Invoice.figures(of: facts, treatment: treatment).total
    return try total
      - InvoicePayment.received(for: self, settings: settings, upTo: day).map(\.amount).sum(total.currency)
  }
}
