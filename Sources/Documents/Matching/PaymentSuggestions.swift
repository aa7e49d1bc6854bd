public import Ledger
import Values

/// Says which orders a payment that names none is likely for.
///
/// Input: orders as candidates, then payments. Output: suggestions, the likeliest first. Something must speak for an order: who paid, or
/// an amount that is exactly what is due. The work for a payment does not grow with the number of orders, but with those of the buyers who
/// are like the payer. Pure, and the same for any order of the candidates.
public struct PaymentSuggestions {
  private let candidates: [MatchCandidate]
  private let buyers: BuyerIndex
  private let byAmount: [Money: [Int]]

  /// How many open orders of a buyer are tried together.
  private static let mostTogether = 12

  /// Looks at orders; each only once.
  public init(_ candidates: [MatchCandidate]) {
    self.candidates = candidates.sorted { ($0.orderedOn, $0.orderID.idKey) < ($1.orderedOn, $1.orderID.idKey) }
    buyers = BuyerIndex(self.candidates)
    var byAmount: [Money: [Int]] = [:]
    for (index, candidate) in self.candidates.enumerated() {
      for amount in candidate.exactAmounts { byAmount[amount, default: []].append(index) }
    }
    self.byAmount = byAmount
  }

  /// The likeliest orders for a payment.
  public func answer(for payment: Payment) -> MatchAnswer {
    let who = buyers.reasons(payment)
    let isKnown = who.values.contains { if case .samePayer = $0 { true } else { false } }
    var found: [Found] = []
    var indices = Set(who.keys.flatMap { buyers.orders(of: $0) })
    // Money of somebody who buys here is not likely for what somebody else ordered.
    if !isKnown { for value in payment.values { indices.formUnion(byAmount[value] ?? []) } }
    for index in indices {
      let candidate = candidates[index]
      if let reasons = candidate.reasons(payment, who: who[candidate.buyerID.idKey]) {
        found.append((MatchSuggestion(orderIDs: [candidate.orderID], reasons: reasons), index))
      }
    }
    for (buyer, reason) in who { found += together(payment, buyer, reason) }
    let sorted = found.filter { $0.suggestion.score > 0 }.sorted(by: Self.isLikelier).map(\.suggestion)
    let exact = sorted.filter(\.isExact)
    let certain = exact.count == 1 && exact[0].orderIDs.count == 1 ? exact[0] : nil
    return MatchAnswer(suggestions: Array(sorted.prefix(3)), certain: certain)
  }

  /// A suggestion with the place of its first order.
  private typealias Found = (suggestion: MatchSuggestion, first: Int)

  /// The higher score, else the older order, else fewer orders, else their ids: always the same.
  private static func isLikelier(_ left: Found, _ right: Found) -> Bool {
    let (one, other) = (left.suggestion, right.suggestion)
    if one.score != other.score { return one.score > other.score }
    if left.first != right.first { return left.first < right.first }
    if one.orderIDs.count != other.orderIDs.count { return one.orderIDs.count < other.orderIDs.count }
    return one.orderIDs.lexicographicallyPrecedes(other.orderIDs)
  }

  /// Two, three or all of a buyer's open orders that together are exactly the payment.
  private func together(_ payment: Payment, _ buyer: String, _ who: MatchReason) -> [Found] {
    guard payment.kind == .payment else { return [] }
    let open = buyers.orders(of: buyer).filter { index in
      let candidate = candidates[index]
      return !candidate.isCancelled && candidate.balance.isPositive && candidate.orderedOn <= payment.day
    }
    let oldest = Array(open.prefix(Self.mostTogether))
    var sets: [[Int]] = oldest.count > 3 ? [oldest] : []
    for (position, first) in oldest.enumerated() {
      for (next, second) in oldest.enumerated() where next > position {
        sets.append([first, second])
        sets += oldest[(next + 1)...].map { [first, second, $0] }
      }
    }
    return sets.compactMap { set in
      let currency = candidates[set[0]].balance.currency
      guard let value = payment.value(in: currency),
        let sum = try? set.map({ candidates[$0].balance }).sum(currency), sum == value
      else { return nil }
      let reasons =
        [who, .together(sum, orders: set.count)] + (candidates[set[set.count - 1]].when(payment).map { [$0] } ?? [])
      return (MatchSuggestion(orderIDs: set.map { candidates[$0].orderID }, reasons: reasons), set[0])
    }
  }
}

extension Payment {
  /// What it is worth in each currency without a rate.
  fileprivate var values: [Money] {
    guard let other = baseAmount?.currency, other != amount.currency, let value = value(in: other) else {
      return [amount]
    }
    return [amount, value]
  }
}
