import Ledger
import Values

extension Explainer {
  /// A figure of all orders, by buyer and order; what is nothing is left out.
  func byBuyer(_ title: String, _ figure: (OrderAccount) throws -> Explanation?) throws -> Explanation {
    var buyers: [String: [Explanation.Part]] = [:]
    var names: [String: String] = [:]
    for account in books.orders {
      guard let own = try figure(account), own.value?.money?.isZero == false else { continue }
      buyers[account.buyerID, default: []].append(.init(.plus, own))
      if names[account.buyerID] == nil {
        names[account.buyerID] = "\(account.buyerID) \(try order(account.orderID).facts.buyer.name)"
      }
    }
    let parts = try buyers.sorted { $0.key < $1.key }.map {
      Explanation.Part(.plus, try .sum(names[$0.key] ?? $0.key, $0.value, base))
    }
    return try .sum(title, parts, base)
  }

  /// What is still owed on an order's invoice, in base currency: the invoice's value in proportion to what is unpaid.
  func receivable(_ account: OrderAccount) throws -> Explanation? {
    guard let invoice = account.invoice, invoice.day <= day, !account.total.isZero else { return nil }
    let open = try account.balance(asOf: day)
    guard open.isPositive else { return nil }
    let label = "\(account.orderID), invoice \(invoice.number), \(text(invoice.day))"
    let balance = try self.balance(account, label)
    guard account.total.currency != base else { return balance }
    return try .computed(
      label, .proportion,
      [
        try order(account.orderID).value("Worth of the invoice in \(base.code)"), balance.named("Unpaid"),
        .elsewhere("Total of the invoice", .money(account.total), [.order(account.orderID)]),
      ])
  }

  /// What is still to be paid on an order, in its own currency.
  func balance(_ account: OrderAccount, _ label: String) throws -> Explanation {
    var parts: [Explanation.Part] = [.init(.plus, try order(account.orderID).total("Total"))]
    parts += try settlements(account)
    return try .sum(label, parts, account.total.currency)
  }

  /// What happened to an order's balance up to the day.
  func settlements(_ account: OrderAccount) throws -> [Explanation.Part] {
    var credits: [String: [ExplainedOrder.Credited]] = [:]
    let order = try order(account.orderID)
    for (event, own) in try creditNotes(account, order) { credits["\(event.date) \(event.name)"] = own }
    return try account.events.filter { $0.date <= day }.compactMap { event in
      switch event.kind {
      case .deposit, .payment, .writeOff: return .init(.minus, try amount(of: event, account))
      case .refund: return .init(.plus, try amount(of: event, account))
      case .creditNote:
        let returns = try (credits["\(event.date) \(event.name)"] ?? []).map {
          Explanation.Part(.plus, try order.credit($0, inBase: false))
        }
        return .init(
          .minus,
          try .sum("Credit note \(event.name), \(text(event.date))", returns, account.total.currency))
      default: return nil
      }
    }
  }

  /// Customers' money on an order that is not yet invoiced, at the value received.
  func deposits(_ account: OrderAccount) throws -> Explanation? {
    if let invoice = account.invoice, invoice.day <= day { return nil }
    var parts: [Explanation.Part] = []
    var held = (amount: Money.zero(account.total.currency), worth: Money.zero(base))
    for event in account.events where event.date <= day {
      guard let worth = try worth(of: event, account), let value = worth.value?.money else { continue }
      if event.kind == .deposit {
        parts.append(.init(.plus, worth))
        held = (try held.amount + event.amount, try held.worth + value)
      } else if event.kind == .refund {
        let relieved = try relief(event, worth, held, account)
        parts.append(.init(.minus, relieved))
        held = (try held.amount - event.amount, try held.worth - (relieved.value?.money ?? .zero(base)))
      }
    }
    return parts.isEmpty ? nil : try .sum("\(account.orderID), \(text(account.orderedOn))", parts, base)
  }

  /// What a refund takes off the value at which a customer's money is carried: its part of it, and what goes beyond at its own worth.
  private func relief(
    _ event: OrderEvent, _ worth: Explanation, _ held: (amount: Money, worth: Money), _ account: OrderAccount
  ) throws -> Explanation {
    if account.total.currency == base { return worth }
    let row = FactKey.payment(Self.paymentKey(event))
    let zero = Money.zero(held.amount.currency)
    let inside = try Money.smaller(event.amount, held.amount.isPositive ? held.amount : zero)
    let part = try Explanation.computed(
      "Its part of what was received", .proportion,
      [
        .elsewhere("Received before", .money(held.worth), [.order(account.orderID)]),
        .elsewhere("Given back", .money(inside), [row]),
        .elsewhere("Held before", .money(held.amount), [.order(account.orderID)]),
      ])
    guard inside != event.amount else { return part.named(worth.label) }
    let own = try Explanation.computed(
      "Worth of that part", .proportion,
      [
        .elsewhere(worth.label, .money(worth.value?.money ?? .zero(base)), [row]), .elsewhere("Given back of it", .money(inside), [row]),
        .elsewhere("Given back", .money(event.amount), [row]),
      ])
    return try .sum(worth.label, [.init(.plus, part), .init(.plus, worth), .init(.minus, own)], base)
  }

  static func paymentKey(_ event: OrderEvent) -> String {
    if case .payment(let key) = event.source { key } else { "" }
  }

  /// What was paid beyond an order's invoice, at the value received.
  func credit(_ account: OrderAccount) throws -> Explanation? {
    guard let invoice = account.invoice, invoice.day <= day else { return nil }
    var parts: [Explanation.Part] = []
    for event in account.events where event.date <= day {
      for posting in event.postings where posting.account.kind == .customerCredit {
        let amount = posting.amount
        parts.append(
          .init(
            amount.isNegative ? .plus : .minus,
            .elsewhere(
              "\(event.kind.rawValue.capitalizedFirst) \(event.name), \(text(event.date))",
              .money(amount.isNegative ? try amount.negated() : amount), rows(of: event, account))))
      }
    }
    guard !parts.isEmpty else { return nil }
    if account.total.currency == base, !account.total.isZero {
      let balance = try balance(account, "Balance")
      if let money = balance.value?.money, money.isNegative {
        return try .sum("\(account.orderID), invoice \(invoice.number)", [.init(.minus, balance)], base)
      }
    }
    return try .sum("\(account.orderID), invoice \(invoice.number)", parts, base)
  }

  /// The rows an event rests on.
  func rows(of event: OrderEvent, _ account: OrderAccount) -> [FactKey] {
    switch event.source {
    case .payment(let key): [.payment(key)]
    case .returns(let ids): ids.map { .saleReturn($0) }
    default: [.order(account.orderID)]
    }
  }
}
