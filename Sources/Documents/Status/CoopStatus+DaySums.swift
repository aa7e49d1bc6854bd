import Ledger
import Settings
public import Values

extension CoopStatus {
  /// Puts the status of a day together from kept sums and from the rows that are no part of orders: `facts` needs neither payments
  /// nor returns, rates and rules.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  public init(_ sums: DaySums, _ facts: BookFacts, asOf day: CalendarDay) throws {
    self.init(day: day, base: sums.base)
    var standing = StatusBalances(day: day, base: sums.base)
    try standing.add(sums)
    try standing.add(facts.expenses, facts.otherMoney)
    try standing.addMakers(sums, facts)
    try standing.addStock(sums, facts)
    figures = try standing.balances.figures()
    cashFlow = standing.flow.sums
    artisansOwed = standing.balances.accounts(.payable).count(where: \.amount.isNegative)
    nextPayDay = EarningsSettings(facts.settings.ledger).payDay(onOrAfter: day)
    openInvoices = Int(try sums.sum(.figure(.openInvoices), through: day))
    lateInvoices = Int(try sums.sum(.figure(.lateInvoices), through: day))
    unmatchedPayments = Int(try sums.sum(.figure(.unmatchedPayments), through: day))
    for (key, changes) in sums.series {
      switch key {
      case .state(let state):
        let count = Int(try DaySums.sum(changes, through: day))
        if count != 0 { orders[state] = count }
      case .due(let due):
        let amount = Money(minorUnits: try DaySums.sum(changes, through: day), sums.base)
        try owed.add(amount, Lateness(dueOn: due, asOf: day))
      case .toCome(let currency):
        let amount = Money(minorUnits: try DaySums.sum(changes, through: day), currency)
        if amount.isPositive { toCome.append(amount) }
      default: break
      }
    }
    toCome.sort { $0.currency.code < $1.currency.code }
  }
}

/// What stands on the accounts that a status tells of.
private struct StatusBalances {
  private(set) var balances: BookBalances
  private(set) var flow: CashSums

  init(day: CalendarDay, base: Currency) {
    balances = BookBalances(day: day, base: base)
    flow = CashSums(base)
  }

  private mutating func add(
    _ amount: Money, _ kind: BookAccount.Kind, _ detail: String = "", by event: JournalEntry.Kind = .opening
  ) throws(ArithmeticError) {
    try balances.add(.init(BookAccount(kind, detail), amount))
    if kind == .cash { try flow.add(amount, event) }
  }

  mutating func add(_ sums: DaySums) throws(ArithmeticError) {
    func amount(_ figure: DaySums.Figure) throws(ArithmeticError) -> Money {
      Money(minorUnits: try sums.sum(.figure(figure), through: balances.day), sums.base)
    }
    try add(amount(.fromBuyers), .cash, by: .payment)
    try add(amount(.toBuyers), .cash, by: .refund)
    try add(amount(.receivable), .receivable)
    try add(amount(.deposits), .deposits)
    try add(amount(.customerCredit), .customerCredit)
    try add(amount(.unmatched), .unmatched)
    try add(amount(.tax), .tax)
    try add(amount(.reserve), .reserve)
    try add(amount(.pending), .pending)
  }

  mutating func add(_ expenses: [Expense], _ otherMoney: [OtherMoney]) throws {
    func add(_ entry: JournalEntry) throws {
      guard entry.date <= balances.day else { return }
      for posting in entry.postings { try self.add(posting.amount, posting.account.kind, by: entry.kind) }
    }
    for expense in expenses { for entry in try Books.entries(expense) { try add(entry) } }
    for money in otherMoney { if let entry = try Books.entry(money) { try add(entry) } }
  }

  /// The artisans' accounts: what sales brought, purchases, payouts, and what is booked at the ends of periods.
  mutating func addMakers(_ sums: DaySums, _ facts: BookFacts) throws {
    let settings = EarningsSettings(facts.settings.ledger)
    let artisans = Dictionary(facts.artisans.map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    for (id, postings) in try MakerDays(sums, facts, settings).postings {
      let account = MakerAccount(artisanID: id, artisan: artisans[id])
      do {
        try add(account, postings, settings)
      } catch {
        throw Earnings.tooLarge(account, error)
      }
    }
  }

  private mutating func add(
    _ account: MakerAccount, _ postings: [MakerPosting], _ settings: EarningsSettings
  ) throws(ArithmeticError) {
    let closes = try PeriodCloses(
      postings, account: account, cadence: settings.cadence, currency: settings.baseCurrency
    ).closes
    var standing = MakerBalances(zero: settings.baseCurrency)
    for posting in postings + Earnings.closePostings(of: closes) where posting.date <= balances.day {
      try standing.add(posting)
      switch posting.kind {
      case .payout: try add(posting.amount.negated(), .cash, by: .payout)
      case .advance: try add(posting.amount.negated(), .cash, by: .advance)
      case .advanceRepaid: try add(posting.amount, .cash, by: .advanceRepaid)
      default: break
      }
    }
    let name = account.artisan?.id ?? account.artisanID.uppercased()
    try add(standing.payable.negated(), .payable, name)
    try add(standing.retained.negated(), .retained)
    try add(standing.advance, .advances)
  }

  /// The co-op's own goods: what there is of each item, at cost.
  mutating func addStock(_ sums: DaySums, _ facts: BookFacts) throws(ArithmeticError) {
    var pieces: [String: ExactDecimal] = [:]
    for (key, changes) in sums.series {
      guard case .pieces(let id, let scale) = key else { continue }
      let sum = try DaySums.sum(changes, through: balances.day)
      guard let quantity = ExactDecimal(coefficient: sum, scale: scale) else { throw .overflow }
      pieces[id] = try (pieces[id] ?? .zero) + quantity
    }
    for move in facts.stockMoves where move.date <= balances.day {
      let id = move.itemID.idKey
      pieces[id] = try (pieces[id] ?? .zero) + move.quantity
    }
    for item in facts.items where item.owner == .coop {
      var quantity = pieces[item.id.idKey] ?? .zero
      if item.receivedOn <= balances.day { quantity = try quantity + item.quantityIn }
      try add(item.unitCost.multiplied(by: quantity), .stock)
    }
  }
}

/// The changes of all artisans' accounts, day by day.
private struct MakerDays {
  private(set) var postings: [String: [MakerPosting]] = [:]

  init(_ sums: DaySums, _ facts: BookFacts, _ settings: EarningsSettings) throws {
    for (key, changes) in sums.series {
      guard case .maker(let id) = key else { continue }
      postings[id, default: []] += changes.map {
        // Only sums are asked of these postings, never what they rest on.
        MakerPosting(
          date: $0.day, kind: .release, amount: Money(minorUnits: $0.amount, sums.base), source: .close(0))
      }
    }
    let items = Dictionary(facts.items.map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, purchase) in try Earnings.purchases(items, settings: settings).enumerated() {
      for (number, part) in purchase.parts.enumerated() {
        postings[part.artisanID, default: []].append(
          MakerPosting(
            date: purchase.receivedOn, kind: .purchase, amount: part.amount, source: .purchase(index, part: number)))
      }
    }
    for (index, payout) in facts.payouts.enumerated() {
      postings[payout.artisanID.idKey, default: []].append(
        MakerPosting(date: payout.date, kind: .init(payout.kind), amount: payout.amount, source: .payout(index)))
    }
    for id in postings.keys { postings[id]?.sort { $0.date < $1.date } }
  }
}
