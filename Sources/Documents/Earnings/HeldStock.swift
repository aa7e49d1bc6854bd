import Diagnostics
import Ledger
import Values

/// The pieces that belong to their makers until they are sold, and when they came and went.
struct HeldStock: Sendable {
  /// The items, by id.
  let items: [Item]
  /// What came in (above zero) and went (below), in the order of `items`, by day.
  private let moves: [[Move]]

  private struct Move {
    var date: CalendarDay
    var quantity: ExactDecimal
  }

  init(_ facts: EarningsFacts, items all: [String: Item]) throws {
    let kept = all.filter { $0.value.owner != .coop && !$0.value.makers.isEmpty }.sorted { $0.key < $1.key }
    items = kept.map(\.value)
    let indices = Dictionary(uniqueKeysWithValues: zip(kept.map(\.key), kept.indices))
    var moves = items.map { [Move(date: $0.receivedOn, quantity: $0.quantityIn)] }
    for order in facts.orders {
      var itemOfLine: [String: Int] = [:]
      for line in order.lines {
        guard let index = indices[line.itemID.idKey] else { continue }
        moves[index].append(Move(date: order.invoicedOn, quantity: try Self.negated(line.quantity, order.id)))
        if !order.returns.isEmpty { itemOfLine[line.line.idKey] = index }
      }
      for back in order.returns where back.restocks {
        guard let index = itemOfLine[back.line.idKey] else { continue }
        moves[index].append(Move(date: back.date, quantity: back.quantity))
      }
    }
    for move in facts.stockMoves {
      guard let index = indices[move.itemID.idKey] else { continue }
      moves[index].append(Move(date: move.date, quantity: move.quantity))
    }
    self.moves = moves
  }

  private static func negated(_ quantity: ExactDecimal, _ orderID: String) throws -> ExactDecimal {
    do {
      return try ExactDecimal.zero - quantity
    } catch {
      throw Diagnostic("amount-too-large", "a quantity of order `\(orderID)` can not be computed: \(error)")
    }
  }

  /// How many of an item are still there at the end of a day; below zero when more was sold than came in.
  func onHand(_ index: Int, asOf day: CalendarDay) throws(ArithmeticError) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for move in moves[index] where move.date <= day { sum = try sum + move.quantity }
    return sum
  }
}
