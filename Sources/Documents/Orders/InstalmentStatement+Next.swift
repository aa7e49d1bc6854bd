import Ledger
public import Values

extension InstalmentStatement {
  /// What is to be paid next.
  public struct NextPayment: Sendable, Hashable {
    /// The day by which it is to be paid; `nil` while there is no invoice that its days are counted from.
    public var dueOn: CalendarDay?
    /// How many days after the invoice, where the day is not known.
    public var daysAfterInvoice: Int?
    /// The number of the earliest instalment in it.
    public var instalment: Int
    /// How much.
    public var amount: Money
    /// Whether all of it is asked for before the invoice.
    public var isDeposit: Bool
  }

  /// What is to be paid next, as seen on a day: the earliest open instalment, together with all others that are due by then; `nil` when
  /// nothing is open.
  ///
  /// - Throws: `ArithmeticError` when the sum does not fit.
  public func next(asOf day: CalendarDay) throws(ArithmeticError) -> NextPayment? {
    let open = entries.filter(\.open.isPositive)
    guard let dueOn = nextOpenDay else {
      // Without a day they fall due in the order of their days after the invoice.
      guard let first = open.min(by: { $0.instalment.order < $1.instalment.order }) else { return nil }
      return NextPayment(
        dueOn: nil, daysAfterInvoice: first.instalment.days, instalment: first.instalment.number, amount: first.open,
        isDeposit: false)
    }
    let last = max(dueOn, day)
    let due = open.filter { $0.instalment.dueOn.map { $0 <= last } ?? false }
    return NextPayment(
      dueOn: dueOn, instalment: due.map(\.instalment.number).min() ?? 1,
      amount: try due.map(\.open).sum(overpaid.currency),
      isDeposit: due.allSatisfy { $0.instalment.start == .order })
  }
}

extension InstalmentPlan.Instalment {
  fileprivate var order: (Int, Int) { (days, number) }
}
