public import Values

/// Orders that a payment may be for, and why.
public struct MatchSuggestion: Sendable, Hashable {
  /// The orders' ids, by day; one unless the payment is exactly what is due on several.
  public var orderIDs: [String]
  /// What speaks for them: who, how much, when.
  public var reasons: [MatchReason]
  /// How likely it is; only good for comparing.
  public var score: Int { reasons.map(\.score).reduce(0, +) }
  /// Whether payer and amount leave nothing open.
  public var isExact: Bool {
    reasons.contains(where: \.isExactAmount)
      && reasons.contains { if case .samePayer = $0 { true } else { false } }
  }

  /// Why, in words; `money` writes amounts.
  public func why(_ money: (Money) -> String) -> String { reasons.map { $0.text(money) }.joined(separator: "; ") }
}

/// What is likely of one payment.
public struct MatchAnswer: Sendable, Hashable {
  /// The likeliest, first; at most three.
  public var suggestions: [MatchSuggestion]
  /// The suggestions that are as likely as the first, if it is not alone.
  public var equals: [MatchSuggestion] {
    let best = suggestions.filter { $0.score == suggestions.first?.score }
    return best.count > 1 ? best : []
  }
  /// The suggestion that may be taken without asking: one order, the same payer, an exact amount, and no other like that.
  public var certain: MatchSuggestion?
}
