public import Values

/// Pieces found, lost, broken or given away, as `stock_moves.csv` says.
public struct StockMove: Sendable, Hashable {
  /// What the ledger knows it by: its cells and their nth occurrence.
  public var key: String
  /// The day.
  public var date: CalendarDay
  /// The item's id as `items.csv` spells it.
  public var itemID: String
  /// How many came in; below zero, how many went.
  public var quantity: ExactDecimal
  /// Why.
  public var reason: String?
  /// A note.
  public var note: String?
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]

  /// A row of that file.
  public init(
    key: String, date: CalendarDay, itemID: String, quantity: ExactDecimal, reason: String? = nil, note: String? = nil,
    extra: [String: String] = [:]
  ) {
    self.key = key
    self.date = date
    self.itemID = itemID
    self.quantity = quantity
    self.reason = reason
    self.note = note
    self.extra = extra
  }
}
