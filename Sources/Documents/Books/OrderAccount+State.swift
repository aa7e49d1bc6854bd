import Ledger
public import Values

extension OrderAccount {
  /// What happened to the order in money by the end of a day.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public func money(asOf day: CalendarDay) throws(ArithmeticError) -> OrderMoney {
    var money = OrderMoney(total: total)
    for event in events where event.date <= day { try money.enter(event) }
    return money
  }

  /// In which parts it is to be paid.
  ///
  /// - Parameter daysWithoutTerms: how many days after the invoice all is due where the order has no terms of its own.
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public func plan(daysWithoutTerms: Int) throws(ArithmeticError) -> InstalmentPlan {
    try InstalmentPlan(
      total: total, ordered: orderedOn, invoiced: invoice?.day, terms: terms, daysWithoutTerms: daysWithoutTerms)
  }

  /// Where it stands at the end of a day.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public func state(asOf day: CalendarDay, daysWithoutTerms: Int) throws(ArithmeticError) -> OrderState {
    try OrderState(
      money(asOf: day), plan: plan(daysWithoutTerms: daysWithoutTerms), invoiced: invoice?.day,
      isCancelled: isCancelled(by: day), asOf: day)
  }

  /// Whether it is cancelled at the end of a day. Without a day it is for all days.
  public func isCancelled(by day: CalendarDay) -> Bool { isCancelled && (cancelledOn.map { $0 <= day } ?? true) }

  /// What is open of its invoice at the end of a day, part by part, in base currency: the invoice's value in proportion, so that the
  /// parts sum to what the books carry. Empty before the invoice and when nothing is owed.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public func openParts(asOf day: CalendarDay, daysWithoutTerms: Int) throws(ArithmeticError) -> [OpenPart] {
    guard let invoice, invoice.day <= day else { return [] }
    return try openParts(money(asOf: day), plan(daysWithoutTerms: daysWithoutTerms), of: invoice)
  }

  /// The same of an invoice that counts, where it is known what happened in money and in which parts it is to be paid.
  func openParts(
    _ money: OrderMoney, _ plan: @autoclosure () throws(ArithmeticError) -> InstalmentPlan, of invoice: OrderInvoice
  ) throws(ArithmeticError) -> [OpenPart] {
    let balance = try money.balance()
    guard balance.isPositive else { return [] }
    let entries = try plan().statement(paid: money.settled(), credited: money.credited).entries.filter(
      \.open.isPositive)
    let values = try invoice.value.share(balance, of: total).allocated(byAmounts: entries.map(\.open))
    return zip(entries, values).map { OpenPart(dueOn: $0.instalment.dueOn, amount: $0.open, value: $1) }
  }
}

extension OrderMoney {
  /// Enters what an event of the order did to it.
  mutating func enter(_ event: OrderEvent) throws(ArithmeticError) {
    switch event.kind {
    case .deposit, .payment: received = try received + event.amount
    case .refund: refunded = try refunded + event.amount
    case .writeOff: writtenOff = try writtenOff + event.amount
    case .creditNote: credited = try credited + event.amount
    default: break
    }
  }
}

/// A part of an invoice that is still to be paid.
public struct OpenPart: Sendable, Hashable {
  /// The day it falls due; `nil` when that is not known.
  public var dueOn: CalendarDay?
  /// How much, in the order's currency.
  public var amount: Money
  /// What it is carried at, in base currency.
  public var value: Money
}
