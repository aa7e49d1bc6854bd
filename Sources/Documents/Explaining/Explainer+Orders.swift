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
    var figures = [try order.total("Total").asked("total")]
    figures += try settled(account)
    figures.append(try shortBalance(account))
    figures.append(try state(account, order))
    if account.total.currency != base, let invoice = account.invoice, invoice.day <= day {
      figures.append(try order.value("Worth of the invoice in \(base.code)").asked("value"))
      if let owed = try receivable(account) { figures.append(owed.named("Owed, in \(base.code)").asked("owed")) }
      if let difference = try exchange(account) { figures.append(difference.asked("exchange")) }
    }
    return .heading("Order \(account.orderID), \(order.facts.buyer.name)", figures, remark: remark(account, order))
  }

  /// What is still to be paid on an order, with all that it is made of; `nil` when there is no such order.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit.
  public func explain(balanceOf id: String) throws -> Explanation? {
    try account(id).map { try balance($0, try balanceTitle($0)) }
  }

  /// The balance with its parts as leaves, since they stand above.
  private func shortBalance(_ account: OrderAccount) throws -> Explanation {
    let total = Explanation.Part(
      .plus, .elsewhere("Total", .money(account.total), [.order(account.orderID)]))
    let rest = try settled(account).map { group in
      Explanation.Part(
        .minus, .elsewhere(group.label, .money(group.value?.money ?? .zero(base)), group.allRows))
    }
    return try .sum(try balanceTitle(account), [total] + rest, account.total.currency).asked("balance")
  }

  private func balanceTitle(_ account: OrderAccount) throws -> String {
    if account.isCancelled, account.invoice == nil { return "Balance (cancelled, so nothing is asked for)" }
    return try account.balance(asOf: day).isNegative ? "Balance (overpaid)" : "Still to be paid"
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
    figures += try settled(account)
    figures.append(try shortBalance(account))
    return .heading(
      "Invoice \(invoice.number), \(order.facts.buyer.name)", figures,
      remark: "of \(text(invoice.day)), for order \(account.orderID)")
  }
}
