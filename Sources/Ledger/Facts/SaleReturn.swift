public import Values

/// Pieces that came back, as `returns.csv` says.
public struct SaleReturn: Sendable, Hashable {
  /// Who bears it.
  public enum Charge: String, Sendable, Hashable, CaseIterable {
    /// The makers give back their share.
    case maker
    /// The co-op bears it; the makers keep their share.
    case coop = "co-op"
    /// The reserve bears it; the makers keep their share.
    case reserve
  }

  /// The id as that file spells it.
  public var id: String
  /// The day the pieces came back.
  public var date: CalendarDay
  /// The order's id as `orders.csv` spells it.
  public var orderID: String
  /// The number of the order's line as written.
  public var line: String
  /// How many; above zero.
  public var quantity: ExactDecimal
  /// Why.
  public var reason: String?
  /// Whether the pieces go back to stock.
  public var restocks: Bool
  /// Who bears it.
  public var charge: Charge
  /// The number of a credit note issued before or outside Talim.
  public var creditNoteNumber: String?
  /// Whether the shipping charged is given back too.
  public var refundsShipping: Bool
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]

  /// Pieces of one line that came back on one day.
  public init(
    id: String, date: CalendarDay, orderID: String, line: String, quantity: ExactDecimal, reason: String? = nil,
    restocks: Bool = false, charge: Charge, creditNoteNumber: String? = nil, refundsShipping: Bool = false,
    extra: [String: String] = [:]
  ) {
    self.id = id
    self.date = date
    self.orderID = orderID
    self.line = line
    self.quantity = quantity
    self.reason = reason
    self.restocks = restocks
    self.charge = charge
    self.creditNoteNumber = creditNoteNumber
    self.refundsShipping = refundsShipping
    self.extra = extra
  }
}
