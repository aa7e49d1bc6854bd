public import Values

/// How a value follows from the parts of its node. Operands are taken in the order named here; each formula rounds to minor units once.
public enum ExplanationFormula: Sendable, Hashable {
  /// It stands in a cell of the row.
  case stated
  /// It is explained in another place.
  case elsewhere
  /// Nothing to compute: a heading over several figures.
  case list
  /// Parts to be added less parts to be taken off.
  case sum
  /// The same, but zero when below it.
  case sumNotBelowZero
  /// Amount × number.
  case product
  /// Amount × per cent.
  case percentage
  /// The same, but zero when the amount is not above it.
  case percentageNotBelowZero
  /// Amounts × per cents in pairs, added up and then rounded.
  case percentages
  /// Half of a percentage.
  case half
  /// The tax in an amount that includes it: amount, own rate, rate of all taxes; amount × own ÷ (100 + all).
  case includedTax
  /// Amount × part ÷ whole; zero when the whole is.
  case proportion
  /// Amount × now ÷ whole less amount × before ÷ whole, each rounded: amount, before, now, whole.
  case piece
  /// The part at a position of an amount that is shared out by weights, largest remainder: amount, weights.
  case allocation(Int)
  /// The part of a sale that falls between two sums of the month: what was sold before, the sale; no bound means none.
  case band(from: Money?, to: Money?)
  /// An amount × worth ÷ units, in another currency: amount, units, worth.
  case conversion(Currency)
  /// What rounding an amount to the whole unit adds.
  case roundOff
  /// The smaller of per cent × amount and another amount, not below zero: amount, per cent, other amount.
  case recovery
  /// The amount if it is above zero and not below the smallest that is paid, else zero: amount, smallest.
  case payable
  /// The smallest of amounts.
  case smallest
  /// What one amount is of another in whole per cent, rounded half up, at most so many: amount, whole.
  case wholePercent(most: Int)
}

extension Explanation {
  /// What the formula gives; the value itself where there is nothing to compute.
  ///
  /// - Throws: `ArithmeticError` when it does not fit.
  public func computed() throws -> ExplainedValue? {
    switch formula {
    case .stated, .elsewhere, .list: return value
    case .sum: return try summed()
    case .sumNotBelowZero: return try summed().map(Self.atLeastZero)
    case .wholePercent(let most): return wholePercent(most: most)
    case .half: return try operand(0).map { .percentage(Percentage(try $0.halved())) }
    default: return try computedMoney().map { .money($0) }
    }
  }

  private static func atLeastZero(_ value: ExplainedValue) -> ExplainedValue {
    guard case .money(let money) = value, money.isNegative else { return value }
    return .money(.zero(money.currency))
  }

  private func operand(_ index: Int) -> ExactDecimal? {
    let operands = parts.lazy.filter { $0.role == .operand }
    return operands.dropFirst(index).first?.explanation.value?.decimal
  }

  private var operands: [ExplainedValue] {
    parts.compactMap { $0.role == .operand ? $0.explanation.value : nil }
  }

  private func summed() throws -> ExplainedValue? {
    var money: Money?
    var number: Quantity?
    for part in parts where part.role == .plus || part.role == .minus {
      switch part.explanation.value {
      case .money(let amount):
        let before = money ?? .zero(amount.currency)
        money = part.role == .plus ? try before + amount : try before - amount
      case .quantity(let quantity):
        let before = number?.amount ?? .zero
        let next = part.role == .plus ? try before + quantity.amount : try before - quantity.amount
        number = Quantity(next, unit: quantity.unit)
      default: break
      }
    }
    if let money { return .money(money) }
    if let number { return .quantity(number) }
    // A sum of nothing is nothing, in the currency it is said to be in.
    switch value {
    case .money(let amount): return .money(.zero(amount.currency))
    case .quantity(let quantity): return .quantity(Quantity(.zero, unit: quantity.unit))
    default: return value
    }
  }

  private func computedMoney() throws -> Money? {
    let given = operands
    let numbers = given.compactMap(\.decimal)
    guard numbers.count == given.count, let amount = given.first?.money else { return nil }
    switch (formula, numbers.count) {
    case (.product, 2): return try amount.multiplied(by: numbers[1])
    case (.percentage, 2): return try amount.percentage(numbers[1])
    case (.percentageNotBelowZero, 2):
      let part = try amount.percentage(numbers[1])
      return amount.isPositive && part.isPositive ? part : .zero(amount.currency)
    case (.percentages, 2...): return try Self.percentages(given, amount.currency)
    case (.includedTax, 3): return try amount.prorated(numbers[1], of: ExactDecimal.hundred + numbers[2])
    case (.proportion, 3):
      if numbers[2].isZero { return .zero(amount.currency) }
      return numbers[1] == numbers[2] ? amount : try amount.prorated(numbers[1], of: numbers[2])
    case (.piece, 4):
      if numbers[3].isZero { return .zero(amount.currency) }
      return try amount.prorated(numbers[2], of: numbers[3]) - amount.prorated(numbers[1], of: numbers[3])
    case (.allocation(let position), 2...):
      let shares = try amount.allocated(by: Array(numbers.dropFirst()))
      return shares.indices.contains(position) ? shares[position] : nil
    case (.band(let from, let to), 2): return try given[1].money.map { try Self.band(amount, $0, from, to) }
    case (.conversion(let currency), 3):
      return try amount.converted(to: currency, units: numbers[1], worth: numbers[2])
    case (.roundOff, 1): return try amount.roundedToUnit() - amount
    case (.recovery, 3):
      guard let limit = given[2].money else { return nil }
      let most = try Money.smaller(try amount.percentage(numbers[1]), limit)
      return amount.isPositive && most.isPositive ? most : .zero(amount.currency)
    case (.smallest, 1...):
      return try given.dropFirst().compactMap(\.money).reduce(amount) { try Money.smaller($0, $1) }
    case (.payable, 2):
      return amount.isPositive && amount.decimal >= numbers[1] ? amount : .zero(amount.currency)
    default: return nil
    }
  }

  private func wholePercent(most: Int) -> ExplainedValue? {
    let amounts = operands.compactMap { $0.money.map { Int128($0.minorUnits) } }
    guard amounts.count == 2, amounts[1] > 0, amounts[0] >= 0,
      let percent = amounts.first.map({ amount in
        (amount * 200 + amounts[1]) / (amounts[1] * 2)
      })
    else { return nil }
    return .percentage(Percentage(ExactDecimal(Int(clamping: min(percent, Int128(most))))))
  }

  private static func percentages(_ given: [ExplainedValue], _ currency: Currency) throws -> Money? {
    let pairs = stride(from: 0, to: given.count - 1, by: 2).compactMap {
      index -> (amount: Money, percent: ExactDecimal)? in
      guard let amount = given[index].money, let percent = given[index + 1].decimal else { return nil }
      return (amount, percent)
    }
    return try Money.sum(pairs, currency)
  }

  private static func band(_ before: Money, _ sale: Money, _ from: Money?, _ to: Money?) throws -> Money {
    let after = try before + sale
    let low = max(min(before.minorUnits, after.minorUnits), from?.minorUnits ?? .min)
    let high = min(max(before.minorUnits, after.minorUnits), to?.minorUnits ?? .max)
    guard low < high else { return .zero(sale.currency) }
    let part = try Money(minorUnits: high, sale.currency) - Money(minorUnits: low, sale.currency)
    return sale.isNegative ? try part.negated() : part
  }
}
