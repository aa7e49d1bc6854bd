import Ledger
import Values

extension DayTally {
  /// Enters an order with all that happened to it.
  mutating func enter(_ order: OrderAccount, daysWithoutTerms: Int) throws(ArithmeticError) {
    for event in order.events {
      for posting in event.postings {
        if let figure = Self.figure(posting.account.kind, event.kind) {
          try add(posting.amount, to: figure, on: event.date)
        }
      }
    }
    try enterStates(order, daysWithoutTerms)
  }

  /// The figure that an account of an order's events belongs to; the others are in no status.
  private static func figure(_ account: BookAccount.Kind, _ event: JournalEntry.Kind) -> DaySums.Figure? {
    switch account {
    case .cash: event == .refund ? .toBuyers : .fromBuyers
    case .receivable: .receivable
    case .deposits: .deposits
    case .customerCredit: .customerCredit
    case .tax: .tax
    case .reserve: .reserve
    default: nil
    }
  }

  /// Where the order stands changes only on a few days; from one of them to the next it stays.
  private mutating func enterStates(_ order: OrderAccount, _ daysWithoutTerms: Int) throws(ArithmeticError) {
    let plan = try order.plan(daysWithoutTerms: daysWithoutTerms)
    let events = order.events.sorted { $0.date < $1.date }
    var money = OrderMoney(total: order.total)
    var next = 0
    var before: OrderStanding?
    for day in Self.turningDays(order, plan) {
      while next < events.count, events[next].date <= day {
        try money.enter(events[next])
        next += 1
      }
      let standing = try OrderStanding(order, money, plan, since: day)
      if let before {
        if before.isSame(as: standing) { continue }
        try enter(before, until: day)
      }
      before = standing
    }
    if let before { try enter(before, until: nil) }
  }

  /// The days on which something about an order may change, from its own day on.
  private static func turningDays(_ order: OrderAccount, _ plan: InstalmentPlan) -> [CalendarDay] {
    var days = [order.orderedOn]
    func add(_ day: CalendarDay?) {
      if let day, day > order.orderedOn, !days.contains(day) { days.append(day) }
    }
    for event in order.events { add(event.date) }
    add(order.invoice?.day)
    if order.isCancelled { add(order.cancelledOn) }
    for part in plan.instalments where part.start == .order { add(part.dueOn) }
    return days.sorted()
  }

  /// Enters where an order stands from a day on, until another day, if that comes.
  private mutating func enter(_ standing: OrderStanding, until end: CalendarDay?) throws(ArithmeticError) {
    func add(_ amount: Int64, _ key: DaySums.Series, from start: CalendarDay) throws(ArithmeticError) {
      if let end, end <= start { return }
      guard amount > .min else { throw .overflow }
      try self.add(amount, to: key, on: start)
      if let end { try self.add(-amount, to: key, on: end) }
    }
    let start = standing.day
    try add(1, .state(standing.state), from: start)
    if let toCome = standing.toCome { try add(toCome.minorUnits, .toCome(toCome.currency), from: start) }
    guard !standing.open.isEmpty else { return }
    try add(1, .figure(.openInvoices), from: start)
    for part in standing.open { try add(part.value.minorUnits, .due(part.dueOn), from: start) }
    if let due = standing.open.compactMap(\.dueOn).min(), due < .last {
      try add(1, .figure(.lateInvoices), from: max(start, due.adding(days: 1)))
    }
  }

  /// Enters a payment that is for no order.
  mutating func enterUnmatched(_ payment: HeldPayment) throws(ArithmeticError) {
    guard payment.kind != .writeOff, let value = payment.value else { return }
    let isRefund = payment.kind == .refund
    try add(1, to: .figure(.unmatchedPayments), on: payment.day)
    if isRefund {
      try add((value + payment.fee).negated(), to: .toBuyers, on: payment.day)
      try add(value, to: .unmatched, on: payment.day)
    } else {
      try add(value - payment.fee, to: .fromBuyers, on: payment.day)
      try add(value.negated(), to: .unmatched, on: payment.day)
    }
  }

  /// Enters what the makers of a sold line earn.
  mutating func enter(_ sale: SaleEarning) throws(ArithmeticError) {
    for (part, maker) in sale.parts.enumerated() {
      // Pending shares are owed, so they stand below zero.
      try add(maker.amount.negated(), to: .pending, on: sale.invoicedOn)
      for back in sale.returns where back.amounts.indices.contains(part) {
        if sale.payableOn.map({ back.date <= $0 }) ?? true {
          try add(back.amounts[part], to: .pending, on: back.date)
        } else {
          try add(back.amounts[part].negated().minorUnits, to: .maker(maker.artisanID), on: back.date)
        }
      }
      if let day = sale.payableOn {
        let released = try sale.released(part)
        try add(released, to: .pending, on: day)
        try add(released.minorUnits, to: .maker(maker.artisanID), on: day)
      }
    }
  }

  /// Enters pieces of one of the co-op's own items that left or came back.
  mutating func enterPieces(_ quantity: ExactDecimal, of itemID: String, on day: CalendarDay) throws(ArithmeticError) {
    try add(quantity.coefficient, to: .pieces(itemID, scale: quantity.scale), on: day)
  }
}

/// Where an order stands from a day on.
private struct OrderStanding {
  var day: CalendarDay
  var state: OrderState
  var open: [OpenPart] = []
  var toCome: Money?

  init(
    _ order: OrderAccount, _ money: OrderMoney, _ plan: InstalmentPlan, since day: CalendarDay
  ) throws(ArithmeticError) {
    self.day = day
    let isCancelled = order.isCancelled(by: day)
    state = try OrderState(money, plan: plan, invoiced: order.invoice?.day, isCancelled: isCancelled, asOf: day)
    if let invoice = order.invoice, invoice.day <= day {
      open = try order.openParts(money, plan, of: invoice)
    } else if !isCancelled {
      let balance = try money.balance()
      if balance.isPositive { toCome = balance }
    }
  }

  func isSame(as other: OrderStanding) -> Bool {
    state == other.state && toCome == other.toCome && open == other.open
  }
}
