public import Ledger
public import Settings
public import Values

/// All that decides what artisans earn. Each order and each return stands here once.
public struct EarningsFacts: Sendable {
  /// What the co-op decided.
  public var settings: EarningsSettings
  /// Those who make.
  public var artisans: [Artisan]
  /// What is sold.
  public var items: [Item]
  /// How sales are shared.
  public var rules: [PayoutRule]
  /// What foreign money is worth.
  public var rates: [ExchangeRate]
  /// The orders that were invoiced.
  public var orders: [SoldOrder]
  /// What was paid to artisans and what was agreed besides.
  public var payouts: [Payout]
  /// Pieces found, lost or given away.
  public var stockMoves: [StockMove]

  /// Gathers the facts.
  public init(
    settings: EarningsSettings, artisans: [Artisan] = [], items: [Item] = [], rules: [PayoutRule] = [],
    rates: [ExchangeRate] = [], orders: [SoldOrder] = [], payouts: [Payout] = [], stockMoves: [StockMove] = []
  ) {
    self.settings = settings
    self.artisans = artisans
    self.items = items
    self.rules = rules
    self.rates = rates
    self.orders = orders
    self.payouts = payouts
    self.stockMoves = stockMoves
  }
}

/// What the co-op decided about paying artisans.
public struct EarningsSettings: Sendable, Hashable {
  /// The currency the books are kept in.
  public var baseCurrency: Currency
  /// The first day of the books; pieces bought before it earn nothing.
  public var booksStart: CalendarDay?
  /// When a share becomes payable.
  public var trigger: PayoutTrigger
  /// How often artisans are paid.
  public var cadence: PayoutCadence
  /// How many days after the period's end the pay day is.
  public var lagDays: Int
  /// Smaller balances than this are carried forward, in base currency.
  public var minimumPayout: Money

  /// Settings of one co-op.
  public init(
    baseCurrency: Currency = .inr, booksStart: CalendarDay? = nil, trigger: PayoutTrigger = .paid,
    cadence: PayoutCadence = .monthly, lagDays: Int = 7, minimumPayout: Money? = nil
  ) {
    self.baseCurrency = baseCurrency
    self.booksStart = booksStart
    self.trigger = trigger
    self.cadence = cadence
    self.lagDays = lagDays
    self.minimumPayout = minimumPayout ?? .zero(baseCurrency)
  }

  /// What `[ledger]` says.
  public init(_ settings: LedgerSettings) {
    self.init(
      baseCurrency: settings.baseCurrency, booksStart: settings.booksStart, trigger: settings.payoutTrigger,
      cadence: settings.payoutCadence, lagDays: settings.payoutLagDays, minimumPayout: settings.minimumPayout)
  }
}
