public import Values

/// How an invoice stands before and after a credit note, and what happens with the credit.
///
/// `invoiceTotal` and the amounts below it, which are below zero where they take something off, sum to `before`; `before` less the credit is
/// `after`. The credit is the sum of `refundedAlready`, `setOff`, `writtenOff` and `refundDue`.
public struct CreditNoteBalance: Sendable, Hashable {
  /// What the invoice came to.
  public var invoiceTotal: Money
  /// What earlier credit notes took off, below zero, if anything.
  public var creditedBefore: Money?
  /// What was paid, below zero, if anything.
  public var paid: Money?
  /// What was given back, above zero, if anything.
  public var refunded: Money?
  /// What was written off, below zero, if anything.
  public var writtenOffBefore: Money?
  /// What was still to be paid before this note; below zero when the buyer had credit.
  public var before: Money
  /// The credit, below zero.
  public var credit: Money
  /// What is still to be paid with this note; below zero when the buyer has credit.
  public var after: Money
  /// What is still to be paid; zero when nothing is.
  public var stillDue: Money
  /// What the buyer has paid or been credited beyond the invoice with this note, if anything.
  public var inFavour: Money?
  /// How much of the credit was given back before the note, if anything.
  public var refundedAlready: Money?
  /// How much of it is set off against what was open, if anything.
  public var setOff: Money?
  /// How much of it stands against what was written off and never paid, if anything; it is not paid out.
  public var writtenOff: Money?
  /// How much of it is to be given back, if anything.
  public var refundDue: Money?
  /// Whether nothing is left to pay and nothing to give back.
  public var isSettled: Bool
}

extension CreditNoteBalance: RecordConvertible {
  /// All fields of the balance.
  public static let recordType = RecordType<CreditNoteBalance>(
    "credit note balance",
    [
      .field("invoiceTotal", { $0.invoiceTotal }, "what the invoice came to", example: "₹49,088.00"),
      .field("creditedBefore", { $0.creditedBefore }, "earlier credit notes, below zero", example: "-₹2,100.00"),
      .field("paid", { $0.paid }, "what was paid, below zero", example: "-₹20,000.00"),
      .field("refunded", { $0.refunded }, "what was given back", example: "₹1,000.00"),
      .field("writtenOffBefore", { $0.writtenOffBefore }, "what was written off, below zero", example: "-₹88.00"),
      .field("before", { $0.before }, "what was still to be paid before this note", example: "₹29,088.00"),
      .field("credit", { $0.credit }, "the credit, below zero", example: "-₹13,387.50"),
      .field("after", { $0.after }, "what is still to be paid with it; below zero is credit", example: "₹15,700.50"),
      .field("stillDue", { $0.stillDue }, "what is still to be paid, never below zero", example: "₹15,700.50"),
      .field("inFavour", { $0.inFavour }, "what the buyer has beyond the invoice with it", example: "₹500.00"),
      .field("refundedAlready", { $0.refundedAlready }, "how much of it was given back before", example: "₹1,000.00"),
      .field("setOff", { $0.setOff }, "how much of it is set off against what was open", example: "₹12,387.50"),
      .field(
        "writtenOff", { $0.writtenOff }, "how much of it stands against what was never paid", example: "₹88.00"),
      .field("refundDue", { $0.refundDue }, "how much of it is to be given back", example: "₹500.00"),
      .field("isSettled", { $0.isSettled }, "whether nothing is left to pay or to give back", example: "false"),
    ])
}

extension CreditNoteBalance {
  /// The balance of an invoice with a credit; `money` is what happened before it, earlier credit notes included.
  ///
  /// What is open is first what refunds opened, because they were given for what came back. What goes beyond the open is given back, but
  /// never more than was paid: the rest stands against what was written off.
  /// - Throws: `ArithmeticError` when an amount does not fit.
  init(_ money: OrderMoney, credit: Money) throws(ArithmeticError) {
    let zero = Money.zero(credit.currency)
    let before = try money.balance()
    let after = try before - credit
    let taken = try Money.smaller(credit, before.isPositive ? before : zero)
    let owed = try money.total - money.credited - money.writtenOff
    let paidBeyond = try Money.larger(zero, money.received - owed)
    let opened = try Money.larger(zero, money.refunded - paidBeyond)
    let refunded = try Money.smaller(taken, opened)
    let rest = try credit - taken
    // What the co-op holds beyond what it may keep after the credit is all that can be given back for it.
    let held = try money.held()
    let alreadyOwed = before.isNegative ? try before.negated() : zero
    let refundable = try Money.larger(zero, held - alreadyOwed)
    let refundDue = try Money.smaller(rest, refundable)
    self.init(
      invoiceTotal: money.total, creditedBefore: try money.credited.negated().unlessZero,
      paid: try money.received.negated().unlessZero, refunded: money.refunded.unlessZero,
      writtenOffBefore: try money.writtenOff.negated().unlessZero, before: before, credit: try credit.negated(),
      after: after, stillDue: after.isPositive ? after : zero,
      inFavour: after.isNegative ? try after.negated() : nil, refundedAlready: refunded.unlessZero,
      setOff: try (taken - refunded).unlessZero, writtenOff: try (rest - refundDue).unlessZero,
      refundDue: refundDue.unlessZero, isSettled: !after.isPositive && refundDue.isZero)
  }
}

extension Money {
  /// The larger of two amounts.
  fileprivate static func larger(_ left: Money, _ right: Money) throws(ArithmeticError) -> Money {
    try smaller(left, right) == left ? right : left
  }
}
