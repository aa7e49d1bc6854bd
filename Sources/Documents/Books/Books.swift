public import Diagnostics
public import Ledger
public import Values

/// The co-op's books: every fact once, from which every figure, the journal and the reports are read.
///
/// Made by `BookKeeping`. No clock: what lies after a day does not change what stood on that day, except that a period's
/// retention and recovery stand on its last day.
public struct Books: Sendable {
  /// The currency the books are kept in.
  public let base: Currency
  /// What every order came to and what happened to it, in the order in which they were added.
  public let orders: [OrderAccount]
  /// The payments that are for no order.
  public let unmatched: [PaymentPart]
  /// What the artisans earned and were paid.
  public let earnings: Earnings
  let goods: GoodsFlow
  /// Bills and costs.
  public let expenses: [Expense]
  /// Money that is neither sale, payout nor expense.
  public let otherMoney: [OtherMoney]
  /// What could not be counted, or should be looked at, that of the earnings included.
  public let problems: [Diagnostic]

  init(
    base: Currency, orders: [OrderAccount], unmatched: [PaymentPart], earnings: Earnings, goods: GoodsFlow,
    rows: (expenses: [Expense], otherMoney: [OtherMoney]), problems: [Diagnostic]
  ) {
    self.base = base
    self.orders = orders
    self.unmatched = unmatched
    self.earnings = earnings
    self.goods = goods
    expenses = rows.expenses
    otherMoney = rows.otherMoney
    self.problems = problems + earnings.problems
  }
}

extension Expense {
  /// The day its bill counts: that of the bill, or of its payment when that came first.
  var bookedOn: CalendarDay { min(billDate, paidOn ?? billDate) }
}
