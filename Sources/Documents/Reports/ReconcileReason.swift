public import Values

/// Something that speaks for a payment being for an order, or against it, in parts of which every language makes its own sentence.
public struct ReconcileReason: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The payer is the buyer, has a name like the buyer's, or the buyer is named beside the money.
    case samePayer = "same payer"
    case likePayer = "like payer"
    case named = "named"
    /// The amount is what is open of the order, of one of its parts, or of several orders.
    case open, part, together
    /// It is what the whole order comes to, of which something is open, or nothing.
    case total
    case paidAlready = "paid already"
    /// It is a little less than what is open, less, or more.
    case nearly, less, more
    /// A refund is what was paid too much, what was paid on an order that was cancelled, or less than was paid.
    case overpaid, cancelled
    case ofPaid = "of paid"
    /// It came before or after an event, or on its day.
    case before, on, after
  }

  /// What it is.
  public var kind: Kind
  /// The buyer, or what the days are counted from: `order`, `invoice`, `due`; else empty.
  public var name = ""
  /// How much it is about; zero where it is not about money.
  public var amount: Money
  /// The number of the part; else 0.
  public var number = 0
  /// How many parts or orders there are; else 0.
  public var count = 0
  /// How many days it is before or after.
  public var days = 0

  init(_ reason: MatchReason, zero: Money) {
    (kind, amount) = (.samePayer, zero)
    switch reason {
    case .samePayer(let buyer): name = buyer
    case .likePayer(let buyer): (kind, name) = (.likePayer, buyer)
    case .payerInReference(let buyer): (kind, name) = (.named, buyer)
    case .instalment(let part, let parts): (kind, number, count) = (.part, part, parts)
    case .together(let open, let orders): (kind, amount, count) = (.together, open, orders)
    case .days(let away, let event):
      (kind, name, days) = (
        away == 0 ? .on : away < 0 ? .before : .after, event.rawValue, Int(clamping: away.magnitude)
      )
    default: (kind, amount) = Self.amount(reason) ?? (kind, zero)
    }
  }

  private static func amount(_ reason: MatchReason) -> (Kind, Money)? {
    switch reason {
    case .balance(let open): (.open, open)
    case .total(let open): (open.isPositive ? .total : .paidAlready, open)
    case .nearly(let missing, _): (.nearly, missing)
    case .part(let open): (.less, open)
    case .more(let open): (.more, open)
    case .overpaid(let over): (.overpaid, over)
    case .held(let paid): (.cancelled, paid)
    case .partOfPaid(let paid): (.ofPaid, paid)
    default: nil
    }
  }
}

extension ReconcileReason: RecordConvertible {
  /// All fields of a reason.
  public static let recordType = RecordType<ReconcileReason>(
    "reason",
    [
      .field(
        "kind", { $0.kind.rawValue }, "what it is: \(Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))",
        example: "same payer"),
      .field(
        "name", { $0.name }, "the buyer; of days what they are counted from: `order`, `invoice`, `due`",
        example: "Bandra Loom Studio LLP"),
      .field("amount", { $0.amount }, "how much it is about; else zero", example: "₹42,000.00"),
      .field("number", { $0.number }, "the number of the part, from 1", example: "1"),
      .field("count", { $0.count }, "how many parts or orders there are", example: "2"),
      .field("days", { $0.days }, "how many days before or after", example: "3"),
    ])
}
