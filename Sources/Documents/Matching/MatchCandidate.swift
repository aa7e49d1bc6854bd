import Diagnostics
public import Ledger
public import Settings
public import Values

/// An order as somebody sees it who asks what a payment may be for.
public struct MatchCandidate: Sendable, Hashable {
  /// The next instalment to be paid, of several.
  public struct Instalment: Sendable, Hashable {
    /// Its number, from 1.
    public var number: Int
    /// How many there are.
    public var count: Int
    /// What is still open of it.
    public var open: Money

    /// An instalment with what is open of it.
    public init(number: Int, count: Int, open: Money) {
      self.number = number
      self.count = count
      self.open = open
    }
  }

  /// The order's id.
  public var orderID: String
  /// The buyer's id.
  public var buyerID: String
  /// The buyer's name on paper, then the name in the buyer's own script.
  public var buyerNames: [String]
  /// The day of the order.
  public var orderedOn: CalendarDay
  /// The day of the invoice.
  public var invoicedOn: CalendarDay?
  /// The days on which it falls due, as far as they are known.
  public var dueOn: [CalendarDay]
  /// Whether it was cancelled.
  public var isCancelled: Bool
  /// What it comes to.
  public var total: Money
  /// What is still to be paid, below zero when overpaid.
  public var balance: Money
  /// The next instalment to be paid, if there are several.
  public var nextInstalment: Instalment?

  /// An order that a payment may be for.
  public init(
    orderID: String, buyerID: String, buyerNames: [String], orderedOn: CalendarDay, invoicedOn: CalendarDay? = nil,
    dueOn: [CalendarDay] = [], isCancelled: Bool = false, total: Money, balance: Money,
    nextInstalment: Instalment? = nil
  ) {
    self.orderID = orderID
    self.buyerID = buyerID
    self.buyerNames = buyerNames
    self.orderedOn = orderedOn
    self.invoicedOn = invoicedOn
    self.dueOn = dueOn
    self.isCancelled = isCancelled
    self.total = total
    self.balance = balance
    self.nextInstalment = nextInstalment
  }
}

extension MatchCandidate {
  /// Looks at an order with the orders that share payments with it.
  ///
  /// - Parameters:
  ///   - terms: the terms of the order or its buyer, if known.
  ///   - day: payments up to this day count.
  /// - Throws: a `Diagnostic` that names the order, or an `ArithmeticError`, when an amount does not fit.
  public init(_ group: OrderGroup, terms: PaymentTerms?, settings: CoopSettings, asOf day: CalendarDay) throws {
    let facts = group.facts
    let treatment = TaxTreatment(seller: settings, buyer: facts.buyer)
    let total = try Invoice.figures(of: facts, treatment: treatment).total
    let balance = try group.balance(settings: settings, asOf: day)
    let invoiced = facts.invoice?.issuedOn
    let steps = terms?.steps ?? []
    let due = steps.compactMap { $0.dueDay(ordered: facts.order.date, invoiced: invoiced) }
    self.init(
      orderID: facts.order.id, buyerID: facts.buyer.id,
      buyerNames: [facts.buyer.name] + [facts.buyer.localName].compactMap { $0 }, orderedOn: facts.order.date,
      invoicedOn: invoiced,
      dueOn: steps.isEmpty ? invoiced.map { [$0.adding(days: settings.invoice.dueDays)] } ?? [] : due,
      isCancelled: facts.order.isCancelled, total: total, balance: balance,
      nextInstalment: try Self.next(of: steps, total: total, paid: total - balance))
  }

  /// The first instalment that payments have not filled.
  private static func next(of steps: [PaymentTerms.Step], total: Money, paid: Money) throws -> Instalment? {
    guard steps.count > 1 else { return nil }
    var left = paid
    for (step, amount) in zip(steps, try total.allocated(by: steps.map(\.percentage.number))) {
      let open = left.isPositive ? try amount - Money.smaller(amount, left) : amount
      if open.isPositive { return Instalment(number: step.number, count: steps.count, open: open) }
      left = try left - amount
    }
    return nil
  }
}
