public import Values

/// What happened to an order in money up to a day, all in its currency and none below zero.
public struct OrderMoney: Sendable, Hashable {
  /// What it comes to.
  public var total: Money
  /// What came in.
  public var received: Money
  /// What was given back.
  public var refunded: Money
  /// What is no longer expected.
  public var writtenOff: Money
  /// What credit notes took off.
  public var credited: Money

  /// An order of this total; what is left out is zero.
  public init(
    total: Money, received: Money? = nil, refunded: Money? = nil, writtenOff: Money? = nil, credited: Money? = nil
  ) {
    let zero = Money.zero(total.currency)
    self.total = total
    self.received = received ?? zero
    self.refunded = refunded ?? zero
    self.writtenOff = writtenOff ?? zero
    self.credited = credited ?? zero
  }

  /// What came in and was not given back: the deposit, as long as there is no invoice. Below zero when more went back.
  ///
  /// - Throws: `ArithmeticError` when it does not fit.
  public func held() throws(ArithmeticError) -> Money { try received - refunded }

  /// What fills instalments: what is held and what was written off.
  ///
  /// - Throws: `ArithmeticError` when it does not fit.
  public func settled() throws(ArithmeticError) -> Money { try held() + writtenOff }

  /// What is still to be paid; below zero when more was paid or credited than the total.
  ///
  /// - Throws: `ArithmeticError` when it does not fit.
  public func balance() throws(ArithmeticError) -> Money { try total - credited - settled() }
}
