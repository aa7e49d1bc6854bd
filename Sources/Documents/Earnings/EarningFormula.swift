public import Ledger
public import Values

/// How the amount of one line came about, with every number that went into it, in base currency. What a statement prints and
/// `explain` shows.
public enum EarningFormula: Sendable, Hashable {
  /// Net sale × percentage.
  case percentOfNet(net: Money, Percentage)
  /// Price before discounts × percentage.
  case percentOfGross(gross: Money, Percentage)
  /// Price per piece × pieces.
  case fixed(perPiece: Money, pieces: ExactDecimal)
  /// Net sale × the percentage of the step that the unit price falls into.
  case tierByPrice(unitPrice: Money, step: PayoutStep, net: Money)
  /// The parts of the net sale, each × the percentage of the step into which it carries the month's sales; `before` is what had been
  /// sold in the month under the same rule and first maker.
  case tierByMonth(before: Money, parts: [MonthPart])

  /// A part of a line that falls into one step of the month.
  public struct MonthPart: Sendable, Hashable {
    /// The part of the net sale.
    public var amount: Money
    /// The step it falls into.
    public var step: PayoutStep
  }

  /// What the formula comes to, rounded to minor units once.
  public func amount() throws(ArithmeticError) -> Money {
    switch self {
    case .percentOfNet(let base, let percentage), .percentOfGross(let base, let percentage):
      return try base.percentage(percentage.number)
    case .fixed(let perPiece, let pieces): return try perPiece.multiplied(by: pieces)
    case .tierByPrice(_, let step, let net): return try net.percentage(step.percentage.number)
    case .tierByMonth(let before, let parts):
      return try Money.sum(parts.map { ($0.amount, $0.step.percentage.number) }, before.currency)
    }
  }
}

/// The amounts of a line that rules look at, in base currency and without tax.
struct LineBases {
  var unitPrice: Money
  var gross: Money
  var net: Money
  var quantity: ExactDecimal
}

extension EarningFormula {
  /// Puts a line's amounts into a rule. `soldBefore` is what had been sold in the calendar month under that rule and first maker.
  /// `nil` for a tiered rule without steps.
  init?(_ rule: PayoutRule.Formula, _ line: LineBases, soldBefore: Money) throws(ArithmeticError) {
    switch rule {
    case .percentOfNet(let percentage): self = .percentOfNet(net: line.net, percentage)
    case .percentOfGross(let percentage): self = .percentOfGross(gross: line.gross, percentage)
    case .fixed(let perPiece): self = .fixed(perPiece: perPiece, pieces: line.quantity)
    case .tierByPrice(let steps):
      guard let step = steps.last(where: { $0.from.minorUnits <= line.unitPrice.minorUnits }) ?? steps.first else {
        return nil
      }
      self = .tierByPrice(unitPrice: line.unitPrice, step: step, net: line.net)
    case .tierByMonth(let steps):
      guard !steps.isEmpty else { return nil }
      self = .tierByMonth(before: soldBefore, parts: try Self.parts(steps, from: soldBefore, adding: line.net))
    }
  }

  /// Cuts what carries the month's sales from `before` on into the steps it passes through. What lies below zero, when a discount
  /// was larger than the sale, falls into the first step.
  private static func parts(
    _ steps: [PayoutStep], from before: Money, adding net: Money
  ) throws(ArithmeticError) -> [MonthPart] {
    let after = try before + net
    let low = min(before.minorUnits, after.minorUnits)
    let high = max(before.minorUnits, after.minorUnits)
    var parts: [MonthPart] = []
    for (index, step) in steps.enumerated() {
      let floor = index == 0 ? Int64.min : step.from.minorUnits
      let ceiling = index + 1 < steps.count ? steps[index + 1].from.minorUnits : Int64.max
      let (from, to) = (max(low, floor), min(high, ceiling))
      guard from < to else { continue }
      let part = try Money(minorUnits: to, net.currency) - Money(minorUnits: from, net.currency)
      parts.append(MonthPart(amount: net.isNegative ? try part.negated() : part, step: step))
    }
    // A sale of nothing still stands in a step.
    if parts.isEmpty, let step = steps.last(where: { $0.from.minorUnits <= before.minorUnits }) ?? steps.first {
      parts.append(MonthPart(amount: net, step: step))
    }
    return parts
  }
}
