import Ledger
public import Settings
public import Values

/// What came in, what went out and what is still owed, at the end of a day.
public struct CoopStatus: Sendable, Hashable {
  /// The day.
  public var day: CalendarDay
  /// What stands in the books, in base currency.
  public var figures: BookBalances.Figures
  /// What moved cash so far, in base currency.
  public var cashFlow: CashFlow
  /// How many orders are in each state.
  public var orders: [OrderState: Int]
  /// How many invoices have something open.
  public var openInvoices: Int
  /// How many of these have something late.
  public var lateInvoices: Int
  /// What is open on invoices, by how late it is, in base currency; sums to `figures.owedByBuyers`.
  public var owed: AgedBalance
  /// What is still to come on orders not yet invoiced, by currency.
  public var toCome: [Money]
  /// How many artisans are owed something.
  public var artisansOwed: Int
  /// How many payments are for no order.
  public var unmatchedPayments: Int
  /// The next day on which artisans are paid.
  public var nextPayDay: CalendarDay

  /// What moved cash, each above zero.
  public struct CashFlow: Sendable, Hashable {
    /// From buyers, after what providers kept.
    public var fromBuyers: Money
    /// Back to buyers.
    public var toBuyers: Money
    /// To artisans, less what they gave back.
    public var toArtisans: Money
    /// For bills and taxes.
    public var forBills: Money
    /// All other, in less out; openings included.
    public var other: Money

    /// Nothing moved.
    public init(zero currency: Currency) {
      fromBuyers = .zero(currency)
      toBuyers = fromBuyers
      toArtisans = fromBuyers
      forBills = fromBuyers
      other = fromBuyers
    }
  }
}

extension CoopStatus {
  /// A co-op of which nothing is known.
  public init(day: CalendarDay, base: Currency) {
    self.day = day
    figures = .init(zero: base)
    cashFlow = .init(zero: base)
    orders = [:]
    openInvoices = 0
    lateInvoices = 0
    owed = AgedBalance(base)
    toCome = []
    artisansOwed = 0
    unmatchedPayments = 0
    nextPayDay = day
  }

  /// Reads the status of a day from the books.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public init(_ books: Books, settings: CoopSettings, asOf day: CalendarDay) throws {
    self.init(day: day, base: books.base)
    var balances = BookBalances(day: day, base: books.base)
    var flow = CashSums(books.base)
    try books.forEachPosting(through: day) { kind, posting in
      try balances.add(posting)
      if posting.account.kind == .cash { try flow.add(posting.amount, kind) }
    }
    figures = try balances.figures()
    cashFlow = flow.sums
    artisansOwed = balances.accounts(.payable).count(where: \.amount.isNegative)
    unmatchedPayments = books.unmatched.count { $0.day <= day && $0.kind != .writeOff }
    nextPayDay = EarningsSettings(settings.ledger).payDay(onOrAfter: day)
    let sums = try OrderSums(books.orders, base: books.base, asOf: day, daysWithoutTerms: settings.invoice.dueDays)
    orders = sums.states
    openInvoices = sums.openInvoices
    lateInvoices = sums.lateInvoices
    owed = sums.owed
    toCome = sums.toCome.values.filter(\.isPositive).sorted { $0.currency.code < $1.currency.code }
  }
}

/// Sums cash by what moved it.
struct CashSums {
  private(set) var sums: CoopStatus.CashFlow

  init(_ base: Currency) { sums = .init(zero: base) }

  mutating func add(_ amount: Money, _ kind: JournalEntry.Kind) throws(ArithmeticError) {
    switch kind {
    case .deposit, .payment, .unmatchedPayment: sums.fromBuyers = try sums.fromBuyers + amount
    case .refund: sums.toBuyers = try sums.toBuyers - amount
    case .payout, .advance, .advanceRepaid: sums.toArtisans = try sums.toArtisans - amount
    case .billPaid, .taxPaid: sums.forBills = try sums.forBills - amount
    default: sums.other = try sums.other + amount
    }
  }
}

/// Counts orders by state and sums what is open.
private struct OrderSums {
  private(set) var states: [OrderState: Int] = [:]
  private(set) var openInvoices = 0
  private(set) var lateInvoices = 0
  private(set) var owed: AgedBalance
  private(set) var toCome: [Currency: Money] = [:]

  init(_ orders: [OrderAccount], base: Currency, asOf day: CalendarDay, daysWithoutTerms: Int) throws(ArithmeticError) {
    owed = AgedBalance(base)
    for order in orders where order.orderedOn <= day {
      let state = try order.state(asOf: day, daysWithoutTerms: daysWithoutTerms)
      states[state, default: 0] += 1
      let isInvoiced = order.invoice.map { $0.day <= day } ?? false
      if isInvoiced {
        try add(try order.openParts(asOf: day, daysWithoutTerms: daysWithoutTerms), asOf: day)
      } else if !order.isCancelled(by: day) {
        let balance = try order.balance(asOf: day)
        let currency = balance.currency
        if balance.isPositive { toCome[currency] = try (toCome[currency] ?? .zero(currency)) + balance }
      }
    }
  }

  private mutating func add(_ parts: [OpenPart], asOf day: CalendarDay) throws(ArithmeticError) {
    guard !parts.isEmpty else { return }
    openInvoices += 1
    var isLate = false
    for part in parts {
      let lateness = Lateness(dueOn: part.dueOn, asOf: day)
      if lateness != .notYetDue { isLate = true }
      try owed.add(part.value, lateness)
    }
    if isLate { lateInvoices += 1 }
  }
}

extension EarningsSettings {
  /// The first day on or after a day on which a period is paid out.
  public func payDay(onOrAfter day: CalendarDay) -> CalendarDay {
    PayPeriod(containing: day.adding(days: -lagDays), cadence: cadence).end.adding(days: lagDays)
  }
}
