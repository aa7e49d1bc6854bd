import Diagnostics
public import Ledger
public import Values

/// What came into stock and left it, item by item, so that it can be asked for any day. Nothing else in the program counts pieces.
///
/// Input: `StockFacts`, in any order. Output: a `StockLevel` for each item and day. Pure; what lies after a day does not change
/// what stood on that day.
public struct StockBook: Sendable {
  /// The items, by id.
  public let items: [Item]
  private let indices: [String: Int]
  private var events: [[StockEvent]]

  /// Sorts all facts by item. Lines, returns and moves of items that are not among them are left out.
  ///
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  public init(_ facts: StockFacts) throws {
    items = facts.items.sorted { $0.id.idKey < $1.id.idKey }
    indices = Dictionary(zip(items.map(\.id.idKey), items.indices), uniquingKeysWith: { first, _ in first })
    events = items.map { item in
      [
        StockEvent(
          day: Int32(truncatingIfNeeded: item.receivedOn.daysSince1970), column: .received, quantity: item.quantityIn)
      ]
    }
    for order in facts.orders {
      try add(order, funding: facts.funding.isEmpty ? [] : facts.funding[order.id.idKey] ?? [])
    }
    for move in facts.moves {
      guard let index = indices[move.itemID.idKey] else { continue }
      events[index].append(
        StockEvent(
          day: Int32(truncatingIfNeeded: move.date.daysSince1970), column: .moved, quantity: move.quantity))
    }
  }

  private mutating func add(_ order: StockOrder, funding: [Settlement]) throws {
    do {
      try addEvents(order, funding: funding)
    } catch {
      throw Diagnostic(
        "amount-too-large", "the quantities and payments of order `\(order.id)` can not be computed: \(error)",
        hint: "look at its rows in order_lines.csv, returns.csv and payments.csv")
    }
  }

  private mutating func addEvents(_ order: StockOrder, funding: [Settlement]) throws(ArithmeticError) {
    let timeline = try StockTimeline(order, funding: funding)
    for line in order.lines {
      guard let index = indices[line.itemID] ?? indices[line.itemID.idKey] else { continue }
      let returns = order.returns.isEmpty ? [] : order.returns.filter { $0.line.idKey == line.line.idKey }
      events[index] += try timeline.events(line.quantity, returns: returns)
    }
  }

  /// What there is of an item at the end of a day; `nil` when there is no such item. The id's case and outer blanks do not count.
  ///
  /// - Throws: a `Diagnostic` that names the item when a quantity does not fit.
  public func level(of itemID: String, asOf day: CalendarDay) throws -> StockLevel? {
    try indices[itemID.idKey].map { try level(at: $0, asOf: day) }
  }

  /// What there is at the end of a day of every item that had come in or was asked for by then, by id.
  ///
  /// - Throws: a `Diagnostic` that names the item when a quantity does not fit.
  public func levels(asOf day: CalendarDay) throws -> [StockLevel] {
    let limit = Int32(truncatingIfNeeded: day.daysSince1970)
    return try items.indices.compactMap { index in
      events[index].contains { $0.day <= limit } ? try level(at: index, asOf: day) : nil
    }
  }

  /// What there is of the item at a place in `items`.
  func level(at index: Int, asOf day: CalendarDay) throws -> StockLevel {
    let limit = Int32(truncatingIfNeeded: day.daysSince1970)
    do {
      var sums = StockSums()
      for event in events[index] where event.day <= limit { try sums.add(event.quantity, to: event.column) }
      return try StockLevel(items[index], sums)
    } catch {
      throw Self.tooLarge(items[index], error)
    }
  }

  /// Counts the item at a place in `items`, day after day.
  func count(at index: Int) -> StockCount { StockCount(items[index], events[index]) }

  static func tooLarge(_ item: Item, _ error: any Error) -> Diagnostic {
    Diagnostic(
      "amount-too-large", "the stock of item `\(item.id)` can not be computed: \(error)",
      hint: "look at its quantities in items.csv, order_lines.csv and stock_moves.csv")
  }
}
