import Ledger
import Values

extension InvoiceLine {
  /// A line from its facts and figures.
  init(position: Int, facts: OrderLineFacts, figures: LineFigures, showsTax: Bool) {
    let item = facts.item
    self.init(
      position: position, description: facts.line.description ?? item.name, maker: Self.makers(facts), batch: item.batch,
      madeOn: item.madeOn, bestBefore: item.bestBefore, hsn: item.hsn,
      quantity: Quantity(facts.line.quantity, unit: item.unit ?? ""), unitPrice: facts.line.unitPrice,
      discount: facts.line.discountPercent.isZero ? nil : Percentage(facts.line.discountPercent), amount: figures.net,
      taxable: figures.taxable, taxRate: showsTax ? Percentage(figures.taxRate) : nil, tax: figures.tax)
  }

  /// `Ghulam Nabi, Kanihama`, or several names joined with `and`.
  private static func makers(_ facts: OrderLineFacts) -> String? {
    let makers = facts.makers.map { artisan in
      facts.makers.count == 1 ? [artisan.name, artisan.village].compactMap { $0 }.joined(separator: ", ") : artisan.name
    }
    guard let last = makers.last else { return nil }
    return makers.count == 1 ? last : makers.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension InvoicePayment {
  /// What was received for an order up to a day, in the order of arrival.
  static func received(for facts: OrderFacts, upTo date: CalendarDay) throws -> [InvoicePayment] {
    try facts.payments.filter { $0.payment.receivedOn <= date && $0.amount.currency == facts.order.currency }
      .sorted { $0.payment.receivedOn < $1.payment.receivedOn }
      .map { matched in
        let payment = matched.payment
        let kind =
          switch payment.kind {
          case .payment: payment.receivedOn < date ? "Deposit" : "Payment"
          case .refund: "Refund"
          case .writeOff: "Written off"
          }
        return InvoicePayment(
          kind: kind, date: payment.receivedOn, method: payment.method, reference: payment.reference ?? payment.id,
          amount: payment.kind == .refund ? try matched.amount.negated() : matched.amount)
      }
  }
}
