import Ledger
public import Values

/// What sending goods costs, by region: what was spent, what buyers were charged, and how that stands to what was sold there.
///
/// Spent is what the weekly page counts as spent on shipping, charged what it counts as charged, both without what came back.
public struct ShippingQuestion: QuestionReport {
  /// `shipping`.
  public static let name = "shipping"
  /// The question on the page.
  public static let question = "What does shipping cost, by region?"
  /// A time; unless said, from the beginning of the financial year.
  public static let span = ReportSpan.financialYear

  /// What every report says of itself.
  public var head: ReportHead
  /// The regions, the dearest first; bills for no order stand last.
  public let rows: [Row]
  /// All regions and bills together.
  public let total: Figures

  /// How many regions a chart shows.
  static let mostBars = 8

  /// What sending goods came to.
  public struct Figures: Sendable, Hashable {
    /// How many orders were sent.
    public internal(set) var orders = 0
    /// What was spent.
    public internal(set) var spent: Money
    /// What buyers were charged, without tax.
    public internal(set) var charged: Money
    /// What was sold, without tax and shipping, less what came back.
    public internal(set) var net: Money
    /// Charged less spent.
    public internal(set) var difference: Money
    /// Spent in per cent of what was sold; absent when nothing was.
    public var percent: Percentage? { spent.share(ofWhole: net) }

    init(zero: Money) { (spent, charged, net, difference) = (zero, zero, zero, zero) }
  }

  /// A region.
  public struct Row: Sendable, Hashable {
    /// The state in India, the country elsewhere; absent for bills that are for no order.
    public let region: String?
    /// What sending goods there came to.
    public internal(set) var figures: Figures
  }

  /// Draws it up.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  public init(_ sources: ReportSources, _ head: ReportHead) throws {
    self.head = head
    let zero = Money.zero(head.currency)
    let regions = Dictionary(
      sources.books.orders.map { ($0.orderID.idKey, sources.region(ofBuyer: $0.buyerID)) },
      uniquingKeysWith: { first, _ in first })
    var sums: [String?: Figures] = [:]
    func add(_ region: String?, _ change: (inout Figures) throws -> Void) rethrows {
      try change(&sums[region, default: Figures(zero: zero)])
    }
    for order in sources.books.orders {
      let trade = try order.trade(head.days, zero: zero)
      guard !trade.sold.isZero || !trade.shippingCharged.isZero else { continue }
      try add(regions[order.orderID.idKey]) { figures in
        figures.net = try figures.net + trade.sold
        figures.charged = try figures.charged + trade.shippingCharged
      }
    }
    for bill in sources.books.shippingBills(head.days) {
      try add(bill.orderID.flatMap { regions[$0.idKey] }) { $0.spent = try $0.spent + bill.amount }
    }
    let reading = SaleReading(sources.facts, days: head.days)
    try sources.forEachOrder { order in
      let sent = StockOrder(order, returns: reading.returns(of: order)).leftOn
      guard let sent, head.contains(sent) else { return }
      add(regions[order.order.id.idKey]) { $0.orders += 1 }
    }
    var total = Figures(zero: zero)
    for (region, figures) in sums {
      var figures = figures
      figures.difference = try figures.charged - figures.spent
      sums[region] = figures
      total.orders += figures.orders
      total.spent = try total.spent + figures.spent
      total.charged = try total.charged + figures.charged
      total.net = try total.net + figures.net
    }
    total.difference = try total.charged - total.spent
    self.total = total
    rows = sums.map { Row(region: $0.key, figures: $0.value) }.sorted { left, right in
      (left.region == nil ? 1 : 0, right.figures.spent.minorUnits, left.region ?? "")
        < (right.region == nil ? 1 : 0, left.figures.spent.minorUnits, right.region ?? "")
    }
  }

  /// The regions that a chart shows: those that cost or brought something, eight at most.
  var bars: [Row] {
    let shown = rows.filter { $0.region != nil && ($0.figures.spent.isPositive || $0.figures.charged.isPositive) }
    return Array(shown.prefix(Self.mostBars))
  }

  /// The columns of the table in a spreadsheet.
  public static let columns: [ReportColumn<Row>] = [
    .text("Region") { $0.region ?? "No order" },
    .count("Orders sent") { $0.figures.orders },
    .amount("Spent") { $0.figures.spent },
    .amount("Charged") { $0.figures.charged },
    .amount("Difference") { $0.figures.difference },
    .amount("Sold for") { $0.figures.net },
    .number("Spent in % of sold") { $0.figures.percent?.number },
    .currency { $0.figures.spent },
  ]
}

extension ReportSources {
  /// Where a buyer is: the state in India, the country elsewhere.
  func region(ofBuyer id: String) -> String {
    guard let buyer = buyers[id.idKey] else { return id }
    guard buyer.country.uppercased() == "IN" else { return Country.name(of: buyer.country) ?? buyer.country }
    return buyer.stateCode.flatMap { IndianState(code: $0)?.name } ?? "India"
  }
}

extension ShippingQuestion: RecordConvertible {
  /// All fields of the report, for templates.
  public static let recordType = RecordType<ShippingQuestion>(
    "report of shipping",
    headFields + [
      .field("total", { $0.total }, "all regions together"),
      .field(
        "dearest", { $0.rows.first { $0.region != nil && $0.figures.spent.isPositive } },
        "the region on which most was spent, if something was"),
      .field("rows", { $0.rows }, "the regions, the dearest first; bills for no order stand last"),
      .field("bars", { $0.bars }, "the dearest regions for a chart, eight at most"),
    ])
}

extension ShippingQuestion.Row: RecordConvertible {
  /// All fields of a region.
  public static let recordType = RecordType<ShippingQuestion.Row>(
    "region",
    [
      .field(
        "region", { $0.region }, "the state in India, the country elsewhere; absent for bills that are for no order",
        example: "Delhi", words: [])
    ]
      + ShippingQuestion.Figures.recordType.fields(
        ["orders", "spent", "charged", "difference", "net", "percent"], of: \.figures))
}

extension ShippingQuestion.Figures: RecordConvertible {
  /// All fields of what sending goods came to.
  public static let recordType = RecordType<ShippingQuestion.Figures>(
    "shipping figures",
    [
      .field("orders", { $0.orders }, "how many orders were sent", example: "14"),
      .field("spent", { $0.spent }, "what was spent on sending goods", example: "₹18,400.00"),
      .field("charged", { $0.charged }, "what buyers were charged for it, without tax", example: "₹12,000.00"),
      .field("difference", { $0.difference }, "charged less spent", example: "-₹6,400.00"),
      .field("net", { $0.net }, "what was sold, without tax and shipping", example: "₹2,30,000.00"),
      .field("percent", { $0.percent }, "spent in per cent of what was sold, if something was", example: "8%"),
    ])
}
