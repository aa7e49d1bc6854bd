import Diagnostics
import Ledger
import Settings
import Values

extension Explainer {
  /// A buyer's account over a period that ends on the explainer's day: what was owed before, what was charged and credited, what is owed
  /// now and how late it is; in each currency the same figures, with its code behind their names where there are several.
  ///
  /// - Parameter before: an explainer of the day before the period; `nil` when it begins with the books.
  /// - Throws: a `Diagnostic` when an order can not be read or an amount does not fit.
  public func explain(_ account: BuyerAccount, before: Explainer?) throws -> Explanation {
    let buyer = account.buyer
    let own = books.orders.filter { $0.buyerID.idKey == buyer.id.idKey && $0.orderedOn <= day }
    let currencies = account.sections.map(\.closing.currency)
    var figures: [Explanation] = []
    for currency in currencies {
      let section = AccountExplaining(
        explainer: self, before: before, orders: own.filter { $0.total.currency == currency }, currency: currency,
        start: account.periodStart)
      figures += try section.figures.map { figure in
        guard currencies.count > 1 else { return figure }
        let code = currency.code
        return figure.named("\(figure.label), in \(code)").asked("\(figure.name ?? "")-\(code)")
      }
    }
    let days = account.periodStart.map { "\(text($0)) to \(text(day))" } ?? "up to \(text(day))"
    return .heading("Account of \(buyer.id) \(buyer.name)", figures, remark: days)
  }
}

/// Explains the account of a buyer in one currency.
private struct AccountExplaining {
  let explainer: Explainer
  let before: Explainer?
  let orders: [OrderAccount]
  let currency: Currency
  let start: CalendarDay?

  private var day: CalendarDay { explainer.day }

  var figures: [Explanation] {
    get throws {
      var figures: [Explanation] = []
      if let before {
        figures.append(try Self.balance("Owed", orders, currency, before).asked("opening"))
      }
      figures.append(try .sum("Charged", try charged(), currency).asked("charged"))
      figures.append(try .sum("Paid or credited", try credited(), currency).asked("credited"))
      figures.append(try Self.balance("Balance", orders, currency, explainer).asked("closing"))
      figures += try ages()
      let deposits = try deposits()
      if !deposits.isEmpty {
        figures.append(try .sum("Deposits, not in the balance", deposits, currency).asked("depositsTotal"))
      }
      return figures
    }
  }

  /// What is owed on invoices at the end of an explainer's day.
  private static func balance(
    _ label: String, _ orders: [OrderAccount], _ currency: Currency, _ explainer: Explainer
  ) throws -> Explanation {
    let parts = try orders.compactMap { order -> Explanation.Part? in
      guard let invoice = order.invoice, invoice.day <= explainer.day else { return nil }
      let own = try explainer.balance(
        order, "\(order.orderID), invoice \(invoice.number), \(explainer.text(invoice.day))")
      return own.value?.money?.isZero == true ? nil : .init(.plus, own)
    }
    return try .sum("\(label) at the end of \(explainer.text(explainer.day))", parts, currency)
  }

  /// The orders that are invoiced, each with its invoice.
  private var invoiced: [(order: OrderAccount, invoice: OrderInvoice)] {
    orders.compactMap { order in
      order.invoice.flatMap { $0.day <= day ? (order, $0) : nil }
    }
  }

  /// Whether something of a day counts in the period: money before an invoice counts from the invoice on.
  private func counts(_ date: CalendarDay, _ invoice: OrderInvoice) -> Bool {
    guard date <= day else { return false }
    return start.map { max(date, invoice.day) >= $0 } ?? true
  }

  private func charged() throws -> [Explanation.Part] {
    var parts: [Explanation.Part] = []
    for (order, invoice) in invoiced {
      if counts(invoice.day, invoice) {
        let label = "Invoice \(invoice.number), \(explainer.text(invoice.day)), \(order.orderID)"
        parts.append(.init(.plus, try explainer.order(order.orderID).total(label)))
      }
      for event in order.events where event.kind == .refund && counts(event.date, invoice) {
        parts.append(.init(.plus, try explainer.amount(of: event, order)))
      }
    }
    return parts
  }

  private func credited() throws -> [Explanation.Part] {
    var parts: [Explanation.Part] = []
    for (order, invoice) in invoiced {
      let money: Set<JournalEntry.Kind> = [.deposit, .payment, .writeOff]
      for event in order.events where money.contains(event.kind) && counts(event.date, invoice) {
        parts.append(.init(.plus, try explainer.amount(of: event, order)))
      }
      let facts = try explainer.order(order.orderID)
      for (event, credits) in try explainer.creditNotes(order, facts) where counts(event.date, invoice) {
        let returns = try credits.map { Explanation.Part(.plus, try facts.credit($0, inBase: false)) }
        parts.append(
          .init(.plus, try .sum("Credit note \(event.name), \(explainer.text(event.date))", returns, currency)))
      }
    }
    return parts
  }

  /// What is open, by how late it is, and all that is late.
  private func ages() throws -> [Explanation] {
    var parts: [Lateness: [Explanation.Part]] = [:]
    for (order, invoice) in invoiced {
      let days = explainer.facts.settings.invoice.dueDays
      for open in try order.openParts(asOf: day, daysWithoutTerms: days) {
        let due = open.dueOn.map { "due \(explainer.text($0))" } ?? "no day to pay by"
        parts[Lateness(dueOn: open.dueOn, asOf: day), default: []].append(
          .init(
            .plus,
            .elsewhere(
              "\(order.orderID), invoice \(invoice.number), \(due)", .money(open.amount), [.order(order.orderID)])
          ))
      }
    }
    guard !parts.isEmpty else { return [] }
    let names = ["not-yet-due", "late-1-30", "late-31-60", "late-61-90", "late-over-90"]
    var figures = try zip(Lateness.allCases, names).map { lateness, name in
      try Explanation.sum(AccountAge.names[lateness.rawValue], parts[lateness] ?? [], currency).asked(name)
    }
    let all = figures.filter { !$0.allRows.isEmpty }.map {
      Explanation.Part(.plus, .elsewhere($0.label, .money($0.value?.money ?? .zero(currency)), $0.allRows))
    }
    let late = all.filter { $0.explanation.label != AccountAge.names[0] }
    figures.append(try .sum("Late in all", late, currency).asked("overdue"))
    figures.append(try .sum("Open on invoices", all, currency).asked("open"))
    return figures
  }

  private func deposits() throws -> [Explanation.Part] {
    try orders.compactMap { order in
      if let invoice = order.invoice, invoice.day <= day { return nil }
      let parts = try order.events.filter { $0.date <= day && [.deposit, .refund].contains($0.kind) }.map {
        Explanation.Part($0.kind == .refund ? .minus : .plus, try explainer.amount(of: $0, order))
      }
      guard !parts.isEmpty else { return nil }
      return .init(.plus, try .sum("\(order.orderID), \(explainer.text(order.orderedOn))", parts, currency))
    }
  }
}
