public import Values

/// How late money is that is still to come. The due day itself is not late.
public enum Lateness: Int, Sendable, Hashable, CaseIterable {
  /// Its day is still to come, is today, or is not known yet.
  case notYetDue
  /// 1 to 30 days late.
  case upTo30Days
  /// 31 to 60 days late.
  case upTo60Days
  /// 61 to 90 days late.
  case upTo90Days
  /// More than 90 days late.
  case over90Days

  /// How late something due on a day is on another.
  public init(dueOn due: CalendarDay?, asOf day: CalendarDay) {
    switch due?.days(until: day) ?? 0 {
    case ...0: self = .notYetDue
    case ...30: self = .upTo30Days
    case ...60: self = .upTo60Days
    case ...90: self = .upTo90Days
    default: self = .over90Days
    }
  }
}

/// An amount that is owed, split by how late it is.
public struct AgedBalance: Sendable, Hashable {
  private var amounts: [Money]

  /// Nothing owed.
  public init(_ currency: Currency) {
    amounts = Lateness.allCases.map { _ in .zero(currency) }
  }

  /// What is so late.
  public subscript(_ lateness: Lateness) -> Money { amounts[lateness.rawValue] }

  /// Adds to what is so late.
  ///
  /// - Throws: `ArithmeticError` when the currency is another or the sum does not fit.
  public mutating func add(_ amount: Money, _ lateness: Lateness) throws(ArithmeticError) {
    amounts[lateness.rawValue] = try amounts[lateness.rawValue] + amount
  }

  /// Adds all of another balance.
  ///
  /// - Throws: `ArithmeticError` when the currency is another or a sum does not fit.
  public mutating func add(_ other: AgedBalance) throws(ArithmeticError) {
    for lateness in Lateness.allCases { try add(other[lateness], lateness) }
  }

  /// All of it.
  ///
  /// - Throws: `ArithmeticError` when the sum does not fit.
  public func total() throws(ArithmeticError) -> Money {
    try amounts.sum(amounts[0].currency)
  }
}
