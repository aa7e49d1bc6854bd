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
  /// Money that is expected to move on a day.
  struct Move {
    /// What it is.
    enum Kind: String, CaseIterable {
      case instalment = "Buyer pays"
      case payDay = "Artisans are paid"
      case bill = "Bill"
      case tax = "Tax"
    }

    var day: CalendarDay
    /// The day it should have moved, where that is past.
    var wasDue: CalendarDay?
    var kind: Kind
    /// Above zero when it comes in.
    var amount: Money
    /// Whom it is from or to: a buyer's id, or the payee of a bill.
    var party: String?
    /// The invoice, or the order where there is none yet; the category of a bill.
    var number: String?
  }

  /// All that is expected, in no order.
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
    for order in books.orders where order.orderedOn <= today {
      try addInstalments(order, rates, daysWithoutTerms: facts.settings.invoice.dueDays)
    }
    if status.figures.owedToArtisans.isPositive {
      try pay(status.figures.owedToArtisans, .payDay, on: status.nextPayDay)
    }
    for bill in books.expenses where bill.category != .gstPayment && bill.bookedOn <= today {
      if bill.paidOn.map({ $0 > today }) ?? true {
        try pay(bill.amount, .bill, on: bill.dueOn, to: bill.payee, for: bill.categoryText)
      }
    }
    try addTax(books, status)
  }

  private mutating func pay(
    _ amount: Money, _ kind: Move.Kind, on day: CalendarDay, to party: String? = nil, for number: String? = nil
  ) throws(ArithmeticError) {
    moves.append(
      Move(
        day: max(day, today.adding(days: 1)), wasDue: day < today ? day : nil, kind: kind, amount: try amount.negated(),
        party: party, number: number))
  }

  private mutating func addInstalments(
    _ order: OrderAccount, _ rates: ExchangeTable, daysWithoutTerms: Int
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
    let number = order.invoice.flatMap { $0.day <= today ? $0.number : nil } ?? order.orderID
    // What falls due today is not late yet, so it is counted on, for tomorrow.
    for (day, value) in parts {
      guard let day, day >= today, day <= last else { continue }
      let expected = max(day, today.adding(days: 1))
      moves.append(Move(day: expected, kind: .instalment, amount: value, party: order.buyerID, number: number))
    }
  }

  /// Tax charged through a month is due on the 20th of the next one.
  private mutating func addTax(_ books: Books, _ status: CoopStatus) throws {
    let due = status.figures.taxDue
    guard due.isPositive, let first = CalendarDay(year: today.year, month: today.month, day: 1) else { return }
    let before = try books.balances(asOf: first.adding(days: -1)).figures().taxDue
    let paidSince = try Self.taxPaid(books, from: first, through: today)
    let rest = try Money.smaller(before - Money.smaller(before, paidSince), due)
    if rest.isPositive, let day = CalendarDay(year: today.year, month: today.month, day: 20) {
      try pay(rest, .tax, on: day)
    }
    let next = first.adding(days: 32)
    let later = try due - rest
    if later.isPositive, let day = CalendarDay(year: next.year, month: next.month, day: 20) {
      try pay(later, .tax, on: day)
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
    let first = today.adding(days: today.weekday == 7 ? 7 : 7 - today.weekday)
    for week in 0...(Self.length / 7) {
      let day = first.adding(days: week * 7)
      guard day <= last, day != result.last?.day else { break }
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
