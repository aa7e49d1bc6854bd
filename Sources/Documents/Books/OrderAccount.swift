public import Ledger
public import Values

/// One order in the books: what it comes to, what happened to it, and what it brought onto which account.
public struct OrderAccount: Sendable {
  /// The order's id.
  public var orderID: String
  /// The buyer's id.
  public var buyerID: String
  /// The day of the order.
  public var orderedOn: CalendarDay
  /// Whether it was cancelled, whenever that was.
  public var isCancelled: Bool
  /// The day it was cancelled, if a day is known.
  public var cancelledOn: CalendarDay?
  /// Its terms of payment, its own or the buyer's.
  public var terms: PaymentTerms?
  /// What its file says of whether it is paid.
  public var paymentStatus: String?
  /// What it comes to, in its own currency.
  public var total: Money
  /// The invoice that stands.
  public var invoice: OrderInvoice?
  /// What happened to it, by day; a day's order is invoice, credit notes, payments.
  public internal(set) var events: [OrderEvent] = []
}

/// The invoice of an order as the books see it.
public struct OrderInvoice: Sendable, Hashable {
  /// Its number.
  public var number: String
  /// The day of issue.
  public var day: CalendarDay
  /// What it is worth in base currency at the rate of its day; the sum of its lines' worths, each rounded once.
  public var value: Money
  /// The rate, for an order in foreign currency.
  public var rate: ExchangeRate?
}

/// Something that happened to an order.
public struct OrderEvent: Sendable, Hashable {
  /// The day.
  public var date: CalendarDay
  /// What happened.
  public var kind: JournalEntry.Kind
  /// What it rests on.
  public var source: JournalEntry.Source
  /// What people know it by, such as a number or a transaction id.
  public var name: String
  /// How much, in the order's currency; above zero.
  public var amount: Money
  /// What that changed in the books, in base currency; the amounts sum to zero.
  public var postings: [JournalEntry.Posting]
}

extension OrderAccount {
  /// What is still owed on the order at the end of a day, in its own currency: its total less payments, write-offs and credit notes, more
  /// refunds; below zero when overpaid.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public func balance(asOf day: CalendarDay) throws(ArithmeticError) -> Money { try money(asOf: day).balance() }
}
