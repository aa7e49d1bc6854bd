public import Values

/// What came in each day, and what went out: the days on which something moved.
///
/// The same movements as on the weekly page: what was there when the books began is no movement and stands apart, transfers between own
/// accounts are none. `start` + `opening` + `moneyIn` − `moneyOut` = `held`.
public struct CashQuestion: QuestionReport {
  /// `cash`.
  public static let name = "cash"
  /// What came in each day?
  public static let question = "What came in each day?"
  /// About a time; unless said, the month of its last day.
  public static let span = ReportSpan.month

  /// What every report says of itself.
  public var head: ReportHead
  /// The days on which something moved, by day.
  public let rows: [Row]
  /// What was held before the first day.
  public let start: Money
  /// What was there when the books began, where that was in these days.
  public let opening: Money
  /// What came in.
  public let moneyIn: Money
  /// What went out.
  public let moneyOut: Money
  /// What is held at the end of the last day.
  public let held: Money
  /// The day on which most came in; absent when nothing did.
  public let bestDay: Row?
  /// What a chart shows: every step of the time with what came in and went out in it.
  public let steps: [Step]

  /// A day on which something moved.
  public struct Row: Sendable, Hashable {
    /// The day.
    public let day: CalendarDay
    /// What came in.
    public let moneyIn: Money
    /// What went out.
    public let moneyOut: Money
    /// What was there when the books began, if they began on this day.
    public let opening: Money
    /// What was held at its end.
    public let held: Money
  }

  /// A day, week, month or year of the time.
  public struct Step: Sendable, Hashable {
    /// Its first day.
    public let day: CalendarDay
    /// What came in.
    public internal(set) var moneyIn: Money
    /// What went out.
    public internal(set) var moneyOut: Money
  }

  /// Draws it up; throws when an amount does not fit.
  public init(_ sources: ReportSources, _ head: ReportHead) throws {
    self.head = head
    let zero = Money.zero(head.currency)
    let cash = try CashMovements(sources.books)
    let first = min(head.from ?? cash.firstDay ?? head.to, head.to)
    let days = first...head.to
    start = try cash.held(on: [first.adding(days: -1)]).first ?? zero
    var held = start
    var rows: [Row] = []
    for day in try cash.days(days) {
      held = try held + day.opening + day.moneyIn - day.moneyOut
      rows.append(
        Row(day: day.date, moneyIn: day.moneyIn, moneyOut: day.moneyOut, opening: day.opening, held: held))
    }
    self.rows = rows
    self.held = held
    (moneyIn, moneyOut) = try cash.flow(days)
    opening = try rows.map(\.opening).sum(head.currency)
    bestDay = rows.filter(\.moneyIn.isPositive).max {
      ($0.moneyIn.minorUnits, $1.day) < ($1.moneyIn.minorUnits, $0.day)
    }
    // A chart of the years before there were books says nothing.
    let shown = min(max(first, cash.firstDay ?? first), head.to)...head.to
    steps = try ReportSteps(shown).first.map { day in
      Step(day: day, moneyIn: zero, moneyOut: zero)
    }.filled(with: rows)
  }

  /// The columns of its table in a spreadsheet.
  public static let columns: [ReportColumn<Row>] = [
    .day("Day") { $0.day },
    .amount("Came in") { $0.moneyIn },
    .amount("Went out") { $0.moneyOut },
    .amount("There when the books began") { $0.opening },
    .amount("Held at the day's end") { $0.held },
    .currency { $0.held },
  ]
}

extension [CashQuestion.Step] {
  /// The steps with what moved in each; both by day.
  fileprivate func filled(with rows: [CashQuestion.Row]) throws(ArithmeticError) -> [CashQuestion.Step] {
    var steps = self
    var index = 0
    for row in rows {
      while index + 1 < steps.count, steps[index + 1].day <= row.day { index += 1 }
      guard index < steps.count else { break }
      steps[index].moneyIn = try steps[index].moneyIn + row.moneyIn
      steps[index].moneyOut = try steps[index].moneyOut + row.moneyOut
    }
    return steps
  }
}

extension CashQuestion: RecordConvertible {
  /// All fields of the report, for templates.
  public static let recordType = RecordType<CashQuestion>(
    "report of cash",
    headFields + [
      .field("start", { $0.start }, "what was held before the first day", example: "₹3,61,666.00"),
      .field(
        "opening", { $0.opening }, "what was there when the books began, if they began in this time", example: "₹0.00"),
      .field("moneyIn", { $0.moneyIn }, "what came in", example: "₹1,20,000.00"),
      .field("moneyOut", { $0.moneyOut }, "what went out", example: "₹69,366.00"),
      .field("held", { $0.held }, "what is held at the end of the last day", example: "₹4,12,300.00"),
      .field("bestDay", { $0.bestDay }, "the day on which most came in, if something did"),
      .field("rows", { $0.rows }, "the days on which something moved"),
      .field("steps", { $0.steps }, "the same by day, week, month or year, for a chart"),
    ])
}

extension CashQuestion.Row: RecordConvertible {
  /// All fields of a day.
  public static let recordType = RecordType<CashQuestion.Row>(
    "day of cash",
    [
      .field("day", { $0.day }, "the day", example: "2026-05-14"),
      .field("moneyIn", { $0.moneyIn }, "what came in", example: "₹48,000.00"),
      .field("moneyOut", { $0.moneyOut }, "what went out", example: "₹6,200.00"),
      .field("opening", { $0.opening }, "what was there when the books began, on that day", example: "₹0.00"),
      .field("held", { $0.held }, "what was held at its end", example: "₹4,12,300.00"),
    ])
}

extension CashQuestion.Step: RecordConvertible {
  /// All fields of a step.
  public static let recordType = RecordType<CashQuestion.Step>(
    "step of cash",
    [
      .field("day", { $0.day }, "its first day", example: "2026-05-11"),
      .field("moneyIn", { $0.moneyIn }, "what came in", example: "₹48,000.00"),
      .field("moneyOut", { $0.moneyOut }, "what went out", example: "₹6,200.00"),
    ])
}
