import Diagnostics
import Ledger
import Settings
import Values

extension Explainer {
  /// A figure of the books at the end of the day; its value is that of `BookBalances.figures()`.
  ///
  /// - Throws: a `Diagnostic` when an order can not be read, an `ArithmeticError` when an amount does not fit.
  public func explain(_ figure: BookFigure) throws -> Explanation {
    let title = figure.title
    switch figure {
    case .cash: return try cash(title)
    case .receivables: return try byBuyer(title) { try self.receivable($0) }
    case .deposits: return try byBuyer(title) { try self.deposits($0) }
    case .credit: return try byBuyer(title) { try self.credit($0) }
    case .unmatched: return try unmatched(title)
    case .owedToArtisans: return try owed(title, sign: .plus)
    case .owedByArtisans: return try owed(title, sign: .minus)
    case .notYetPayable:
      return try byArtisan(title) { account in try self.pending(account, asOf: self.day) }
    case .retained:
      return try byArtisan(title) { try self.balance(self.artisanTitle($0), .retained, of: $0, to: self.day) }
    case .advances:
      return try byArtisan(title) { try self.balance(self.artisanTitle($0), .advance, of: $0, to: self.day) }
    case .taxDue: return try tax(title)
    case .bills: return try bills(title)
    case .loans: return try loans(title)
    case .reserve: return try reserve(title)
    case .stock: return try stock(title)
    case .committed: return try total(title, Self.commitments, [])
    case .available: return try total(title, [.cash], [.committed])
    }
  }

  /// What is promised to others.
  static let commitments: [BookFigure] = [
    .deposits, .credit, .unmatched, .owedToArtisans, .retained, .bills, .taxDue, .reserve,
  ]

  private func total(_ title: String, _ added: [BookFigure], _ takenOff: [BookFigure]) throws -> Explanation {
    let plus = try added.map { Explanation.Part(.plus, try explain($0)) }
    let minus = try takenOff.map { Explanation.Part(.minus, try explain($0)) }
    return try .sum(title, plus + minus, base)
  }

  // MARK: By artisan

  private func byArtisan(_ title: String, _ figure: (MakerAccount) throws -> Explanation) throws -> Explanation {
    let parts = try books.earnings.artisanIDs.compactMap { id -> Explanation.Part? in
      guard let account = books.earnings.account(of: id) else { return nil }
      let own = try figure(account)
      return own.value?.money?.isZero == true ? nil : .init(.plus, own)
    }
    return try .sum(title, parts, base)
  }

  /// What is owed to artisans (or by them): the balances above (or below) zero.
  private func owed(_ title: String, sign: Explanation.Role) throws -> Explanation {
    let parts = try books.earnings.artisanIDs.compactMap { id -> Explanation.Part? in
      guard let account = books.earnings.account(of: id) else { return nil }
      let own = try balance(artisanTitle(account), .payable, of: account, to: day)
      guard let amount = own.value?.money else { return nil }
      return (sign == .plus ? amount.isPositive : amount.isNegative) ? .init(sign, own) : nil
    }
    return try .sum(title, parts, base)
  }

  // MARK: Stock

  private func stock(_ title: String) throws -> Explanation {
    var collections: [String: [Explanation.Part]] = [:]
    for item in books.goods.items {
      let worth = try worth(item, try onHand(item))
      guard worth.value?.money?.isZero == false else { continue }
      collections[item.collection, default: []].append(.init(.plus, worth))
    }
    let parts = try collections.sorted { $0.key < $1.key }.map {
      Explanation.Part(.plus, try .sum($0.key, $0.value, base))
    }
    return try .sum(title, parts, base)
  }

  // MARK: Money

  private func unmatched(_ title: String) throws -> Explanation {
    let parts = try books.unmatched.filter { $0.day <= day && $0.kind != .writeOff }.compactMap { part in
      try payment(part.paymentKey).flatMap { payment in
        try worth(of: payment).map {
          Explanation.Part(part.kind == .refund ? .minus : .plus, $0.named(name(of: payment)))
        }
      }
    }
    return try .sum(title, parts, base)
  }

  private func bills(_ title: String) throws -> Explanation {
    let open = books.expenses.filter { expense in
      expense.category != .gstPayment && expense.bookedOn <= day && (expense.paidOn.map { $0 > day } ?? true)
    }
    return try .sum(title, open.map { .init(.plus, row(of: $0)) }, base)
  }

  private func loans(_ title: String) throws -> Explanation {
    let parts = books.otherMoney.filter { $0.date <= day && ($0.kind == .loanIn || $0.kind == .loanRepaid) }.map {
      Explanation.Part($0.kind == .loanIn ? .plus : .minus, row(of: $0))
    }
    return try .sum(title, parts, base)
  }

