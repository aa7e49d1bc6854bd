public import Settings
public import Values

/// Something that somebody should do something about.
public struct WeeklyAlert: Sendable, Hashable {
  /// What it is about, the most urgent first.
  public typealias Kind = AlertKind

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
  /// For how many days it could have been done, where no day of the alert says it; only for comparing.
  var waiting = 0
  /// Who does something about it, in the co-op's own words; `nil` where nobody is named.
  public var by: String?
  /// The id of the order, artisan or item, or the key of the payment.
  var subject = ""
}

extension WeeklyAlert {
  /// All that needs doing at the end of a day, the most urgent first: the same that a weekly page would say.
  ///
  /// - Parameters:
  ///   - facts: those that the books were kept of.
  ///   - week: the stock and the late promises of that day.
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  public static func all(
    _ books: Books, _ facts: BookFacts, _ week: WeekFacts, asOf day: CalendarDay
  ) throws -> [WeeklyAlert] {
    let status = try CoopStatus(books, settings: facts.settings, asOf: day)
    let outlook = try CashOutlook(books, status, facts).sundays(cash: status.figures.cashHeld)
    return byUrgency(try WeeklyAlerts(books, status, facts, week, outlook: outlook).found)
  }

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

  /// Orders alerts by the urgency of their kinds, and those of one kind by how bad they are: for a list that leaves nothing out.
  static func byUrgency(_ alerts: [WeeklyAlert]) -> [WeeklyAlert] {
    Kind.allCases.flatMap { kind in alerts.filter { $0.kind == kind }.sorted { $0.comesBefore($1) } }
  }

  private func comesBefore(_ other: WeeklyAlert) -> Bool {
    if days != other.days { return (days > other.days) != (kind == .expiring) }
    let (own, others) = ((worth ?? amount).minorUnits, (other.worth ?? other.amount).minorUnits)
    if own != others { return own > others }
    if waiting != other.waiting { return waiting > other.waiting }
    if kind == .lowStock, let isLower = isLower(than: other) { return isLower }
    return (number, name) < (other.number, other.name)
  }
}

extension WeeklyAlert {
  /// Whether less is there, as a part of what there should be; `nil` when it is the same part.
  private func isLower(than other: WeeklyAlert) -> Bool? {
    guard let own = try? pieces * other.minimum, let others = try? other.pieces * minimum, own != others else {
      return nil
    }
    return own < others
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
      .field("by", { $0.by }, "who does something about it, as talim.toml says", example: "Sales desk"),
    ])
}
