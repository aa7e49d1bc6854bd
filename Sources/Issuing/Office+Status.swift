import Documents
import Ledger
import Settings
import Values

extension Office {
  /// Three lines: what came in, what went out and what is still owed.
  public func status() throws -> [String] {
    let ledger = try ledger(readOnly: false)
    let totals = try ledger.totalsForStatus(asOf: today)
    let locale = DocumentLocale(.english)
    func list(_ amounts: [Money]) -> String {
      let shown = amounts.filter { !$0.isZero }.map { locale.text($0) }
      return shown.isEmpty ? "nothing" : shown.joined(separator: ", ")
    }
    let owed = try self.owed(in: ledger)
    return [
      "In     \(list(totals.lines.map(\.received))) received from buyers",
      "Out    \(list(totals.lines.map(\.refunded))) given back to buyers",
      "Owed   \(list(owed.amounts)) by buyers on \(owed.orders) of \(totals.orderCount) orders; \(totals.invoiceCount) invoiced",
    ]
  }

  /// What buyers still owe on orders that are not cancelled, by currency.
  private func owed(in ledger: LedgerFile) throws -> (amounts: [Money], orders: Int) {
    let open = try ledger.openOrders(asOf: today, baseCurrency: base)
    let byID = Dictionary(open.map { ($0.order.id, $0) }, uniquingKeysWith: { first, _ in first })
    var sums: [Currency: Money] = [:]
    var count = 0
    for facts in open {
      let balance = try balance(of: facts, in: ledger, open: byID)
      guard balance.isPositive else { continue }
      count += 1
      sums[balance.currency] = try (sums[balance.currency] ?? .zero(balance.currency)) + balance
    }
    return (sums.values.sorted { $0.currency.code < $1.currency.code }, count)
  }

  /// What is still to be paid on an order, with the orders that share a payment with it; below zero when overpaid.
  func balance(of facts: OrderFacts, in ledger: LedgerFile, open byID: [String: OrderFacts]) throws -> Money {
    let partners = Set(facts.payments.flatMap(\.orderIDs)).union([facts.order.id])
    let isShared = partners.count > 1
    let all = isShared ? try ledger.orderGroup(facts.order.id, baseCurrency: base) : partners.compactMap { byID[$0] }
    return try OrderGroup(facts, all: all).balance(settings: settings, asOf: today)
  }
}
