import Ledger
import Values

/// Which of a maker's balances is meant.
enum MakerBalance {
  case payable
  case retained
  case advance

  /// What each kind of posting does to the balance; `nil` for nothing.
  func role(of kind: MakerPosting.Kind) -> Explanation.Role? {
    switch (self, kind) {
    case (.payable, .openingBalance), (.payable, .release), (.payable, .purchase), (.payable, .adjustment),
      (.payable, .retentionRelease), (.retained, .retention), (.advance, .openingAdvance), (.advance, .advance):
      .plus
    case (.payable, .returned), (.payable, .retention), (.payable, .recovery), (.payable, .payout),
      (.retained, .retentionRelease), (.advance, .advanceRepaid), (.advance, .recovery):
      .minus
    default: nil
    }
  }
}

extension MakerPosting.Kind {
  /// What a list of such postings is called, for people.
  var title: String {
    switch self {
    case .openingBalance: "Owed when the books began"
    case .openingAdvance: "Advance when the books began"
    case .accrual: "Sold"
    case .accrualReturned: "Came back before it was payable"
    case .release: "Earned"
    case .returned: "Came back"
    case .purchase: "Bought outright"
    case .adjustment: "Adjustments"
    case .advance: "Advances"
    case .advanceRepaid: "Advances given back"
    case .retentionRelease: "Held back before, released"
    case .payout: "Paid"
    case .retention: "Held back"
    case .recovery: "Towards advances"
    }
  }

  /// The word by which the sum of a period is asked for, where a statement prints it.
  var figureName: String? {
    switch self {
    case .openingBalance: "openings"
    case .release: "earned"
    case .returned: "returned"
    case .purchase: "bought"
    case .adjustment: "adjusted"
    case .retention: "retention"
    case .retentionRelease: "released"
    case .recovery: "recovered"
    case .payout: "paid"
    case .openingAdvance, .advance: "given"
    case .advanceRepaid: "repaid"
    case .accrual, .accrualReturned: nil
    }
  }
}

extension Explainer {
  /// The id and name of an artisan.
  func artisanTitle(_ account: MakerAccount) -> String {
    [books.artisanName(account.artisanID), account.artisan?.name].compactMap { $0 }.joined(separator: " ")
  }

  /// What stands on one of an artisan's balances, by what happened; `first` and `last` are days.
  func balance(
    _ label: String, _ balance: MakerBalance, of account: MakerAccount, from first: CalendarDay = .first,
    to last: CalendarDay
  ) throws -> Explanation {
    try .sum(label, try groups(balance, of: account, from: first, to: last), base)
  }

  /// The changes of a balance, those of one kind under one heading.
  func groups(
    _ balance: MakerBalance, of account: MakerAccount, from first: CalendarDay = .first, to last: CalendarDay
  ) throws -> [Explanation.Part] {
    let postings = try books.earnings.postings(of: account).filter { first <= $0.date && $0.date <= last }
    return try MakerPosting.Kind.allCases.compactMap { kind in
      guard let role = balance.role(of: kind) else { return nil }
      let own = try postings.filter { $0.kind == kind }.map {
        Explanation.Part(.plus, try explain($0, of: account))
      }
      guard !own.isEmpty else { return nil }
      let sum = try Explanation.sum(kind.title, own, base)
      return .init(role, kind.figureName.map(sum.asked) ?? sum)
    }
  }

  /// One posting; its value is the posting's amount.
  func explain(_ posting: MakerPosting, of account: MakerAccount) throws -> Explanation {
    let earnings = books.earnings
    switch posting.source {
    case .sale(let index, let part):
      let sale = earnings.sales[index]
      return posting.kind == .release
        ? try released(sale, part, until: sale.payableOn)
        : try share(sale, part).named("\(sale.orderID) line \(sale.line): \(sale.itemID)")
    case .saleReturn(let index, let part, let back): return try givenBack(earnings.sales[index], part, back)
    case .purchase(let index, let part): return try bought(earnings.purchases[index], part)
    case .payout(let index): return row(of: earnings.payouts[index])
    case .close(let index):
      let close = account.closes[index]
      return posting.kind == .retention ? try retention(close, account) : try recovery(close, account)
    }
  }

