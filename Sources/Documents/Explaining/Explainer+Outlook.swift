import Ledger
import Values

extension Explainer {
  /// What is expected to come in, or to be paid, from the explainer's day up to another.
  func expected(_ title: String, _ outlook: CashOutlook, until last: CalendarDay, isIn: Bool) throws -> Explanation {
    let parts = try outlook.moves.filter { $0.day <= last && $0.amount.isPositive == isIn && !$0.amount.isZero }
      .sorted { $0.day < $1.day }.compactMap { move in try part(move, isIn: isIn) }
    return try .sum(title, parts, base)
  }

  /// What cash looks like on a day to come.
  func expectedCash(_ title: String, _ outlook: CashOutlook, on last: CalendarDay) throws -> Explanation {
    try .sum(
      title,
      [
        .init(.plus, try cash("Cash held")),
        .init(.plus, try expected("Expected to come in", outlook, until: last, isIn: true)),
        .init(.minus, try expected("To be paid", outlook, until: last, isIn: false)),
      ], base)
  }

  private func part(_ move: CashOutlook.Move, isIn: Bool) throws -> Explanation.Part? {
    let day = text(move.day)
    switch move.source {
    case .instalment(let order, let place):
      return try instalment(books.orders[order], place).map { .init(isIn ? .plus : .minus, $0) }
    case .artisans:
      return .init(isIn ? .minus : .plus, try explain(.owedToArtisans).named("Artisans, pay day \(day)"))
    case .bill(let index): return .init(isIn ? .minus : .plus, row(of: books.expenses[index]))
    case .taxBefore: return .init(isIn ? .minus : .plus, try taxBefore().named("Tax through last month, \(day)"))
    case .taxSince:
      let since = try Explanation.sum(
        "Tax since, \(day)", [.init(.plus, try explain(.taxDue)), .init(.minus, try taxBefore())], base)
      return .init(isIn ? .minus : .plus, since)
    }
  }

  /// An open instalment by its place among the open ones, in base currency: of an invoice at its worth, else at the rate of the day.
  private func instalment(_ account: OrderAccount, _ place: Int) throws -> Explanation? {
    if let invoice = account.invoice, invoice.day <= day {
      let open = try openFigures(account)
      return open.indices.contains(place) ? open[place].worth : nil
    }
    let open = try openInstalments(account)
    guard open.indices.contains(place) else { return nil }
    let due = open[place].dueOn.map { ", due \(text($0))" } ?? ""
    let label = "\(account.orderID), not invoiced\(due)"
    guard account.total.currency != base else { return open[place].amount.named(label) }
    guard let rate = rates.rate(of: account.total.currency, on: day) else { return nil }
    let row = FactKey.rate(rate)
    return try .computed(
      label, .conversion(base),
      [open[place].amount, .cell("Units", .number(rate.units), row), .cell(base.code, .number(rate.worth), row)])
  }

  /// What is left to pay of the tax charged through last month: at most what is due now, less what was paid since.
  private func taxBefore() throws -> Explanation {
    let first = CalendarDay(year: day.year, month: day.month, day: 1) ?? day
    let charged = try Explanation.computed(
      "Charged through last month and still due", .smallest,
      [
        try asOf(first.adding(days: -1)).explain(.taxDue).named("Due at the end of last month"),
        try explain(.taxDue).named("Due now"),
      ])
    let paid = books.expenses.filter { bill in
      bill.category == .gstPayment && bill.paidOn.map { (first...day).contains($0) } ?? false
    }
    guard !paid.isEmpty else { return try .sum("Tax through last month", [.init(.plus, charged)], base) }
    let since = try Explanation.computed(
      "Paid since, at most that", .smallest,
      [
        .elsewhere(
          charged.label, charged.value ?? .money(.zero(base)),
          charged.allRows.isEmpty ? paid.map { .expense($0.key) } : charged.allRows),
        try .sum("Paid this month", paid.map { .init(.plus, row(of: $0)) }, base),
      ])
    return try .sum("Tax through last month", [.init(.plus, charged), .init(.minus, since)], base)
  }
}
