public import Ledger
public import Settings
public import Values

/// An invoiced order as earnings see it: the figures of its invoice, what settled it, and what came back.
public struct SoldOrder: Sendable {
  /// The order's id.
  public var id: String
  /// The day of the invoice.
  public var invoicedOn: CalendarDay
  /// What the buyer owed in all, in the order's currency.
  public var total: Money
  /// What was sold.
  public var lines: [SoldLine]
  /// Payments, write-offs, refunds and credit notes, in any order.
  public var settlements: [Settlement]
  /// What came back.
  public var returns: [SaleReturn]

  /// An invoiced order.
  public init(
    id: String, invoicedOn: CalendarDay, total: Money, lines: [SoldLine], settlements: [Settlement] = [],
    returns: [SaleReturn] = []
  ) {
    self.id = id
    self.invoicedOn = invoicedOn
    self.total = total
    self.lines = lines
    self.settlements = settlements
    self.returns = returns
  }
}

/// A line of an invoice as earnings see it; all amounts in the order's currency and without tax.
public struct SoldLine: Sendable, Hashable {
  /// The number of the line as written.
  public var line: String
  /// The item's id.
  public var itemID: String
  /// How many.
  public var quantity: ExactDecimal
  /// The price of one, before discounts.
  public var unitPrice: Money
  /// Price × quantity, before discounts.
  public var gross: Money
  /// Net of line and order discount: the taxable value of the invoice.
  public var net: Money

  /// A line of an invoice.
  public init(line: String, itemID: String, quantity: ExactDecimal, unitPrice: Money, gross: Money, net: Money) {
    self.line = line
    self.itemID = itemID
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.gross = gross
    self.net = net
  }
}

/// Something that changed what is still owed on an order.
public struct Settlement: Sendable, Hashable {
  /// The day.
  public var date: CalendarDay
  /// What it took off the balance, in the order's currency: above zero for payments, write-offs and credit notes, below zero for
  /// refunds.
  public var amount: Money

  /// So much on a day.
  public init(date: CalendarDay, amount: Money) {
    self.date = date
    self.amount = amount
  }
}

extension SoldOrder {
  /// An order with the figures of its invoice.
  ///
  /// `payments` is what payments, write-offs (above zero) and refunds (below) did to it. A return counts as credited on the day
  /// of its credit note, else on the day `creditedOn` gives for its id, else not yet.
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public init(
    _ facts: OrderFacts, invoice: (day: CalendarDay, figures: InvoiceFigures, treatment: TaxTreatment),
    payments: [Settlement], returns: [SaleReturn] = [], creditedOn: [String: CalendarDay] = [:]
  ) throws {
    let includesTax = facts.order.pricesIncludeTax
    let lines = try zip(facts.lines, invoice.figures.lines).map { facts, figures in
      func untaxed(_ value: Money) throws -> Money {
        try invoice.treatment.split(value, rate: facts.line.gst.number, includesTax: includesTax).taxable
      }
      return SoldLine(
        line: facts.line.line, itemID: facts.line.itemID, quantity: facts.line.quantity,
        unitPrice: try untaxed(facts.line.unitPrice), gross: try untaxed(figures.gross), net: figures.taxable)
    }
    let credits = try CreditFigures.all(
      returns, of: lines.map { CreditFigures.Line(line: $0.line, quantity: $0.quantity) }, figures: invoice.figures)
    let totals = Dictionary(credits.map { ($0.returnID, $0.total) }, uniquingKeysWith: { first, _ in first })
    let credited = returns.compactMap { back -> Settlement? in
      let day = back.credit?.day ?? creditedOn[back.id]
      guard let day, let amount = totals[back.id] else { return nil }
      return Settlement(date: day, amount: amount)
    }
    self.init(
      id: facts.order.id, invoicedOn: invoice.day, total: invoice.figures.total, lines: lines,
      settlements: payments + credited, returns: returns)
  }

  /// The day at whose end the shares of its makers become payable; `nil` while it has not come.
  ///
  /// With the trigger `paid`, the first day from the invoice on that ends with a balance of zero or less; what was paid before the
  /// invoice counts on its day.
  /// - Throws: `ArithmeticError` when an amount does not fit or is in another currency.
  public func payableOn(_ trigger: PayoutTrigger) throws -> CalendarDay? {
    guard trigger == .paid else { return invoicedOn }
    var balance = total
    var day = invoicedOn
    for settlement in settlements.sorted(by: { ($0.date, $0.amount.minorUnits) < ($1.date, $1.amount.minorUnits) }) {
      if settlement.date > day {
        if !balance.isPositive { return day }
        day = settlement.date
      }
      balance = try balance - settlement.amount
    }
    return balance.isPositive ? nil : day
  }
}
