import Ledger
import Settings
import Values

extension Explainer {
  /// The figures of an invoice, or of a paper that comes from the same order, as they are printed on the explainer's day: those below the
  /// goods, what was received by then, what was still to be paid, and what of it next. Each is asked for by the name of its field.
  ///
  /// - Parameters:
  ///   - title: what the paper is called, such as `Invoice CC/26-27/0042`.
  ///   - isInvoiced: whether instalments count from this very day, as they do on an invoice.
  /// - Returns: `nil` when there is no such order.
  /// - Throws: a `Diagnostic` when an amount does not fit.
  public func explain(paper title: String, of id: String, isInvoiced: Bool) throws -> Explanation? {
    guard let account = account(id) else { return nil }
    var order = try order(account.orderID)
    order.rate = rates.rate(of: order.currency, on: day)
    var printed = try order.printedFigures()
    let received = try settled(account).filter { $0.name != "credited" }
    let currency = order.currency
    if !received.isEmpty {
      printed.append(
        try .sum("Received", received.map { .init(.plus, $0) }, currency).asked("paymentsTotal"))
    }
    let total = Explanation.elsewhere("Total", .money(order.figures.total), [order.orderRow])
    let paid = received.map {
      Explanation.Part(.minus, .elsewhere($0.label, .money($0.value?.money ?? .zero(currency)), $0.allRows))
    }
    let balance = try Explanation.sum("Balance due", [.init(.plus, total)] + paid, currency)
    printed.append(balance.asked("balanceDue"))
    printed += try instalments(of: order, paid: received, isInvoiced: isInvoiced)
    return .heading(
      "\(title), \(order.facts.buyer.name)", printed, remark: "as of \(text(day)), for order \(account.orderID)")
  }

  /// What is to be paid next, and before the invoice what is asked for as a deposit.
  private func instalments(of order: ExplainedOrder, paid: [Explanation], isInvoiced: Bool) throws -> [Explanation] {
    let currency = order.currency
    let settings = facts.settings
    let plan = try InstalmentPlan(
      total: order.figures.total, ordered: order.facts.order.date, invoiced: isInvoiced ? day : nil,
      terms: order.facts.terms, daysWithoutTerms: settings.invoice.dueDays)
    let amount = try paid.compactMap { $0.value?.money }.sum(currency)
    let statement = try plan.statement(paid: amount)
    let rows = paid.flatMap(\.allRows)
    let parts = try statement.entries.indices.map { try open(statement.entries, $0, order, paidBy: rows) }
    var result: [Explanation] = []
    if let next = try statement.next(asOf: day) {
      let last = next.dueOn.map { max($0, day) }
      let due = statement.entries.indices.filter { index in
        let entry = statement.entries[index]
        guard entry.open.isPositive else { return false }
        guard let last else { return entry.instalment.number == next.instalment }
        return entry.instalment.dueOn.map { $0 <= last } ?? false
      }
      result.append(
        try .sum(
          "To be paid next", due.map { .init(.plus, parts[$0]) }, currency,
          remark: next.dueOn.map { "by \(text($0))" }
        ).asked("dueAmount"))
    }
    let deposit = statement.entries.indices.filter { plan.instalments[$0].start == .order }
    if !isInvoiced, !deposit.isEmpty {
      let asked = try deposit.map { Explanation.Part(.plus, try share(statement.entries, $0, order)) }
      result.append(try .sum("Deposit", asked, currency).asked("deposit"))
    }
    return result
  }

  /// What is open of an instalment: its share of the total less what payments filled of it.
  private func open(
    _ entries: [InstalmentStatement.Entry], _ index: Int, _ order: ExplainedOrder, paidBy rows: [FactKey]
  ) throws -> Explanation {
    let share = try share(entries, index, order)
    let paid = entries[index].paid
    guard !paid.isZero else { return share }
    let filled = Explanation.elsewhere(
      "Paid of it, the earliest first", .money(paid), rows.isEmpty ? [order.orderRow] : rows)
    return try .sum(share.label, [.init(.plus, share.named("Its share")), .init(.minus, filled)], order.currency)
  }

  /// The share of an instalment in the total.
  private func share(
    _ entries: [InstalmentStatement.Entry], _ index: Int, _ order: ExplainedOrder
  ) throws -> Explanation {
    let total = Explanation.elsewhere("Total", .money(order.figures.total), [order.orderRow])
    let instalment = entries[index].instalment
    guard let terms = order.facts.terms, entries.count > 1 else { return total }
    let percents = entries.map { entry in
      Explanation.cell(
        "Percent", .percentage(entry.instalment.percentage), .terms(terms.name, step: entry.instalment.number))
    }
    let due = instalment.dueOn.map { ", \(text($0))" } ?? ""
    return try .computed("Instalment \(instalment.number)\(due)", .allocation(index), [total] + percents)
  }
}
