import Diagnostics
import Ledger
import Values

extension Explainer {
  /// An order: what it comes to, what was received, given back, credited and written off, what is still owed, and what the invoice is worth
  /// in base currency; `nil` when there is no such order.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit.
  public func explain(order id: String) throws -> Explanation? {
    guard let account = account(id) else { return nil }
    let order = try order(account.orderID)
    let currency = account.total.currency
    var figures = [try order.total("Total").asked("total")]
    let events = try account.events.filter { $0.date <= day }.compactMap { event in
      try [.deposit, .payment, .refund].contains(event.kind) ? (event.kind, amount(of: event, account)) : nil
    }
    if !events.isEmpty {
      let parts = events.map { Explanation.Part($0.0 == .refund ? .minus : .plus, $0.1) }
      figures.append(try .sum("Received", parts, currency).asked("received"))
    }
    let settled = try settlements(account).filter { part in
      account.events.contains { event in
        event.kind == .creditNote && part.explanation.label == "Credit note \(event.name), \(text(event.date))"
      }
    }
    if !settled.isEmpty {
      figures.append(
        try .sum("Credited", settled.map { .init(.plus, $0.explanation) }, currency).asked("credited"))
    }
    figures.append(try shortBalance(account, order))
    figures.append(try state(account, order))
    if currency != base, let invoice = account.invoice, invoice.day <= day {
      figures.append(try order.value("Worth of the invoice in \(base.code)").asked("value"))
      if let owed = try receivable(account) { figures.append(owed.named("Owed, in \(base.code)").asked("owed")) }
      if let difference = try exchange(account) { figures.append(difference.asked("exchange")) }
    }
    return .heading("Order \(account.orderID), \(order.facts.buyer.name)", figures, remark: remark(account, order))
  }

  /// The balance with the total as a leaf, since it stands above.
  private func shortBalance(_ account: OrderAccount, _ order: ExplainedOrder) throws -> Explanation {
    let total = Explanation.Part(
      .plus, .elsewhere("Total", .money(account.total), [.order(account.orderID)]))
    let label = try account.balance(asOf: day).isNegative ? "Balance (overpaid)" : "Still to be paid"
    return try .sum(label, [total] + settlements(account), account.total.currency).asked("balance")
  }

  private func remark(_ account: OrderAccount, _ order: ExplainedOrder) -> String {
    var words = ["ordered \(text(account.orderedOn))"]
    if let invoice = account.invoice {
      words.append("invoice \(invoice.number) of \(text(invoice.day))")
    } else if account.isCancelled {
      words.append("cancelled")
    } else {
      words.append("not yet invoiced")
    }
    return words.joined(separator: ", ")
  }

  /// An order's invoice: its total down to the lines, and its worth in base currency; `nil` when there is no such order.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit.
  public func explain(invoiceOf id: String) throws -> Explanation? {
    guard let account = account(id), let invoice = account.invoice else { return try explain(order: id) }
    let order = try order(account.orderID)
    var figures = [try order.total("Total").asked("total")]
    if account.total.currency != base {
      figures.append(try order.value("Worth of the invoice in \(base.code)").asked("value"))
    }
    figures.append(try shortBalance(account, order))
    return .heading(
      "Invoice \(invoice.number), \(order.facts.buyer.name)", figures,
      remark: "of \(text(invoice.day)), for order \(account.orderID)")
  }

  /// A credit note of an order; `nil` when the order has none of that number.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit.
  public func explain(creditNote number: String, of id: String) throws -> Explanation? {
    guard let account = account(id) else { return nil }
    let order = try order(account.orderID)
    for (event, credits) in try creditNotes(account, order) where event.name.idKey == number.idKey {
      let parts = try credits.map { Explanation.Part(.plus, try order.credit($0, inBase: false)) }
      return .heading(
        "Credit note \(event.name), \(order.facts.buyer.name)",
        [try .sum("Credited", parts, account.total.currency).asked("total")],
        remark: "of \(text(event.date)), for order \(account.orderID)")
    }
    return nil
  }
}
