import Diagnostics
import Ledger
import Settings
import Values

/// Draws up the account of a buyer in one currency.
///
/// Input: the accounts of the buyer's orders in it. Output: an `AccountSection`.
struct AccountDraft {
  private let orders: [OrderAccount]
  private let buyer: Buyer
  private let currency: Currency
  private let period: AccountPeriod
  private let settings: CoopSettings

  init(_ orders: [OrderAccount], buyer: Buyer, currency: Currency, period: AccountPeriod, settings: CoopSettings) {
    self.orders = orders
    self.buyer = buyer
    self.currency = currency
    self.period = period
    self.settings = settings
  }

  private var zero: Money { .zero(currency) }

  /// The section; `nil` when nothing is to be said in this currency.
  func section() throws -> AccountSection? {
    let section = try whole()
    let isSilent = section.lines.isEmpty && section.openParts.isEmpty && section.deposits.isEmpty
    return isSilent && section.closing.isZero ? nil : section
  }

  /// The section, even if there is nothing in it.
  func emptySection() throws -> AccountSection { try whole() }

  private func whole() throws -> AccountSection {
    let opening = try opening()
    let lines = try lines(opening)
    let closing = try orders.balance(asOf: period.end, currency)
    let charged = try lines.compactMap(\.charged).sum(currency)
    let credited = try lines.compactMap(\.credited).sum(currency)
    let parts = try openParts()
    let open = try parts.map(\.amount).sum(currency)
    guard try opening + charged - credited == closing, (lines.last?.balance ?? opening) == closing else {
      throw unreconciled("its lines make \(lines.last?.balance ?? opening), but \(closing) is owed")
    }
    let unused = try open - closing
    guard !unused.isNegative else { throw unreconciled("\(open) is open on invoices, but \(closing) is owed") }
    let ages = try ages(parts)
    let overdue = try ages.filter(\.isLate).map(\.amount).sum(currency)
    let deposits = try deposits()
    let reference = reference(parts)
    return AccountSection(
      currency: currency.code, opening: opening, lines: lines, charged: charged, credited: credited, closing: closing,
      toPay: closing.isPositive ? closing : nil, credit: closing.isNegative ? try closing.negated() : nil, open: open,
      unusedCredit: unused.isZero || closing.isNegative ? nil : unused, overdue: overdue.isZero ? nil : overdue,
      ages: ages, openParts: parts, deposits: deposits,
      depositsTotal: try deposits.map(\.amount).sum(currency),
      bank: closing.isPositive ? BankDetails(settings.bank, currency: currency, reference: reference) : nil,
      payment: closing.isPositive ? PaymentLink(balance: closing, settings: settings, reference: reference) : nil)
  }

  private func unreconciled(_ what: String) -> Diagnostic {
    Diagnostic(
      "account-unreconciled", "the account of buyer `\(buyer.id)` does not reconcile: \(what)",
      hint: "nothing was printed; please report this, with the result of `talim explain account \(buyer.id)`")
  }

  private func opening() throws -> Money {
    guard let start = period.start else { return zero }
    return try orders.balance(asOf: start.adding(days: -1), currency)
  }

  // MARK: What happened

  private func lines(_ opening: Money) throws -> [AccountLine] {
    var lines: [AccountLine] = []
    if let start = period.start, !opening.isZero {
      lines.append(
        AccountLine(date: start, kind: .broughtForward, amount: opening, balance: zero))
    }
    var happened: [(line: AccountLine, rank: Int)] = []
    for order in orders { happened += try events(of: order) }
    // The order of a day's events is that of the books: invoice, credit notes, money.
    lines += happened.enumerated().sorted {
      ($0.element.line.date, $0.element.rank, $0.offset) < ($1.element.line.date, $1.element.rank, $1.offset)
    }.map(\.element.line)
    var balance = zero
    for index in lines.indices {
      balance = try balance + lines[index].amount
      lines[index].balance = balance
    }
    return lines
  }

