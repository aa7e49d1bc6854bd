import Diagnostics
public import Ledger
public import Settings
public import Values

/// What is asked of an invoice besides the facts of its order.
public struct InvoiceRequest: Sendable {
  /// The day of issue.
  public var date: CalendarDay
  /// The number, `nil` for a draft.
  public var number: String?
  /// What foreign money is worth.
  public var rates: [ExchangeRate]
  /// The numbers of the receipts that stand, by the keys of their payments.
  public var receipts: [String: String]

  /// An invoice of a day, with its number or as a draft.
  public init(
    date: CalendarDay, number: String?, rates: [ExchangeRate] = [], receipts: [String: String] = [:]
  ) {
    self.date = date
    self.number = number
    self.rates = rates
    self.receipts = receipts
  }
}

extension Invoice {
  /// Draws up an invoice: all facts in, all figures final.
  ///
  /// Payments received up to the day of issue are listed; those before it as deposits.
  /// - Throws: a `Diagnostic` when the order is cancelled, has no lines, or an amount does not fit.
  public init(drafting group: OrderGroup, settings: CoopSettings, request: InvoiceRequest) throws {
    let facts = group.facts
    try Self.refuseWithoutGoods(facts, toBe: "invoiced")
    let treatment = TaxTreatment(seller: settings, buyer: facts.buyer)
    let figures = try Self.figures(of: facts, treatment: treatment)
    let received = try InvoicePayment.received(
      for: group, settings: settings, upTo: request.date, receipts: request.receipts)
    let currency = facts.order.currency
    let paid = try received.map(\.amount).sum(currency)
    let balance = try figures.total - paid
    let plan = try group.plan(
      settings: settings, invoiced: request.date, daysWithoutTerms: settings.invoice.dueDays)
    let statement = try plan.statement(paid: paid)
    let next = try statement.next(asOf: request.date)
    let exchange = try InvoiceExchange(figures, on: request.date, rates: request.rates, settings: settings)
    if request.number != nil, exchange == nil, currency != settings.ledger.baseCurrency, !figures.taxTotal.isZero {
      throw Self.missingRate(currency, request.date, order: facts.order.id, settings: settings)
    }
    let lines = zip(facts.lines, figures.lines).enumerated().map { index, pair in
      InvoiceLine(position: index + 1, facts: pair.0, figures: pair.1, showsTax: treatment.bearsTax)
    }
    self.init(
      kind: Kind(treatment: treatment, settings: settings), number: request.number, date: request.date,
      supplyDate: facts.order.shippedOn,
      dueDate: next?.dueOn, dueAmount: next?.amount, lastDueDate: statement.lastOpenDay,
      terms: facts.order.terms ?? facts.buyer.terms ?? settings.invoice.terms, orderID: facts.order.id,
      orderDate: facts.order.date, yourReference: facts.order.yourReference, note: facts.order.note,
      currency: currency.code,
      exchange: exchange,
      coop: CoopParty(settings: settings), buyer: BuyerParty(facts.buyer, sellerCountry: settings.coop.country),
      deliveryAddress: BuyerParty.lines(facts.order.deliveryAddress ?? facts.buyer.deliveryAddress),
      placeOfSupply: Self.placeOfSupply(facts.buyer, settings: settings),
      destination: Self.destination(facts.buyer, settings: settings), incoterm: facts.order.incoterm,
      reverseCharge: false,
      endorsement: treatment.endorsement, lut: treatment == .exportUnderLUT ? settings.tax.lut : nil,
      pricesIncludeTax: facts.order.pricesIncludeTax, showsTax: treatment.bearsTax,
      hasLineDiscounts: lines.contains { $0.discount != nil }, hasHSN: lines.contains { $0.hsn != nil },
      hasTaxableColumn: treatment.bearsTax && lines.contains { $0.taxable != $0.amount }, lines: lines,
      subtotal: figures.subtotal,
      orderDiscount: figures.orderDiscount.isZero ? nil : try figures.orderDiscount.negated(),
      shipping: figures.shipping?.net, shippingTaxRate: figures.shipping.flatMap { $0.shownTaxRate(treatment) },
      taxableTotal: figures.taxableTotal, taxes: figures.taxes.map(InvoiceTax.init), taxTotal: figures.taxTotal,
      roundOff: figures.roundOff.isZero ? nil : figures.roundOff, total: figures.total, payments: received,
      paymentsTotal: received.isEmpty ? nil : paid,
      instalments: InvoiceInstalment.list(statement, invoiced: request.date), balanceDue: balance,
      overpaid: balance.isNegative ? try balance.negated() : nil, isPaid: !balance.isPositive,
      bank: BankDetails(settings.bank, currency: currency, reference: request.number ?? facts.order.id),
      payment: request.number.flatMap { number in
        // A draft is no demand, so nobody can pay it by accident.
        PaymentLink(balance: next?.amount ?? balance, settings: settings, reference: number)
      },
      notes: settings.invoice.notes, signatory: settings.invoice.signatory,
      isDraft: request.number == nil, fingerprint: "")
  }

