public import Values

/// One thing that happened on a buyer's account.
public struct AccountLine: Sendable, Hashable {
  /// What happened, in the words of the paper.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What was owed before the first day.
    case broughtForward = "Brought forward"
    /// An invoice.
    case invoice = "Invoice"
    /// Money that came before its invoice; it counts from the invoice on.
    case deposit = "Deposit"
    /// Money that came after its invoice.
    case payment = "Payment"
    /// Money given back.
    case refund = "Refund"
    /// A credit note.
    case creditNote = "Credit note"
    /// Money no longer expected.
    case writtenOff = "Written off"
  }

  /// The day it counts from: for a deposit that of its invoice.
  public var date: CalendarDay
  /// What happened.
  public var kind: Kind
  /// The number of the invoice or credit note; for money its transaction id or who paid; absent for what was brought forward.
  public var number: String?
  /// The day the money came or went, where that was before `date`.
  public var paidOn: CalendarDay?
  /// The order's id; absent for what was brought forward.
  public var orderID: String?
  /// What the buyer owes more, if it is that; absent for what was brought forward.
  public var charged: Money?
  /// What the buyer owes less, if it is that; absent for what was brought forward.
  public var credited: Money?
  /// The same with its sign: above zero for what the buyer owes more.
  public var amount: Money
  /// What is owed after it.
  public var balance: Money
}

extension AccountLine: RecordConvertible {
  /// All fields of a line.
  public static let recordType = RecordType<AccountLine>(
    "account line",
    [
      .field("date", { $0.date }, "the day it counts from: for a deposit that of its invoice", example: "2026-05-16"),
      .field(
        "kind", { $0.kind.rawValue }, "what happened", example: "Invoice", words: Kind.allCases.map(\.rawValue)),
      .field("number", { $0.number }, "the document's number, or the transaction", example: "CC/26-27/0042"),
      .field("paidOn", { $0.paidOn }, "the day the money came, where that was earlier", example: "2026-04-05"),
      .field("orderID", { $0.orderID }, "our id of the order", example: "O-1042"),
      .field("charged", { $0.charged }, "what the buyer owes more", example: "₹49,088.00"),
      .field("credited", { $0.credited }, "what the buyer owes less", example: "₹20,000.00"),
      .field(
        "amount", { $0.amount }, "the same with its sign, above zero for what is owed more", example: "₹49,088.00"),
      .field("balance", { $0.balance }, "what is owed after it", example: "₹29,088.00"),
    ])
}
