import Diagnostics
import Documents
import Ledger
import Values

extension Office {
  /// What is likely of payments that name no order: all orders of the ledger, weighed.
  func suggestions(in ledger: LedgerFile) throws -> PaymentSuggestions {
    let terms = Dictionary(
      try ledger.terms().map { ($0.name.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    let orders = try allOrders(in: ledger)
    let byID = Dictionary(orders.map { ($0.order.id, $0) }, uniquingKeysWith: { first, _ in first })
    return PaymentSuggestions(
      try orders.compactMap { facts in
        let group = try group(of: facts, in: ledger, known: byID)
        let own = (facts.order.terms ?? facts.buyer.terms).flatMap { terms[$0.idKey] }
        do {
          return try MatchCandidate(group, terms: own, settings: settings, asOf: today)
        } catch is Diagnostic, is ArithmeticError {
          // What can not be computed is said when the order is invoiced.
          return nil
        }
      })
  }

  /// The orders up to today, also those that were cancelled: a deposit for one may be given back.
  private func allOrders(in ledger: LedgerFile) throws -> [OrderFacts] {
    let open = try ledger.openOrders(asOf: today, baseCurrency: base)
    let known = Set(open.map(\.order.id.idKey))
    let others = try ledger.allOrderIDs().filter { !known.contains($0.idKey) }
    return try open
      + others.compactMap { try ledger.order($0, baseCurrency: base) }.filter { $0.order.date <= today }
  }

  private func group(
    of facts: OrderFacts, in ledger: LedgerFile, known byID: [String: OrderFacts]
  ) throws -> OrderGroup {
    let isShared = facts.payments.contains { $0.orderIDs.count > 1 }
    return OrderGroup(facts, all: isShared ? try ledger.orderGroup(facts.order.id, baseCurrency: base) : [facts])
  }

  /// Findings about payments that match no order, with the likeliest order and why; all others as they are.
  func explained(_ findings: [Diagnostic], in ledger: LedgerFile) throws -> [Diagnostic] {
    let name = "unmatched-payment"
    guard findings.contains(where: { $0.name == name }) else { return findings }
    let entries = Dictionary(
      try ledger.paymentsWithoutOrder(baseCurrency: base).map { ($0.place, $0) },
      uniquingKeysWith: { first, _ in first })
    let suggestions = try suggestions(in: ledger)
    return findings.map { finding in
      guard finding.name == name, let entry = finding.place.flatMap({ entries[$0] }),
        let hint = MatchWords.hint(entry, suggestions.answer(for: entry.payment))
      else { return finding }
      var explained = finding
      explained.hint = hint
      return explained
    }
  }
}
