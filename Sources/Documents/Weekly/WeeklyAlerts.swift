import Ledger
import Settings
import Values

/// Finds what needs doing at the end of a day, as far as `[alerts]` of the settings asks for it.
struct WeeklyAlerts {
  /// What needs doing, in no order.
  private(set) var found: [WeeklyAlert] = []
  private let settings: AlertSettings
  private let day: CalendarDay
  private let zero: Money

  /// Finds what needs doing at the end of the day of a status.
  ///
  /// - Parameters:
  ///   - week: the stock and the late promises of that day.
  ///   - outlook: what cash looks like on the next Sundays.
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  init(
    _ books: Books, _ status: CoopStatus, _ facts: BookFacts, _ week: WeekFacts, outlook: [ExpectedCash]
  ) throws {
    day = status.day
    zero = .zero(books.base)
    settings = facts.settings.alerts
    addShortage(status, outlook)
    try addPayouts(books, facts)
    try addOrders(books, week, daysWithoutTerms: facts.settings.invoice.dueDays)
    for late in week.latePromises where late.promisedBy < day && isDue(late.promisedBy, settings.pastPromiseDays) {
      add(
        .pastPromise, Self.name(late.buyerID, week), late.orderID, days: late.promisedBy.days(until: day),
        about: late.orderID)
    }
    for part in books.unmatched where isDue(part.day, settings.unmatchedDays) && part.kind != .writeOff {
      add(
        .unmatched, part.name, amount: part.value, days: part.day.days(until: day), about: part.paymentKey)
    }
    addStock(week.stock)
  }

  /// Whether so many days have passed since a day.
  private func isDue(_ since: CalendarDay, _ days: Int) -> Bool { since.days(until: day) >= days }

  private static func name(_ buyerID: String, _ week: WeekFacts) -> String {
    week.buyerNames[buyerID.idKey] ?? buyerID
  }

  private mutating func add(
    _ kind: WeeklyAlert.Kind, _ name: String = "", _ number: String = "", amount: Money? = nil, days: Int = 0,
    about subject: String = "", worth: Money? = nil, waiting: Int = 0
  ) {
    append(
      WeeklyAlert(
        kind: kind, name: Self.short(name), number: Self.short(number), amount: amount ?? zero, days: days,
        worth: worth, waiting: waiting, subject: subject))
  }

  private mutating func append(_ alert: WeeklyAlert) {
    guard !settings.leftOut.contains(alert.kind) else { return }
    var alert = alert
    alert.by = settings.doers[alert.kind]
    found.append(alert)
  }

  /// A name that leaves a line room for the rest: the page is one page, whatever things are called.
  static func short(_ name: String) -> String {
    name.count <= 44 ? name : String(name.prefix(43)) + "…"
  }

  private mutating func addShortage(_ status: CoopStatus, _ outlook: [ExpectedCash]) {
    let available = status.figures.available
    if available.isNegative, let missing = try? available.negated() {
      add(.shortOfCash, amount: missing)
    } else if let low = Self.shortage(outlook, cushion: settings.cushion(in: zero.currency)) {
      add(.shortOfCash, amount: low.missing, days: day.days(until: low.day))
    }
  }

  /// The first Sunday on which less is in hand than there should be, and how much is missing to that.
  static func shortage(_ outlook: [ExpectedCash], cushion: Money) -> (day: CalendarDay, missing: Money)? {
    guard let low = outlook.first(where: { $0.cash.minorUnits < cushion.minorUnits }) else { return nil }
    return (try? cushion - low.cash).map { (low.day, $0) }
  }

  private mutating func addPayouts(_ books: Books, _ facts: BookFacts) throws {
    let overdue = try OverduePayouts(books, EarningsSettings(facts.settings.ledger), asOf: day)
    guard isDue(overdue.payDay, settings.payoutOverdueDays) else { return }
    let names = Dictionary(facts.artisans.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for (id, amount) in overdue.amounts {
      add(.payoutOverdue, names[id] ?? id, amount: amount, days: overdue.payDay.days(until: day), about: id)
    }
  }

  private mutating func addOrders(_ books: Books, _ week: WeekFacts, daysWithoutTerms: Int) throws {
    for order in books.orders where order.orderedOn <= day {
      let buyer = Self.name(order.buyerID, week)
      if let invoice = order.invoice, invoice.day <= day {
        let late = try order.openParts(asOf: day, daysWithoutTerms: daysWithoutTerms).filter { part in
          part.dueOn.map { $0 < day } ?? false
        }
        guard let first = late.compactMap(\.dueOn).min(), isDue(first, settings.lateInvoiceDays) else { continue }
        let amount = try late.map(\.value).sum(books.base)
        add(.lateInvoice, buyer, invoice.number, amount: amount, days: first.days(until: day), about: order.orderID)
        continue
      }
      switch try order.state(asOf: day, daysWithoutTerms: daysWithoutTerms) {
      case .depositDue:
        let due = try order.plan(daysWithoutTerms: daysWithoutTerms).depositDueOn
        add(
          .depositMissing, buyer, order.orderID, about: order.orderID, waiting: due.map { $0.days(until: day) } ?? 0)
      case .cancelledWithDepositHeld:
        // In the order's own currency: that is what goes back.
        add(
          .cancelledWithDeposit, buyer, order.orderID, amount: try order.money(asOf: day).held(), about: order.orderID,
          worth: try order.depositWorth(asOf: day, in: books.base))
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
        alert.subject = item.id
        alert.pieces = kind == .lowStock ? entry.level.available : entry.level.onHand
        alert.minimum = item.minimumStock ?? .zero
        if kind != .lowStock, let best = item.bestBefore { alert.days = abs(day.days(until: best)) }
        append(alert)
      }
    }
  }
}

extension OrderAccount {
  /// What is held of an order's deposits at the end of a day, at the worth at which it came.
  fileprivate func depositWorth(asOf day: CalendarDay, in base: Currency) throws(ArithmeticError) -> Money {
    let postings = events.filter { $0.date <= day }.flatMap(\.postings).filter { $0.account.kind == .deposits }
    return try postings.map(\.amount).sum(base).negated()
  }
}

extension InstalmentPlan {
  /// The first day on which something falls due before the invoice.
  fileprivate var depositDueOn: CalendarDay? {
    instalments.filter { $0.start == .order && $0.amount.isPositive }.compactMap(\.dueOn).min()
  }
}
