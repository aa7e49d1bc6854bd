import Ledger
public import Values

/// Whose money the co-op holds: every order without an invoice for which money is here.
///
/// `total` is the deposits of the status and the weekly page, and the sum of the rows' values.
public struct DepositsQuestion: QuestionReport {
  /// `deposits`.
  public static let name = "deposits"
  /// Whose money do we hold?
  public static let question = "Whose money do we hold?"
  /// About a day.
  public static let span = ReportSpan.day

  /// What every report says of itself.
  public var head: ReportHead
  /// The orders: those that were cancelled first, then by the day they were promised for.
  public let rows: [Row]
  /// All that is held, at the value it was received at.
  public let total: Money
  /// What of it is for orders that were cancelled.
  public let cancelled: Money
  /// How many orders are past the day they were promised for.
  public let lateOrders: Int
  /// Whether something is held in another currency than that of the books.
  public let hasForeign: Bool

  /// An order for which money is here.
  public struct Row: Sendable, Hashable {
    /// The buyer's id.
    public let buyerID: String
    /// What the buyer is called.
    public let buyer: String
    /// The order's id.
    public let orderID: String
    /// The order's day.
    public let orderDay: CalendarDay
    /// What is held, in the order's currency.
    public let held: Money
    /// The same at the value it was received at, in base currency.
    public let value: Money
    /// What the order comes to.
    public let orderTotal: Money
    /// What is still to be paid, before delivery or after; nothing on an order that was cancelled, and none below zero.
    public let toCome: Money
    /// The day it was promised for.
    public let promisedBy: CalendarDay?
    /// How many days it is past that, not sent; zero when it is not.
    public let daysLate: Int
    /// Whether it was cancelled by the day.
    public let isCancelled: Bool
  }

  /// Draws it up; throws when an amount does not fit.
  public init(_ sources: ReportSources, _ head: ReportHead) throws {
    self.head = head
    let day = head.to
    var rows: [Row] = []
    var facts: [String: Order] = [:]
    let held = try sources.books.orders.filter { try $0.deposit(asOf: day) != nil }
    if !held.isEmpty {
      let ids = Set(held.map(\.orderID.idKey))
      try sources.forEachOrder { if ids.contains($0.order.id.idKey) { facts[$0.order.id.idKey] = $0.order } }
    }
    for account in held {
      guard let deposit = try account.deposit(asOf: day) else { continue }
      rows.append(
        try Row(
          account, facts[account.orderID.idKey], deposit, buyer: sources.buyerName(account.buyerID), asOf: day))
    }
    self.rows = rows.sorted { $0.comesBefore($1) }
    total = try rows.map(\.value).sum(head.currency)
    cancelled = try rows.filter(\.isCancelled).map(\.value).sum(head.currency)
    lateOrders = rows.count { $0.daysLate > 0 }
    hasForeign = rows.contains { $0.held.currency != head.currency }
  }

  /// The columns of its table in a spreadsheet.
  public static let columns: [ReportColumn<Row>] = [
    .text("Buyer ID") { $0.buyerID },
    .text("Buyer") { $0.buyer },
    .text("Order ID") { $0.orderID },
    .day("Order date") { $0.orderDay },
    .text("Cancelled") { $0.isCancelled ? "yes" : "no" },
    .day("Promised by") { $0.promisedBy },
    .count("Days late") { $0.daysLate },
    .amount("Order total") { $0.orderTotal },
    .amount("Held") { $0.held },
    .amount("Still to come") { $0.toCome },
    .currency("Order currency") { $0.held },
    .amount("Value") { $0.value },
    .currency { $0.value },
  ]
}

extension OrderAccount {
  /// What is held for the order at the end of a day, in its currency, and at what value the books carry it; `nil` when it is invoiced by
  /// then or nothing is held.
  ///
  /// - Throws: an `ArithmeticError` when an amount does not fit.
  func deposit(asOf day: CalendarDay) throws -> (held: Money, value: Money)? {
    var value: Money?
    for event in events where event.date <= day {
      for posting in event.postings where posting.account.kind == .deposits {
        value = try (value ?? .zero(posting.amount.currency)) - posting.amount
      }
    }
    guard let value else { return nil }
    if let invoice, invoice.day <= day { return nil }
    let held = try money(asOf: day).held()
    return held.isZero && value.isZero ? nil : (held, value)
  }
}

extension DepositsQuestion.Row {
  fileprivate init(
    _ account: OrderAccount, _ order: Order?, _ deposit: (held: Money, value: Money), buyer: String,
    asOf day: CalendarDay
  ) throws(ArithmeticError) {
    let isCancelled = account.isCancelled(by: day)
    let balance = try account.balance(asOf: day)
    let late = order?.latePromise(asOf: day, invoicedOn: account.invoice?.day)
    self.init(
      buyerID: account.buyerID, buyer: buyer, orderID: account.orderID, orderDay: account.orderedOn,
      held: deposit.held, value: deposit.value, orderTotal: account.total,
      toCome: isCancelled || balance.isNegative ? .zero(balance.currency) : balance, promisedBy: order?.promisedBy,
      daysLate: late?.days(until: day) ?? 0, isCancelled: isCancelled)
  }

  fileprivate func comesBefore(_ other: DepositsQuestion.Row) -> Bool {
    if isCancelled != other.isCancelled { return isCancelled }
    let days = (promisedBy ?? .last, other.promisedBy ?? .last)
    if days.0 != days.1 { return days.0 < days.1 }
    return (orderDay, orderID) < (other.orderDay, other.orderID)
  }
}

extension DepositsQuestion: RecordConvertible {
  /// All fields of the report, for templates.
  public static let recordType = RecordType<DepositsQuestion>(
    "report of deposits",
    headFields + [
      .field("total", { $0.total }, "all that is held", example: "₹90,000.00"),
      .field("orders", { $0.rows.count }, "for how many orders", example: "4"),
      .field("cancelled", { $0.cancelled }, "what of it is for orders that were cancelled", example: "₹0.00"),
      .field("lateOrders", { $0.lateOrders }, "how many orders are past the day they were promised for", example: "1"),
      .field("hasForeign", { $0.hasForeign }, "whether something is held in another currency", example: "false"),
      .field(
        "rows", { $0.rows }, "the orders: those that were cancelled first, then by the day they were promised for"),
    ])
}

extension DepositsQuestion.Row: RecordConvertible {
  /// All fields of an order.
  public static let recordType = RecordType<DepositsQuestion.Row>(
    "held deposit",
    [
      .field("buyerID", { $0.buyerID }, "the buyer's id", example: "B05"),
      .field("buyer", { $0.buyer }, "what the buyer is called", example: "Kashmir Box"),
      .field("orderID", { $0.orderID }, "our id of the order", example: "O-1042"),
      .field("orderDay", { $0.orderDay }, "the order's day", example: "2026-05-02"),
      .field("held", { $0.held }, "what is held, in the order's currency", example: "₹20,000.00"),
      .field("value", { $0.value }, "the same in the currency of the books, as received", example: "₹20,000.00"),
      .field("orderTotal", { $0.orderTotal }, "what the order comes to", example: "₹49,088.00"),
      .field("toCome", { $0.toCome }, "what is still to be paid", example: "₹29,088.00"),
      .field("promisedBy", { $0.promisedBy }, "the day it was promised for", example: "2026-06-15"),
      .field("daysLate", { $0.daysLate }, "how many days it is past that, not sent; else 0", example: "0"),
      .field("isCancelled", { $0.isCancelled }, "whether it was cancelled", example: "false"),
    ])
}
