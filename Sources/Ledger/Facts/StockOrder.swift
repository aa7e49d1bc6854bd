public import Values

/// An order as the stock sees it: which pieces, and on which days they were asked for, left and came back.
public struct StockOrder: Sendable, Hashable {
  /// Some pieces of one item.
  public struct Line: Sendable, Hashable {
    /// The number of the line as written.
    public var line: String
    /// The item's id, in any case.
    public var itemID: String
    /// How many.
    public var quantity: ExactDecimal

    /// So many of an item.
    public init(line: String, itemID: String, quantity: ExactDecimal) {
      self.line = line
      self.itemID = itemID
      self.quantity = quantity
    }
  }

  /// The order's id.
  public var id: String
  /// The currency of all its amounts.
  public var currency: Currency
  /// The day of the order.
  public var date: CalendarDay
  /// The day it was shipped, if it was.
  public var shippedOn: CalendarDay?
  /// The day of the invoice that stands, if there is one.
  public var invoicedOn: CalendarDay?
  /// From when on it is cancelled; the first day there is, when only its status says so.
  public var cancelledOn: CalendarDay?
  /// What was ordered.
  public var lines: [Line]
  /// What came back.
  public var returns: [SaleReturn]

  /// An order as the stock sees it.
  public init(
    id: String, currency: Currency = .inr, date: CalendarDay, shippedOn: CalendarDay? = nil,
    invoicedOn: CalendarDay? = nil,
    cancelledOn: CalendarDay? = nil, lines: [Line] = [], returns: [SaleReturn] = []
  ) {
    self.id = id
    self.currency = currency
    self.date = date
    self.shippedOn = shippedOn
    self.invoicedOn = invoicedOn
    self.cancelledOn = cancelledOn
    self.lines = lines
    self.returns = returns
  }

  /// The day its pieces left: when it was shipped or invoiced, whichever came first; what came back had left by then. `nil` while
  /// they are here.
  public var leftOn: CalendarDay? {
    [shippedOn, invoicedOn, returns.map(\.date).min()].compactMap { $0 }.min()
  }

  /// Whether its pieces are still here at the end of a day, and it may be that they are kept for the buyer.
  public func isHere(on day: CalendarDay) -> Bool {
    date <= day && (leftOn.map { $0 > day } ?? true) && (cancelledOn.map { $0 > day } ?? true)
  }
}
