public import Values

/// What is booked on the last day of a period, with the numbers that went into it.
public struct PeriodClose: Sendable, Hashable {
  /// The period.
  public var period: PayPeriod
  /// What is held back.
  public var retention: RetentionStep
  /// What goes towards advances.
  public var recovery: RecoveryStep
}

/// How the retention of a period came about: percentage × (earned − returns), never below zero.
public struct RetentionStep: Sendable, Hashable {
  /// The artisan's percentage; zero when none is agreed.
  public var percentage: Percentage
  /// The period's net sales of the artisan: earned less returns.
  public var netSales: Money
  /// What is held back.
  public var amount: Money

  init(percentage: Percentage, netSales: Money) throws(ArithmeticError) {
    self.percentage = percentage
    self.netSales = netSales
    let share = try netSales.percentage(percentage.number)
    amount = netSales.isPositive && share.isPositive ? share : .zero(netSales.currency)
  }
}

/// How the recovery of a period came about: the smaller of percentage × what remains and the advance left, never below zero.
public struct RecoveryStep: Sendable, Hashable {
  /// The artisan's percentage; 100 when none is written.
  public var percentage: Percentage
  /// What remains of the period: earned − returns + bought outright ± adjustments − retention.
  public var remaining: Money
  /// What is left of advances before the recovery, the period's own included.
  public var advanceBefore: Money
  /// What goes towards the advance.
  public var amount: Money

  init(percentage: Percentage, remaining: Money, advanceBefore: Money) throws(ArithmeticError) {
    self.percentage = percentage
    self.remaining = remaining
    self.advanceBefore = advanceBefore
    let share = try remaining.percentage(percentage.number)
    let most = try Money.smaller(share, advanceBefore)
    amount = remaining.isPositive && most.isPositive ? most : .zero(remaining.currency)
  }
}
