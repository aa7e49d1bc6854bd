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

  /// Counts what is held for an artisan, day after day.
  func run(_ account: MakerAccount) -> HeldRun {
    HeldRun(account.artisanID, counts: account.items.map { book.count(at: Int($0)) })
  }
}

/// Lists the pieces held for an artisan at the ends of days that follow one another.
struct HeldRun {
  private let artisanID: String
  private var counts: [StockCount]

  /// For an artisan and the items that the artisan is a maker of.
  init(_ artisanID: String, counts: [StockCount]) {
    self.artisanID = artisanID
    self.counts = counts
  }

  /// What is not sold at the end of a day that is not before the last one asked for, by item.
  mutating func pieces(asOf day: CalendarDay) throws -> [HeldPiece] {
    var result: [HeldPiece] = []
    for index in counts.indices {
      let level = try counts[index].level(asOf: day)
      guard level.booked > .zero, let maker = level.item.makers.first(where: { $0.artisanID == artisanID }) else {
        continue
      }
      result.append(
        HeldPiece(
          item: level.item, quantity: level.booked, share: maker.share, days: level.item.receivedOn.days(until: day)))
    }
    return result
  }
}
