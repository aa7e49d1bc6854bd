import Ledger
import Values

extension Money {
  /// The amount as a percentage of a whole with one decimal, rounded once, half away from zero; `nil` when the whole is not above zero,
  /// and when the amount is more than ten times the whole: such a percentage tells nobody anything.
  func share(ofWhole whole: Money) -> Percentage? {
    guard whole.isPositive, currency == whole.currency else { return nil }
    let (part, all) = (Int128(minorUnits), Int128(whole.minorUnits))
    guard part.magnitude <= all.magnitude * 10 else { return nil }
    let doubled = part * 2_000 + (part < 0 ? -all : all)
    return Int64(exactly: doubled / (all * 2)).flatMap { ExactDecimal(coefficient: $0, scale: 1) }.map(Percentage.init)
  }
}

extension ReportHead {
  /// All days that it is about.
  var days: ClosedRange<CalendarDay> { min(from ?? .first, to)...to }
}

/// Which collections an order is of, so that a cost of the whole order can be shared among them.
struct OrderCollections {
  /// The collection of each line, and the net amount of the line in the order's currency.
  private let lines: [(collection: String, net: Money)]

  /// The collections of an order and `figures` of its invoice; an order without an invoice has them too.
  init(_ order: OrderFacts, _ figures: InvoiceFigures) {
    lines = zip(order.lines, figures.lines).map { ($0.item.collection, $1.taxable) }
  }

  /// Parts of an amount, shared over the lines by their net amounts: largest remainders, all to the first line when there are no net
  /// amounts. They sum to the amount, and are none only when there are no lines.
  ///
  /// - Throws: `ArithmeticError` when a product does not fit.
  func parts(of amount: Money) throws(ArithmeticError) -> [(collection: String, amount: Money)] {
    let shares = try amount.allocated(byAmounts: lines.map(\.net))
    return zip(lines, shares).map { ($0.collection, $1) }
  }
}
