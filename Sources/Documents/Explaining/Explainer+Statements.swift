import Diagnostics
import Ledger
import Values

extension Explainer {
  /// An artisan's statement of a period, figure by figure: how the closing balance came about, what is paid, what waits.
  ///
  /// `nil` when no row names the artisan. `last` is the statement with which the paper begins, if one was issued.
  /// - Throws: a `Diagnostic` when an amount does not fit.
  public func explain(artisan id: String, period: PayPeriod, last: LastStatement? = nil) throws -> Explanation? {
    guard let account = books.earnings.account(of: id) else { return nil }
    let closing = try closing(account, period)
    var figures = [closing, try toPay(closing, period)]
    if let last, let changed = try changed(since: last, account, period) { figures.append(changed) }
    figures.append(try pending(account, asOf: period.end).named("Sold, not yet payable").asked("pending"))
    for (label, balance, name) in [
      ("Held back in all", MakerBalance.retained, "retained"), ("Left of advances", .advance, "advances"),
    ] {
      let figure = try self.balance(label, balance, of: account, to: period.end)
      if !figure.parts.isEmpty { figures.append(figure.asked(name)) }
    }
    if let split = try split(account, period) { figures.append(split) }
    return .heading(
      artisanTitle(account), figures,
      remark: "statement of \(period.name), \(text(period.start)) to \(text(period.end))")
  }

  private func closing(_ account: MakerAccount, _ period: PayPeriod) throws -> Explanation {
    let before = try broughtForward(account, period)
    var parts = try groups(.payable, of: account, from: period.start, to: period.end)
    if !before.parts.isEmpty { parts.insert(.init(.plus, before), at: 0) }
    return try .sum("Closing balance", parts, base).asked("closing")
  }

  private func broughtForward(_ account: MakerAccount, _ period: PayPeriod) throws -> Explanation {
    try balance("Brought forward", .payable, of: account, to: period.start.adding(days: -1)).asked("brought-forward")
  }

  /// What is brought forward now, less what the last statement printed; `nil` when they agree.
  private func changed(
    since last: LastStatement, _ account: MakerAccount, _ period: PayPeriod
  ) throws -> Explanation? {
    let before = try broughtForward(account, period)
    guard before.value?.money != last.closing else { return nil }
    let printed = Explanation("Printed on \(last.number)", .money(last.closing), .stated).asked("last-closing")
    return try .sum("Changed since \(last.number)", [.init(.plus, before), .init(.minus, printed)], base)
      .asked("changed")
  }

  /// How the money of what became payable was split: what the makers got of it, and what is left to the co-op.
  private func split(_ account: MakerAccount, _ period: PayPeriod) throws -> Explanation? {
    guard let statement = try books.earnings.statement(of: account.artisanID, for: period) else { return nil }
    var sales: [Explanation.Part] = []
    var makers: [Explanation.Part] = []
    for earning in statement.earnings {
      let sale = earning.sale
      let label = "\(sale.orderID) line \(sale.line)"
      let row = [FactKey.orderLine(sale.orderID, line: sale.line)]
      let net = try sale.keptNet(in: base)
      sales.append(.init(.plus, .elsewhere("\(label), without tax", .money(net), row)))
      let released = try sale.parts.indices.map { try sale.released($0) }.sum(base)
      makers.append(.init(.minus, .elsewhere("All makers of \(label)", .money(released), row)))
    }
    return sales.isEmpty ? nil : try .sum("Left to the co-op", sales + makers, base).asked("split")
  }

  private func toPay(_ closing: Explanation, _ period: PayPeriod) throws -> Explanation {
    let settings = books.earnings.settings
    let rows = closing.allRows
    let amount = Explanation(
      closing.label, closing.value, rows.isEmpty ? .sum : .elsewhere, rows: rows)
    let payDay = period.end.adding(days: settings.lagDays)
    let node = try Explanation.computed(
      "To pay on \(text(payDay))", .payable,
      [amount, setting("Smallest amount paid", "min_payout", .money(settings.minimumPayout))]
    ).asked("to-pay")
    guard let money = closing.value?.money, node.value?.money?.isZero == true else { return node }
    var copy = node
    copy.remark =
      money.isNegative
      ? "the artisan owes it; it is carried forward"
      : money.isZero ? "nothing is owed" : "below the smallest amount paid, so it is carried forward"
    return copy
  }

  /// An artisan's shares of what is sold and not yet payable.
  func pending(_ account: MakerAccount, asOf day: CalendarDay) throws -> Explanation {
    let parts = try books.earnings.pendingSales(account, asOf: day).map {
      Explanation.Part(.plus, try released($0.sale, $0.part, until: day))
    }
    return try .sum(artisanTitle(account), parts, base)
  }
}
