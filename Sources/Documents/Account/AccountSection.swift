public import Values

/// The account of a buyer in one currency.
///
/// `opening` + `charged` − `credited` = `closing` = `open` − `unusedCredit`.
public struct AccountSection: Sendable {
  /// The ISO code of the currency.
  public var currency: String
  /// What was owed before the first day; below zero when the buyer had credit.
  public var opening: Money
  /// What happened, by day; it begins with what was brought forward, if there was something.
  public var lines: [AccountLine]
  /// Invoices and money given back, together.
  public var charged: Money
  /// Payments, deposits, credit notes and what was written off, together.
  public var credited: Money
  /// What is owed at the end of the last day; below zero when the buyer has credit.
  public var closing: Money
  /// The closing balance, if something is to be paid.
  public var toPay: Money?
  /// What the buyer has to the good in all, if the closing balance is below zero.
  public var credit: Money?
  /// What is open on invoices.
  public var open: Money
  /// What was paid beyond other invoices, if anything.
  public var unusedCredit: Money?
  /// What of the open is late, if anything.
  public var overdue: Money?
  /// What is open, by how late it is: always five.
  public var ages: [AccountAge]
  /// The invoices, or their instalments, that are still to be paid, the earliest first.
  public var openParts: [AccountOpenPart]
  /// Money held on orders that are not invoiced yet; it is not in the balance.
  public var deposits: [AccountDeposit]
  /// Their sum; zero without any.
  public var depositsTotal: Money
  /// Where to pay, if something is to be paid.
  public var bank: BankDetails?
  /// The code that a phone can scan to pay all of it, where there is one.
  public var payment: PaymentLink?
}

extension AccountSection: RecordConvertible {
  /// All fields of a section.
  public static let recordType = RecordType<AccountSection>(
    "account section",
    [
      .field("currency", { $0.currency }, "the ISO code of the currency", example: "INR"),
      .field("opening", { $0.opening }, "what was owed before the first day", example: "₹20,000.00"),
      .field("lines", { $0.lines }, "what happened, by day, with what was brought forward first"),
      .field("charged", { $0.charged }, "invoices and money given back", example: "₹49,088.00"),
      .field("credited", { $0.credited }, "payments, deposits, credit notes and write-offs", example: "₹40,000.00"),
      .field("closing", { $0.closing }, "what is owed in the end; below zero for credit", example: "₹29,088.00"),
      .field("toPay", { $0.toPay }, "the closing balance, if something is to be paid", example: "₹29,088.00"),
      .field("credit", { $0.credit }, "what the buyer has to the good, if the balance is below zero"),
      .field("open", { $0.open }, "what is open on invoices", example: "₹29,088.00"),
      .field("unusedCredit", { $0.unusedCredit }, "what was paid beyond other invoices"),
      .field("overdue", { $0.overdue }, "what of the open is late", example: "₹9,088.00"),
      .field("ages", { $0.ages }, "what is open by how late it is, always five records"),
      .field("openParts", { $0.openParts }, "invoices and instalments still to be paid, the earliest first"),
      .field("deposits", { $0.deposits }, "money held on orders not invoiced yet; it is not in the balance"),
      .field("depositsTotal", { $0.depositsTotal }, "their sum", example: "₹12,000.00"),
      .field("bank", { $0.bank }, "where to pay, if something is to be paid"),
      .field("payment", { $0.payment }, "the code to pay all of it with a phone"),
    ])
}

/// What is open and so late.
public struct AccountAge: Sendable, Hashable {
  /// How late, in words.
  public var name: String
  /// How much.
  public var amount: Money
  /// Whether that is late.
  public var isLate: Bool

  /// The words for each stretch, the least late first.
  static let names = ["Not yet due", "1–30 days late", "31–60 days late", "61–90 days late", "Over 90 days late"]
}

extension AccountAge: RecordConvertible {
  /// All fields of an age.
  public static let recordType = RecordType<AccountAge>(
    "account age",
    [
      .field("name", { $0.name }, "how late it is", example: "1–30 days late", words: names),
      .field("amount", { $0.amount }, "how much is open", example: "₹9,088.00"),
      .field("isLate", { $0.isLate }, "whether that is late", example: "true"),
    ])
}

/// An invoice, or one of its instalments, that is still to be paid.
public struct AccountOpenPart: Sendable, Hashable {
  /// The invoice's number.
  public var number: String
  /// The day of the invoice.
  public var date: CalendarDay
  /// The order's id.
  public var orderID: String
  /// The day by which it is to be paid, if one is known.
  public var dueDate: CalendarDay?
  /// How much is still to be paid.
  public var amount: Money
  /// How many days late it is; absent when it is not.
  public var daysLate: Int?
}

extension AccountOpenPart: RecordConvertible {
  /// All fields of an open part.
  public static let recordType = RecordType<AccountOpenPart>(
    "open part",
    [
      .field("number", { $0.number }, "the invoice", example: "CC/26-27/0042"),
      .field("date", { $0.date }, "the day of the invoice", example: "2026-05-16"),
      .field("orderID", { $0.orderID }, "our id of the order", example: "O-1042"),
      .field("dueDate", { $0.dueDate }, "the day by which it is to be paid", example: "2026-06-15"),
      .field("amount", { $0.amount }, "what is still to be paid", example: "₹29,088.00"),
      .field("daysLate", { $0.daysLate }, "how many days late it is; absent when it is not", example: "12"),
    ])
}

/// Money held on an order that is not invoiced yet.
public struct AccountDeposit: Sendable, Hashable {
  /// The order's id.
  public var orderID: String
  /// The day of the order.
  public var orderDate: CalendarDay
  /// What the order comes to.
  public var orderTotal: Money
  /// What came in for it and was not given back.
  public var amount: Money
  /// Whether the order was cancelled, so that the money is to be given back or used otherwise.
  public var isCancelled: Bool
}

extension AccountDeposit: RecordConvertible {
  /// All fields of a deposit.
  public static let recordType = RecordType<AccountDeposit>(
    "account deposit",
    [
      .field("orderID", { $0.orderID }, "our id of the order", example: "O-1051"),
      .field("orderDate", { $0.orderDate }, "the day of the order", example: "2026-06-02"),
      .field("orderTotal", { $0.orderTotal }, "what the order comes to", example: "₹40,000.00"),
      .field("amount", { $0.amount }, "what is held for it", example: "₹12,000.00"),
      .field("isCancelled", { $0.isCancelled }, "whether the order was cancelled", example: "false"),
    ])
}
