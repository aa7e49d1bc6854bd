/// What numbers that are compared with each other measure, without the numbers themselves.
public enum Measure: Sendable, Hashable {
  /// Bare numbers.
  case number
  /// Amounts of one currency.
  case money(Currency)
  /// Per cent.
  case percentage
  /// Quantities of one unit.
  case quantity(unit: String)

  /// The number in a value and what it measures; `nil` for what is no number.
  public static func reading(_ value: Value) -> (number: ExactDecimal, measure: Measure)? {
    switch value {
    case .integer(let number): (ExactDecimal(number), .number)
    case .decimal(let number): (number, .number)
    case .money(let money): (money.decimal, .money(money.currency))
    case .percentage(let percentage): (percentage.number, .percentage)
    case .quantity(let quantity): (quantity.amount, .quantity(unit: quantity.unit))
    case .none, .text, .day, .flag, .record, .list: nil
    }
  }
}

extension ExactDecimal {
  /// The number × 10^`power`, exactly; `power` from `scale` to 12.
  public func coefficient(at power: Int) -> Int128 { scaled(to: min(power, Self.largestScale)) }
}

extension DocumentLocale {
  /// The number `coefficient` × 10^−`scale`, rounded half away from zero to `decimals` decimals and filled with zeros,
  /// as the measure is written: `₹1,23,456`, `2.50 m`. Unlike other numbers it may be larger than 64 bits, so that
  /// sums and the marks of an axis can be written whatever the figures.
  public func text(_ coefficient: Int128, scale: Int, decimals: Int, _ measure: Measure) -> String {
    let scale = min(max(scale, 0), ExactDecimal.largestScale)
    let decimals = min(max(decimals, 0), ExactDecimal.largestScale)
    let kept = min(decimals, scale)
    let rounded = Rounding.divide(coefficient, by: ExactDecimal.powerOfTen(scale - kept))
    let digits = String(rounded.magnitude)
    let padded = String(repeating: "0", count: max(0, kept + 1 - digits.count)) + digits
    let fraction = padded.suffix(kept) + String(repeating: "0", count: decimals - kept)
    let whole = String(padded.dropLast(kept))
    let sign = rounded < 0 ? "-" : ""
    func number(_ grouping: NumberGrouping) -> String {
      joined(grouping.grouped(whole, by: groupSign), String(fraction))
    }
    switch measure {
    case .number: return figure(sign + number(numberGrouping), isSigned: rounded < 0)
    case .percentage:
      return figure(sign + number(numberGrouping) + (language == .german ? "\u{A0}%" : "%"), isSigned: true)
    case .quantity(let unit):
      let text = figure(sign + number(numberGrouping), isSigned: rounded < 0)
      return unit.isEmpty ? text : text + "\u{A0}" + unit
    case .money(let currency):
      let amount = number(grouping(for: currency))
      if language == .german { return sign + amount + "\u{A0}" + (currency.symbol ?? currency.code) }
      guard let symbol = currency.symbol else { return currency.code + "\u{A0}" + sign + amount }
      return figure(sign + symbol + amount, isSigned: true)
    }
  }
}
