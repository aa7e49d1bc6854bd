import Ledger
import Settings
import Values

/// Finds what needs doing at the end of a week.
struct WeeklyAlerts {
  private(set) var found: [WeeklyAlert] = []
  private let day: CalendarDay
  private let zero: Money

  /// - Parameter outlook: what cash looks like on the next Sundays.
  init(
    _ books: Books, _ status: CoopStatus, _ facts: BookFacts, _ week: WeekFacts, outlook: [ExpectedCash]
  ) throws {
    day = status.day
    zero = .zero(books.base)
    addShortage(status, outlook)
    try addPayouts(books, facts)
    try addOrders(books, week, daysWithoutTerms: facts.settings.invoice.dueDays)
    for late in week.latePromises where late.promisedBy < day {
      add(.pastPromise, Self.name(late.buyerID, week), late.orderID, days: late.promisedBy.days(until: day))
    }
    for part in books.unmatched where part.day <= day && part.kind != .writeOff {
      add(.unmatched, part.name, amount: part.value, days: part.day.days(until: day))
    }
    addStock(week.stock)
  }

  private static func name(_ buyerID: String, _ week: WeekFacts) -> String {
    week.buyerNames[buyerID.idKey] ?? buyerID
  }

  private mutating func add(
    _ kind: WeeklyAlert.Kind, _ name: String = "", _ number: String = "", amount: Money? = nil, days: Int = 0
  ) {
    found.append(
      WeeklyAlert(kind: kind, name: Self.short(name), number: Self.short(number), amount: amount ?? zero, days: days))
  }

  /// A name that leaves a line room for the rest: the page is one page, whatever things are called.
  static func short(_ name: String) -> String {
    name.count <= 44 ? name : String(name.prefix(43)) + "…"
  }

  private mutating func addShortage(_ status: CoopStatus, _ outlook: [ExpectedCash]) {
    let available = status.figures.available
    if available.isNegative, let missing = try? available.negated() {
      add(.shortOfCash, amount: missing)
    } else if let low = outlook.first(where: \.cash.isNegative), let missing = try? low.cash.negated() {
      add(.shortOfCash, amount: missing, days: day.days(until: low.day))
    }
  }

  /// What was owed at the end of the last period that was to be paid out by now, as far as it is owed still.
  private mutating func addPayouts(_ books: Books, _ facts: BookFacts) throws {
    let settings = EarningsSettings(facts.settings.ledger)
    let due = PayPeriod(containing: day.adding(days: -settings.lagDays), cadence: settings.cadence).previous
    let payDay = due.end.adding(days: settings.lagDays)
    guard payDay < day else { return }
    let then = Dictionary(
      try books.balances(asOf: due.end).accounts(.payable).map { ($0.account.detail, $0.amount) },
      uniquingKeysWith: { first, _ in first })
    let names = Dictionary(facts.artisans.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for (account, amount) in try books.balances(asOf: day).accounts(.payable) {
      let owed = try Money.smaller(try amount.negated(), try (then[account.detail] ?? zero).negated())
      guard owed.isPositive, owed.minorUnits >= settings.minimumPayout.minorUnits else { continue }
      add(.payoutOverdue, names[account.detail] ?? account.detail, amount: owed, days: payDay.days(until: day))
    }
  }

  private mutating func addOrders(_ books: Books, _ week: WeekFacts, daysWithoutTerms: Int) throws {
    for order in books.orders where order.orderedOn <= day {
      let buyer = Self.name(order.buyerID, week)
      if let invoice = order.invoice, invoice.day <= day {
        let late = try order.openParts(asOf: day, daysWithoutTerms: daysWithoutTerms).filter { part in
          part.dueOn.map { $0 < day } ?? false
        }
        guard let first = late.compactMap(\.dueOn).min() else { continue }
        let amount = try late.map(\.value).sum(books.base)
        add(.lateInvoice, buyer, invoice.number, amount: amount, days: first.days(until: day))
        continue
      }
      switch try order.state(asOf: day, daysWithoutTerms: daysWithoutTerms) {
      case .depositDue: add(.depositMissing, buyer, order.orderID)
      case .cancelledWithDepositHeld:
        // In the order's own currency: that is what goes back.
        add(.cancelledWithDeposit, buyer, order.orderID, amount: try order.money(asOf: day).held())
      default: break
      }
    }
  }

  private mutating func addStock(_ stock: StockReport) {
    for entry in stock.entries {
      let item = entry.level.item
      let kinds: [(StockMark, WeeklyAlert.Kind)] = [
        (.expired, .expired), (.belowMinimum, .lowStock), (.expiring, .expiring),
      ]
      for (mark, kind) in kinds where entry.marks.contains(mark) {
        var alert = WeeklyAlert(
          kind: kind, name: Self.short(item.name), number: Self.short(item.batch ?? ""), amount: zero)
        alert.pieces = kind == .lowStock ? entry.level.available : entry.level.onHand
        alert.minimum = item.minimumStock ?? .zero
        if kind != .lowStock, let best = item.bestBefore { alert.days = abs(day.days(until: best)) }
        found.append(alert)
      }
    }
  }
}
