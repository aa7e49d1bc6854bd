import Ledger
import Values

/// Sorts an account's postings into what a period brought forward and what it brought.
struct StatementBook {
  var before: MakerBalances
  var after: MakerBalances
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

  init(_ books: Earnings, _ account: MakerAccount, _ period: PayPeriod) throws {
    self.books = books
    before = MakerBalances(zero: books.settings.baseCurrency)
    after = before
    retention = before.payable
    recovered = before.payable
    for posting in try books.postings(of: account) where posting.date <= period.end {
      if posting.date < period.start { try before.add(posting) } else { try enter(posting) }
      try after.add(posting)
    }
  }

  private mutating func enter(_ posting: MakerPosting) throws {
    switch posting.source {
    case .sale(let index, let part):
      if posting.kind == .release { try enterRelease(books.sales[index], part, posting.amount) }
    case .saleReturn(let index, let part, let back):
      guard posting.kind == .returned else { return }
      let sale = books.sales[index]
      returns.append(StatementReturn(sale: sale, part: part, back: sale.returns[back], amount: posting.amount))
    case .purchase(let index, let part):
      purchases.append(StatementPurchase(purchase: books.purchases[index], part: part, amount: posting.amount))
    case .payout(let index): enterPayout(books.payouts[index])
    case .close:
      if posting.kind == .retention { retention = posting.amount } else { recovered = posting.amount }
    }
  }

  private mutating func enterRelease(_ sale: SaleEarning, _ part: Int, _ amount: Money) throws {
    let share = sale.parts[part].amount
    earnings.append(
      StatementEarning(sale: sale, part: part, share: share, returnedBefore: try share - amount, amount: amount))
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
