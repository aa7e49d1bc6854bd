public import Diagnostics
public import Values

/// What each day changed of the figures of a co-op's status, as far as orders and payments change them.
///
/// The status of any day is the sum of the days through it, so these sums can be kept and asked for every day. They take no room for
/// an order that shares its days with others. Made by `StatusKeeping`; read by `CoopStatus`.
public struct DaySums: Sendable {
  /// What is summed.
  enum Series: Hashable, Sendable {
    /// Amounts on accounts of the books in base currency, with the sign they have there, and counts.
    case figure(Figure)
    /// How many orders are in a state.
    case state(OrderState)
    /// What is open on invoices and falls due on a day, in base currency.
    case due(CalendarDay?)
    /// What is still to come on orders not yet invoiced.
    case toCome(Currency)
    /// What sales brought onto the payable account of an artisan, by the id in lower case.
    case maker(String)
    /// How many pieces of one of the co-op's own items sales took from stock (below zero) and returns brought back, in parts of
    /// 10^scale, by its id in lower case.
    case pieces(String, scale: Int)
  }

  /// The figures there is one of.
  enum Figure: Int, Hashable, Sendable, CaseIterable {
    case fromBuyers, toBuyers, receivable, deposits, customerCredit, unmatched, tax, reserve, pending
    case openInvoices, lateInvoices, unmatchedPayments
  }

  /// The change of a day.
  struct Change: Hashable, Sendable {
    var day: CalendarDay
    var amount: Int64
  }

  /// The currency the books are kept in.
  public let base: Currency
  /// The changes of each series, in no order; a day may stand there more than once.
  private(set) var series: [Series: [Change]]
  /// What is in no figure because a rate is missing.
  public var gaps: [Diagnostic]

  init(base: Currency, series: [Series: [Change]], gaps: [Diagnostic] = []) {
    self.base = base
    self.series = series
    self.gaps = gaps
  }

  /// The sums of a co-op that did nothing yet.
  public init(_ base: Currency) { self.init(base: base, series: [:]) }

  /// Adds the changes of other sums.
  public mutating func add(_ other: DaySums) {
    for (key, changes) in other.series { series[key, default: []] += changes }
    gaps += other.gaps
  }

  /// What must be added to `before` to get these sums; what is missing from them is not told.
  ///
  /// - Throws: `ArithmeticError` when a sum does not fit.
  public func changes(since before: DaySums) throws(ArithmeticError) -> DaySums {
    var tally = DayTally(base)
    for (key, changes) in series {
      for change in changes { try tally.add(change.amount, to: key, on: change.day) }
    }
    for (key, changes) in before.series {
      for change in changes {
        guard change.amount > .min else { throw .overflow }
        try tally.add(-change.amount, to: key, on: change.day)
      }
    }
    return tally.sums
  }

  /// What a series comes to at the end of a day.
  ///
  /// - Throws: `ArithmeticError` when it does not fit.
  func sum(_ key: Series, through day: CalendarDay) throws(ArithmeticError) -> Int64 {
    try Self.sum(series[key] ?? [], through: day)
  }

  static func sum(_ changes: [Change], through day: CalendarDay) throws(ArithmeticError) -> Int64 {
    // The changes are in no order, so only the end must fit.
    var sum: Int128 = 0
    for change in changes where change.day <= day { sum += Int128(change.amount) }
    guard let result = Int64(exactly: sum) else { throw .overflow }
    return result
  }
}

/// Adds up changes by day.
struct DayTally {
  let base: Currency
  /// The figures stand apart, because most changes are theirs.
  private var figures = DaySums.Figure.allCases.map { _ in DayRun() }
  private var series: [DaySums.Series: DayRun] = [:]
  var gaps: [Diagnostic] = []

  init(_ base: Currency) { self.base = base }

  mutating func add(_ amount: Int64, to key: DaySums.Series, on day: CalendarDay) throws(ArithmeticError) {
    guard amount != 0 else { return }
    if case .figure(let figure) = key {
      try figures[figure.rawValue].add(amount, on: day)
    } else {
      try series[key, default: DayRun()].add(amount, on: day)
    }
  }

  mutating func add(_ amount: Money, to figure: DaySums.Figure, on day: CalendarDay) throws(ArithmeticError) {
    guard !amount.isZero else { return }
    try figures[figure.rawValue].add(amount.minorUnits, on: day)
  }

  /// The sums, without what came to nothing.
  var sums: DaySums {
    var changes = series.mapValues(\.changes)
    for figure in DaySums.Figure.allCases { changes[.figure(figure)] = figures[figure.rawValue].changes }
    return DaySums(base: base, series: changes.filter { !$0.value.isEmpty }, gaps: gaps)
  }
}

/// The changes of one series.
private struct DayRun {
  private var days: [CalendarDay: Int64] = [:]

  mutating func add(_ amount: Int64, on day: CalendarDay) throws(ArithmeticError) {
    guard days[day, default: 0].add(amount) else { throw .overflow }
  }

  var changes: [DaySums.Change] {
    days.compactMap { $0.value == 0 ? nil : DaySums.Change(day: $0.key, amount: $0.value) }
  }
}

extension Int64 {
  /// Adds in place; whether the sum fits.
  fileprivate mutating func add(_ other: Int64) -> Bool {
    let (sum, overflow) = addingReportingOverflow(other)
    self = sum
    return !overflow
  }
}
