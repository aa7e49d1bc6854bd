public import Values

/// What an artisan sold, earned and was paid in a stretch of days, or all of them together, in base currency.
///
/// `start` + `earned` + `bought` + `other` − `kept` − `paid` = `owed`.
public struct ArtisanSums: Sendable, Hashable {
  /// How many pieces were sold, less those that came back at the makers' charge.
  public internal(set) var pieces: ExactDecimal = .zero
  /// What they brought, net of discounts, without tax: of a piece of several makers the artisan's share.
  public internal(set) var net: Money
  /// What was owed before the first day.
  public internal(set) var start: Money
  /// What became payable, less what came back after it had.
  public internal(set) var earned: Money
  /// What was bought outright.
  public internal(set) var bought: Money
  /// Adjustments and opening balances, less what went towards advances.
  public internal(set) var other: Money
  /// What was held back, less what of it was released.
  public internal(set) var kept: Money
  /// What was paid.
  public internal(set) var paid: Money
  /// What is owed at the end of the last day; below zero when the artisan owes.
  public internal(set) var owed: Money
  /// What is sold and waits to become payable at the end of the last day.
  public internal(set) var waiting: Money
  /// What is left of advances at the end of the last day.
  public internal(set) var advance: Money

  init(zero: Money) {
    (net, start, earned, bought, other) = (zero, zero, zero, zero, zero)
    (kept, paid, owed, waiting, advance) = (zero, zero, zero, zero, zero)
  }

  /// All amounts.
  static let amounts: [any WritableKeyPath<ArtisanSums, Money> & Sendable] = [
    \.net, \.start, \.earned, \.bought, \.other, \.kept, \.paid, \.owed, \.waiting, \.advance,
  ]

  /// Adds the amounts of somebody else. The pieces stay: one of several makers would count more than once.
  mutating func addAmounts(_ more: ArtisanSums) throws(ArithmeticError) {
    for amount in Self.amounts { self[keyPath: amount] = try self[keyPath: amount] + more[keyPath: amount] }
  }

  /// Enters a change of the account within the days.
  mutating func enter(_ posting: MakerPosting) throws(ArithmeticError) {
    let amount = posting.amount
    switch posting.kind {
    case .release: earned = try earned + amount
    case .returned: earned = try earned - amount
    case .purchase: bought = try bought + amount
    case .adjustment, .openingBalance: other = try other + amount
    case .recovery: other = try other - amount
    case .retention: kept = try kept + amount
    case .retentionRelease: kept = try kept - amount
    case .payout: paid = try paid + amount
    case .accrual, .accrualReturned, .openingAdvance, .advance, .advanceRepaid: break
    }
  }

  /// Whether nothing happened and nothing is owed.
  var isEmpty: Bool { pieces.isZero && Self.amounts.allSatisfy { self[keyPath: $0].isZero } }
}

extension ArtisanSums: RecordConvertible {
  /// All fields of the sums.
  public static let recordType = RecordType<ArtisanSums>(
    "artisan sums",
    [
      .field("pieces", { $0.pieces }, "how many pieces were sold, less those that came back", example: "14"),
      .field("net", { $0.net }, "what they brought, without tax; of shared pieces the share", example: "₹27,000.00"),
      .field("start", { $0.start }, "what was owed before the first day", example: "₹650.00"),
      .field("earned", { $0.earned }, "earned with sales, less what came back", example: "₹18,200.00"),
      .field("bought", { $0.bought }, "bought outright", example: "₹12,000.00"),
      .field("other", { $0.other }, "agreed besides, less what went towards advances", example: "-₹4,572.50"),
      .field("kept", { $0.kept }, "held back, less what was released", example: "₹910.00"),
      .field("paid", { $0.paid }, "paid", example: "₹10,000.00"),
      .field("owed", { $0.owed }, "owed at the end of the last day", example: "₹15,367.50"),
      .field("waiting", { $0.waiting }, "sold and not yet payable at that time", example: "₹6,300.00"),
      .field("advance", { $0.advance }, "left of advances at that time", example: "₹4,677.50"),
    ])
}
