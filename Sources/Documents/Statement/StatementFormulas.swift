import Ledger
import Values

/// Writes formulas in figures and signs alone, the same in every language but for the signs in its numbers.
struct StatementFormulas {
  let locale: DocumentLocale

  /// `₹8,400.00 × 60% = ₹5,040.00`; where a paisa fell to another part, that is said as well: `… = ₹5,040.01 - ₹0.01 = ₹5,040.00`.
  func percentage(_ base: Money, _ percent: Percentage, _ result: Money) throws(ArithmeticError) -> String {
    locale.text(base) + " × " + locale.text(percent) + " = "
      + (try settled(try base.percentage(percent.number), as: result))
  }

  /// `₹600.00 × 20 = ₹12,000.00`.
  func product(_ price: Money, _ number: ExactDecimal, _ result: Money) -> String {
    locale.text(price) + " × " + locale.text(number) + " = " + locale.text(result)
  }

  /// `₹5,040.00 × 1 ÷ 3 = ₹1,680.00`; where a paisa fell to another piece, that is said as well.
  func part(
    _ whole: Money, _ number: ExactDecimal, of all: ExactDecimal, _ result: Money
  ) throws(ArithmeticError) -> String {
    guard number != all else { return locale.text(result) }
    return locale.text(whole) + " × " + locale.text(number) + " ÷ " + locale.text(all) + " = "
      + (try settled(try whole.prorated(number, of: all), as: result))
  }

  /// `€240.00 × 91.4 = ₹21,936.00`, or with a rate for a hundred `¥12,000 ÷ 100 × 56.2 = ₹6,744.00`.
  func exchange(_ amount: Money, _ rate: ExchangeRate, base: Currency) throws(ArithmeticError) -> String {
    let units = rate.units == .one ? "" : " ÷ " + locale.text(rate.units)
    let value = try rate.value(of: amount, in: base)
    return locale.text(amount) + units + " × " + locale.text(rate.worth) + " = " + locale.text(value)
  }

  /// The rounded value of a formula, and what is added or taken so that all parts make the whole.
  private func settled(_ value: Money, as result: Money) throws(ArithmeticError) -> String {
    let rest = try result - value
    if rest.isZero { return locale.text(result) }
    let step = rest.isNegative ? " - " + locale.text(try rest.negated()) : " + " + locale.text(rest)
    return locale.text(value) + step + " = " + locale.text(result)
  }
}
