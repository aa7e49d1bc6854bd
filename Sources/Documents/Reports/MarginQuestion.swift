public import Values

/// What each collection really earns: sold and charged for shipping, less what makers get, own goods, shipping, packaging, customs, what
/// payment services kept, and own goods that were lost.
///
/// Every amount is one of the books and counts on its day there; what is for a whole order is shared over its lines by their net
/// amounts, each bill, fee and charge on its own, so that the months of a year sum to the year.
public struct MarginQuestion: QuestionReport {
  /// `margin`.
  public static let name = "margin"
  /// The question on the page.
  public static let question = "What does each collection really earn?"
  /// A time; unless said, from the beginning of the financial year.
  public static let span = ReportSpan.financialYear

  /// What every report says of itself.
  public var head: ReportHead
  /// The collections that brought or cost something, that which earned most first.
  public let rows: [Row]
  /// The sums of all of them.
  public let sums: MarginSums
  /// What all of them earned.
  public let margin: Money
  /// What belongs to no collection, and so is in none of the figures.
  public let unshared: UnsharedCosts

  /// How many collections a chart shows.
  static let mostBars = 8

  /// A collection.
  public struct Row: Sendable, Hashable {
    /// Its name.
    public let collection: String
    /// What it brought and cost.
    public let sums: MarginSums
    /// What it earned.
    public let margin: Money
    /// That in per cent of what was sold; absent when nothing was.
    public var percent: Percentage? { margin.share(ofWhole: sums.net) }
  }

  /// Draws it up.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  public init(_ sources: ReportSources, _ head: ReportHead) throws {
    self.head = head
    let count = try MarginCount(sources, head)
    rows = try count.sums.filter { !$0.value.isEmpty }.map { name, sums in
      Row(collection: name, sums: sums, margin: try sums.margin())
    }.sorted { ($1.margin.minorUnits, $0.collection) < ($0.margin.minorUnits, $1.collection) }
    var all = MarginSums(zero: .zero(head.currency))
    for row in rows { try all.add(row.sums) }
    sums = all
    margin = try all.margin()
    unshared = count.unshared
  }

  /// The collections that a chart shows, eight at most: those that earned something, or lost something.
  var bars: [Row] { Array(rows.filter { !$0.margin.isZero }.prefix(Self.mostBars)) }
  /// The collections that cost more than they brought.
  var losing: Int { rows.count(where: \.margin.isNegative) }

  /// The columns of the table in a spreadsheet.
  public static let columns: [ReportColumn<Row>] = [
    .text("Collection") { $0.collection },
    .amount("Sold for") { $0.sums.net },
    .amount("Shipping charged") { $0.sums.shippingCharged },
    .amount("Makers' shares") { $0.sums.makers },
    .amount("Own goods") { $0.sums.goods },
    .amount("Shipping") { $0.sums.shipping },
    .amount("Packaging") { $0.sums.packaging },
    .amount("Customs") { $0.sums.customs },
    .amount("Payment fees") { $0.sums.fees },
    .amount("Goods lost") { $0.sums.losses },
    .amount("Margin") { $0.margin },
    .number("Margin in % of sold") { $0.percent?.number },
    .currency { $0.margin },
  ]
}

/// Costs that belong to no collection.
public struct UnsharedCosts: Sendable, Hashable {
  /// Bills for shipping that are for no order and no item.
  public internal(set) var shipping: Money
  /// Such bills for packaging.
  public internal(set) var packaging: Money
  /// Such bills for customs.
  public internal(set) var customs: Money
  /// What payment services kept of payments that are for no order.
  public internal(set) var fees: Money
  /// All other bills, without taxes paid to the state.
  public internal(set) var otherBills: Money
  /// What buyers will never pay.
  public internal(set) var writeOffs: Money
  /// All together.
  public internal(set) var total: Money

  init(zero: Money) {
    (shipping, packaging, customs, fees) = (zero, zero, zero, zero)
    (otherBills, writeOffs, total) = (zero, zero, zero)
  }
}

extension MarginQuestion: RecordConvertible {
  /// All fields of the report, for templates.
  public static let recordType = RecordType<MarginQuestion>(
    "report of margin",
    headFields + [
      .field("sums", { $0.sums }, "what all collections brought and cost"),
      .field("margin", { $0.margin }, "what all of them earned", example: "₹1,84,000.00"),
      .field(
        "percent", { $0.margin.share(ofWhole: $0.sums.net) }, "that in per cent of what was sold, if something was",
        example: "19.1%"),
      .field("best", { $0.rows.first { $0.margin.isPositive } }, "the collection that earned most, if one did"),
      .field("losing", { $0.losing }, "how many collections cost more than they brought", example: "1"),
      .field(
        "worst", { $0.rows.last { $0.margin.isNegative } }, "the collection that cost most beyond that, if one did"),
      .field("rows", { $0.rows }, "the collections, that which earned most first"),
      .field("bars", { $0.bars }, "the collections for a chart, eight at most"),
      .field("unshared", { $0.unshared }, "what belongs to no collection and is in none of these figures"),
    ])
}

extension MarginQuestion.Row: RecordConvertible {
  /// All fields of a collection.
  public static let recordType = RecordType<MarginQuestion.Row>(
    "margin of a collection",
    [.field("collection", { $0.collection }, "its name", example: "Pashmina", words: [])]
      + MarginSums.recordType.fields(
        [
          "net", "shippingCharged", "makers", "goods", "shipping", "packaging", "customs", "fees", "losses",
        ], of: \.sums) + [
        .field("margin", { $0.margin }, "what it earned", example: "₹98,500.00"),
        .field("percent", { $0.percent }, "that in per cent of what was sold, if something was", example: "30.8%"),
      ])
}

extension UnsharedCosts: RecordConvertible {
  /// All fields of what belongs to no collection.
  public static let recordType = RecordType<UnsharedCosts>(
    "costs of no collection",
    [
      .field("shipping", { $0.shipping }, "bills for shipping that are for no order and no item", example: "₹0.00"),
      .field("packaging", { $0.packaging }, "such bills for packaging", example: "₹2,400.00"),
      .field("customs", { $0.customs }, "such bills for customs", example: "₹0.00"),
      .field("fees", { $0.fees }, "what was kept of payments that are for no order", example: "₹0.00"),
      .field("otherBills", { $0.otherBills }, "all other bills, without taxes", example: "₹36,000.00"),
      .field("writeOffs", { $0.writeOffs }, "what buyers will never pay", example: "₹0.00"),
      .field("total", { $0.total }, "all together", example: "₹38,400.00"),
    ])
}
