import Diagnostics
public import Ledger
public import Settings
public import Values

/// What is asked of a credit note besides the facts of its order.
public struct CreditNoteRequest: Sendable {
  /// The ids of the returns that it credits, all of one order.
  public var returnIDs: [String]
  /// The day of issue.
  public var date: CalendarDay
  /// The number, `nil` for a draft.
  public var number: String?

  /// A credit note of a day for these returns, with its number or as a draft.
  public init(returnIDs: [String], date: CalendarDay, number: String?) {
    self.returnIDs = returnIDs
    self.date = date
    self.number = number
  }
}

extension CreditNote {
  /// Draws up a credit note: all facts in, all figures final.
  ///
  /// - Parameters:
  ///   - group: the order, with those that share payments with it.
  ///   - returns: everything that came back of the order.
  ///   - rates: all rates of exchange.
  /// - Throws: a `Diagnostic` when the order has no invoice, a return is credited already or came back later, a rate is missing, or an amount
  ///   does not fit.
  public init(
    drafting group: OrderGroup, returns: [SaleReturn], rates: [ExchangeRate], settings: CoopSettings,
    request: CreditNoteRequest
  ) throws {
    let facts = group.facts
    let draft = try CreditDraft(facts, returns: returns, settings: settings, request: request)
    let currency = facts.order.currency
    let credited = try group.credited(returns, settings: settings, upTo: request.date)
    let money = try group.money(settings: settings, credited: credited, asOf: request.date)
    let reasons = Set(draft.pieces.map(\.back.reason))
    let sameReason = reasons.count == 1 ? reasons.first ?? nil : nil
    let goods = try draft.pieces.map(\.figures.taxable).sum(currency)
    let shipping = try draft.shippingTaxable()
    let taxes = try draft.taxes()
    let roundOff = try draft.pieces.map(\.figures.roundOff).sum(currency)
    let total = try draft.pieces.map(\.figures.total).sum(currency)
    self.init(
      number: request.number, date: request.date, invoiceNumber: draft.invoice.number,
      invoiceDate: draft.invoice.issuedOn, orderID: facts.order.id, orderDate: facts.order.date, reason: sameReason,
      isWhole: draft.isWhole, currency: currency.code, coop: CoopParty(settings: settings),
      buyer: BuyerParty(facts.buyer, sellerCountry: settings.coop.country),
      placeOfSupply: Invoice.placeOfSupply(facts.buyer, settings: settings), reverseCharge: false,
      endorsement: draft.treatment.endorsement, showsTax: draft.treatment.bearsTax,
      hasHSN: draft.pieces.contains { $0.line.item.hsn != nil }, hasReasons: reasons.count > 1,
      lines: try draft.lines(hasReasons: reasons.count > 1), subtotal: goods, shipping: shipping?.unlessZero,
      shippingTaxRate: shipping == nil ? nil : draft.shippingTaxRate,
      taxableTotal: try goods + (shipping ?? .zero(currency)), taxes: taxes.map(InvoiceTax.init),
      taxTotal: try taxes.map(\.amount).sum(currency), roundOff: roundOff.unlessZero, total: total,
      exchange: try draft.exchange(rates, settings: settings), balance: try CreditNoteBalance(money, credit: total),
      signatory: settings.invoice.signatory, isDraft: request.number == nil, fingerprint: "")
  }
}
