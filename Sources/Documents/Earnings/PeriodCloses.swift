import Settings
import Values

/// Books retention and recovery, period by period.
///
/// Input: one artisan's postings by day, without retention and recovery. Output: a `PeriodClose` for every period in which at least one
/// of both is above zero.
struct PeriodCloses {
  private(set) var closes: [PeriodClose] = []

  private let retention: Percentage
  private let recovery: Percentage
  private let zero: Money
  /// The balances so far; only the advance is read.
  private var balances: MakerBalances
  private var netSales: Money
  private var otherIncome: Money

  init(
    _ postings: [MakerPosting], account: MakerAccount, cadence: PayoutCadence, currency: Currency
  ) throws(ArithmeticError) {
    retention = account.retention
    recovery = account.recovery
    zero = .zero(currency)
    balances = MakerBalances(zero: currency)
    netSales = zero
    otherIncome = zero
    var period: PayPeriod?
    for posting in postings {
      if let open = period, open.end < posting.date { try close(open) }
      if period.map({ $0.end < posting.date }) ?? true {
        period = PayPeriod(containing: posting.date, cadence: cadence)
      }
      try enter(posting)
    }
    if let period { try close(period) }
  }

  private mutating func enter(_ posting: MakerPosting) throws(ArithmeticError) {
    try balances.add(posting)
    switch posting.kind {
    case .release: netSales = try netSales + posting.amount
    case .returned: netSales = try netSales - posting.amount
    case .purchase, .adjustment: otherIncome = try otherIncome + posting.amount
    default: break
    }
  }

  private mutating func close(_ period: PayPeriod) throws(ArithmeticError) {
    let held = try RetentionStep(percentage: retention, netSales: netSales)
    let remaining = try netSales + otherIncome - held.amount
    let recovered = try RecoveryStep(
      percentage: recovery, remaining: remaining, advanceBefore: balances.advance)
    if !held.amount.isZero || !recovered.amount.isZero {
      closes.append(PeriodClose(period: period, retention: held, recovery: recovered))
    }
    balances.advance = try balances.advance - recovered.amount
    netSales = zero
    otherIncome = zero
  }
}
