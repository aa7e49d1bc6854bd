public import Ledger
public import Values

/// What the makers of one sold line earn.
public struct SaleEarning: Sendable, Hashable {
  /// The order's id.
  public var orderID: String
  /// The number of the line as written.
  public var line: String
  /// The item's id.
  public var itemID: String
  /// How many were sold.
  public var quantity: ExactDecimal
  /// The day of the invoice: from here on it is sold, but not yet payable.
  public var invoicedOn: CalendarDay
  /// The day at whose end it becomes payable, if that has come.
  public var payableOn: CalendarDay?
  /// The id of the payout rule.
  public var ruleID: String
  /// The price of one before discounts, without tax, in the order's currency.
  public var unitPrice: Money
  /// Price × quantity before discounts, without tax, in the order's currency.
  public var gross: Money
  /// The line net of discounts, without tax, in the order's currency.
  public var net: Money
  /// The rate that turned it into base currency, for a foreign order.
  public var rate: ExchangeRate?
  /// How the amount came about.
  public var formula: EarningFormula
  /// What all makers get together, in base currency.
  public var amount: Money
  /// What each maker gets; the amounts sum to `amount`.
  public var parts: [MakerPart]
  /// What came back at the makers' charge, by day.
  public var returns: [EarningReturn]

  /// The returns up to and including the day it became payable, which lower what becomes payable.
  public var returnsBeforePayable: some Sequence<EarningReturn> {
    let payableOn = payableOn
    return returns.lazy.filter { back in payableOn.map { back.date <= $0 } ?? true }
  }

  /// What a maker gets when it becomes payable: the share less what came back before.
  public func released(_ part: Int) throws(ArithmeticError) -> Money {
    guard parts.indices.contains(part) else { return .zero(amount.currency) }
    var rest = parts[part].amount
    for back in returnsBeforePayable { rest = try rest - back.amounts[part] }
    return rest
  }

  /// What the line brought in without tax, in base currency, less the part of what came back before it became payable.
  func keptNet(in base: Currency) throws(ArithmeticError) -> Money {
    let net = try rate?.value(of: net, in: base) ?? net
    var back = ExactDecimal.zero
    for entry in returnsBeforePayable { back = try back + entry.quantity }
    return back.isZero ? net : try net - net.prorated(back, of: quantity)
  }

  /// What waits for its trigger at the end of a day.
  public func pending(_ part: Int, asOf day: CalendarDay) throws(ArithmeticError) -> Money {
    guard parts.indices.contains(part), invoicedOn <= day, payableOn.map({ $0 > day }) ?? true else {
      return .zero(amount.currency)
    }
    var rest = parts[part].amount
    for back in returns where back.date <= day { rest = try rest - back.amounts[part] }
    return rest
  }
}

/// One maker's part of a line.
public struct MakerPart: Sendable, Hashable {
  /// The artisan's id in lower case.
  public var artisanID: String
  /// The maker's share of the item.
  public var share: Percentage
  /// The maker's amount.
  public var amount: Money
}

/// Pieces of a line that came back at the makers' charge.
public struct EarningReturn: Sendable, Hashable {
  /// The return's id.
  public var returnID: String
  /// The day it counts: that of the return, but not before the invoice.
  public var date: CalendarDay
  /// How many pieces.
  public var quantity: ExactDecimal
  /// Why, as written.
  public var reason: String?
  /// What each maker gives back, above zero, in the order of the line's parts.
  public var amounts: [Money]
}
