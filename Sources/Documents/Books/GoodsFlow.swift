import Ledger
import Values

/// The co-op's own goods at cost, and how each move changed them.
///
/// What is on hand is worth unit cost × quantity, rounded once; a move changes it from what it was worth before to what it is worth
/// after, so that the sum of all moves is always the worth of what is there, whatever was rounded on the way.
struct GoodsFlow: Sendable {
  /// A change of one item.
  struct Move: Sendable {
    var date: CalendarDay
    var kind: JournalEntry.Kind
    var quantity: ExactDecimal
    var source: JournalEntry.Source
    var text: String
    var orderID: String?
  }

  /// The co-op's own items, by id.
  let items: [Item]
  /// Where an item stands in `items`, by its id in lower case.
  let indices: [String: Int]
  private(set) var moves: [[Move]]

  init(_ all: [Item]) {
    let own = all.filter { $0.owner == .coop }.sorted { $0.id.idKey < $1.id.idKey }
    items = own
    indices = Dictionary(zip(own.map(\.id.idKey), own.indices), uniquingKeysWith: { first, _ in first })
    moves = own.map { item in
      [
        Move(
          date: item.receivedOn, kind: .goodsReceived, quantity: item.quantityIn, source: .item(item.id), text: item.id)
      ]
    }
  }

  mutating func add(_ order: OrderFacts, invoicedOn day: CalendarDay, returns: [SaleReturn]) throws(ArithmeticError) {
    let id = order.order.id
    for line in order.lines {
      guard let index = indices[line.item.id.idKey] else { continue }
      moves[index].append(
        Move(
          date: day, kind: .goodsSold, quantity: try .zero - line.line.quantity, source: .order(id),
          text: "\(id) \(line.item.id)", orderID: id))
      for back in returns where back.restocks && back.line.idKey == line.line.line.idKey {
        moves[index].append(
          Move(
            date: max(back.date, day), kind: .goodsReturned, quantity: back.quantity, source: .returns([back.id]),
            text: "\(id) \(line.item.id)", orderID: id))
      }
    }
  }

  mutating func add(_ move: StockMove) {
    guard let index = indices[move.itemID.idKey] else { return }
    let reason = [move.itemID, move.reason ?? move.note].compactMap { $0 }.joined(separator: " ")
    moves[index].append(
      Move(date: move.date, kind: .stockMove, quantity: move.quantity, source: .stockMove(move.key), text: reason))
  }

  /// What an item on hand at the end of a day is worth.
  func value(_ index: Int, asOf day: CalendarDay) throws(ArithmeticError) -> Money {
    var sum = ExactDecimal.zero
    for move in moves[index] where move.date <= day { sum = try sum + move.quantity }
    return try items[index].unitCost.multiplied(by: sum)
  }

  /// What each move of an item changed, by day.
  func changes(_ index: Int) throws(ArithmeticError) -> [(move: Move, change: Money)] {
    let sorted = moves[index].enumerated().sorted { left, right in
      (left.element.date, left.element.kind.rank, left.offset) < (
        right.element.date, right.element.kind.rank, right.offset
      )
    }
    var quantity = ExactDecimal.zero
    var worth = Money.zero(items[index].unitCost.currency)
    var result: [(move: Move, change: Money)] = []
    for (_, move) in sorted {
      quantity = try quantity + move.quantity
      let next = try items[index].unitCost.multiplied(by: quantity)
      result.append((move, try next - worth))
      worth = next
    }
    return result
  }
}

extension JournalEntry.Kind {
  /// Its place among the entries of a day.
  var rank: Int { Self.ranks[self] ?? 0 }

  private static let ranks = Dictionary(
    zip(allCases, allCases.indices), uniquingKeysWith: { first, _ in first })
}
