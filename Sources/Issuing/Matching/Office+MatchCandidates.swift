import Diagnostics
import Documents
import Ledger
import Values

extension Office {
  /// What is likely of payments that name no order: all orders up to today, weighed; also those that were cancelled, because a
  /// deposit for one may be given back.
  func suggestions(in ledger: LedgerFile) throws -> PaymentSuggestions {
    let returns = Dictionary(grouping: try ledger.saleReturns(), by: \.orderID.idKey)
    var candidates: [MatchCandidate] = []
    try ledger.forEachOrder(baseCurrency: base, upTo: today) { facts in
      let id = facts.order.id
      let isShared = facts.payments.contains { $0.orderIDs.count > 1 }
      let group = OrderGroup(facts, all: isShared ? try ledger.orderGroup(id, baseCurrency: base) : [facts])
      do {
        candidates.append(
          try MatchCandidate(group, returns: returns[id.idKey] ?? [], settings: settings, asOf: today))
      } catch is Diagnostic, is ArithmeticError {
        // What can not be computed is said when the order is invoiced.
      }
    }
    return PaymentSuggestions(candidates)
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
