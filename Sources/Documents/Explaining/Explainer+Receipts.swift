import Ledger
import Values

extension Explainer {
  /// A receipt for a payment, with the figures it prints, by the names of their fields; behind the name of a figure of one of several
  /// orders stands the order's id. `nil` when no order got anything of the payment.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit.
  public func explain(receipt number: String, of paymentKey: String) throws -> Explanation? {
    guard let payment = payment(paymentKey) else { return nil }
    let shares = shares(of: paymentKey)
    guard let first = shares.first else { return nil }
    var figures = [Explanation.cell("Amount", .money(payment.amount), .payment(paymentKey)).asked("amount")]
    for (account, event) in shares {
      let own = try receipt(event, account)
      figures += shares.count == 1 ? own : own.map { Self.named($0, of: account.orderID) }
    }
    return .heading(
      "Receipt \(number), \(try order(first.account.orderID).facts.buyer.name)", figures,
      remark: "received \(text(payment.day)), for \(shares.map(\.account.orderID).joined(separator: ", "))")
  }

  private static func named(_ figure: Explanation, of orderID: String) -> Explanation {
    let label = figure.label.hasSuffix(orderID) ? figure.label : "\(figure.label), \(orderID)"
    return figure.named(label).asked("\(figure.name ?? "")-\(orderID.lowercased())")
  }

  /// What an order came to, what was settled of it before a payment, what the payment gave, and what was open then.
  private func receipt(_ event: OrderEvent, _ account: OrderAccount) throws -> [Explanation] {
    let order = try order(account.orderID)
    let currency = account.total.currency
    var before: [Explanation.Part] = []
    for earlier in account.events.prefix(while: { $0 != event }) {
      guard var part = try settling(earlier, account, order) else { continue }
      part.role = part.role == .plus ? .minus : .plus
      before.append(part)
    }
    let settled = try Explanation.sum("Settled before", before, currency)
    let total = try order.total("Order total")
    let paid = try amount(of: event, account).named("This payment")
    func short(_ figure: Explanation) -> Explanation {
      .elsewhere(figure.label, .money(figure.value?.money ?? .zero(currency)), figure.allRows)
    }
    var due: [Explanation.Part] = [.init(.plus, short(total))]
    if !before.isEmpty { due.append(.init(.minus, short(settled))) }
    due.append(.init(.minus, short(paid)))
    var open = try Explanation.sum("Still due", due, currency).asked("stilldue")
    if open.value?.money?.isNegative == true {
      let turned = due.map { Explanation.Part($0.role == .plus ? .minus : .plus, $0.explanation) }
      open = try .sum("Paid beyond the order", turned, currency).asked("beyond")
    }
    var figures = [total.asked("total")]
    if !before.isEmpty { figures.append(settled.asked("before")) }
    return figures + [paid.asked("thispayment"), open]
  }
}
