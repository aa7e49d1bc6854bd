import Ledger
import Values

/// Every movement of cash in the books with its day, so that it can be summed for any week.
struct CashMovements {
  /// A movement; above zero when money came in.
  struct Movement {
    var date: CalendarDay
    var kind: JournalEntry.Kind
    var amount: Money

    /// Whether it counts as coming in. What a provider kept makes what came in less, also where it kept more than it paid out.
    var isIncoming: Bool { [.payment, .deposit, .unmatchedPayment].contains(kind) || amount.isPositive }
  }

  private let movements: [Movement]
  private let base: Currency

  init(_ books: Books) throws {
    base = books.base
    var found: [Movement] = []
    func add(_ date: CalendarDay, _ kind: JournalEntry.Kind, _ postings: [JournalEntry.Posting]) {
      for posting in postings where posting.account.kind == .cash {
        found.append(Movement(date: date, kind: kind, amount: posting.amount))
      }
    }
    for order in books.orders { for event in order.events { add(event.date, event.kind, event.postings) } }
    try books.forEachEntryBesidesOrders { add($0.date, $0.kind, $0.postings) }
    movements = found.sorted { $0.date < $1.date }
  }

  /// The day of the first movement.
  var firstDay: CalendarDay? { movements.first?.date }

  /// What is held at the end of each day; the days must rise.
  func held(on days: [CalendarDay]) throws(ArithmeticError) -> [Money] {
    var sum = Money.zero(base)
    var next = 0
    var result: [Money] = []
    for day in days {
      while next < movements.count, movements[next].date <= day {
        sum = try sum + movements[next].amount
        next += 1
      }
      result.append(sum)
    }
    return result
  }

  /// What came in and went out in a stretch of days, both above zero, without what was there when the books began.
  func flow(_ days: ClosedRange<CalendarDay>) throws(ArithmeticError) -> (moneyIn: Money, moneyOut: Money) {
    var (moneyIn, moneyOut) = (Money.zero(base), Money.zero(base))
    for movement in movements where days.contains(movement.date) && movement.kind != .opening {
      if movement.isIncoming {
        moneyIn = try moneyIn + movement.amount
      } else {
        moneyOut = try moneyOut - movement.amount
      }
    }
    return (moneyIn, moneyOut)
  }

  /// The days of a stretch on which something moved, with what came in and went out and what was there when the books began.
  func days(_ days: ClosedRange<CalendarDay>) throws(ArithmeticError) -> [Day] {
    var result: [Day] = []
    for movement in movements where days.contains(movement.date) {
      if result.last?.date != movement.date { result.append(Day(date: movement.date, base)) }
      try result[result.count - 1].enter(movement)
    }
    return result
  }

  /// What moved on a day, all above zero.
  struct Day {
    var date: CalendarDay
    var moneyIn: Money
    var moneyOut: Money
    var opening: Money

    init(date: CalendarDay, _ base: Currency) {
      self.date = date
      (moneyIn, moneyOut, opening) = (.zero(base), .zero(base), .zero(base))
    }

    mutating func enter(_ movement: Movement) throws(ArithmeticError) {
      if movement.kind == .opening {
        opening = try opening + movement.amount
      } else if movement.isIncoming {
        moneyIn = try moneyIn + movement.amount
      } else {
        moneyOut = try moneyOut - movement.amount
      }
    }
  }
}
