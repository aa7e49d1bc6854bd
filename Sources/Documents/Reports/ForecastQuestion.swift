import Ledger
public import Values

/// What cash will look like in the next 30 days: every movement that is expected, with what is left after it.
///
/// The same expectations as on the weekly page, whose Sundays stand here as well: `held` is cash held, and what is left after all movements
/// through a Sunday is that of the weekly page.
public struct ForecastQuestion: QuestionReport {
  /// `forecast`.
  public static let name = "forecast"
  /// What will cash look like?
  public static let question = "What will cash look like?"
  /// About a day.
  public static let span = ReportSpan.day

  /// What every report says of itself.
  public var head: ReportHead
  /// What is expected, by day; of one day what comes in first.
  public let rows: [Row]
  /// What is held at the end of the day.
  public let held: Money
  /// The last of the 30 days.
  public let end: CalendarDay
  /// What is expected to come in.
  public let moneyIn: Money
  /// What is expected to go out.
  public let moneyOut: Money
  /// What will be left on the last day.
  public let left: Money
  /// The least there is at the end of one of these days, today included, and the first such day.
  public let lowest: Point
  /// The first day at whose end there is less than nothing; absent when there is none.
  public let shortOn: CalendarDay?
  /// The Sundays of the time, as on the weekly page.
  public let sundays: [ExpectedCash]
  /// Cash at the end of each day, today first.
  public let points: [Point]

  /// A movement that is expected.
  public struct Row: Sendable, Hashable {
    /// The day it is expected on.
    public let day: CalendarDay
    /// The day it should have moved, where that is past.
    public let wasDue: CalendarDay?
    /// What it is, in words.
    public let what: String
    /// Whom it is from or to, where that is one.
    public let who: String?
    /// The invoice, or the order where there is none yet; the category of a bill.
    public let number: String?
    /// What comes in; zero when it goes out.
    public let moneyIn: Money
    /// What goes out; zero when it comes in.
    public let moneyOut: Money
    /// What is left after it.
    public let left: Money
  }

  /// Cash at the end of a day.
  public struct Point: Sendable, Hashable {
    /// The day.
    public let day: CalendarDay
    /// What is held.
    public let cash: Money
  }

  /// Draws it up; throws when an amount does not fit.
  public init(_ sources: ReportSources, _ head: ReportHead) throws {
    self.head = head
    let status = try sources.status(asOf: head.to)
    let outlook = try CashOutlook(sources.books, status, sources.facts)
    held = status.figures.cashHeld
    end = head.to.adding(days: CashOutlook.length)
    sundays = try outlook.sundays(cash: held)
    rows = try Self.rows(outlook, from: held, through: end, sources)
    moneyIn = try rows.map(\.moneyIn).sum(head.currency)
    moneyOut = try rows.map(\.moneyOut).sum(head.currency)
    left = rows.last?.left ?? held
    points = Self.points(rows, from: head.to, held)
    lowest =
      points.min { ($0.cash.minorUnits, $0.day) < ($1.cash.minorUnits, $1.day) } ?? Point(day: head.to, cash: held)
    shortOn = points.first(where: \.cash.isNegative)?.day
  }

  private static func rows(
    _ outlook: CashOutlook, from held: Money, through end: CalendarDay, _ sources: ReportSources
  ) throws -> [Row] {
    let zero = Money.zero(held.currency)
    let moves = outlook.moves.filter { $0.day <= end }.sorted { $0.comesBefore($1) }
    var left = held
    return try moves.map { move in
      left = try left + move.amount
      return Row(
        day: move.day, wasDue: move.wasDue, what: move.kind.rawValue,
        who: move.kind == .instalment ? move.party.map(sources.buyerName) : move.party, number: move.number,
        moneyIn: move.amount.isPositive ? move.amount : zero,
        moneyOut: move.amount.isPositive ? zero : try move.amount.negated(), left: left)
    }
  }

