public import Ledger
public import Values

/// In which parts an order is to be paid, and when each part falls due.
///
/// Input: what the order comes to, its days and its terms. Output: instalments whose amounts sum to the total exactly; with
/// `statement(paid:credited:)` what is still open of each. Pure.
public struct InstalmentPlan: Sendable, Hashable {
  /// One part.
  public struct Instalment: Sendable, Hashable {
    /// Its number, from 1.
    public var number: Int
    /// Its part of the whole.
    public var percentage: Percentage
    /// What its days are counted from.
    public var start: PaymentTerms.Start
    /// How many days after its start it falls due.
    public var days: Int
    /// The day it falls due, which itself is not late; `nil` while its start is not known.
    public var dueOn: CalendarDay?
    /// What is to be paid.
    public var amount: Money
  }

  /// The parts, by number.
  public let instalments: [Instalment]
  /// What the order comes to.
  public let total: Money

  /// Shares the total out among the steps of the terms by largest remainder.
  ///
  /// - Parameters:
  ///   - invoiced: the day of the invoice; `nil` while there is none.
  ///   - terms: without them, or without steps, the whole is due `daysWithoutTerms` days after the invoice.
  /// - Throws: `ArithmeticError` when the total is too large to be shared out.
  public init(
    total: Money, ordered: CalendarDay, invoiced: CalendarDay?, terms: PaymentTerms?, daysWithoutTerms: Int = 0
  ) throws(ArithmeticError) {
    let whole = PaymentTerms.Step(
      number: 1, percentage: Percentage(.hundred), start: .invoice, days: daysWithoutTerms)
    let given = terms?.steps ?? []
    let steps = given.isEmpty ? [whole] : given
    let amounts = try total.allocated(by: steps.map(\.percentage.number))
    self.total = total
    instalments = zip(steps, amounts).map { step, amount in
      Instalment(
        number: step.number, percentage: step.percentage, start: step.start, days: step.days,
        dueOn: step.dueDay(ordered: ordered, invoiced: invoiced), amount: amount)
    }
  }

  /// The places of the instalments in the order in which money fills them: by due day, then by number; unknown days last.
  var fillingOrder: [Int] {
    instalments.indices.sorted { left, right in
      let days = (instalments[left].dueOn ?? .last, instalments[right].dueOn ?? .last)
      if days.0 != days.1 { return days.0 < days.1 }
      return (instalments[left].number, left) < (instalments[right].number, right)
    }
  }

  /// What the buyer is asked for before the invoice: the instalments counted from the order that fall due on or before it. Before
  /// there is an invoice these are all that are counted from the order.
  ///
  /// - Throws: `ArithmeticError` when the sum does not fit.
  public func deposit(invoiced: CalendarDay?) throws(ArithmeticError) -> Money {
    try deposit(dueBy: invoiced ?? .last)
  }

  /// What of the deposit has fallen due up to and including a day.
  ///
  /// - Throws: `ArithmeticError` when the sum does not fit.
  public func deposit(dueBy day: CalendarDay) throws(ArithmeticError) -> Money {
    var sum = Money.zero(total.currency)
    for part in instalments where part.start == .order {
      if let due = part.dueOn, due <= day { sum = try sum + part.amount }
    }
    return sum
  }
}
