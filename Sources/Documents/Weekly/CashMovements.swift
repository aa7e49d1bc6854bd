import Ledger
import Values

/// Every movement of cash in the books with its day, so that it can be summed for any week.
struct CashMovements {
  /// A movement; above zero when money came in.
  struct Movement {
    var date: CalendarDay
    var kind: JournalEntry.Kind
    var amount: Money
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

  /// What came in and went out in a stretch of days, both above zero, without what was there when the books began. What a
  /// provider kept makes what came in less, also where it kept more than it paid out.
  func flow(_ days: ClosedRange<CalendarDay>) throws(ArithmeticError) -> (moneyIn: Money, moneyOut: Money) {
    var (moneyIn, moneyOut) = (Money.zero(base), Money.zero(base))
    for movement in movements where days.contains(movement.date) && movement.kind != .opening {
      let isReceipt = [.payment, .deposit, .unmatchedPayment].contains(movement.kind)
      if isReceipt || movement.amount.isPositive {
        moneyIn = try moneyIn + movement.amount
      } else {
        moneyOut = try moneyOut - movement.amount
      }
    }
    return (moneyIn, moneyOut)
  }
}
