import Ledger
import Settings
import Values

extension WeekExplaining {
  /// What needs doing: the amount of each, its days and pieces.
  var alerts: [Figure] {
    page.alerts.enumerated().flatMap { index, alert -> [Figure] in
      let name = "alerts.\(index + 1)"
      let words = [alert.kind.rawValue, alert.name, alert.number].filter { !$0.isEmpty }.joined(separator: ", ")
      let figures = self.figures(of: alert, name, words)
      let whole = Figure(name, "Alert \(index + 1): \(words)", nil) { label in
        .heading(label, try figures.map { try $0.explained() } + state(alert).map { $0.asked("\(name).state") })
      }
      let parts = figures.map { figure in
        var figure = figure
        figure.isPart = true
        return figure
      }
      return [whole] + parts
    }
  }

  private func figures(of alert: WeeklyAlert, _ name: String, _ words: String) -> [Figure] {
    var result: [Figure] = []
    if !alert.amount.isZero {
      result.append(Figure("\(name).amount", "Amount, \(words)", alert.amount) { try amount(of: alert, $0) })
    }
    if let days = days(of: alert) {
      let value = ExplainedValue.number(ExactDecimal(alert.days))
      result.append(
        Figure("\(name).days", "Days, \(words)", value) { label in
          Explanation(label, value, .elsewhere, rows: days.rows, remark: days.words)
        })
    }
    if [.lowStock, .expired, .expiring].contains(alert.kind) {
      result.append(
        Figure("\(name).pieces", "Pieces, \(words)", .quantity(Quantity(alert.pieces))) { label in
          guard let item = explainer.items[alert.subject.idKey] else { return .heading(label, []) }
          return try explainer.pieces(label, of: item, alert.kind == .lowStock ? .available : .onHand)
        })
    }
    if alert.kind == .lowStock {
      let least = ExplainedValue.quantity(Quantity(alert.minimum))
      result.append(
        Figure("\(name).minimum", "At least, \(words)", least) { .cell($0, least, .item(alert.subject)) })
    }
    return result
  }

  /// Where an order stands that is asked for a first payment.
  private func state(_ alert: WeeklyAlert) throws -> [Explanation] {
    guard alert.kind == .depositMissing, let account = explainer.account(alert.subject) else { return [] }
    return [try explainer.state(account, try explainer.order(account.orderID))]
  }

  // MARK: Amounts

  private func amount(of alert: WeeklyAlert, _ label: String) throws -> Explanation {
    let nothing = try Explanation.sum(label, [], explainer.base)
    switch alert.kind {
    case .shortOfCash: return try shortage(alert, label)
    case .payoutOverdue: return try payout(alert, label)
    case .lateInvoice:
      return try explainer.account(alert.subject).map { try explainer.late(label, $0) } ?? nothing
    case .cancelledWithDeposit:
      return try explainer.account(alert.subject).map { try held($0, label) } ?? nothing
    case .unmatched:
      let payment = explainer.payment(alert.subject)
      return try payment.flatMap { try explainer.worth(of: $0)?.named(label) } ?? nothing
    case .pastPromise, .depositMissing, .expired, .lowStock, .expiring: return nothing
    }
  }

  private func shortage(_ alert: WeeklyAlert, _ label: String) throws -> Explanation {
    guard alert.days > 0 else { return try missing(label) }
    let cushion = explainer.facts.settings.alerts.cushion(in: explainer.base)
    let day = page.end.adding(days: alert.days)
    let cash = try explainer.expectedCash("We will have on \(explainer.text(day))", outlook, on: day)
    var parts: [Explanation.Part] = [.init(.minus, cash)]
    if cushion.isPositive {
      // talim.toml alone says it; the row stands for the key there.
      parts.insert(.init(.plus, explainer.setting("cash_cushion", "cash_cushion", .money(cushion))), at: 0)
    }
    return try .sum(label, parts, explainer.base)
  }

  private func payout(_ alert: WeeklyAlert, _ label: String) throws -> Explanation {
    guard let account = explainer.books.earnings.account(of: alert.subject) else { return .heading(label, []) }
    let (due, _) = EarningsSettings(explainer.facts.settings.ledger).lastPayDay(before: page.end)
    return try .computed(
      label, .smallest,
      [
        try explainer.balance("Owed now", .payable, of: account, to: page.end),
        try explainer.balance("Owed on \(explainer.text(due.end))", .payable, of: account, to: due.end),
      ])
  }

  /// What is held of a cancelled order, in its own currency.
  private func held(_ account: OrderAccount, _ label: String) throws -> Explanation {
    let events = account.events.filter { $0.date <= page.end && [.deposit, .payment, .refund].contains($0.kind) }
    let parts = try events.map { event in
      Explanation.Part(event.kind == .refund ? .minus : .plus, try explainer.amount(of: event, account))
    }
    return try .sum(label, parts, account.total.currency)
  }

  // MARK: Days

  /// The rows that decide an alert's days, and how they are counted; `nil` where the sentence says no days.
  private func days(of alert: WeeklyAlert) -> (rows: [FactKey], words: String)? {
    func counted(_ what: String, _ rows: [FactKey], ahead: Bool = false) -> (rows: [FactKey], words: String) {
      let day = page.end.adding(days: ahead ? alert.days : -alert.days)
      let other = explainer.text(day)
      let end = explainer.text(page.end)
      return (rows, ahead ? "from \(end) to \(what) \(other)" : "from \(what) \(other) to \(end)")
    }
    switch alert.kind {
    case .shortOfCash:
      return alert.days > 0 ? counted("the day,", [.setting("cash_cushion")], ahead: true) : nil
    case .payoutOverdue: return counted("the pay day", ["payout_cadence", "payout_lag_days"].map { .setting($0) })
    case .lateInvoice: return counted("the earliest open due day", [.order(alert.subject)])
    case .pastPromise: return counted("Promised By", [.order(alert.subject)])
    case .expired: return counted("Best Before", [.item(alert.subject)])
    case .expiring: return counted("Best Before", [.item(alert.subject)], ahead: true)
    case .cancelledWithDeposit, .unmatched, .depositMissing, .lowStock: return nil
    }
  }
}
