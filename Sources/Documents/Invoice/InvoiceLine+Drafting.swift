import Ledger
import Settings
import Values

extension InvoiceLine {
  /// A line from its facts and figures.
  init(position: Int, facts: OrderLineFacts, figures: LineFigures, showsTax: Bool) {
    let item = facts.item
    self.init(
      position: position, itemID: item.id, description: facts.line.description ?? item.name,
      maker: Self.makers(facts.makers), batch: item.batch, madeOn: item.madeOn, bestBefore: item.bestBefore,
      hsn: item.hsn,
      quantity: Quantity(facts.line.quantity, unit: item.unit ?? ""), unitPrice: facts.line.unitPrice,
      discount: facts.line.discount.number.isZero ? nil : facts.line.discount, amount: figures.net,
      taxable: figures.taxable, taxRate: showsTax ? Percentage(figures.taxRate) : nil, tax: figures.tax)
  }

  /// `Ghulam Nabi, Kanihama`, or several names, joined by signs that every language has. A village is said once where all of them
  /// live in it.
  private static func makers(_ makers: [Artisan]) -> String? {
    let villages = Set(makers.map(\.village))
    let shared = villages.count == 1 ? villages.first ?? nil : nil
    let names = makers.map { artisan in
      shared == nil ? artisan.village.map { "\(artisan.name) (\($0))" } ?? artisan.name : artisan.name
    }
    guard let last = names.last else { return nil }
    let joined = names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " & " + last
    return [joined, shared].compactMap { $0 }.joined(separator: ", ")
  }
}

extension InvoicePayment {
  /// What was received for an order up to a day, in the order of arrival; `receipts` are numbers by the keys of payments.
  static func received(
    for group: OrderGroup, settings: CoopSettings, upTo date: CalendarDay, receipts: [String: String] = [:]
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
        receipt: receipts[payment.key], amount: amount, deduction: try amount.negated())
    }
  }
}
