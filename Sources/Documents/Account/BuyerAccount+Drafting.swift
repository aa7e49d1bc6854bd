import Diagnostics
public import Ledger
public import Settings
public import Values

extension BuyerAccount {
  /// Draws up the account of a buyer: every figure is read from the books.
  ///
  /// What is owed is owed on invoices; money on orders that are not invoiced is shown apart and enters the balance with the invoice.
  /// - Parameters:
  ///   - orders: the accounts of all orders, or of this buyer's, from `Books`.
  ///   - today: the day it is drawn up.
  /// - Throws: a `Diagnostic` when an amount does not fit or the parts do not make the balance.
  public init(
    drafting buyer: Buyer, _ orders: [OrderAccount], period: AccountPeriod, settings: CoopSettings, today: CalendarDay
  ) throws {
    let own = orders.filter { $0.buyerID.idKey == buyer.id.idKey && $0.orderedOn <= period.end }
    var byCurrency: [Currency: [OrderAccount]] = [:]
    for order in own { byCurrency[order.total.currency, default: []].append(order) }
    var sections: [AccountSection] = []
    do {
      for (currency, orders) in byCurrency.sorted(by: { $0.key.code < $1.key.code }) {
        let draft = AccountDraft(orders, buyer: buyer, currency: currency, period: period, settings: settings)
        if let section = try draft.section() { sections.append(section) }
      }
      if sections.isEmpty {
        let currency = byCurrency.count == 1 ? byCurrency.keys.first : nil
        let draft = AccountDraft(
          [], buyer: buyer, currency: currency ?? settings.ledger.baseCurrency, period: period, settings: settings)
        sections = [try draft.emptySection()]
      }
    } catch let error as ArithmeticError {
      throw Diagnostic(
        "amount-too-large", "the account of buyer `\(buyer.id)` can not be computed: \(error)",
        hint: "look at the buyer's orders and payments")
    }
    self.init(
      kind: Self.name, date: today, periodStart: period.start, periodEnd: period.end,
      coop: CoopParty(settings: settings),
      buyer: BuyerParty(buyer, sellerCountry: settings.coop.country), sections: sections,
      hasSeveralCurrencies: sections.count > 1, fingerprint: "")
  }
}
