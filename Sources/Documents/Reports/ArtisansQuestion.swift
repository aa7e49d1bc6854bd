import Ledger
public import Values

/// What each artisan earned, was paid and is owed.
///
/// The same changes of the same accounts as on the statements: over the days of some statements, their sums.
public struct ArtisansQuestion: QuestionReport {
  /// `artisans`.
  public static let name = "artisans"
  /// The question on the page.
  public static let question = "What did each artisan earn?"
  /// A time; unless said, from the beginning of the financial year.
  public static let span = ReportSpan.financialYear

  /// What every report says of itself.
  public var head: ReportHead
  /// The artisans with whom something happened or to whom something is owed, by id.
  public let rows: [Row]
  /// All of them together; a piece of several makers counts once.
  public let total: ArtisanSums
  /// How many artisans there are with whom nothing happened.
  public let quiet: Int

  /// Those who earned most, with what was bought from them, for a chart; eight at most.
  public let bars: [Bar]

  /// How many artisans a chart shows.
  static let mostBars = 8

  /// An artisan.
  public struct Row: Sendable, Hashable {
    /// The id.
    public let id: String
    /// The name; of somebody whom `artisans.csv` does not know, what the payouts say, or else the id.
    public let name: String
    /// What happened.
    public let sums: ArtisanSums
  }

  /// What an artisan earned, with what was bought outright.
  public struct Bar: Sendable, Hashable {
    /// The artisan's name.
    public let name: String
    /// Earned and bought together.
    public let income: Money

    /// The bars of those who earned something, the longest first.
    fileprivate static func of(_ rows: [Row]) throws(ArithmeticError) -> [Bar] {
      var bars: [Bar] = []
      for row in rows { bars.append(Bar(name: row.name, income: try row.sums.earned + row.sums.bought)) }
      let longest = bars.enumerated().filter(\.element.income.isPositive).sorted {
        ($1.element.income.minorUnits, $0.offset) < ($0.element.income.minorUnits, $1.offset)
      }
      return longest.prefix(ArtisansQuestion.mostBars).map(\.element)
    }
  }

  /// Draws it up.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  public init(_ sources: ReportSources, _ head: ReportHead) throws {
    self.head = head
    let earnings = sources.books.earnings
    let days = head.days
    let zero = Money.zero(head.currency)
    var pieces = ArtisanPieces(days, zero: zero)
    var all = ArtisanSums(zero: zero)
    for sale in earnings.sales { all.pieces = try all.pieces + pieces.add(sale) }
    var rows: [Row] = []
    var quiet = 0
    let names = sources.artisanNames
    for id in earnings.artisanIDs {
      guard let account = earnings.account(of: id) else { continue }
      var sums = pieces.sums[id] ?? ArtisanSums(zero: zero)
      var balances = MakerBalances(zero: head.currency)
      for posting in try earnings.postings(of: account) where posting.date <= days.upperBound {
        try balances.add(posting)
        if posting.date < days.lowerBound { sums.start = balances.payable } else { try sums.enter(posting) }
      }
      (sums.owed, sums.waiting, sums.advance) = (balances.payable, balances.pending, balances.advance)
      guard !sums.isEmpty else {
        // An id that `artisans.csv` does not know is nobody with whom nothing happened.
        if account.artisan != nil { quiet += 1 }
        continue
      }
      try all.addAmounts(sums)
      let written = sources.books.artisanName(id)
      rows.append(Row(id: written, name: names[written] ?? written, sums: sums))
    }
    self.rows = rows
    total = all
    bars = try Bar.of(rows)
    self.quiet = quiet
  }

  /// The columns of the table in a spreadsheet.
  public static let columns: [ReportColumn<Row>] = [
    .text("Artisan ID") { $0.id },
    .text("Artisan") { $0.name },
    .number("Pieces sold") { $0.sums.pieces },
    .amount("Sold for") { $0.sums.net },
    .amount("Owed before") { $0.sums.start },
    .amount("Earned") { $0.sums.earned },
    .amount("Bought outright") { $0.sums.bought },
    .amount("Other") { $0.sums.other },
    .amount("Held back") { $0.sums.kept },
    .amount("Paid") { $0.sums.paid },
    .amount("Owed") { $0.sums.owed },
    .amount("Not yet payable") { $0.sums.waiting },
    .amount("Advance left") { $0.sums.advance },
    .currency { $0.sums.owed },
  ]
}

