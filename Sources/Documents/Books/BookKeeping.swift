import Diagnostics
public import Ledger
import Settings
import Values

/// Keeps the books: takes orders one by one, so that a million lines need not be held, and makes `Books` of them.
///
/// Input: `BookFacts` and the orders. Output: `Books`. Pure.
public struct BookKeeping {
  private let facts: BookFacts
  private let base: Currency
  private let rates: ExchangeTable
  private let returns: [String: [SaleReturn]]
  private let ownItems: [String: Int]
  private var drafts: [OrderDraft] = []
  private var dues: [String: PaymentMatching.OrderDue] = [:]
  private var goods: GoodsFlow
  private var problems: [Diagnostic] = []

  /// Begins with everything but the orders.
  public init(_ facts: BookFacts) {
    self.facts = facts
    base = facts.settings.ledger.baseCurrency
    rates = ExchangeTable(facts.rates)
    returns = Dictionary(grouping: facts.returns, by: \.orderID.idKey)
    goods = GoodsFlow(facts.items)
    ownItems = goods.indices
  }

  /// Adds an order; each only once, cancelled ones too.
  ///
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  public mutating func add(_ order: OrderFacts) throws {
    let treatment = TaxTreatment(seller: facts.settings, buyer: order.buyer)
    let figures = try Invoice.figures(of: order, treatment: treatment)
    let invoice = try OrderDraft.Billing(order, figures: figures, rates: rates, base: base)
    if order.invoice != nil, invoice == nil { problems.append(.missingRate(order)) }
    let own = returns[order.order.id.idKey] ?? []
    dues[order.order.id.idKey] = PaymentMatching.OrderDue(order, figures: figures)
    try checkIssued(order, figures)
    if let invoice { try goods.add(order, invoicedOn: invoice.invoice.day, returns: own) }
    let draft = try OrderDraft(
      order, figures: figures, treatment: treatment, billing: invoice, returns: own, settings: facts.settings)
    checkIssued(draft.credits, of: order)
    drafts.append(draft)
  }

  /// What was printed must be what is booked.
  private mutating func checkIssued(_ order: OrderFacts, _ figures: InvoiceFigures) throws {
    guard let document = order.invoice, let printed = document.total, printed != figures.total else { return }
    problems.append(
      Diagnostic(
        "issued-total-differs",
        "invoice `\(document.number)` was issued over \(printed), but order `\(order.order.id)` now comes to \(figures.total)",
        hint:
          "a setting or a row it rests on has changed since; what was issued stands: change it back, or cancel the invoice",
        severity: .warning))
  }

  private mutating func checkIssued(_ credits: [CreditNoteBooking], of order: OrderFacts) {
    for document in order.documents where document.kind == .creditNote && document.state == .issued {
      guard let printed = document.total,
        let booked = credits.first(where: { $0.number.idKey == document.number.idKey }), booked.amount != printed
      else { continue }
      problems.append(
        Diagnostic(
          "issued-total-differs",
          "credit note `\(document.number)` was issued over \(printed), but what it credits now comes to \(booked.amount)",
          hint:
            "a setting or a row it rests on has changed since; what was issued stands: change it back, or cancel the credit note",
          severity: .warning))
    }
  }

  /// Closes the books.
  ///
  /// - Throws: a `Diagnostic` that names the order, item or artisan when an amount does not fit.
  public consuming func finish() throws -> Books {
    var parts = try PaymentParts(facts.payments, dues: dues, rates: rates, base: base)
    dues.removeAll()
    problems += parts.withoutRate.map(Diagnostic.paymentWithoutRate)
    var orders: [OrderAccount] = []
    orders.reserveCapacity(drafts.count)
    var sold: [SoldOrder] = []
    for draft in drafts {
      let own = parts.take(draft.account.orderID)
      do {
        orders.append(try draft.booked(own, base: base))
        if var order = draft.sold {
          order.settlements += try draft.settlements(own)
          sold.append(order)
        }
      } catch let error as ArithmeticError {
        throw Diagnostic.unbookable(draft.account.orderID, error)
      }
    }
    drafts.removeAll()
    let earnings = try Earnings(
      EarningsFacts(
        settings: EarningsSettings(facts.settings.ledger), artisans: facts.artisans, items: facts.items,
        rules: facts.rules, rates: facts.rates, orders: sold, payouts: facts.payouts, stockMoves: facts.stockMoves))
    for move in facts.stockMoves { goods.add(move) }
    return Books(
      base: base, orders: orders, unmatched: parts.unmatched, earnings: earnings, goods: goods,
      rows: (facts.expenses, facts.otherMoney), problems: problems)
  }
}

extension PaymentMatching.OrderDue {
  /// An order as matching sees it: the oldest order is served first, whatever was invoiced when, so that a payment that was shared
  /// out once stays so. One that was cancelled before its invoice takes nothing.
  init(_ facts: OrderFacts, figures: InvoiceFigures) {
    let isVoid = facts.order.isCancelled && facts.invoice == nil
    self.init(
      orderID: facts.order.id, dueOn: facts.order.date, total: isVoid ? .zero(figures.total.currency) : figures.total)
  }
}

extension Diagnostic {
  /// An invoice that is in no sum.
  static func missingRate(_ order: OrderFacts) -> Diagnostic {
    let day = order.invoice?.issuedOn.description ?? "its day"
    return Diagnostic(
      "missing-rate",
      "there is no rate for \(order.order.currency.code) on or before \(day), so the invoice of order `\(order.order.id)` is in no sum",
      hint: "add a row to rates.csv and import it", severity: .warning)
  }

  /// A payment that is in no sum.
  static func paymentWithoutRate(_ payment: Payment) -> Diagnostic {
    Diagnostic(
      "payment-without-rate",
      "there is no rate for \(payment.amount.currency.code) on or before \(payment.day), so payment `\(payment.shortName)` is in no sum",
      hint: "enter what reached the account under `INR Amount` in payments.csv, or add a row to rates.csv",
      severity: .warning)
  }

  /// An order whose amounts do not fit.
  static func unbookable(_ orderID: String, _ error: ArithmeticError) -> Diagnostic {
    Diagnostic(
      "amount-too-large", "order `\(orderID)` can not be booked: \(error)",
      hint: "look at its prices in order_lines.csv and its payments in payments.csv")
  }
}
