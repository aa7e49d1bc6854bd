import Ledger
import Values

/// The pieces that belong to their makers until they are sold.
struct HeldStock: Sendable {
  private let book: StockBook

  init(_ facts: EarningsFacts, items all: [String: Item]) throws {
    let kept = all.values.filter { $0.owner != .coop && !$0.makers.isEmpty }
    let orders = facts.orders.map { order in
      StockOrder(
        id: order.id, date: order.invoicedOn, invoicedOn: order.invoicedOn,
        lines: order.lines.map { .init(line: $0.line, itemID: $0.itemID, quantity: $0.quantity) },
        returns: order.returns)
    }
    book = try StockBook(StockFacts(items: Array(kept), orders: orders, moves: facts.stockMoves))
  }

  /// The items, by id.
  var items: [Item] { book.items }

  /// How many of an item are not sold at the end of a day; below zero when more was sold than came in.
  func unsold(_ index: Int, asOf day: CalendarDay) throws -> ExactDecimal {
    try book.level(at: index, asOf: day).booked
  }
}
