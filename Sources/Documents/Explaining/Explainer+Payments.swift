import Diagnostics
public import Ledger
import Values

extension Explainer {
  /// What a payment is in an order's currency: its amount, else what reached the account and the fee.
  func amount(of payment: Payment, in currency: Currency) throws -> Explanation {
    let row = FactKey.payment(payment.key)
    guard payment.amount.currency != currency, let moved = payment.baseAmount else {
      return .cell("Amount", .money(payment.amount), row)
    }
    return try withFee(.cell("INR Amount", .money(moved), row), payment, .plus, "Amount in \(currency.code)")
  }

  private func withFee(
    _ amount: Explanation, _ payment: Payment, _ role: Explanation.Role, _ label: String
  ) throws -> Explanation {
    guard let fee = payment.fee, fee.currency == base, !fee.isZero else { return amount }
    let cell = Explanation.cell("Fee", .money(fee), .payment(payment.key))
    return try .sum(label, [.init(.plus, amount), .init(role, cell)], base)
  }

  /// What a payment is worth in base currency, before the provider's fee; `nil` without a rate.
  func worth(of payment: Payment) throws -> Explanation? {
    let row = FactKey.payment(payment.key)
    if payment.amount.currency == base { return .cell("Amount", .money(payment.amount), row) }
    if let moved = payment.baseAmount, moved.currency == base {
      return try withFee(
        .cell("INR Amount", .money(moved), row), payment, payment.kind == .refund ? .minus : .plus,
        "Worth in \(base.code)")
    }
    guard let rate = rates.rate(of: payment.amount.currency, on: payment.day) else { return nil }
    let rateRow = FactKey.rate(rate)
    return try .computed(
      "Worth in \(base.code)", .conversion(base),
      [
        .cell("Amount", .money(payment.amount), row), .cell("Units", .number(rate.units), rateRow),
        .cell(base.code, .number(rate.worth), rateRow),
      ])
  }

  /// What a payment changed of the cash held: above zero what came in, for a refund what went out; `nil` without a rate.
  func cash(of payment: Payment) throws -> Explanation? {
    let row = FactKey.payment(payment.key)
    if let moved = payment.baseAmount, moved.currency == base { return .cell("INR Amount", .money(moved), row) }
    guard let worth = try worth(of: payment) else { return nil }
    return try withFee(worth, payment, payment.kind == .refund ? .plus : .minus, "After the fee")
  }

  /// What a payment gave to one order, in the order's currency.
  func amount(of event: OrderEvent, _ account: OrderAccount) throws -> Explanation {
    guard case .payment(let key) = event.source, let payment = payment(key) else {
      return .elsewhere(event.name, .money(event.amount), [.order(account.orderID)])
    }
    let currency = account.total.currency
    let label = "\(event.kind.rawValue.capitalizedFirst) \(event.name), \(text(event.date))"
    let whole = try amount(of: payment, in: currency)
    if whole.value == .money(event.amount) { return whole.named(label) }
    var parts: [Explanation.Part] = [.init(.plus, whole)]
    var rest = try (whole.value?.money ?? .zero(currency)) - event.amount
    for share in shares(of: key) where share.account.orderID != account.orderID {
      parts.append(
        .init(
          .minus,
          .elsewhere("of it for \(share.account.orderID)", .money(share.event.amount), [.payment(key)])))
      rest = try rest - share.event.amount
    }
    if !rest.isZero {
      parts.append(.init(.minus, .elsewhere("of it waiting for another invoice", .money(rest), [.payment(key)])))
    }
    return try .sum(label, parts, currency, rows: [.payment(key)], remark: Self.sharing(payment))
  }

  private static func sharing(_ payment: Payment) -> String {
    payment.kind == .refund
      ? "first what was paid too much is given back, then from the latest order backwards"
      : "the oldest order is served first, never with more than is due; the rest goes to the last"
  }

  /// What a payment's part for one order is worth in base currency.
  func worth(of event: OrderEvent, _ account: OrderAccount) throws -> Explanation? {
    guard case .payment(let key) = event.source, let payment = payment(key), let whole = try worth(of: payment) else {
      return nil
    }
    let shares = shares(of: key)
    let label = "\(event.kind.rawValue.capitalizedFirst) \(event.name), \(text(event.date))"
    guard shares.count > 1, let position = shares.firstIndex(where: { $0.account.orderID == account.orderID }) else {
      return whole.named(label)
    }
    if account.total.currency == base {
      let amount = try amount(of: event, account)
      if amount.value?.money?.currency == whole.value?.money?.currency, try isFullyShared(whole, shares) { return amount }
    }
    let weights = shares.map {
      Explanation.elsewhere("for \($0.account.orderID)", .money($0.event.amount), [.payment(key)])
    }
    return try .computed(label, .allocation(position), [whole] + weights, rows: [.payment(key)])
  }
}

extension Explainer {
  /// Whether the orders got exactly what a payment is worth, so that a part is worth what it gave.
  private func isFullyShared(
    _ worth: Explanation, _ shares: [(account: OrderAccount, event: OrderEvent)]
  ) throws -> Bool {
    try worth.value == .money(shares.map(\.event.amount).sum(base))
  }

  /// A payment: what it is worth, what the provider kept, and which orders it is for.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit.
  public func explain(payment: Payment, orderIDs: [String], matchedBy way: String?) throws -> Explanation {
    var figures: [Explanation] = []
    let row = FactKey.payment(payment.key)
    if let worth = try worth(of: payment) { figures.append(worth.named("Worth in \(base.code)").asked("value")) }
    if let fee = payment.fee, !fee.isZero {
      figures.append(.cell("Kept by the provider", .money(fee), row).asked("fee"))
    }
    if payment.kind != .writeOff, let cash = try cash(of: payment) {
      figures.append(cash.named(payment.kind == .refund ? "Left the account" : "Reached the account").asked("cash"))
    }
    for share in shares(of: payment.key) {
      figures.append(try amount(of: share.event, share.account).named("For order \(share.account.orderID)"))
    }
    if shares(of: payment.key).isEmpty {
      figures.append(
        Explanation(
          "For no order", .money(payment.amount), .stated, rows: [row],
          remark: payment.kind == .writeOff && !orderIDs.isEmpty
            ? "it waits for the invoice of \(orderIDs.joined(separator: ", "))"
            : "no order lists its transaction id, and its reference names none"))
    }
    let name = [payment.transactionID ?? payment.method, payment.payer].compactMap { $0 }.joined(separator: ", ")
    return .heading("\(payment.kind.rawValue.capitalizedFirst) \(name), \(text(payment.day))", figures, remark: way)
  }

  /// A day as labels have it.
  func text(_ day: CalendarDay) -> String { DocumentLocale(.english).text(day) }
}

extension String {
  /// With its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
