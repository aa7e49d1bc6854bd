import Ledger
import Settings
public import Values

extension WeeklySummary {
  /// How many alerts the page holds.
  static let mostAlerts = 7
  /// How many collections it holds.
  static let mostSellers = 5

  /// Draws up the page of a week.
  ///
  /// - Parameters:
  ///   - facts: those that the books were kept of.
  ///   - date: the day it is drawn up.
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  public init(
    _ books: Books, _ facts: BookFacts, _ more: WeekFacts, week: PayPeriod, date: CalendarDay
  ) throws {
    let settings = facts.settings
    let cash = try CashMovements(books)
    let last = week.start.adding(days: -1)
    let hasLast = cash.firstDay.map { $0 <= last } ?? false
    let status = try CoopStatus(books, settings: settings, asOf: week.end)
    let before = hasLast ? try CoopStatus(books, settings: settings, asOf: last).figures : nil
    let flow = try cash.flow(week.start...week.end)
    let flowBefore = hasLast ? try cash.flow(week.previous.start...last) : nil
    let trade = try WeekTrade(books, week.start...week.end)
    let tradeBefore = hasLast ? try WeekTrade(books, week.previous.start...last) : nil
    let figures = status.figures
    coop = CoopParty(settings: settings)
    (self.week, start, end, self.date, self.status) = (week.name, week.start, week.end, date, status)
    self.cash = WeekFigure(figures.cashHeld, before: before?.cashHeld)
    moneyIn = WeekFigure(flow.moneyIn, before: flowBefore?.moneyIn)
    moneyOut = WeekFigure(flow.moneyOut, before: flowBefore?.moneyOut)
    sold = WeekFigure(trade.sold, before: tradeBefore?.sold)
    free = WeekFigure(figures.available, before: before?.available)
    owedByBuyers = WeekFigure(figures.owedByBuyers, before: before?.owedByBuyers)
    owedToArtisans = WeekFigure(figures.owedToArtisans, before: before?.owedToArtisans)
    shippingSpent = WeekFigure(trade.shippingSpent, before: tradeBefore?.shippingSpent)
    shippingCharged = trade.shippingCharged
    heldStock = more.stock.heldValue
    late = try figures.owedByBuyers - status.owed[.notYetDue]
    let sundays = (0..<12).map { week.end.adding(days: ($0 - 11) * 7) }
    cashWeeks = zip(sundays, try cash.held(on: sundays)).map { CashDay(day: $0, cash: $1) }
    outlook = try CashOutlook(books, status, facts).sundays(cash: figures.cashHeld)
    sellers = more.sales.prefix(Self.mostSellers).map { sales in
      var sales = sales
      sales.collection = WeeklyAlerts.short(sales.collection)
      return sales
    }
    let all = WeeklyAlert.sorted(try WeeklyAlerts(books, status, facts, more, outlook: outlook).found)
    alerts = Array(all.prefix(Self.mostAlerts))
    moreAlerts = all.count - alerts.count
  }
}

/// What was sold and shipped in a stretch of days.
private struct WeekTrade {
  var sold: Money
  var shippingSpent: Money
  var shippingCharged: Money

  init(_ books: Books, _ days: ClosedRange<CalendarDay>) throws {
    var (sold, charged) = (Money.zero(books.base), Money.zero(books.base))
    for order in books.orders {
      let trade = try order.trade(days, zero: .zero(books.base))
      sold = try sold + trade.sold
      charged = try charged + trade.shippingCharged
    }
    self.sold = sold
    shippingCharged = charged
    shippingSpent = try books.shippingBills(days).map(\.amount).sum(books.base)
  }
}
