public import Values

/// How the money of what became payable was split.
public struct StatementSplit: Sendable {
  /// All of it: the sales without tax and after discounts, in base currency, without what came back.
  public var total: Money
  /// What the artisan gets.
  public var you: Money
  /// What the other makers of shared pieces get together, if there are any.
  public var others: Money?
  /// What is left to the co-op.
  public var coop: Money
}

extension StatementSplit: RecordConvertible {
  /// All fields of a split.
  public static let recordType = RecordType<StatementSplit>(
    "statement split",
    [
      .field("total", { $0.total }, "the sales without tax, after discounts and returns", example: "₹27,000.00"),
      .field("you", { $0.you }, "what the artisan gets", example: "₹12,600.00"),
      .field("others", { $0.others }, "what the other makers of shared pieces get together", example: "₹6,300.00"),
      .field("coop", { $0.coop }, "what is left to the co-op", example: "₹8,100.00"),
    ])
}

/// What is held back of sales.
public struct StatementRetention: Sendable {
  /// The percentage agreed, where one is.
  public var percent: Percentage?
  /// What it is taken of: earned less returns.
  public var netSales: Money
  /// What is held back this time, with a minus; absent when nothing is.
  public var amount: Money?
  /// How that came about: `₹18,200.00 × 5% = ₹910.00`.
  public var formula: String?
  /// What had been held back and is owed now.
  public var releases: [StatementRow]
  /// Its sum; absent when nothing is released.
  public var released: Money?
  /// All that is held back at the period's end.
  public var total: Money
}

extension StatementRetention: RecordConvertible {
  /// All fields of the retention.
  public static let recordType = RecordType<StatementRetention>(
    "statement retention",
    [
      .field("percent", { $0.percent }, "how much of sales is held back", example: "5%"),
      .field("netSales", { $0.netSales }, "what it is taken of: earned less returns", example: "₹18,200.00"),
      .field("amount", { $0.amount }, "what is held back this time, with a minus", example: "-₹910.00"),
      .field("formula", { $0.formula }, "how that came about", example: "₹18,200.00 × 5% = ₹910.00"),
      .field("releases", { $0.releases }, "what had been held back and is owed now"),
      .field("released", { $0.released }, "its sum", example: "₹3,000.00"),
      .field("total", { $0.total }, "all that is held back at the period's end", example: "₹4,110.00"),
    ])
}

/// Advances, and what goes towards them.
public struct StatementAdvance: Sendable {
  /// Left at the period's start.
  public var before: Money
  /// Advances given in the period.
  public var given: [StatementRow]
  /// Advances given back in money in the period, below zero.
  public var repaid: [StatementRow]
  /// How much of what remains goes towards an advance.
  public var percent: Percentage
  /// What remains of the period: earned − returns + bought outright ± adjustments − held back.
  public var remaining: Money
  /// What goes towards the advance this time, with a minus; absent when nothing does.
  public var recovered: Money?
  /// How that came about: `₹17,290.00 × 25% = ₹4,322.50`; absent when all that was left is recovered.
  public var formula: String?
  /// Left at the period's end.
  public var left: Money
}

extension StatementAdvance: RecordConvertible {
  /// All fields of the advances.
  public static let recordType = RecordType<StatementAdvance>(
    "statement advance",
    [
      .field("before", { $0.before }, "left at the period's start", example: "₹9,000.00"),
      .field("given", { $0.given }, "advances given in the period"),
      .field("repaid", { $0.repaid }, "advances given back in money, with a minus"),
      .field("percent", { $0.percent }, "how much of what remains goes towards an advance", example: "25%"),
      .field("remaining", { $0.remaining }, "what remains of the period's earnings", example: "₹17,290.00"),
      .field("recovered", { $0.recovered }, "what goes towards the advance, with a minus", example: "-₹4,322.50"),
      .field(
        "formula", { $0.formula }, "how that came about, unless all that was left is recovered",
        example: "₹17,290.00 × 25% = ₹4,322.50"),
      .field("left", { $0.left }, "left at the period's end", example: "₹4,677.50"),
    ])
}

/// An artisan as papers for artisans show one.
public struct ArtisanParty: Sendable {
  /// The id in the ledger.
  public var id: String
  /// The name, in the script of the paper's language where it is known.
  public var name: String
  /// The name in the other script, if there is one.
  public var otherName: String?
  /// Where the artisan lives.
  public var village: String?
  /// What the artisan does.
  public var craft: String?
  /// The telephone number.
  public var phone: String?
  /// The UPI address.
  public var upi: String?
}

extension ArtisanParty: RecordConvertible {
  /// All fields of an artisan.
  public static let recordType = RecordType<ArtisanParty>(
    "artisan",
    [
      .field("id", { $0.id }, "the id", example: "A07"),
      .field("name", { $0.name }, "the name, in the language of the paper if known", example: "Zoon Begum"),
      .field("otherName", { $0.otherName }, "the name in another script", example: "زوٗن بیگم"),
      .field("village", { $0.village }, "where the artisan lives", example: "Rainawari", words: []),
      .field("craft", { $0.craft }, "what the artisan does", example: "Crewel embroidery", words: []),
      .field("phone", { $0.phone }, "the telephone number"),
      .field("upi", { $0.upi }, "the UPI address", example: "zoon@bank"),
    ])
}