  // MARK: Tax and reserve

  private func tax(_ title: String) throws -> Explanation {
    var names: [String] = []
    var parts: [String: [Explanation.Part]] = [:]
    func add(_ name: String, _ role: Explanation.Role, _ figure: Explanation) {
      guard figure.value?.money?.isZero == false else { return }
      if parts[name] == nil { names.append(name) }
      parts[name, default: []].append(.init(role, figure))
    }
    for account in books.orders {
      guard let invoice = account.invoice, invoice.day <= day else { continue }
      let order = try order(account.orderID)
      for component in order.treatment.components.indices {
        let name = order.treatment.components[component].name
        add(name, .plus, try order.taxInBase(component, "Invoice \(invoice.number), \(text(invoice.day))"))
        for (event, credits) in try creditNotes(account, order) {
          add(name, .minus, try creditedTax(component, event, credits, order))
        }
      }
    }
    let paid = books.expenses.filter { $0.category == .gstPayment && ($0.paidOn.map { $0 <= day } ?? false) }
    var groups = try names.sorted().map { Explanation.Part(.plus, try .sum($0, parts[$0] ?? [], base)) }
    if !paid.isEmpty {
      groups.append(.init(.minus, try .sum("Paid to the state", paid.map { .init(.plus, row(of: $0)) }, base)))
    }
    return try notBelowZero(title, groups)
  }

  private func notBelowZero(_ title: String, _ parts: [Explanation.Part]) throws -> Explanation {
    var node = try Explanation.sum(title, parts, base)
    node.formula = .sumNotBelowZero
    if node.value?.money?.isNegative == true {
      node.value = .money(.zero(base))
      node.remark = "below zero counts as zero"
    }
    return node
  }

  /// The credit notes of an order up to the day, each with its returns.
  func creditNotes(
    _ account: OrderAccount, _ order: ExplainedOrder
  ) throws -> [(event: OrderEvent, credits: [ExplainedOrder.Credited])] {
    let events = account.events.filter { $0.kind == .creditNote && $0.date <= day }
    guard !events.isEmpty else { return [] }
    let credits = try order.credited(returns(of: account.orderID))
    return events.map { event in
      guard case .returns(let ids) = event.source else { return (event, []) }
      return (event, credits.filter { ids.contains($0.back.id) })
    }
  }

  private func creditedTax(
    _ component: Int, _ event: OrderEvent, _ credits: [ExplainedOrder.Credited], _ order: ExplainedOrder
  ) throws -> Explanation {
    var parts: [Explanation.Part] = []
    for credit in credits {
      parts.append(.init(.plus, try order.creditedTax(component, credit, inBase: true)))
      if let shipping = try order.creditedShippingTax(component, credit, inBase: true) {
        parts.append(.init(.plus, shipping))
      }
    }
    return try .sum("Credit note \(event.name), \(text(event.date))", parts, base)
  }

  private func reserve(_ title: String) throws -> Explanation {
    let percentage = facts.settings.ledger.reservePercentage
    let percent = setting("reserve_pct", "reserve_pct", .percentage(percentage))
    var set: [Explanation.Part] = []
    var returned: [Explanation.Part] = []
    var borne: [Explanation.Part] = []
    for account in books.orders {
      guard let invoice = account.invoice, invoice.day <= day else { continue }
      let order = try order(account.orderID)
      let goods = try order.goods("Goods of \(invoice.number)")
      set.append(
        .init(.plus, try .computed("Invoice \(invoice.number), \(text(invoice.day))", .percentage, [goods, percent])))
      for (event, credits) in try creditNotes(account, order) {
        for credit in credits {
          let taxable = try order.creditedTaxable(credit, inBase: true)
          let label = "Credit note \(event.name), \(text(event.date))"
          returned.append(.init(.plus, try .computed(label, .percentage, [taxable, percent])))
          if credit.back.charge == .reserve { borne.append(.init(.plus, taxable.named(label))) }
        }
      }
    }
    let bills = books.expenses.filter { $0.isFromReserve && $0.bookedOn <= day && $0.category != .gstPayment }
    borne += bills.map { .init(.plus, row(of: $0)) }
    let groups: [(Explanation.Role, String, [Explanation.Part])] = [
      (.plus, "Set aside of invoices", set), (.minus, "Taken back with credit notes", returned),
      (.minus, "Borne by the reserve", borne),
    ]
    return try notBelowZero(
      title,
      try groups.compactMap { role, label, parts in
        let kept = parts.filter { $0.explanation.value?.money?.isZero == false }
        return kept.isEmpty ? nil : .init(role, try .sum(label, kept, base))
      })
  }
}