  /// The same as a leaf, where it is explained elsewhere.
  private func leaf(_ posting: MakerPosting, of account: MakerAccount) throws -> Explanation {
    let earnings = books.earnings
    func sold(_ sale: SaleEarning) -> FactKey { .orderLine(sale.orderID, line: sale.line) }
    let (label, key): (String, FactKey) =
      switch posting.source {
      case .sale(let index, _):
        ("\(earnings.sales[index].orderID) line \(earnings.sales[index].line)", sold(earnings.sales[index]))
      case .saleReturn(let index, _, let back):
        (
          "Return \(earnings.sales[index].returns[back].returnID)",
          .saleReturn(earnings.sales[index].returns[back].returnID)
        )
      case .purchase(let index, _): (earnings.purchases[index].itemID, .item(earnings.purchases[index].itemID))
      case .payout(let index): (posting.kind.title, .payout(earnings.payouts[index].key))
      case .close(let index): ("\(posting.kind.title) \(account.closes[index].period.name)", agreement(account))
      }
    return .elsewhere(label, .money(posting.amount), [key])
  }

  /// The row that says what was agreed with an artisan; of one whom artisans.csv does not know, a row of payouts.csv.
  func agreement(_ account: MakerAccount) -> FactKey {
    if account.artisan == nil, let index = account.payouts.first {
      return .payout(books.earnings.payouts[Int(index)].key)
    }
    return .artisan(account.artisanID)
  }

  private func row(of payout: Payout) -> Explanation {
    let words = [text(payout.date), payout.method, payout.reference].compactMap { $0 }.joined(separator: ", ")
    return Explanation(
      "\(payout.kind.rawValue.capitalizedFirst) \(words)", .money(payout.amount), .stated, rows: [.payout(payout.key)],
      remark: payout.note)
  }

  private func bought(_ purchase: Purchase, _ part: Int) throws -> Explanation {
    let item = FactKey.item(purchase.itemID)
    let amount = try Explanation.computed(
      "\(purchase.itemID), came in \(text(purchase.receivedOn))", .product,
      [
        .cell("Unit Cost", .money(purchase.unitCost), item),
        .cell("Qty In", .quantity(Quantity(purchase.quantity, unit: items[purchase.itemID.idKey]?.unit ?? "")), item),
      ])
    guard purchase.parts.count > 1 else { return amount }
    let weights = purchase.parts.map {
      Explanation.cell(books.artisanName($0.artisanID), .percentage($0.share), item)
    }
    return try .computed(amount.label, .allocation(part), [amount.named("All of it")] + weights)
  }

  // MARK: The ends of periods

  private func retention(_ close: PeriodClose, _ account: MakerAccount) throws -> Explanation {
    try retention(close.period, account).named("Held back of \(close.period.name)")
  }

  /// What is held back of a period: per cent of its net sales.
  func retention(_ period: PayPeriod, _ account: MakerAccount) throws -> Explanation {
    let net = try leaves("Earned less what came back", [.release: .plus, .returned: .minus], period, account)
    return try .computed(
      MakerPosting.Kind.retention.title, .percentageNotBelowZero,
      [net, .cell("Retention %", .percentage(account.retention), agreement(account))])
  }

  private func recovery(_ close: PeriodClose, _ account: MakerAccount) throws -> Explanation {
    try recovery(close.period, account).named("Towards advances from \(close.period.name)")
  }

  /// What goes towards advances at the end of a period: per cent of what remains, at most what is left of advances.
  func recovery(_ period: PayPeriod, _ account: MakerAccount) throws -> Explanation {
    let remaining = try leaves(
      "Remains of the period",
      [.release: .plus, .returned: .minus, .purchase: .plus, .adjustment: .plus, .retention: .minus], period, account)
    let left = try books.earnings.postings(of: account).filter {
      $0.date <= period.end && !($0.kind == .recovery && $0.date == period.end)
    }.compactMap { posting in
      try MakerBalance.advance.role(of: posting.kind).map { role in
        Explanation.Part(role, try leaf(posting, of: account))
      }
    }
    return try .computed(
      MakerPosting.Kind.recovery.title, .recovery,
      [
        remaining, .cell("Advance Recovery %", .percentage(account.recovery), agreement(account)),
        try .sum("Advances left", left, base),
      ])
  }

  private func leaves(
    _ label: String, _ roles: [MakerPosting.Kind: Explanation.Role], _ period: PayPeriod, _ account: MakerAccount
  ) throws -> Explanation {
    let parts = try books.earnings.postings(of: account).filter { period.contains($0.date) }.compactMap { posting in
      try roles[posting.kind].map { Explanation.Part($0, try leaf(posting, of: account)) }
    }
    return try .sum(label, parts, base)
  }
}