  private func events(of order: OrderAccount) throws -> [(line: AccountLine, rank: Int)] {
    guard let invoice = order.invoice, invoice.day <= period.end else { return [] }
    return try order.events.compactMap { event in
      guard let kind = Self.kind(event.kind), event.date <= period.end else { return nil }
      // Money that came before the invoice is owed back or forward only from the invoice on.
      let date = max(event.date, invoice.day)
      if let start = period.start, date < start { return nil }
      let isCharge = kind == .invoice || kind == .refund
      let line = AccountLine(
        date: date, kind: kind, number: event.name, paidOn: event.date < date ? event.date : nil,
        orderID: order.orderID,
        charged: isCharge ? event.amount : nil, credited: isCharge ? nil : event.amount,
        amount: isCharge ? event.amount : try event.amount.negated(), balance: zero)
      return (line, kind == .invoice ? 0 : kind == .creditNote ? 1 : event.date < invoice.day ? 2 : 3)
    }
  }

  private static func kind(_ kind: JournalEntry.Kind) -> AccountLine.Kind? {
    switch kind {
    case .invoice: .invoice
    case .deposit: .deposit
    case .payment: .payment
    case .refund: .refund
    case .creditNote: .creditNote
    case .writeOff: .writtenOff
    default: nil
    }
  }

  // MARK: What is open

  private func openParts() throws -> [AccountOpenPart] {
    let day = period.end
    var parts: [AccountOpenPart] = []
    for order in orders {
      guard let invoice = order.invoice else { continue }
      for part in try order.openParts(asOf: day, daysWithoutTerms: settings.invoice.dueDays) {
        let late = part.dueOn.map { $0.days(until: day) } ?? 0
        parts.append(
          AccountOpenPart(
            number: invoice.number, date: invoice.day, orderID: order.orderID, dueDate: part.dueOn, amount: part.amount,
            daysLate: late > 0 ? late : nil))
      }
    }
    return parts.enumerated().sorted {
      ($0.element.dueDate ?? .last, $0.element.date, $0.offset) < (
        $1.element.dueDate ?? .last, $1.element.date, $1.offset
      )
    }.map(\.element)
  }

  private func ages(_ parts: [AccountOpenPart]) throws -> [AccountAge] {
    var aged = AgedBalance(currency)
    for part in parts { try aged.add(part.amount, Lateness(dueOn: part.dueDate, asOf: period.end)) }
    return zip(Lateness.allCases, AccountAge.names).map {
      AccountAge(name: $1, amount: aged[$0], isLate: $0 != .notYetDue)
    }
  }

  private func deposits() throws -> [AccountDeposit] {
    let day = period.end
    return try orders.compactMap { order in
      if let invoice = order.invoice, invoice.day <= day { return nil }
      let held = try order.money(asOf: day).held()
      guard !held.isZero else { return nil }
      return AccountDeposit(
        orderID: order.orderID, orderDate: order.orderedOn, orderTotal: order.total, amount: held,
        isCancelled: order.isCancelled(by: day))
    }
  }

  /// What the buyer should write beside the money, so that `talim import` finds the invoices again: their numbers, as long as all of them
  /// fit into the 50 letters of a UPI note, since some of them would give all the money to those; else who pays.
  private func reference(_ parts: [AccountOpenPart]) -> String {
    var numbers: [String] = []
    for part in parts where !numbers.contains(part.number) { numbers.append(part.number) }
    let text = numbers.joined(separator: ", ")
    return text.count <= 50 && !text.isEmpty ? text : buyer.id
  }
}

extension [OrderAccount] {
  /// What is owed on those that are invoiced, at the end of a day; below zero when more was paid. All are in one currency.
  ///
  /// - Throws: `ArithmeticError` when the sum does not fit.
  func balance(asOf day: CalendarDay, _ currency: Currency) throws(ArithmeticError) -> Money {
    var sum = Money.zero(currency)
    for order in self {
      if let invoice = order.invoice, invoice.day <= day { sum = try sum + order.balance(asOf: day) }
    }
    return sum
  }
}
