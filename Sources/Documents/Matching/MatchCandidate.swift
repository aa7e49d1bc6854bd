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
  ///   - returns: what came back of the order; credited once it is invoiced.
  ///   - day: payments and returns up to this day count.
  /// - Throws: a `Diagnostic` that names the order, or an `ArithmeticError`, when an amount does not fit.
  public init(_ group: OrderGroup, returns: [SaleReturn], settings: CoopSettings, asOf day: CalendarDay) throws {
    let facts = group.facts
    let treatment = TaxTreatment(seller: settings, buyer: facts.buyer)
    let figures = try Invoice.figures(of: facts, treatment: treatment)
    let invoiced = facts.invoice?.issuedOn
    let credited = try Self.credited(invoiced == nil ? [] : returns.filter { $0.date <= day }, facts, figures)
    let open = try group.balance(settings: settings, asOf: day)
    let plan = try group.plan(settings: settings, daysWithoutTerms: settings.invoice.dueDays)
    let parts = try plan.statement(paid: figures.total - open, credited: credited).entries
    self.init(
      orderID: facts.order.id, buyerID: facts.buyer.id,
      buyerNames: [facts.buyer.name] + [facts.buyer.localName].compactMap { $0 }, orderedOn: facts.order.date,
      invoicedOn: invoiced, dueOn: parts.compactMap(\.instalment.dueOn), isCancelled: facts.order.isCancelled,
      total: figures.total, balance: try open - credited, nextInstalment: Self.next(parts))
  }

  /// The first part that payments have not filled, where there are several.
  private static func next(_ parts: [InstalmentStatement.Entry]) -> Instalment? {
    guard parts.count > 1 else { return nil }
    let open = parts.filter(\.open.isPositive)
    let first = open.min { ($0.instalment.dueOn ?? .last) < ($1.instalment.dueOn ?? .last) }
    return first.map { Instalment(number: $0.instalment.number, count: parts.count, open: $0.open) }
  }

  private static func credited(_ returns: [SaleReturn], _ facts: OrderFacts, _ figures: InvoiceFigures) throws -> Money
  {
    let lines = facts.lines.map { CreditFigures.Line(line: $0.line.line, quantity: $0.line.quantity) }
    return try CreditFigures.all(returns, of: lines, figures: figures).map(\.total).sum(figures.total.currency)
  }
}
