import RandomTestSupport
import Values

@testable import Documents
@testable import Ledger

/// Makes stocks at random, the same for the same seed.
struct RandomStock {
  static let firstDay = CalendarDay(iso: "2026-01-01") ?? .first
  private var random: SeededGenerator

  static func facts(seed: Int) -> StockFacts {
    var stock = RandomStock(random: SeededGenerator(seed: UInt64(seed)))
    let items = (1...3).map { index in
      var item = StockBookTests.item("I\(index)", in: stock.number(0, 40))
      item.receivedOn = stock.day()
      return item
    }
    var facts = StockFacts(items: items)
    for index in 1...12 {
      let order = stock.order("O-\(index)")
      facts.orders.append(order)
      facts.funding[order.id.idKey] = (0..<stock.number(0, 3)).map { _ in
        Settlement(date: stock.day(), amount: Money(minorUnits: Int64(stock.number(-100, 200)), .inr))
      }
    }
    facts.moves = (0..<4).map { index in
      StockMove(
        key: "M\(index)", date: stock.day(), itemID: "I\(stock.number(1, 3))",
        quantity: ExactDecimal(stock.number(-9, 9)))
    }
    return facts
  }

  private mutating func order(_ id: String) -> StockOrder {
    var order = StockOrder(id: id, date: day())
    if chance(3) { order.shippedOn = day() }
    if chance(2) { order.invoicedOn = day() }
    if chance(4) { order.cancelledOn = chance(3) ? .first : day() }
    order.lines = (1...number(1, 3)).map { line in
      .init(
        line: "\(line)", itemID: "I\(number(1, 3))",
        quantity: ExactDecimal(coefficient: Int64(number(1, 90)), scale: number(0, 1)) ?? .one)
    }
    order.returns = (0..<number(0, 2)).map { index in
      SaleReturn(
        id: "\(id)-\(index)", date: day(), orderID: id, line: "\(number(1, 3))", quantity: .one, restocks: chance(2),
        charge: .coop)
    }
    return order
  }

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }
  private mutating func number(_ low: Int, _ high: Int) -> Int { Int.random(in: low...high, using: &random) }
  private mutating func day() -> CalendarDay { Self.firstDay.adding(days: number(0, 120)) }
}
