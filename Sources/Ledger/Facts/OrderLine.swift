public import Values

/// One line of an order, as `order_lines.csv` says.
public struct OrderLine: Sendable, Hashable {
  /// The order's id as `orders.csv` spells it.
  public var orderID: String
  /// The number of the line as written.
  public var line: String
  /// The item's id as `items.csv` spells it.
  public var itemID: String
  /// What to print instead of the item's name.
  public var description: String?
  /// How many; above zero.
  public var quantity: ExactDecimal
  /// The price of one, in the order's currency; zero or more.
  public var unitPrice: Money
  /// What is taken off, in per cent; zero when blank.
  public var discount: Percentage
  /// The rate of GST in per cent.
  public var gst: Percentage
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]
}
