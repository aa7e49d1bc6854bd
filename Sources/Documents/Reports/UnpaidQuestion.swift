import Ledger
import Settings
public import Values

/// Who owes money on invoices, by how late it is: every instalment of which something is open.
///
/// `total` is what buyers owe in the status and on the weekly page, and the sum of the rows' values.
public struct UnpaidQuestion: QuestionReport {
  /// `unpaid`.
  public static let name = "unpaid"
  /// Who owes us?
  public static let question = "Who owes us?"
  /// About a day.
  public static let span = ReportSpan.day

  /// What every report says of itself.
  public var head: ReportHead
  /// What is open, the longest late first; what has no day yet stands last.
  public let rows: [Row]
  /// What is open by how late it is, from not late on.
  public let ages: [Age]
  /// All that is open.
  public let total: Money
  /// What of it is late.
  public let late: Money
  /// How many invoices have something open.
  public let invoices: Int
  /// How many of them have something late.
  public let lateInvoices: Int
  /// The buyer who owes most; absent when nobody owes anything.
  public let largest: Debtor?
  /// Whether something is open in another currency than that of the books.
  public let hasForeign: Bool

  /// An instalment of which something is open.
  public struct Row: Sendable, Hashable {
    /// The buyer's id.
    public let buyerID: String
    /// What the buyer is called.
    public let buyer: String
    /// The invoice's number.
    public let invoice: String
    /// The invoice's day.
    public let invoiceDay: CalendarDay
    /// The order's id.
    public let orderID: String
    /// The day by which it is to be paid, where that is known.
    public let dueOn: CalendarDay?
    /// How many days late it is; zero when it is not.
    public let daysLate: Int
    /// How late that is, in words.
    public let age: String
    /// How much, in the invoice's currency.
    public let open: Money
    /// What it is carried at, in base currency.
    public let value: Money
  }

  /// All that is so late.
  public struct Age: Sendable, Hashable {
    /// How late, in words.
    public let name: String
    /// How much.
    public let amount: Money
  }

  /// A buyer with what the buyer owes.
  public struct Debtor: Sendable, Hashable {
    /// What the buyer is called.
    public let name: String
    /// How much.
    public let amount: Money
  }

  /// Draws it up; throws when an amount does not fit.
  public init(_ sources: ReportSources, _ head: ReportHead) throws {
    self.head = head
    let status = try sources.status(asOf: head.to)
    total = status.figures.owedByBuyers
    late = try total - status.owed[.notYetDue]
    (invoices, lateInvoices) = (status.openInvoices, status.lateInvoices)
    ages = Lateness.allCases.map { Age(name: $0.plainName, amount: status.owed[$0]) }
    var rows: [Row] = []
    let days = sources.facts.settings.invoice.dueDays
    for order in sources.books.orders where order.orderedOn <= head.to {
      guard let invoice = order.invoice, invoice.day <= head.to else { continue }
      for part in try order.openParts(asOf: head.to, daysWithoutTerms: days) {
        rows.append(Row(order, invoice, part, buyer: sources.buyerName(order.buyerID), asOf: head.to))
      }
    }
    self.rows = rows.sorted { $0.comesBefore($1) }
    largest = try Self.largest(rows, head.currency)
    hasForeign = rows.contains { $0.open.currency != head.currency }
  }

  private static func largest(_ rows: [Row], _ base: Currency) throws(ArithmeticError) -> Debtor? {
    var sums: [String: (name: String, amount: Money)] = [:]
    for row in rows {
      let sum = sums[row.buyerID]?.amount ?? .zero(base)
      sums[row.buyerID] = (row.buyer, try sum + row.value)
    }
    let most = sums.sorted { $0.key < $1.key }.max { $0.value.amount.minorUnits < $1.value.amount.minorUnits }
    return most.map { Debtor(name: $0.value.name, amount: $0.value.amount) }
  }

  /// The columns of its table in a spreadsheet.
  public static let columns: [ReportColumn<Row>] = [
    .text("Buyer ID") { $0.buyerID },
    .text("Buyer") { $0.buyer },
    .text("Invoice no") { $0.invoice },
    .day("Invoice date") { $0.invoiceDay },
    .text("Order ID") { $0.orderID },
    .day("Pay by") { $0.dueOn },
    .count("Days late") { $0.daysLate },
    .text("How late") { $0.age },
    .amount("Open") { $0.open },
    .currency("Invoice currency") { $0.open },
    .amount("Value") { $0.value },
    .currency { $0.value },
  ]
}

