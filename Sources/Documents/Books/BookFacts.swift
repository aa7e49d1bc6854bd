public import Ledger
public import Settings

/// All that the co-op's books rest on, besides the orders, which are handed over one by one.
public struct BookFacts: Sendable {
  /// What the co-op says about itself and decided.
  public var settings: CoopSettings
  /// Those who make.
  public var artisans: [Artisan] = []
  /// What is sold.
  public var items: [Item] = []
  /// How sales are shared.
  public var rules: [PayoutRule] = []
  /// What foreign money is worth.
  public var rates: [ExchangeRate] = []
  /// All money received, given back and written off, by time, each with the ids of the orders it is for.
  public var payments: [(payment: Payment, orderIDs: [String])] = []
  /// What came back.
  public var returns: [SaleReturn] = []
  /// What was paid to artisans and agreed besides.
  public var payouts: [Payout] = []
  /// Bills and costs.
  public var expenses: [Expense] = []
  /// Money that is neither sale, payout nor expense.
  public var otherMoney: [OtherMoney] = []
  /// Pieces found, lost or given away.
  public var stockMoves: [StockMove] = []

  /// The facts of a co-op that did nothing yet.
  public init(settings: CoopSettings) { self.settings = settings }
}
