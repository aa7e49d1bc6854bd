import Documents
import Ledger
import Values

extension Office {
  /// The kept status, for changes that touch a few orders: what they change is added to it, so that nothing else is worked out again.
  func keptStatus(_ ledger: LedgerFile) -> KeptFigures? {
    guard let fingerprint = try? sumsFingerprint() else { return nil }
    return KeptFigures(name: Self.sumsName, fingerprint: fingerprint, base: base) { before, after in
      let facts = try self.facts(behind: before, in: ledger)
      // What a tier by month gives goes by all sales of the month.
      let isTiered = facts.rules.contains { rule in
        rule.formula.kind == .tierByMonth && facts.items.contains { $0.payoutRule?.idKey == rule.id.idKey }
      }
      guard !isTiered else { return nil }
      let (old, new) = (try Self.sums(before, facts), try Self.sums(after, facts))
      // What is missing from the figures is kept with all of them.
      guard old.gaps == new.gaps else { return nil }
      return try new.changes(since: old).bytes
    }
  }

  private func facts(behind circle: OrderCircle, in ledger: LedgerFile) throws -> BookFacts {
    var facts = BookFacts(settings: settings)
    let items = circle.orders.flatMap { $0.lines.map { ($0.item.id.idKey, $0.item) } }
    facts.items = Dictionary(items, uniquingKeysWith: { first, _ in first }).map(\.value)
    facts.rules = try ledger.payoutRules()
    let currencies = circle.orders.map(\.order.currency) + circle.payments.map(\.payment.amount.currency)
    if currencies.contains(where: { $0 != base }) { facts.rates = try ledger.exchangeRates() }
    return facts
  }

  private static func sums(_ circle: OrderCircle, _ facts: BookFacts) throws -> DaySums {
    var facts = facts
    facts.returns = circle.returns
    var keeping = StatusKeeping(facts)
    for (payment, orderIDs) in circle.payments { try keeping.add(payment, for: orderIDs) }
    let sharing = keeping.sharingOrders()
    for order in circle.orders where sharing.contains(order.order.id.idKey) { try keeping.addDue(of: order) }
    for order in circle.orders { try keeping.add(order) }
    return try keeping.finish()
  }
}
