import Ledger
import Settings
public import Values

/// What cash is expected to be on a day.
public struct ExpectedCash: Sendable, Hashable {
  /// The day.
  public let day: CalendarDay
  /// What is expected to come in up to then, since the week's end.
  public let moneyIn: Money
  /// What is to be paid up to then, since the week's end.
  public let moneyOut: Money
  /// What cash then looks like.
  public let cash: Money
}

extension ExpectedCash: RecordConvertible {
  /// All fields of what is expected.
  public static let recordType = RecordType<ExpectedCash>(
    "expected cash",
    [
      .field("day", { $0.day }, "the day", example: "2026-05-24"),
      .field("moneyIn", { $0.moneyIn }, "expected to come in up to then", example: "₹60,000.00"),
      .field("moneyOut", { $0.moneyOut }, "to be paid up to then", example: "₹86,400.00"),
      .field("cash", { $0.cash }, "what cash then looks like", example: "₹3,85,900.00"),
    ])
}

/// What falls due in the days after a week: instalments of buyers, pay days, bills and taxes.
///
/// Careful on both sides: money that is late already is not counted on, and what the co-op is late with is counted at once.
struct CashOutlook {
  /// Something that falls due.
  struct Move {
    var day: CalendarDay
    /// Above zero when it comes in.
    var amount: Money
    var source: Source
  }

  /// What falls due.
  enum Source: Hashable {
    /// An open instalment of the order at a place in `Books.orders`, by its place among those that are open.
    case instalment(order: Int, place: Int)
    /// All that artisans are owed.
    case artisans
    /// The bill at a place in `Books.expenses`.
    case bill(Int)
    /// What is left to pay of the tax charged through last month.
    case taxBefore
    /// The rest of the tax.
    case taxSince
  }

  private(set) var moves: [Move] = []
  private let base: Currency
  private let today: CalendarDay
  private let last: CalendarDay

  static let length = 30

  init(_ books: Books, _ status: CoopStatus, _ facts: BookFacts) throws {
    base = books.base
    today = status.day
    last = status.day.adding(days: Self.length)
    let rates = ExchangeTable(facts.rates)
    for (index, order) in books.orders.enumerated() where order.orderedOn <= today {
      try addInstalments(order, index, rates, daysWithoutTerms: facts.settings.invoice.dueDays)
    }
    if status.figures.owedToArtisans.isPositive {
      try add(status.figures.owedToArtisans, on: status.nextPayDay, .artisans)
    }
    for (index, bill) in books.expenses.enumerated()
    where bill.category != .gstPayment && bill.bookedOn <= today {
      if bill.paidOn.map({ $0 > today }) ?? true { try add(bill.amount, on: bill.dueOn, .bill(index)) }
    }
    try addTax(books, status)
  }

  private mutating func add(_ amount: Money, on day: CalendarDay, _ source: Source) throws(ArithmeticError) {
    moves.append(Move(day: max(day, today.adding(days: 1)), amount: try amount.negated(), source: source))
  }

  private mutating func addInstalments(
    _ order: OrderAccount, _ index: Int, _ rates: ExchangeTable, daysWithoutTerms: Int
  ) throws(ArithmeticError) {
    let parts: [(CalendarDay?, Money)]
    if let invoice = order.invoice, invoice.day <= today {
      parts = try order.openParts(asOf: today, daysWithoutTerms: daysWithoutTerms).map { ($0.dueOn, $0.value) }
    } else if !order.isCancelled(by: today) {
      let money = try order.money(asOf: today)
      // Only what hangs on the order's day is sure to fall due; an invoice still to be written has no day.
      var order = order
      order.invoice = nil
      let entries = try order.plan(daysWithoutTerms: daysWithoutTerms).statement(
        paid: money.settled(), credited: money.credited
      ).entries.filter(\.open.isPositive)
      parts = try entries.map { entry throws(ArithmeticError) in
        let rate = rates.rate(of: entry.open.currency, on: today)
        let value = entry.open.currency == base ? entry.open : try rate?.value(of: entry.open, in: base)
        return (value == nil ? nil : entry.instalment.dueOn, value ?? .zero(base))
      }
    } else {
      parts = []
    }
    for (place, (day, value)) in parts.enumerated() {
      guard let day, day > today, day <= last else { continue }
      moves.append(Move(day: day, amount: value, source: .instalment(order: index, place: place)))
    }
  }

  /// Tax charged through a month is due on the 20th of the next one.
  private mutating func addTax(_ books: Books, _ status: CoopStatus) throws {
    let due = status.figures.taxDue
    guard due.isPositive, let first = CalendarDay(year: today.year, month: today.month, day: 1) else { return }
    let before = try books.balances(asOf: first.adding(days: -1)).figures().taxDue
    let charged = try Money.smaller(before, due)
    let paidSince = try Self.taxPaid(books, from: first, through: today)
    let rest = try charged - Money.smaller(charged, paidSince)
    if rest.isPositive, let day = CalendarDay(year: today.year, month: today.month, day: 20) {
      try add(rest, on: day, .taxBefore)
    }
    let next = first.adding(days: 32)
    let later = try due - rest
    if later.isPositive, let day = CalendarDay(year: next.year, month: next.month, day: 20) {
      try add(later, on: day, .taxSince)
    }
  }

  private static func taxPaid(
    _ books: Books, from first: CalendarDay, through last: CalendarDay
  ) throws(ArithmeticError) -> Money {
    try books.expenses.filter { expense in
      expense.category == .gstPayment && expense.paidOn.map { (first...last).contains($0) } ?? false
    }.map(\.amount).sum(books.base)
  }

  /// What cash looks like on each Sunday of the next 30 days.
  func sundays(cash: Money) throws(ArithmeticError) -> [ExpectedCash] {
    var result: [ExpectedCash] = []
    for week in 1...(Self.length / 7) {
      let day = today.adding(days: week * 7)
      var (moneyIn, moneyOut) = (Money.zero(base), Money.zero(base))
      for move in moves where move.day <= day {
        if move.amount.isPositive {
          moneyIn = try moneyIn + move.amount
        } else {
          moneyOut = try moneyOut - move.amount
        }
      }
      result.append(
        ExpectedCash(day: day, moneyIn: moneyIn, moneyOut: moneyOut, cash: try cash + moneyIn - moneyOut))
    }
    return result
  }
}
