public import Values

/// Something that somebody should do something about.
public struct WeeklyAlert: Sendable, Hashable {
  /// What it is about, the most urgent first.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// More is spoken for than there is.
    case shortOfCash = "short of cash"
    /// An artisan should have been paid.
    case payoutOverdue = "payout overdue"
    /// An invoice is not paid in time.
    case lateInvoice = "late invoice"
    /// An order is not sent in time.
    case pastPromise = "past promise"
    /// An order was cancelled, and its money is still here.
    case cancelledWithDeposit = "cancelled with deposit"
    /// Money came in, and nobody knows for what.
    case unmatched
    /// What a buyer was to pay before the work did not come.
    case depositMissing = "deposit missing"
    /// Food is too old to be sold.
    case expired
    /// There is too little of something.
    case lowStock = "low stock"
    /// Food must be sold soon.
    case expiring
  }

  /// What it is about.
  public var kind: Kind
  /// Whom or what it concerns: a buyer, an artisan, an item, a payment; may be empty.
  public var name = ""
  /// The invoice, order or batch; may be empty.
  public var number = ""
  /// How much it is about; zero where it is not about money.
  public var amount: Money
  /// How many days it is late, or how many are left.
  public var days = 0
  /// How many pieces there are.
  public var pieces = ExactDecimal.zero
  /// How many there should be at least.
  public var minimum = ExactDecimal.zero
  /// What the amount is worth in the books, where it is in another currency; only this can be held against other amounts.
  var worth: Money?
}

extension WeeklyAlert {
  /// Orders alerts so that of each kind the worst stands first, by urgency, and then all others: so that many of one kind hide no
  /// other.
  static func sorted(_ alerts: [WeeklyAlert]) -> [WeeklyAlert] {
    var (first, rest): ([WeeklyAlert], [WeeklyAlert]) = ([], [])
    for kind in Kind.allCases {
      let own = alerts.filter { $0.kind == kind }.sorted { $0.comesBefore($1) }
      first += own.prefix(1)
      rest += own.dropFirst()
    }
    return first + rest
  }

  private func comesBefore(_ other: WeeklyAlert) -> Bool {
    if days != other.days { return (days > other.days) != (kind == .expiring) }
    let (own, others) = ((worth ?? amount).minorUnits, (other.worth ?? other.amount).minorUnits)
    if own != others { return own > others }
    return (number, name) < (other.number, other.name)
  }
}

extension WeeklyAlert: RecordConvertible {
  /// All fields of an alert.
  public static let recordType = RecordType<WeeklyAlert>(
    "alert",
    [
      .field(
        "kind", { $0.kind.rawValue },
        "what it is about: \(Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))", example: "late invoice"
      ),
      .field("name", { $0.name }, "the buyer, artisan, item or payment; may be empty", example: "Kashmir Box"),
      .field("number", { $0.number }, "the invoice, order or batch; may be empty", example: "CC/26-27/0042"),
      .field("amount", { $0.amount }, "how much it is about; zero where it is not about money", example: "₹12,000.00"),
      .field("days", { $0.days }, "how many days it is late, or how many are left", example: "12"),
      .field("pieces", { $0.pieces }, "how many pieces there are", example: "3"),
      .field("minimum", { $0.minimum }, "how many there should be at least", example: "10"),
    ])
}
