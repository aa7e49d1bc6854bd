import Ledger
import Settings
import Values

extension InvoiceLine {
  /// A line from its facts and figures.
  init(position: Int, facts: OrderLineFacts, figures: LineFigures, showsTax: Bool) {
    let item = facts.item
    self.init(
      position: position, description: facts.line.description ?? item.name, maker: Self.makers(facts),
      batch: item.batch,
      madeOn: item.madeOn, bestBefore: item.bestBefore, hsn: item.hsn,
      quantity: Quantity(facts.line.quantity, unit: item.unit ?? ""), unitPrice: facts.line.unitPrice,
      discount: facts.line.discount.number.isZero ? nil : facts.line.discount, amount: figures.net,
      taxable: figures.taxable, taxRate: showsTax ? Percentage(figures.taxRate) : nil, tax: figures.tax)
  }

  /// `Ghulam Nabi, Kanihama`, or several names, joined by signs that every language has.
  private static func makers(_ facts: OrderLineFacts) -> String? {
    let makers = facts.makers.map { artisan in
      facts.makers.count == 1
        ? [artisan.name, artisan.village].compactMap { $0 }.joined(separator: ", ") : artisan.name
    }
    guard let last = makers.last else { return nil }
    return makers.count == 1 ? last : makers.dropLast().joined(separator: ", ") + " & " + last
  }
}

extension InvoicePayment {
  /// What was received for an order up to a day, in the order of arrival.
  static func received(
    for group: OrderGroup, settings: CoopSettings, upTo date: CalendarDay
  ) throws -> [InvoicePayment] {
    let shares = try group.paymentShares(settings: settings)
    return try group.facts.payments.filter { $0.payment.day <= date }.compactMap { matched in
      guard let amount = shares[matched.payment.key], !amount.isZero else { return nil }
      let payment = matched.payment
      let kind =
        switch payment.kind {
        case .payment: payment.day < date ? "Deposit" : "Payment"
        case .refund: "Refund"
        case .writeOff: "Written off"
        }
      return InvoicePayment(
        kind: kind, date: payment.day, method: payment.method, reference: payment.transactionID ?? payment.reference,
        amount: amount, deduction: try amount.negated())
    }
  }
}