extension UnpaidQuestion.Row {
  init(_ order: OrderAccount, _ invoice: OrderInvoice, _ part: OpenPart, buyer: String, asOf day: CalendarDay) {
    self.init(
      buyerID: order.buyerID, buyer: buyer, invoice: invoice.number, invoiceDay: invoice.day, orderID: order.orderID,
      dueOn: part.dueOn, daysLate: max(0, part.dueOn?.days(until: day) ?? 0),
      age: Lateness(dueOn: part.dueOn, asOf: day).plainName, open: part.amount, value: part.value)
  }

  fileprivate func comesBefore(_ other: UnpaidQuestion.Row) -> Bool {
    let days = (dueOn ?? .last, other.dueOn ?? .last)
    if days.0 != days.1 { return days.0 < days.1 }
    return (invoiceDay, invoice, orderID) < (other.invoiceDay, other.invoice, other.orderID)
  }
}

extension Lateness {
  /// How late in words that everybody knows.
  var plainName: String {
    switch self {
    case .notYetDue: "Not late"
    case .upTo30Days: "1 to 30 days late"
    case .upTo60Days: "31 to 60 days late"
    case .upTo90Days: "61 to 90 days late"
    case .over90Days: "More than 90 days late"
    }
  }

  /// All of these words.
  static var plainNames: [String] { allCases.map(\.plainName) }
}

extension UnpaidQuestion: RecordConvertible {
  /// All fields of the report, for templates.
  public static let recordType = RecordType<UnpaidQuestion>(
    "report of what is unpaid",
    headFields + [
      .field("total", { $0.total }, "all that is open on invoices", example: "₹1,00,000.00"),
      .field("late", { $0.late }, "what of it is late", example: "₹40,000.00"),
      .field("invoices", { $0.invoices }, "how many invoices have something open", example: "12"),
      .field("lateInvoices", { $0.lateInvoices }, "how many of them have something late", example: "3"),
      .field("largest", { $0.largest }, "the buyer who owes most, if anybody owes anything"),
      .field("hasForeign", { $0.hasForeign }, "whether something is open in another currency", example: "false"),
      .field("ages", { $0.ages }, "what is open by how late it is, from not late on"),
      .field("rows", { $0.rows }, "every instalment of which something is open, the longest late first"),
    ])
}

extension UnpaidQuestion.Row: RecordConvertible {
  /// All fields of an instalment.
  public static let recordType = RecordType<UnpaidQuestion.Row>(
    "open instalment",
    [
      .field("buyerID", { $0.buyerID }, "the buyer's id", example: "B05"),
      .field("buyer", { $0.buyer }, "what the buyer is called", example: "Kashmir Box"),
      .field("invoice", { $0.invoice }, "the invoice's number", example: "CC/26-27/0042"),
      .field("invoiceDay", { $0.invoiceDay }, "the invoice's day", example: "2026-05-16"),
      .field("orderID", { $0.orderID }, "our id of the order", example: "O-1042"),
      .field("dueOn", { $0.dueOn }, "the day by which it is to be paid", example: "2026-06-15"),
      .field("daysLate", { $0.daysLate }, "how many days late it is; 0 when it is not", example: "12"),
      .field("age", { $0.age }, "how late that is", example: "1 to 30 days late", words: Lateness.plainNames),
      .field("open", { $0.open }, "how much, in the invoice's currency", example: "₹29,088.00"),
      .field("value", { $0.value }, "what it is worth in the currency of the books", example: "₹29,088.00"),
    ])
}

extension UnpaidQuestion.Age: RecordConvertible {
  /// All fields of what is so late.
  public static let recordType = RecordType<UnpaidQuestion.Age>(
    "open by age",
    [
      .field("name", { $0.name }, "how late", example: "1 to 30 days late", words: Lateness.plainNames),
      .field("amount", { $0.amount }, "how much", example: "₹40,000.00"),
    ])
}

extension UnpaidQuestion.Debtor: RecordConvertible {
  /// All fields of who owes.
  public static let recordType = RecordType<UnpaidQuestion.Debtor>(
    "debtor",
    [
      .field("name", { $0.name }, "what the buyer is called", example: "Kashmir Box"),
      .field("amount", { $0.amount }, "how much", example: "₹60,000.00"),
    ])
}
