public import Values

/// A payment that a phone fills in when it scans a code: who gets how much, and for what.
///
/// Input: the facts of one payment. Output: the text of the code, or nothing where the standard can not say it.
public struct PaymentLink: Sendable, Hashable {
  /// Which standard the text follows.
  public enum Kind: String, Sendable, Hashable {
    /// A link of the Unified Payments Interface, for rupees (NPCI, UPI Linking Specification).
    case upi = "UPI"
    /// A credit transfer in euro (European Payments Council, EPC069-12, version 002).
    case sepa = "SEPA"
  }

  /// The standard.
  public var kind: Kind
  /// The text of the code.
  public var link: String
  /// Who is paid.
  public var payee: String
  /// How much.
  public var amount: Money
}

extension PaymentLink: RecordConvertible {
  /// All fields of a payment link.
  public static let recordType = RecordType<PaymentLink>(
    "payment code",
    [
      .field("kind", { $0.kind.rawValue }, "`UPI` for rupees, `SEPA` for euro", example: "UPI"),
      .field("link", { $0.link }, "the text of the code", example: "upi://pay?pa=chinar@bank&am=29088.00&cu=INR"),
      .field("payee", { $0.payee }, "who is paid", example: "Chinar Collective"),
      .field("amount", { $0.amount }, "how much is paid", example: "₹29,088.00"),
    ])
}
