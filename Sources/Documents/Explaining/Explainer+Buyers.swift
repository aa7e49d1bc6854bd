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
    let total = Explanation.Part(.plus, try order(account.orderID).total("Total"))
    return try .sum(label, [total] + settled(account).map { .init(.minus, $0) }, account.total.currency)
  }

  /// What was taken off an order's total up to the day: money received less money given back, credit notes, write-offs.
  func settled(_ account: OrderAccount) throws -> [Explanation] {
    let currency = account.total.currency
    let events = account.events.filter { $0.date <= day }
    let received = try events.filter { [.deposit, .payment, .refund].contains($0.kind) }.map { event in
      Explanation.Part(event.kind == .refund ? .minus : .plus, try amount(of: event, account))
    }
    let writtenOff = try events.filter { $0.kind == .writeOff }.map { event in
      Explanation.Part(.plus, try amount(of: event, account))
    }
    let groups = [
      ("Received", "received", received), ("Credited", "credited", try credits(account)),
      ("Written off", "written-off", writtenOff),
    ]
    return try groups.filter { !$0.2.isEmpty }.map { try .sum($0.0, $0.2, currency).asked($0.1) }
  }

  private func credits(_ account: OrderAccount) throws -> [Explanation.Part] {
    let order = try order(account.orderID)
    return try creditNotes(account, order).map { event, credits in
      let returns = try credits.map { Explanation.Part(.plus, try order.credit($0, inBase: false)) }
      return .init(
        .plus, try .sum("Credit note \(event.name), \(text(event.date))", returns, account.total.currency))
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
        .elsewhere(worth.label, .money(worth.value?.money ?? .zero(base)), [row]),
        .elsewhere("Given back of it", .money(inside), [row]),
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
