import Ledger
public import Values

/// What sells: pieces and money by item, the items by collection, the best first.
///
/// The same sales as on the weekly page: each on the day of its invoice, what came back on the day of its credit note.
public struct SellersQuestion: QuestionReport {
  /// `sellers`.
  public static let name = "sellers"
  /// The question on the page.
  public static let question = "What sells?"
  /// A time; unless said, from the beginning of the financial year.
  public static let span = ReportSpan.financialYear

  /// What every report says of itself.
  public var head: ReportHead
  /// The items of which something was sold or came back: the best collection first, and in it the best item.
  public let rows: [Row]
  /// The collections, the best first.
  public let collections: [Collection]
  /// How many pieces were sold of all of them.
  public let sold: ExactDecimal
  /// How many came back.
  public let back: ExactDecimal
  /// What they brought.
  public let net: Money

  /// How many collections a chart shows.
  static let mostBars = 8

  /// An item of which something was sold or came back.
  public struct Row: Sendable, Hashable {
    /// Its collection.
    public let collection: String
    /// Its id.
    public let id: String
    /// Its name.
    public let item: String
    /// What it is counted in.
    public let unit: String?
    /// How many were sold.
    public internal(set) var sold: ExactDecimal
    /// How many came back.
    public internal(set) var back: ExactDecimal
    /// What they brought, less discounts and what came back, without tax.
    public internal(set) var net: Money
    /// That of everything sold; absent when nothing was.
    public internal(set) var share: Percentage?
  }

  /// A collection with the sums of its items.
  public struct Collection: Sendable, Hashable {
    /// Its name.
    public let collection: String
    /// How many pieces were sold.
    public internal(set) var sold: ExactDecimal
    /// How many came back.
    public internal(set) var back: ExactDecimal
    /// What they brought.
    public internal(set) var net: Money
    /// That of everything sold; absent when nothing was.
    public internal(set) var share: Percentage?
  }

  /// Draws it up.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  public init(_ sources: ReportSources, _ head: ReportHead) throws {
    self.head = head
    let reading = SaleReading(sources.facts, days: head.days)
    var items: [String: Row] = [:]
    try sources.forEachOrder { order in
      for pieces in try reading.pieces(of: order) {
        var row = items[pieces.item.id.idKey] ?? Row(pieces.item, zero: .zero(head.currency))
        row.sold = try row.sold + pieces.sold
        row.back = try row.back + pieces.back
        row.net = try row.net + pieces.net
        items[pieces.item.id.idKey] = row
      }
    }
    var collections: [String: Collection] = [:]
    for row in items.values {
      var sum = collections[row.collection] ?? Collection(row.collection, zero: .zero(head.currency))
      sum.sold = try sum.sold + row.sold
      sum.back = try sum.back + row.back
      sum.net = try sum.net + row.net
      collections[row.collection] = sum
    }
    let net = try collections.values.map(\.net).sum(head.currency)
    self.net = net
    sold = try Self.sum(collections.values.map(\.sold))
    back = try Self.sum(collections.values.map(\.back))
    self.collections = collections.values.map { sum in
      var sum = sum
      sum.share = sum.net.share(ofWhole: net)
      return sum
    }.sorted { ($1.net.minorUnits, $0.collection) < ($0.net.minorUnits, $1.collection) }
    let ranks = Dictionary(
      self.collections.enumerated().map { ($1.collection, $0) }, uniquingKeysWith: { first, _ in first })
    rows = items.values.map { row in
      var row = row
      row.share = row.net.share(ofWhole: net)
      return row
    }.sorted { left, right in
      (ranks[left.collection] ?? 0, right.net.minorUnits, left.id.idKey)
        < (ranks[right.collection] ?? 0, left.net.minorUnits, right.id.idKey)
    }
  }

  private static func sum(_ numbers: [ExactDecimal]) throws(ArithmeticError) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for number in numbers { sum = try sum + number }
    return sum
  }

  /// The collections that a chart shows: the best that brought something, eight at most.
  var bars: [Collection] { Array(collections.filter(\.net.isPositive).prefix(Self.mostBars)) }

  /// The columns of the table in a spreadsheet.
  public static let columns: [ReportColumn<Row>] = [
    .text("Collection") { $0.collection },
    .text("Item ID") { $0.id },
    .text("Item") { $0.item },
    .text("Unit") { $0.unit },
    .number("Pieces sold") { $0.sold },
    .number("Came back") { $0.back },
    .amount("Sold for") { $0.net },
    .number("Share of all in %") { $0.share?.number },
    .currency { $0.net },
  ]
}

extension SellersQuestion: RecordConvertible {
  /// All fields of the report, for templates.
  public static let recordType = RecordType<SellersQuestion>(
    "report of sellers",
    headFields + [
      .field("sold", { $0.sold }, "how many pieces were sold", example: "214"),
      .field("back", { $0.back }, "how many came back", example: "3"),
      .field("net", { $0.net }, "what they brought, without tax", example: "₹9,61,000.00"),
      .field("best", { $0.collections.first { $0.net.isPositive } }, "the collection that brought most, if one did"),
      .field("rows", { $0.rows }, "the items, by collection, the best first"),
      .field("collections", { $0.collections }, "the collections, the best first"),
      .field("bars", { $0.bars }, "the best collections for a chart, eight at most"),
    ])
}

extension SellersQuestion.Row: RecordConvertible {
  /// All fields of an item.
  public static let recordType = RecordType<SellersQuestion.Row>(
    "sold item",
    [
      .field("collection", { $0.collection }, "its collection", example: "Pashmina", words: []),
      .field("id", { $0.id }, "its id", example: "PSH-01"),
      .field("item", { $0.item }, "its name", example: "Pashmina shawl, hand-spun"),
      .field("unit", { $0.unit }, "what it is counted in", example: "piece"),
      .field("sold", { $0.sold }, "how many were sold", example: "12"),
      .field("back", { $0.back }, "how many came back", example: "1"),
      .field("net", { $0.net }, "what they brought, without tax", example: "₹96,000.00"),
      .field("share", { $0.share }, "that of everything sold, if something was", example: "10%"),
    ])

  fileprivate init(_ item: Item, zero: Money) {
    self.init(
      collection: item.collection, id: item.id, item: item.name, unit: item.unit, sold: .zero, back: .zero, net: zero,
      share: nil)
  }
}

extension SellersQuestion.Collection: RecordConvertible {
  /// All fields of a collection.
  public static let recordType = RecordType<SellersQuestion.Collection>(
    "sold collection",
    [
      .field("collection", { $0.collection }, "its name", example: "Pashmina", words: []),
      .field("sold", { $0.sold }, "how many pieces were sold", example: "40"),
      .field("back", { $0.back }, "how many came back", example: "1"),
      .field("net", { $0.net }, "what they brought, without tax", example: "₹3,20,000.00"),
      .field("share", { $0.share }, "that of everything sold, if something was", example: "33.3%"),
    ])

  fileprivate init(_ name: String, zero: Money) {
    self.init(collection: name, sold: .zero, back: .zero, net: zero, share: nil)
  }
}