/// Sums up pieces and what they brought by maker.
private struct ArtisanPieces {
  private let days: ClosedRange<CalendarDay>
  private let zero: Money
  private(set) var sums: [String: ArtisanSums] = [:]

  init(_ days: ClosedRange<CalendarDay>, zero: Money) { (self.days, self.zero) = (days, zero) }

  /// Adds a sale and what came back of it in these days; gives the number of pieces.
  mutating func add(_ sale: SaleEarning) throws -> ExactDecimal {
    guard sale.invoicedOn <= days.upperBound else { return .zero }
    let net = try sale.rate?.value(of: sale.net, in: zero.currency) ?? sale.net
    let shares = try net.allocated(by: sale.parts.map(\.share.number))
    var kept = ExactDecimal.zero
    if days.contains(sale.invoicedOn) {
      kept = sale.quantity
      try add(shares, of: sale, pieces: kept)
    }
    var before = ExactDecimal.zero
    for back in sale.returns {
      let now = try before + back.quantity
      if days.contains(back.date) {
        let given = try shares.map { try $0.piece(from: before, to: now, of: sale.quantity).negated() }
        let pieces = try .zero - back.quantity
        kept = try kept + pieces
        try add(given, of: sale, pieces: pieces)
      }
      before = now
    }
    return kept
  }

  private mutating func add(_ shares: [Money], of sale: SaleEarning, pieces: ExactDecimal) throws {
    for (part, share) in zip(sale.parts, shares) {
      var sum = sums[part.artisanID] ?? ArtisanSums(zero: zero)
      sum.pieces = try sum.pieces + pieces
      sum.net = try sum.net + share
      sums[part.artisanID] = sum
    }
  }
}

extension ArtisansQuestion: RecordConvertible {
  /// All fields of the report, for templates.
  public static let recordType = RecordType<ArtisansQuestion>(
    "report of artisans",
    headFields + [
      .field("total", { $0.total }, "all artisans together; a piece of several makers counts once"),
      .field(
        "earners", { $0.rows.count { $0.sums.earned.isPositive || $0.sums.bought.isPositive } },
        "how many earned something", example: "9"),
      .field("quiet", { $0.quiet }, "with how many artisans nothing happened", example: "2"),
      .field("rows", { $0.rows }, "the artisans, by id"),
      .field("bars", { $0.bars }, "those who earned most, with what was bought from them, for a chart, eight at most"),
    ])
}

extension ArtisansQuestion.Row: RecordConvertible {
  /// All fields of an artisan.
  public static let recordType = RecordType<ArtisansQuestion.Row>(
    "artisan of the report",
    [
      .field("id", { $0.id }, "the id", example: "A07"),
      .field("name", { $0.name }, "the name", example: "Zoon Begum"),
    ]
      + ArtisanSums.recordType.fields(
        [
          "pieces", "net", "start", "earned", "bought", "other", "kept", "paid", "owed", "waiting", "advance",
        ], of: \.sums))
}

extension ArtisansQuestion.Bar: RecordConvertible {
  /// All fields of a bar.
  public static let recordType = RecordType<ArtisansQuestion.Bar>(
    "income of an artisan",
    [
      .field("name", { $0.name }, "the artisan's name", example: "Zoon Begum"),
      .field("income", { $0.income }, "earned and bought outright together", example: "₹30,200.00"),
    ])
}
