import Ledger
public import Values

extension EarningFormula {
  /// The formula in figures and signs alone, such as `₹12,000.00 × 70% = ₹8,400.00`; the same in every language, so that it
  /// can stand beside the rule's own words.
  ///
  /// - Throws: `ArithmeticError` when the amount does not fit.
  public func text(in locale: DocumentLocale) throws(ArithmeticError) -> String {
    let factors: [String] =
      switch self {
      case .percentOfNet(let base, let percentage), .percentOfGross(let base, let percentage):
        [Self.product(base, percentage, locale)]
      case .fixed(let perPiece, let pieces): [locale.text(perPiece) + " × " + locale.text(pieces)]
      case .tierByPrice(_, let step, let net): [Self.product(net, step.percentage, locale)]
      case .tierByMonth(_, let parts): parts.map { Self.product($0.amount, $0.step.percentage, locale) }
      }
    return factors.joined(separator: " + ") + " = " + locale.text(try amount())
  }

  private static func product(_ amount: Money, _ percentage: Percentage, _ locale: DocumentLocale) -> String {
    locale.text(amount) + " × " + locale.text(percentage)
  }
}
