public import Values

/// What stands on every account at the end of a day, and the figures that people ask for.
public struct BookBalances: Sendable, Hashable {
  /// The day.
  public private(set) var day: CalendarDay
  /// The currency the books are kept in.
  public let base: Currency
  /// What stands on each account; those of zero are left out.
  public private(set) var sums: [BookAccount: Money] = [:]

  /// Nothing on any account.
  public init(day: CalendarDay, base: Currency) {
    self.day = day
    self.base = base
  }

  /// The same sums at the end of a later day.
  func carried(to day: CalendarDay) -> BookBalances {
    var later = self
    later.day = day
    return later
  }

  mutating func add(_ posting: JournalEntry.Posting) throws(ArithmeticError) {
    let sum = try (sums[posting.account] ?? .zero(base)) + posting.amount
    sums[posting.account] = sum.isZero ? nil : sum
  }

  /// What stands on all accounts of a kind together.
  ///
  /// - Throws: `ArithmeticError` when the sum does not fit.
  public func sum(_ kind: BookAccount.Kind) throws(ArithmeticError) -> Money {
    var sum = Money.zero(base)
    for (account, amount) in sums where account.kind == kind { sum = try sum + amount }
    return sum
  }

  /// The accounts of a kind with what stands on them, by name.
  public func accounts(_ kind: BookAccount.Kind) -> [(account: BookAccount, amount: Money)] {
    sums.filter { $0.key.kind == kind }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What is owed, as a positive amount.
  private func owed(_ kind: BookAccount.Kind) throws(ArithmeticError) -> Money { try sum(kind).negated() }
}

extension BookBalances {
  /// The figures a co-op asks for, in base currency, each as people say it: what is owed is above zero.
  public struct Figures: Sendable, Hashable {
    /// All money in hand and at banks.
    public var cashHeld: Money
    /// What buyers owe on invoices.
    public var owedByBuyers: Money
    /// Customers' money on orders not yet invoiced.
    public var deposits: Money
    /// What buyers paid beyond their invoices.
    public var customerCredit: Money
    /// Money in whose order nobody knows.
    public var unmatched: Money
    /// What is owed to artisans now.
    public var owedToArtisans: Money
    /// What artisans owe the co-op, such as for pieces that came back.
    public var owedByArtisans: Money
    /// Makers' shares of what is sold, not yet payable.
    public var notYetPayable: Money
    /// What is held back of makers' sales.
    public var retained: Money
    /// What is left of advances.
    public var advances: Money
    /// Tax charged and not yet paid to the state; zero when more was paid.
    public var taxDue: Money
    /// Bills not yet paid.
    public var unpaidBills: Money
    /// Money borrowed.
    public var loans: Money
    /// What is set aside; zero when it bore more than was set aside.
    public var reserve: Money
    /// The co-op's own goods at cost.
    public var stock: Money
    /// What of the cash is somebody's already: deposits, customers' credit, unmatched money, what is owed to artisans, retention, unpaid
    /// bills, tax due and the reserve.
    public var committed: Money
    /// Cash held less what is committed.
    public var available: Money

    /// No figure is anything but zero.
    public init(zero currency: Currency) {
      let zero = Money.zero(currency)
      cashHeld = zero
      owedByBuyers = zero
      deposits = zero
      customerCredit = zero
      unmatched = zero
      owedToArtisans = zero
      owedByArtisans = zero
      notYetPayable = zero
      retained = zero
      advances = zero
      taxDue = zero
      unpaidBills = zero
      loans = zero
      reserve = zero
      stock = zero
      committed = zero
      available = zero
    }
  }

  /// The figures with the names they have in files for programs.
  public static var figureFields: [(name: String, path: any WritableKeyPath<Figures, Money> & Sendable)] {
    [
      ("cashHeld", \.cashHeld), ("owedByBuyers", \.owedByBuyers), ("deposits", \.deposits),
      ("customerCredit", \.customerCredit), ("unmatched", \.unmatched), ("owedToArtisans", \.owedToArtisans),
      ("owedByArtisans", \.owedByArtisans), ("notYetPayable", \.notYetPayable), ("retained", \.retained),
      ("advances", \.advances), ("taxDue", \.taxDue), ("unpaidBills", \.unpaidBills), ("loans", \.loans),
      ("reserve", \.reserve), ("stock", \.stock), ("committed", \.committed), ("available", \.available),
    ]
  }

  /// The figures of the day.
  ///
  /// - Throws: `ArithmeticError` when one does not fit.
  public func figures() throws(ArithmeticError) -> Figures {
    let zero = Money.zero(base)
    var (toArtisans, byArtisans) = (zero, zero)
    for (_, amount) in accounts(.payable) {
      if amount.isNegative { toArtisans = try toArtisans - amount } else { byArtisans = try byArtisans + amount }
    }
    func atLeastNothing(_ amount: Money) -> Money { amount.isNegative ? zero : amount }
    var figures = Figures(zero: base)
    figures.cashHeld = try sum(.cash)
    figures.owedByBuyers = try sum(.receivable)
    figures.deposits = try owed(.deposits)
    figures.customerCredit = try owed(.customerCredit)
    figures.unmatched = try owed(.unmatched)
    figures.owedToArtisans = toArtisans
    figures.owedByArtisans = byArtisans
    figures.notYetPayable = try owed(.pending)
    figures.retained = try owed(.retained)
    figures.advances = try sum(.advances)
    figures.taxDue = atLeastNothing(try owed(.tax))
    figures.unpaidBills = try owed(.bills)
    figures.loans = try owed(.loans)
    figures.reserve = atLeastNothing(try owed(.reserve))
    figures.stock = try sum(.stock)
    let parts = [
      figures.deposits, figures.customerCredit, figures.unmatched, figures.owedToArtisans, figures.retained,
      figures.unpaidBills, figures.taxDue, figures.reserve,
    ]
    figures.committed = try parts.sum(base)
    figures.available = try figures.cashHeld - figures.committed
    return figures
  }
}

extension Books {
  /// What stands on every account at the end of a day.
  ///
  /// - Throws: an `ArithmeticError` when an amount does not fit.
  public func balances(asOf day: CalendarDay) throws -> BookBalances {
    var result = BookBalances(day: day, base: base)
    try forEachPosting(through: day) { _, posting in try result.add(posting) }
    return result
  }
}
