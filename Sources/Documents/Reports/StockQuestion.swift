import Ledger
public import Values

/// What is on hand, whose it is, and what is low or too old, at the end of a day.
///
/// The levels and values of `StockReport`: the co-op's own come to what the status says is in stock.
public struct StockQuestion: QuestionReport {
  /// `stock`.
  public static let name = "stock"
  /// The question on the page.
  public static let question = "What is on hand, and whose is it?"
  /// The end of a day.
  public static let span = ReportSpan.day

  /// What every report says of itself.
  public var head: ReportHead
  /// The items of which there is something, or of which there should be: the co-op's own first, then those of makers.
  public let rows: [Row]
  /// What the co-op's own goods cost.
  public let ownValue: Money
  /// What the goods cost the co-op that are held for their makers.
  public let heldValue: Money
  /// The co-op's own goods by collection, the dearest first, eight at most.
  public let bars: [Bar]
  /// How many days ahead a best-before day is near.
  public let alertDays: Int

  /// How many collections a chart shows.
  static let mostBars = 8

  /// An item.
  public struct Row: Sendable {
    /// What there is of it.
    let entry: StockReport.Entry
    /// The names of its makers.
    let makers: [String]
    /// Whether it is the co-op's own.
    public var isOwn: Bool { entry.level.isOwn }
    /// What should be looked at first; absent when nothing need be.
    public var mark: StockMark? {
      [.negative, .expired, .soldAboveStock, .belowMinimum, .expiring].first { entry.marks.contains($0) }
    }
  }

  /// What the co-op's own goods of a collection cost.
  public struct Bar: Sendable, Hashable {
    /// The collection.
    public let collection: String
    /// What they cost.
    public internal(set) var value: Money
  }

  /// Draws it up.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  public init(_ sources: ReportSources, _ head: ReportHead) throws {
    self.head = head
    let stock = try sources.stock(asOf: head.to)
    (ownValue, heldValue, alertDays) = (stock.ownValue, stock.heldValue, stock.alertDays)
    let shown = stock.entries.filter { !$0.level.isEmpty || !$0.marks.isEmpty }
    let names = Dictionary(
      sources.facts.artisans.map { ($0.id.idKey, $0.name) }, uniquingKeysWith: { first, _ in first })
    // By collection and id within both, as the entries are.
    rows = (shown.filter(\.level.isOwn) + shown.filter { !$0.level.isOwn }).map { entry in
      Row(entry: entry, makers: entry.level.item.makers.map { names[$0.artisanID.idKey] ?? $0.artisanID.uppercased() })
    }
    var sums: [String: Bar] = [:]
    for level in stock.entries.map(\.level) where level.isOwn {
      let collection = level.item.collection
      var bar = sums[collection] ?? Bar(collection: collection, value: .zero(head.currency))
      bar.value = try bar.value + level.value
      sums[collection] = bar
    }
    let dearest = sums.values.filter(\.value.isPositive).sorted {
      ($1.value.minorUnits, $0.collection) < ($0.value.minorUnits, $1.collection)
    }
    bars = Array(dearest.prefix(Self.mostBars))
  }

  /// How many rows carry a mark.
  func count(_ mark: StockMark) -> Int { rows.count { $0.entry.marks.contains(mark) } }

  /// The columns of the table in a spreadsheet.
  public static let columns: [ReportColumn<Row>] = [
    .text("Item ID") { $0.entry.level.item.id },
    .text("Item") { $0.entry.level.item.name },
    .text("Collection") { $0.entry.level.item.collection },
    .text("Whose") { $0.entry.level.item.owner.rawValue },
    .text("Makers") { $0.makers.joined(separator: "; ") },
    .text("Unit") { $0.entry.level.item.unit },
    .text("Batch") { $0.entry.level.item.batch },
    .number("On hand") { $0.entry.level.onHand },
    .number("Reserved") { $0.entry.level.reserved },
    .number("Sent without invoice") { $0.entry.level.shipped },
    .number("Can be sold") { $0.entry.level.available },
    .number("Minimum") { $0.entry.level.item.minimumStock },
    .amount("Cost of one") { $0.entry.level.item.unitCost },
    .amount("Value") { $0.entry.level.value },
    .day("Best before") { $0.entry.level.item.bestBefore },
    .text("Look at") { $0.entry.marks.map(\.rawValue).joined(separator: "; ") },
    .currency { $0.entry.level.value },
  ]
}

extension StockQuestion: RecordConvertible {
  /// All fields of the report, for templates.
  public static let recordType = RecordType<StockQuestion>(
    "report of stock",
    headFields + [
      .field("ownValue", { $0.ownValue }, "what the co-op's own goods cost", example: "₹5,43,210.00"),
      .field("heldValue", { $0.heldValue }, "what goods held for makers cost the co-op", example: "₹0.00"),
      .field("ownItems", { $0.rows.count(where: \.isOwn) }, "how many items are the co-op's own", example: "31"),
      .field("heldItems", { $0.rows.count { !$0.isOwn } }, "how many are held for their makers", example: "12"),
      .field("alertDays", { $0.alertDays }, "how many days ahead a best-before day is near", example: "45"),
      .field("low", { $0.count(.belowMinimum) }, "how many items are below their minimum", example: "3"),
      .field("expired", { $0.count(.expired) }, "how many are too old", example: "1"),
      .field("expiring", { $0.count(.expiring) }, "how many will soon be too old", example: "2"),
      .field("short", { $0.count(.soldAboveStock) }, "of how many more is ordered than is here", example: "0"),
      .field("negative", { $0.count(.negative) }, "of how many more left than came in", example: "0"),
      .field("rows", { $0.rows }, "the items, the co-op's own first, by collection"),
      .field("bars", { $0.bars }, "what the co-op's own goods cost by collection, for a chart, eight at most"),
    ])
}

extension StockQuestion.Row: RecordConvertible {
  private static let ownWords = "Our own goods"
  private static let heldWords = "Held for their makers"

  /// All fields of an item.
  public static let recordType = RecordType<StockQuestion.Row>(
    "stock row",
    StockReport.Entry.recordType.fields(
      [
        "id", "name", "collection", "owner", "unit", "batch", "bestBefore", "minimum", "onHand", "reserved", "shipped",
        "available", "unitCost", "value", "marks",
      ], of: \.entry) + [
        .field("makers", { $0.makers }, "the names of its makers", example: "Zoon Begum"),
        .field("isOwn", { $0.isOwn }, "whether it is the co-op's own", example: "true"),
        .field(
          "whose", { $0.isOwn ? ownWords : heldWords }, "the same in words", example: ownWords,
          words: [ownWords, heldWords]),
        .field(
          "lookAt", { $0.mark?.words }, "what should be looked at first, in words", example: "too few",
          words: StockMark.allCases.map(\.words)),
      ])
}

extension StockQuestion.Bar: RecordConvertible {
  /// All fields of a bar.
  public static let recordType = RecordType<StockQuestion.Bar>(
    "stock of a collection",
    [
      .field("collection", { $0.collection }, "the collection", example: "Pashmina", words: []),
      .field("value", { $0.value }, "what the co-op's own goods of it cost", example: "₹2,10,000.00"),
    ])
}

extension StockMark {
  /// What it is called on a page.
  fileprivate var words: String {
    switch self {
    case .negative: "row missing"
    case .soldAboveStock: "more ordered"
    case .belowMinimum: "too few"
    case .expired: "too old"
    case .expiring: "soon too old"
    }
  }
}
