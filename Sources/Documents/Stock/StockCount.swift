import Diagnostics
import Ledger
import Values

/// Counts the pieces of one item at the ends of days that follow one another, so that every event is added once.
struct StockCount: Sendable {
  private let item: Item
  /// By day.
  private let events: [StockEvent]
  /// The position of the first event not yet counted.
  private var next = 0
  private var sums = StockSums()

  init(_ item: Item, _ events: [StockEvent]) {
    self.item = item
    self.events = events.sorted { $0.day < $1.day }
  }

  /// What there is at the end of a day that is not before the last one asked for.
  ///
  /// - Throws: a `Diagnostic` that names the item when a quantity does not fit.
  mutating func level(asOf day: CalendarDay) throws -> StockLevel {
    let limit = Int32(truncatingIfNeeded: day.daysSince1970)
    do {
      while next < events.count, events[next].day <= limit {
        try sums.add(events[next].quantity, to: events[next].column)
        next += 1
      }
      return try StockLevel(item, sums)
    } catch {
      throw StockBook.tooLarge(item, error)
    }
  }
}

/// The sum of the events of one item, by column.
struct StockSums: Sendable {
  private var numbers = [ExactDecimal](repeating: .zero, count: StockColumn.allCases.count)

  /// Adds to a column.
  mutating func add(_ quantity: ExactDecimal, to column: StockColumn) throws(ArithmeticError) {
    let index = Int(column.rawValue)
    numbers[index] = try numbers[index] + quantity
  }

  /// The sum of a column.
  subscript(column: StockColumn) -> ExactDecimal { numbers[Int(column.rawValue)] }
}
