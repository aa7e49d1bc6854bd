import Ledger
import Values

extension Explainer {
  /// A credit note of an order, with the figures it prints, by the names of their fields; `nil` when the order has none of that number.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit.
  public func explain(creditNote number: String, of id: String) throws -> Explanation? {
    guard let account = account(id) else { return nil }
    let order = try order(account.orderID)
    for (event, credits) in try creditNotes(account, order) where event.name.idKey == number.idKey {
      let figures = try creditedParts(credits, order) + balances(with: event, account, order)
      return .heading(
        "Credit note \(event.name), \(order.facts.buyer.name)", figures,
        remark: "of \(text(event.date)), for order \(account.orderID)")
    }
    return nil
  }

  /// What a credit note comes to, and what of it are goods, shipping, taxes and rounding.
  private func creditedParts(
    _ credits: [ExplainedOrder.Credited], _ order: ExplainedOrder
  ) throws -> [Explanation] {
    let currency = order.currency
    func sum(_ label: String, _ name: String, _ parts: [Explanation]) throws -> Explanation? {
      guard !parts.isEmpty else { return nil }
      return try .sum(label, parts.map { .init(.plus, $0) }, currency).asked(name)
    }
    let goods = try credits.map { try order.creditedTaxable($0, inBase: false) }
    let withShipping = credits.filter { !$0.figures.shipping.isZero }
    let shipping = try withShipping.compactMap { _ in try order.shippingTaxable() }
    let taxes = try order.treatment.components.indices.flatMap { component in
      try credits.flatMap { credit in
        try [order.creditedTax(component, credit, inBase: false)]
          + [order.creditedShippingTax(component, credit, inBase: false)].compactMap { $0 }
      }
    }.filter { $0.value?.money?.isZero == false }
    let rounding = try credits.filter { !$0.figures.roundOff.isZero }.map { _ in try order.roundOff() }
    let whole = try credits.map { try order.credit($0, inBase: false) }
    return [
      try sum("Credited", "total", whole), try sum("Value as invoiced", "subtotal", goods),
      try sum("Shipping given back", "shipping", shipping), try sum("Taxes given back", "taxtotal", taxes),
      try sum("Round off of the invoice", "roundoff", rounding),
    ].compactMap { $0 }
  }

  /// What was open of the invoice before a credit note, payments of its day included, and what is open with it.
  private func balances(
    with note: OrderEvent, _ account: OrderAccount, _ order: ExplainedOrder
  ) throws -> [Explanation] {
    let currency = account.total.currency
    var parts: [Explanation.Part] = [.init(.plus, try order.total("Total"))]
    var isEarlier = true
    for event in account.events where event.date <= note.date {
      if event == note { isEarlier = false }
      if event.kind == .creditNote, !isEarlier { continue }
      if let part = try settling(event, account, order) { parts.append(part) }
    }
    let before = try Explanation.sum("Open before", parts, currency)
    let after = try Explanation.sum(
      "Open with it",
      [
        .init(
          .plus, .elsewhere("Open before", .money(before.value?.money ?? .zero(currency)), [.order(account.orderID)])),
        .init(.minus, .elsewhere("Credited", .money(note.amount), rows(of: note, account))),
      ], currency)
    return [before.asked("before"), after.asked("after")]
  }

  /// What an event did to what is still to be paid; `nil` for those that change nothing of it.
  func settling(
    _ event: OrderEvent, _ account: OrderAccount, _ order: ExplainedOrder
  ) throws -> Explanation.Part? {
    switch event.kind {
    case .deposit, .payment, .writeOff: return .init(.minus, try amount(of: event, account))
    case .refund: return .init(.plus, try amount(of: event, account))
    case .creditNote:
      guard case .returns(let ids) = event.source else { return nil }
      let credits = try order.credited(returns(of: account.orderID)).filter { ids.contains($0.back.id) }
      let parts = try credits.map { Explanation.Part(.plus, try order.credit($0, inBase: false)) }
      return .init(
        .minus, try .sum("Credit note \(event.name), \(text(event.date))", parts, account.total.currency))
    default: return nil
    }
  }
}
