import Ledger
import Values

/// Sorts an account's postings of one period by what a statement says of them.
struct StatementBook {
  /// What stood on the account at the end of the day before the period.
  let before: MakerBalances
  /// What stands on it after the postings entered so far.
  private(set) var after: MakerBalances
  private(set) var openingBalances: [Payout] = []
  private(set) var earnings: [StatementEarning] = []
  private(set) var returns: [StatementReturn] = []
  private(set) var purchases: [StatementPurchase] = []
  private(set) var adjustments: [Payout] = []
  private(set) var retentionReleases: [Payout] = []
  private(set) var payouts: [Payout] = []
  private(set) var advancesGiven: [Payout] = []
  private(set) var advancesRepaid: [Payout] = []
  private(set) var retention: Money
  private(set) var recovered: Money

  private let books: Earnings

  /// Opens a period with what it brings forward.
  init(_ books: Earnings, broughtForward balances: MakerBalances) {
    self.books = books
    before = balances
    after = balances
    retention = .zero(books.settings.baseCurrency)
    recovered = retention
  }

  /// Enters a posting of the period.
  mutating func enter(_ posting: MakerPosting) throws(ArithmeticError) {
    switch posting.source {
    case .sale(let index, let part):
      if posting.kind == .release { try enterRelease(books.sales[index], part, posting.amount) }
    case .saleReturn(let index, let part, let back):
      if posting.kind == .returned { enterReturn(books.sales[index], part, back, posting.amount) }
    case .purchase(let index, let part):
      purchases.append(StatementPurchase(purchase: books.purchases[index], part: part, amount: posting.amount))
    case .payout(let index): enterPayout(books.payouts[index])
    case .close:
      if posting.kind == .retention { retention = posting.amount } else { recovered = posting.amount }
    }
    try after.add(posting)
  }

  private mutating func enterRelease(_ sale: SaleEarning, _ part: Int, _ amount: Money) throws(ArithmeticError) {
    let share = sale.parts[part].amount
    earnings.append(
      StatementEarning(sale: sale, part: part, share: share, returnedBefore: try share - amount, amount: amount))
  }

  private mutating func enterReturn(_ sale: SaleEarning, _ part: Int, _ back: Int, _ amount: Money) {
    returns.append(StatementReturn(sale: sale, part: part, back: sale.returns[back], amount: amount))
  }

  private mutating func enterPayout(_ payout: Payout) {
    switch payout.kind {
    case .payout: payouts.append(payout)
    case .advance, .openingAdvance: advancesGiven.append(payout)
    case .advanceRepaid: advancesRepaid.append(payout)
    case .retentionRelease: retentionReleases.append(payout)
    case .adjustment: adjustments.append(payout)
    case .openingBalance: openingBalances.append(payout)
    }
  }
}
