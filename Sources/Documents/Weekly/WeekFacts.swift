public import Values

/// What a weekly page rests on besides the books and their facts.
public struct WeekFacts: Sendable {
  /// The stock at the end of the week.
  public var stock: StockReport
  /// What was sold in the week, the best first.
  public var sales: [CollectionSales]
  /// The names of buyers by id in lower case.
  public var buyerNames: [String: String]
  /// Orders that were promised for a day up to the end of the week and not sent by then.
  public var latePromises: [(orderID: String, buyerID: String, promisedBy: CalendarDay)]

  /// Gathers the facts.
  public init(
    stock: StockReport, sales: [CollectionSales], buyerNames: [String: String],
    latePromises: [(orderID: String, buyerID: String, promisedBy: CalendarDay)]
  ) {
    (self.stock, self.sales, self.buyerNames, self.latePromises) = (stock, sales, buyerNames, latePromises)
  }
}