  /// Tax is owed in base currency, so an invoice that charges it in foreign money must say what it is worth (CGST Rules, rule 34).
  private static func missingRate(
    _ currency: Currency, _ day: CalendarDay, order: String, settings: CoopSettings
  ) -> Diagnostic {
    let base = settings.ledger.baseCurrency.code
    return Diagnostic(
      "missing-rate",
      "order `\(order)` charges tax in \(currency.code), and there is no rate for it on or before \(day) to say it in \(base)",
      hint: "add a row to rates.csv and import it")
  }

  /// Throws a `Diagnostic` when an order was cancelled or has no lines, so that it can not be what is asked for.
  static func refuseWithoutGoods(_ facts: OrderFacts, toBe participle: String) throws {
    let id = facts.order.id
    if facts.order.isCancelled {
      let when = facts.order.cancelledOn.map { " on \($0)" } ?? ""
      throw Diagnostic(
        "order-cancelled", "order `\(id)` was cancelled\(when), so it can not be \(participle)",
        hint: "if that is wrong, mend `Status` and `Cancelled On` in orders.csv and import it again")
    }
    if facts.lines.isEmpty {
      throw Diagnostic(
        "order-without-lines", "order `\(id)` has no lines, so there is nothing to be \(participle)",
        hint: "import the order_lines.csv that has its lines")
    }
  }

  /// The figures of an order, to be asked for wherever its total is needed.
  ///
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  public static func figures(of facts: OrderFacts, treatment: TaxTreatment) throws -> InvoiceFigures {
    let currency = facts.order.currency
    let order = PricedOrder(
      lines: facts.lines.map {
        PricedLine(
          unitPrice: $0.line.unitPrice, quantity: $0.line.quantity, discountPercent: $0.line.discount.number,
          taxRate: $0.line.gst.number)
      },
      orderDiscount: facts.order.discount, shipping: facts.order.shippingCharged,
      shippingTaxRate: facts.order.shippingGST?.number, pricesIncludeTax: facts.order.pricesIncludeTax,
      treatment: treatment, currency: currency)
    do {
      return try InvoiceFigures(computing: order)
    } catch let error as ArithmeticError {
      throw Diagnostic(
        "amount-too-large", "the amounts of order `\(facts.order.id)` can not be computed: \(error)",
        hint: "look at its quantities and prices in order_lines.csv")
    }
  }

  /// The country the goods go to, where it is not the seller's.
  private static func destination(_ buyer: Buyer, settings: CoopSettings) -> String? {
    buyer.country == settings.coop.country ? nil : Country.name(of: buyer.country) ?? buyer.country
  }

  /// The state or country where a supply to this buyer takes place; `nil` where Indian law does not apply.
  static func placeOfSupply(_ buyer: Buyer, settings: CoopSettings) -> String? {
    guard settings.coop.country == "IN" else { return nil }
    if buyer.country != "IN" { return Country.name(of: buyer.country) ?? buyer.country }
    return buyer.stateOfSupply(home: settings.coop.state)?.nameWithCode
  }
}

extension Invoice.Kind {
  /// The legal kind that fits the treatment.
  init(treatment: TaxTreatment, settings: CoopSettings) {
    switch treatment {
    case .exportUnderLUT, .exportWithIGST: self = .exportInvoice
    case .unregistered: self = settings.coop.country == "IN" ? .billOfSupply : .invoice
    case .intraState, .intraTerritory, .interState: self = .taxInvoice
    }
  }
}

extension TaxTreatment {
  /// Which taxes apply between this seller and this buyer (IGST Act ss. 7, 8, 10 and 16).
  public init(seller: CoopSettings, buyer: Buyer) {
    guard seller.tax.isRegistered, seller.coop.country == "IN" else {
      self = .unregistered
      return
    }
    guard buyer.country == "IN" else {
      self = seller.tax.exportRoute == .lut ? .exportUnderLUT : .exportWithIGST
      return
    }
    let place = buyer.stateOfSupply(home: seller.coop.state)
    if place?.code != seller.coop.state?.code {
      self = .interState
    } else {
      self = place?.leviesUTGST == true ? .intraTerritory : .intraState
    }
  }
}

extension Buyer {
  /// The state of supply: the one given, else that of the GSTIN, else the seller's own (IGST Act s. 10(1)(ca)).
  func stateOfSupply(home: IndianState?) -> IndianState? {
    if let stateCode, let state = IndianState(code: stateCode) { return state }
    if let gstin, let state = IndianState(code: gstin.prefix(2)) { return state }
    return home
  }
}

extension IndianState {
  /// `Delhi (07)`.
  var nameWithCode: String { "\(name) (\(code))" }
}

extension LineFigures {
  /// The rate to print, where tax is charged.
  func shownTaxRate(_ treatment: TaxTreatment) -> Percentage? { treatment.bearsTax ? Percentage(taxRate) : nil }
}

extension InvoiceTax {
  init(_ figure: TaxFigure) {
    self.init(name: figure.name, rate: Percentage(figure.rate), taxable: figure.taxable, amount: figure.amount)
  }
}
