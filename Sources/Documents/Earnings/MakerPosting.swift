public import Values

/// One change of an artisan's account.
public struct MakerPosting: Sendable, Hashable {
  /// What happened, in the order in which a day's postings stand.
  public enum Kind: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// What was owed when the books began.
    case openingBalance
    /// What was left of advances when the books began.
    case openingAdvance
    /// A sale was invoiced.
    case accrual
    /// Pieces came back before their sale became payable.
    case accrualReturned
    /// A sale became payable.
    case release
    /// Pieces came back after their sale had become payable.
    case returned
    /// Pieces were bought outright.
    case purchase
    /// Something else is owed, or no longer.
    case adjustment
    /// Money was paid ahead of sales.
    case advance
    /// An advance was given back in money.
    case advanceRepaid
    /// What was held back becomes owed.
    case retentionRelease
    /// What was owed was paid.
    case payout
    /// A part of the period's sales is held back.
    case retention
    /// A part of what is owed goes towards an advance.
    case recovery

    /// The earlier of a day stands first.
    public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// What it rests on.
  public enum Source: Sendable, Hashable {
    /// A part of a sale: positions in `Earnings.sales` and in its parts.
    case sale(Int, part: Int)
    /// A return of a sale: positions in `Earnings.sales`, in its parts and in its returns.
    case saleReturn(Int, part: Int, back: Int)
    /// A part of a purchase: positions in `Earnings.purchases` and in its parts.
    case purchase(Int, part: Int)
    /// A row of payouts.csv: its position in `Earnings.payouts`.
    case payout(Int)
    /// The close of a period: its position in the account's `closes`.
    case close(Int)
  }

  /// The day.
  public var date: CalendarDay
  /// What happened.
  public var kind: Kind
  /// How much, in base currency; above zero except for adjustments and opening balances that are owed to the co-op, and for sales
  /// below zero.
  public var amount: Money
  /// What it rests on.
  public var source: Source
}

/// What stands on an artisan's account at the end of a day, in base currency.
public struct MakerBalances: Sendable, Hashable {
  /// Sold, not yet payable.
  public var pending: Money
  /// Owed to the artisan; below zero when the artisan owes.
  public var payable: Money
  /// Held back of sales.
  public var retained: Money
  /// Left of advances.
  public var advance: Money

  /// Nothing on any of them.
  public init(zero currency: Currency) {
    pending = .zero(currency)
    payable = .zero(currency)
    retained = .zero(currency)
    advance = .zero(currency)
  }

  /// Enters one posting. What leaves one balance enters another, except where money or goods pass.
  public mutating func add(_ posting: MakerPosting) throws(ArithmeticError) {
    let amount = posting.amount
    switch posting.kind {
    case .accrual: pending = try pending + amount
    case .accrualReturned: pending = try pending - amount
    case .release:
      pending = try pending - amount
      payable = try payable + amount
    case .returned, .payout: payable = try payable - amount
    case .purchase, .adjustment, .openingBalance: payable = try payable + amount
    case .openingAdvance, .advance: advance = try advance + amount
    case .advanceRepaid: advance = try advance - amount
    case .retention:
      payable = try payable - amount
      retained = try retained + amount
    case .retentionRelease:
      retained = try retained - amount
      payable = try payable + amount
    case .recovery:
      payable = try payable - amount
      advance = try advance - amount
    }
  }
}