  private static func points(_ rows: [Row], from day: CalendarDay, _ held: Money) -> [Point] {
    var cash = held
    var next = 0
    return (0...CashOutlook.length).map { count in
      let day = day.adding(days: count)
      while next < rows.count, rows[next].day <= day {
        cash = rows[next].left
        next += 1
      }
      return Point(day: day, cash: cash)
    }
  }

  /// The columns of its table in a spreadsheet.
  public static let columns: [ReportColumn<Row>] = [
    .day("Day") { $0.day },
    .day("Was due") { $0.wasDue },
    .text("What") { $0.what },
    .text("Who") { $0.who },
    .text("Number or category") { $0.number },
    .amount("Will come in") { $0.moneyIn },
    .amount("Goes out") { $0.moneyOut },
    .amount("Left") { $0.left },
    .currency { $0.left },
  ]
}

extension CashOutlook.Move {
  fileprivate func comesBefore(_ other: CashOutlook.Move) -> Bool {
    if day != other.day { return day < other.day }
    if amount.isPositive != other.amount.isPositive { return amount.isPositive }
    if amount.minorUnits != other.amount.minorUnits { return amount.minorUnits > other.amount.minorUnits }
    return (number ?? "", party ?? "", kind.rawValue) < (other.number ?? "", other.party ?? "", other.kind.rawValue)
  }

  /// What moves can be, in words.
  static var words: [String] { Kind.allCases.map(\.rawValue) }
}

extension ForecastQuestion: RecordConvertible {
  /// All fields of the report, for templates.
  public static let recordType = RecordType<ForecastQuestion>(
    "report of what is expected",
    headFields + [
      .field("held", { $0.held }, "what is held at the end of the day", example: "₹4,12,300.00"),
      .field("end", { $0.end }, "the last of the 30 days", example: "2026-06-30"),
      .field("moneyIn", { $0.moneyIn }, "what is expected to come in", example: "₹60,000.00"),
      .field("moneyOut", { $0.moneyOut }, "what is to be paid", example: "₹86,400.00"),
      .field("left", { $0.left }, "what will be left on the last day", example: "₹3,85,900.00"),
      .field("lowest", { $0.lowest }, "the least there is at the end of one of these days, and the first such day"),
      .field("shortOn", { $0.shortOn }, "the first day at whose end there is less than nothing", example: "2026-06-07"),
      .field("sundays", { $0.sundays }, "the Sundays of the time, as on the weekly page"),
      .field("points", { $0.points }, "cash at the end of each day, the day itself first"),
      .field("rows", { $0.rows }, "every movement that is expected, by day"),
    ])
}

extension ForecastQuestion.Row: RecordConvertible {
  /// All fields of a movement.
  public static let recordType = RecordType<ForecastQuestion.Row>(
    "expected movement",
    [
      .field("day", { $0.day }, "the day it is expected on", example: "2026-06-07"),
      .field("wasDue", { $0.wasDue }, "the day it should have moved, where that is past", example: "2026-05-20"),
      .field("what", { $0.what }, "what it is", example: "Buyer pays", words: CashOutlook.Move.words),
      .field("who", { $0.who }, "whom it is from or to, where that is one", example: "Kashmir Box"),
      .field("number", { $0.number }, "the invoice, the order, or the category of a bill", example: "CC/26-27/0042"),
      .field("moneyIn", { $0.moneyIn }, "what comes in; zero when it goes out", example: "₹29,088.00"),
      .field("moneyOut", { $0.moneyOut }, "what goes out; zero when it comes in", example: "₹0.00"),
      .field("left", { $0.left }, "what is left after it", example: "₹4,41,388.00"),
    ])
}

extension ForecastQuestion.Point: RecordConvertible {
  /// All fields of cash at the end of a day.
  public static let recordType = RecordType<ForecastQuestion.Point>(
    "expected cash of a day",
    [
      .field("day", { $0.day }, "the day", example: "2026-06-07"),
      .field("cash", { $0.cash }, "what is held at its end", example: "₹3,85,900.00"),
    ])
}
