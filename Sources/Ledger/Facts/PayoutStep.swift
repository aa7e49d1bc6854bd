public import Values

/// One step of a tiered payout rule: from this amount on, this percentage.
public struct PayoutStep: Sendable, Hashable {
  /// Where the step begins, in base currency; the first begins at zero.
  public var from: Money
  /// What is paid from there up to the next step, 0 to 100.
  public var percentage: Percentage

  /// A step that begins at an amount.
  public init(from: Money, percentage: Percentage) {
    self.from = from
    self.percentage = percentage
  }
}

/// Why a text is not a list of payout steps.
public enum PayoutStepProblem: Error, Sendable, Hashable {
  /// There is no step at all.
  case empty
  /// The entry is not an amount, a colon and a percentage.
  case unreadable(String)
  /// The entry's number may be read in two ways, such as `1.234`.
  case ambiguous(String)
  /// The entry's amount has more decimals than the currency, or does not fit.
  case amountOutOfRange(String)
  /// The entry's percentage is below 0 or above 100.
  case percentageOutOfRange(String)
  /// The entry does not begin above the one before it.
  case doesNotRise(String)
  /// The first entry does not begin at zero, so that smaller amounts would have no percentage.
  case doesNotBeginAtZero(String)
}

extension PayoutStep {
  /// Reads `0:60;100000:65`: steps from an amount of `currency`, each with a percentage. Amounts and percentages may be written
  /// as in any cell (`₹1,00,000:65%`); blanks and a last `;` do not count.
  public static func steps(_ text: String, currency: Currency) throws(PayoutStepProblem) -> [PayoutStep] {
    let entries = text.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
    var result: [PayoutStep] = []
    for entry in entries {
      let step = try self.step(entry, currency)
      if let last = result.last {
        guard last.from.minorUnits < step.from.minorUnits else { throw .doesNotRise(entry) }
      } else {
        guard step.from.isZero else { throw .doesNotBeginAtZero(entry) }
      }
      result.append(step)
    }
    guard !result.isEmpty else { throw .empty }
    return result
  }

  private static func step(_ entry: String, _ currency: Currency) throws(PayoutStepProblem) -> PayoutStep {
    let parts = entry.split(separator: ":", omittingEmptySubsequences: false).map(\.trimmed)
    guard parts.count == 2 else { throw .unreadable(entry) }
    let amount = try number(parts[0], of: entry)
    let percent = try number(parts[1], of: entry)
    guard let from = Money(amount, currency), !from.isNegative else { throw .amountOutOfRange(entry) }
    guard percent >= .zero, percent <= .hundred else { throw .percentageOutOfRange(entry) }
    return PayoutStep(from: from, percentage: Percentage(percent))
  }

  private static func number(_ text: String, of entry: String) throws(PayoutStepProblem) -> ExactDecimal {
    switch NumberReading(text) {
    case .number(let number, _): return number
    case .ambiguous: throw .ambiguous(entry)
    case .unreadable: throw .unreadable(entry)
    }
  }

  /// The steps as `rules.csv` writes them; reading that back gives the same steps.
  public static func text(_ steps: [PayoutStep]) -> String {
    steps.map { "\($0.from.decimal):\($0.percentage.number)" }.joined(separator: ";")
  }
}
