import Ledger
import Settings
import Values

/// An order before its payments are known.
struct OrderDraft {
  /// What its invoice came to, in base currency; the lines are not needed any more.
  struct Sums {
    var total: Money
    var goods: Money
    var shipping: Money
    var taxes: [Money]
    var roundOff: Money

    init(_ figures: InvoiceFigures, taxCount: Int) throws {
      total = figures.total
      goods = try figures.lines.map(\.taxable).sum(total.currency)
      shipping = figures.shipping?.taxable ?? .zero(total.currency)
      taxes = try figures.taxSums(taxCount)
      roundOff = figures.roundOff
    }
  }

  /// Its invoice with the figures in base currency.
  struct Billing {
    var invoice: OrderInvoice
    var figures: InvoiceFigures

    /// `nil` without an invoice, or when there is no rate for its day.
    init?(_ order: OrderFacts, figures: InvoiceFigures, rates: ExchangeTable, base: Currency) throws {
      guard let document = order.invoice else { return nil }
      let currency = figures.total.currency
      guard currency != base else {
        self.figures = figures
        invoice = OrderInvoice(number: document.number, day: document.issuedOn, value: figures.total, rate: nil)
        return
      }
      guard let rate = rates.rate(of: currency, on: document.issuedOn) else { return nil }
      self.figures = try figures.converted(by: rate, to: base)
      invoice = OrderInvoice(
        number: document.number, day: document.issuedOn, value: self.figures.total, rate: rate)
    }
  }

  var account: OrderAccount
  var invoice: OrderInvoice?
  var sums: Sums?
  var sold: SoldOrder?
  var taxNames: [String]
  var credits: [CreditNoteBooking]
  var reserve: Money?
}

extension OrderDraft {
  /// An order with the figures of its invoice and what came back; `billing` is nothing without an invoice in the books.
  ///
  /// - Throws: an `ArithmeticError` or a `Diagnostic` when an amount does not fit.
  init(
    _ order: OrderFacts, figures: InvoiceFigures, treatment: TaxTreatment, billing: Billing?, returns: [SaleReturn],
    settings: CoopSettings
  ) throws {
    account = OrderAccount(
      orderID: order.order.id, buyerID: order.buyer.id, orderedOn: order.order.date,
      isCancelled: order.order.isCancelled, cancelledOn: order.order.cancelledOn, terms: order.terms,
      paymentStatus: order.order.paymentStatus, total: figures.total)
    taxNames = treatment.components.map(\.name)
    invoice = billing?.invoice
    guard let billing else {
      credits = []
      return
    }
    sold = try SoldOrder(
      order, invoice: (billing.invoice.day, figures, treatment), payments: [], returns: returns)
    let sums = try Sums(billing.figures, taxCount: taxNames.count)
    self.sums = sums
    credits = try Self.credits(returns, order, billing, figures, settings.ledger)
    reserve = try sums.goods.percentage(settings.ledger.reservePercentage.number)
  }

  /// The credit notes of an order, by day and number. A return counts when it has a credit note, on its day and not before the invoice.
  static func credits(
    _ returns: [SaleReturn], _ order: OrderFacts, _ billing: Billing, _ figures: InvoiceFigures,
    _ settings: LedgerSettings
  ) throws -> [CreditNoteBooking] {
    guard !returns.isEmpty else { return [] }
    let lines = order.lines.map { CreditFigures.Line(line: $0.line.line, quantity: $0.line.quantity) }
    let amounts = try CreditFigures.all(returns, of: lines, figures: figures)
    let values = try CreditFigures.all(returns, of: lines, figures: billing.figures)
    let byID = Dictionary(returns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var notes: [ReturnCredit: CreditNoteBooking] = [:]
    for (amount, value) in zip(amounts, values) {
      guard let back = byID[amount.returnID], let credit = back.credit else { continue }
      let day = max(credit.day, billing.invoice.day)
      var reserve = try value.taxable.percentage(settings.reservePercentage.number).negated()
      if back.charge == .reserve { reserve = try reserve - value.taxable }
      let key = ReturnCredit(number: credit.number, day: day)
      if var note = notes[key] {
        note.amount = try note.amount + amount.total
        note.figures.append(value)
        note.reserve = try note.reserve + reserve
        notes[key] = note
      } else {
        notes[key] = CreditNoteBooking(
          day: day, number: credit.number, amount: amount.total, figures: [value], reserve: reserve)
      }
    }
    return notes.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The order with all that happened to it; `parts` by day.
  func booked(_ parts: [PaymentPart], base: Currency) throws -> OrderAccount {
    var booking = OrderBooking(account, taxNames: taxNames, base: base)
    guard let invoice, let sums else {
      for part in parts { try Self.enterBefore(part, &booking) }
      return booking.account
    }
    let day = invoice.day
    for part in parts where part.day < day { try Self.enterBefore(part, &booking) }
    try booking.enterInvoice(invoice, sums, reserve: reserve ?? .zero(base))
    // A write-off before the invoice relieves nothing yet; it waits for it.
    for part in parts where part.day < day && part.kind == .writeOff { try booking.enterWriteOff(part, on: day) }
    var notes = credits[...]
    for part in parts where part.day >= day {
      while let note = notes.first, note.day <= part.day {
        try booking.enterCreditNote(note)
        notes.removeFirst()
      }
      switch part.kind {
      case .payment: try booking.enterPayment(part)
      case .refund: try booking.enterRefund(part)
      case .writeOff: try booking.enterWriteOff(part, on: part.day)
      }
    }
    for note in notes { try booking.enterCreditNote(note) }
    return booking.account
  }

  private static func enterBefore(_ part: PaymentPart, _ booking: inout OrderBooking) throws {
    switch part.kind {
    case .payment: try booking.enterDeposit(part)
    case .refund: try booking.enterDepositRefund(part)
    case .writeOff: booking.noteWriteOff(part)
    }
  }

  /// What the payments did to the balance, for the makers' trigger.
  func settlements(_ parts: [PaymentPart]) throws -> [Settlement] {
    try parts.map { part in
      Settlement(date: part.day, amount: part.kind == .refund ? try part.amount.negated() : part.amount)
    }
  }
}
