import Ledger
import Settings
import Values

extension ReceiptOrder {
  /// An order as it stood when a payment had come.
  ///
  /// - Parameters:
  ///   - share: what the payment gives to the order.
  ///   - returns: what came back of the order; credit notes up to the payment's day count.
  ///   - day: the day of the receipt, by which an invoice must have been issued to be named.
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  init(
    _ group: OrderGroup, payment: Payment, share: Money, returns: [SaleReturn], on day: CalendarDay,
    settings: CoopSettings
  ) throws {
    let facts = group.facts
    let credited = try group.credited(returns, settings: settings, upTo: payment.day)
    let before = try group.money(settings: settings, credited: credited, before: payment)
    let balance = try before.balance() - share
    // An invoice that came later was not known when the receipt was given, nor were the days counted from it.
    let invoice = facts.invoice.flatMap { $0.issuedOn <= day ? $0 : nil }
    let plan = try InstalmentPlan(
      total: before.total, ordered: facts.order.date, invoiced: invoice?.issuedOn, terms: facts.terms,
      daysWithoutTerms: settings.invoice.dueDays)
    let statement = try plan.statement(paid: before.settled() + share, credited: credited)
    let parts = ReceiptInstalment.list(statement, facts: facts, settings: settings)
    let nextOpen = parts.filter { !$0.isPaid }.min { ($0.dueDate ?? .last) < ($1.dueDate ?? .last) }
    let isCancelled = facts.order.isCancelled
    self.init(
      id: facts.order.id, date: facts.order.date, invoiceNumber: invoice?.number, invoiceDate: invoice?.issuedOn,
      cancelledOn: facts.order.cancelledOn, isCancelled: isCancelled,
      isReserved: invoice == nil && !isCancelled, promisedBy: facts.order.promisedBy,
      goods: facts.lines.prefix(Self.mostGoods).map(ReceiptItem.init),
      moreGoods: max(0, facts.lines.count - Self.mostGoods), total: before.total,
      receivedBefore: try before.held().unlessZero, creditedBefore: credited.unlessZero,
      writtenOffBefore: before.writtenOff.unlessZero, thisPayment: share,
      stillDue: balance.isNegative || isCancelled ? .zero(balance.currency) : balance,
      beyond: balance.isNegative ? try balance.negated() : nil, isPaid: !balance.isPositive,
      dueDate: nextOpen?.dueDate, daysAfterInvoice: nextOpen?.daysAfterInvoice,
      instalments: parts.count > 1 ? parts : [])
  }

  /// How many lines of an order are named.
  static let mostGoods = 6
}

extension ReceiptItem {
  fileprivate init(_ facts: OrderLineFacts) {
    self.init(
      description: facts.line.description ?? facts.item.name,
      quantity: Quantity(facts.line.quantity, unit: facts.item.unit ?? ""), hsn: facts.item.hsn)
  }
}

extension ReceiptInstalment {
  /// All parts of an order. The days of the terms are said of those that wait for an invoice.
  static func list(
    _ statement: InstalmentStatement, facts: OrderFacts, settings: CoopSettings
  ) -> [ReceiptInstalment] {
    let steps = facts.terms?.steps ?? []
    return statement.entries.enumerated().map { index, entry in
      let days = index < steps.count ? steps[index].days : settings.invoice.dueDays
      return ReceiptInstalment(
        number: entry.instalment.number, percentage: entry.instalment.percentage, dueDate: entry.instalment.dueOn,
        daysAfterInvoice: entry.instalment.dueOn == nil ? days : nil, amount: entry.instalment.amount,
        open: entry.open, isPaid: !entry.open.isPositive)
    }
  }
}

extension Money {
  /// The amount, or `nil` where there is nothing to say.
  var unlessZero: Money? { isZero ? nil : self }
}
