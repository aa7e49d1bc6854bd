public import Values

/// One fact as double entry: on a day, from accounts to accounts.
public struct JournalEntry: Sendable, Hashable {
  /// What happened, in the order in which a day's entries stand.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What was there when the books began.
    case opening
    /// Goods came into stock.
    case goodsReceived = "goods received"
    /// Pieces were bought outright from makers.
    case purchase = "bought outright"
    /// An order was invoiced.
    case invoice
    /// A deposit met its invoice.
    case depositApplied = "deposit applied"
    /// What was written off before the invoice met it.
    case writeOffApplied = "write-off applied"
    /// The co-op's own goods left stock.
    case goodsSold = "goods sold"
    /// Makers' shares of an invoice.
    case accrual = "makers' shares"
    /// Pieces came back and the buyer was credited.
    case creditNote = "credit note"
    /// Pieces came back into stock.
    case goodsReturned = "goods returned"
    /// Makers gave their shares of returned pieces back.
    case shareReturned = "makers' shares returned"
    /// Money for an order not yet invoiced.
    case deposit
    /// Money for an invoice.
    case payment
    /// Money whose order nobody knows.
    case unmatchedPayment = "unmatched payment"
    /// Money went back.
    case refund
    /// Money is no longer expected.
    case writeOff = "write-off"
    /// Makers' shares became payable.
    case release = "makers' shares payable"
    /// Another change of a maker's account.
    case adjustment
    /// Money was paid to a maker ahead of sales.
    case advance
    /// A maker gave an advance back in money.
    case advanceRepaid = "advance repaid"
    /// What was held back of a maker's sales becomes owed.
    case retentionRelease = "retention released"
    /// A maker was paid.
    case payout
    /// A part of a maker's sales is held back.
    case retention
    /// A part of what a maker is owed goes towards an advance.
    case recovery = "advance recovered"
    /// A bill came in.
    case bill
    /// A bill was paid.
    case billPaid = "bill paid"
    /// Tax was paid to the state.
    case taxPaid = "tax paid"
    /// Money that is neither sale, payout nor expense.
    case otherMoney = "other money"
    /// Pieces were found, lost or given away.
    case stockMove = "stock move"
    /// A part of sales is set aside, or the reserve bore a cost.
    case reserve
  }

  /// An amount on an account.
  public struct Posting: Sendable, Hashable {
    /// The account.
    public var account: BookAccount
    /// How much, in base currency: above zero onto it, below zero from it.
    public var amount: Money

    /// An amount on an account.
    public init(_ account: BookAccount, _ amount: Money) {
      self.account = account
      self.amount = amount
    }
  }

  /// The rows that a fact rests on.
  public enum Source: Sendable, Hashable {
    /// A row of orders.csv, with its lines, by its id.
    case order(String)
    /// A row of payments.csv, by its key.
    case payment(String)
    /// Rows of returns.csv, by their ids.
    case returns([String])
    /// A row of items.csv, by its id.
    case item(String)
    /// A row of payouts.csv, by its key.
    case payout(String)
    /// A row of expenses.csv, by its key.
    case expense(String)
    /// A row of other_money.csv, by its key.
    case otherMoney(String)
    /// A row of stock_moves.csv, by its key.
    case stockMove(String)
    /// The close of an artisan's period that ends on this day.
    case close(artisanID: String)
  }

  /// The day.
  public var date: CalendarDay
  /// What happened.
  public var kind: Kind
  /// Of whom or what: an order's id, a number, a name.
  public var text: String
  /// What it rests on.
  public var source: Source
  /// The accounts; the amounts sum to zero.
  public var postings: [Posting]
  /// How much it was in the currency it was in, when that is not the currency of the books; above zero, except for a deposit of which
  /// more was given back than came in.
  public var original: Money?
  /// The order it belongs to, if it belongs to one.
  public var orderID: String?

  /// An entry; postings of zero are left out.
  public init(_ date: CalendarDay, _ kind: Kind, _ text: String, _ source: Source, _ postings: [Posting]) {
    self.date = date
    self.kind = kind
    self.text = text
    self.source = source
    self.postings = postings.filter { !$0.amount.isZero }
    if case .order(let id) = source { orderID = id }
  }
}
