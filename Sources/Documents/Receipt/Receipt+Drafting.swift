import Diagnostics
public import Ledger
public import Settings
public import Values

/// What is asked of a receipt besides the facts.
public struct ReceiptRequest: Sendable {
  /// The day of issue.
  public var date: CalendarDay
  /// The number, `nil` for a draft.
  public var number: String?
  /// What people type to name the payment.
  public var handle: String

  /// A receipt of a day for the payment with this handle, with its number or as a draft.
  public init(date: CalendarDay, number: String?, handle: String) {
    self.date = date
    self.number = number
    self.handle = handle
  }
}

extension Receipt {
  /// Draws up a receipt: all facts in, all figures final.
  ///
  /// - Parameters:
  ///   - match: the payment with the orders it is for.
  ///   - orders: these orders and all that share payments with them.
  ///   - returns: what came back of these orders.
  /// - Throws: a `Diagnostic` when the payment is not one that a receipt can be given for, or an amount does not fit.
  public init(
    drafting match: MatchedPayment, orders: [OrderFacts], returns: [SaleReturn], settings: CoopSettings,
    request: ReceiptRequest
  ) throws {
    let payment = match.payment
    try Self.refuse(payment, request)
    let blocks = try Self.blocks(match, orders: orders, returns: returns, settings: settings, day: request.date)
    guard let first = blocks.first else { throw Self.countsForNothing(match, orders, request.handle) }
    let treatments = blocks.map { TaxTreatment(seller: settings, buyer: $0.facts.buyer) }
    let isDeposit = blocks.contains { $0.facts.isDeposit(payment) }
    let isRegistered = settings.tax.isRegistered && settings.coop.country == "IN"
    let counted = try blocks.map(\.order.thisPayment).sum(first.order.total.currency)
    let buyer = first.facts.buyer
    self.init(
      kind: isDeposit ? (isRegistered ? .voucher : .deposit) : .payment, number: request.number, date: request.date,
      receivedOn: payment.day, receivedAt: payment.time, amount: payment.amount, method: payment.method,
      transactionID: payment.transactionID, reference: payment.reference,
      payer: payment.payer.flatMap { [buyer.name, buyer.localName].contains($0) ? nil : $0 },
      exchange: payment.amount.currency == counted.currency ? nil : ReceiptExchange(payment.amount, counts: counted),
      isDeposit: isDeposit, taxOnAdvance: isDeposit && isRegistered ? .zero(payment.amount.currency) : nil,
      reverseCharge: false, showsTax: treatments.contains(where: \.bearsTax),
      placeOfSupply: Invoice.placeOfSupply(buyer, settings: settings), coop: CoopParty(settings: settings),
      buyer: BuyerParty(buyer, sellerCountry: settings.coop.country), orders: blocks.map(\.order),
      hasSeveralOrders: blocks.count > 1, signatory: settings.invoice.signatory, isDraft: request.number == nil,
      fingerprint: "")
  }

  /// The orders that the payment gives anything to, the oldest first.
  private static func blocks(
    _ match: MatchedPayment, orders: [OrderFacts], returns: [SaleReturn], settings: CoopSettings, day: CalendarDay
  ) throws -> [(facts: OrderFacts, order: ReceiptOrder)] {
    let ids = Set(match.orderIDs.map(\.idKey))
    return try orders.filter { ids.contains($0.order.id.idKey) }
      .sorted { ($0.order.date, $0.order.id) < ($1.order.date, $1.order.id) }
      .compactMap { facts in
        let group = OrderGroup(facts, all: orders)
        guard let share = try group.share(ofPayment: match.payment.key, settings: settings), share.isPositive else {
          return nil
        }
        let own = returns.filter { $0.orderID.idKey == facts.order.id.idKey }
        let order = try ReceiptOrder(
          group, payment: match.payment, share: share, returns: own, on: day, settings: settings)
        return (facts, order)
      }
  }

  /// Refuses what never gets a receipt.
  ///
  /// - Throws: a `Diagnostic` for refunds, write-offs and days before the payment.
  private static func refuse(_ payment: Payment, _ request: ReceiptRequest) throws {
    switch payment.kind {
    case .payment: break
    case .refund:
      throw Diagnostic(
        "no-receipt-for-refund", "`\(request.handle)` is a refund: money went out, so there is nothing to acknowledge",
        hint: "a receipt is for money that came in; goods that come back are credited with `talim credit-note`")
    case .writeOff:
      throw Diagnostic(
        "no-receipt-for-write-off", "`\(request.handle)` is a write-off: no money came in",
        hint: "a receipt is for money that came in")
    }
    guard request.date >= payment.day else {
      throw Diagnostic(
        "receipt-before-payment",
        "the receipt would be of \(request.date), but `\(request.handle)` was received on \(payment.day)",
        hint: "leave out `--date`, or give a day from \(payment.day) on")
    }
  }

  private static func countsForNothing(
    _ match: MatchedPayment, _ orders: [OrderFacts], _ handle: String
  ) -> Diagnostic {
    let code = match.payment.amount.currency.code
    let ids = match.orderIDs.map { "`\($0)`" }.joined(separator: ", ")
    let others = Set(orders.map(\.order.currency.code)).subtracting([code]).sorted()
    guard !others.isEmpty else {
      return Diagnostic(
        "payment-without-order", "nothing of payment `\(handle)` counts for \(ids)",
        hint: "`talim explain payment \(handle)` shows where it went")
    }
    return Diagnostic(
      "payment-without-worth",
      "payment `\(handle)` is in \(code), but \(ids) in \(others.joined(separator: ", ")): what it counts for is not known",
      hint:
        "enter what reached the account under `INR Amount` in payments.csv, or enter the payment in the order's currency"
    )
  }
}

extension OrderFacts {
  /// Whether a payment came before the invoice of the order, or there is none.
  func isDeposit(_ payment: Payment) -> Bool { invoice.map { payment.day < $0.issuedOn } ?? true }
}
