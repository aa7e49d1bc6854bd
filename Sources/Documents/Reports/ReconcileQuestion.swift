import Ledger
public import Values

/// Which payments match nothing: money of which nobody knows what it is for, and what was paid to artisans whom nobody knows.
///
/// Over all days, `unmatched` is the unmatched money of the status and the weekly page.
public struct ReconcileQuestion: QuestionReport {
  /// `reconcile`.
  public static let name = "reconcile"
  /// Which payments match nothing?
  public static let question = "Which payments match nothing?"
  /// About a time; unless said, from the beginning of the books.
  public static let span = ReportSpan.everything

  /// What every report says of itself.
  public var head: ReportHead
  /// The payments by day, then what was paid to unknown artisans.
  public let rows: [Row]
  /// What came in for no order less what went back for none, in base currency; what has no rate is not in it.
  public let unmatched: Money
  /// What went to unknown artisans, less what they gave back, in base currency.
  public let paidOut: Money
  /// Whether a row has an amount that its value does not say: in another currency, or without a value.
  public let hasOwnAmounts: Bool
  /// For how many rows an order is likely.
  public let likely: Int

  /// A payment that matches nothing.
  public struct Row: Sendable, Hashable {
    /// Its day.
    public let day: CalendarDay
    /// What it is, in words.
    public let what: String
    /// What `talim match` knows it by; the reference of what was paid to an artisan.
    public let id: String?
    /// Who paid, or who was paid.
    public let who: String?
    /// What stands beside it.
    public let reference: String?
    /// How much, in its currency; above zero.
    public let amount: Money
    /// What it changes of the total in base currency: below zero for a refund; absent without a rate and for what was written off.
    public let value: Money?
    /// Whether somebody said that it is for no order.
    public let isLeftAside: Bool
    /// The orders it is likely for, with `, ` between them; absent when none is.
    public let likelyFor: String?
    /// Why, in English words.
    public let why: String?
    /// Why, in parts, for pages in all languages.
    public let reasons: [ReconcileReason]
    /// What to type to take that over.
    public let command: String?
  }

  /// What a row can be.
  enum What: String, CaseIterable {
    case payment = "Came in"
    case refund = "Given back"
    case writeOff = "Written off"
    case payout = "To an unknown artisan"
  }

  /// The parts of the table.
  enum Section: String, CaseIterable {
    case payments = "Payments that match no order"
    case payouts = "Paid to artisans whom we do not know"
  }

  /// Draws it up; throws when an amount does not fit.
  public init(_ sources: ReportSources, _ head: ReportHead) throws {
    self.head = head
    let base = head.currency
    let known = try sources.unmatchedPayments().filter { head.contains($0.payment.day) }
    let keys = Set(known.map(\.payment.key))
    let parts = sources.books.unmatched.filter { head.contains($0.day) }
    var values: [String: Money] = [:]
    for part in parts where part.kind != .writeOff {
      values[part.paymentKey] = part.kind == .refund ? try part.value.negated() : part.value
    }
    // What names an order that it can not be counted for, such as one in another currency, is in the books as matching nothing.
    let others = parts.filter { !keys.contains($0.paymentKey) }
    let payments =
      known.map { Row($0, value: values[$0.payment.key]) } + others.map { Row($0, value: values[$0.paymentKey]) }
    let artisans = Set(sources.facts.artisans.map(\.id.idKey))
    let payouts = sources.facts.payouts.filter {
      head.contains($0.date) && $0.movesCash && !artisans.contains($0.artisanID.idKey)
    }
    let paid = try payouts.map { try Row($0) }
    rows = payments.sorted { $0.comesBefore($1) } + paid.sorted { $0.comesBefore($1) }
    unmatched = try payments.compactMap(\.value).sum(base)
    paidOut = try paid.compactMap(\.value).sum(base).negated()
    hasOwnAmounts = rows.contains { $0.ownAmount != nil }
    likely = rows.count { $0.likelyFor != nil }
  }

  /// The columns of its table in a spreadsheet.
  public static let columns: [ReportColumn<Row>] = [
    .day("Day") { $0.day },
    .text("What") { $0.what },
    .text("Payment") { $0.id },
    .text("Who") { $0.who },
    .text("Reference") { $0.reference },
    .amount("Amount") { $0.amount },
    .currency("Payment currency") { $0.amount },
    .amount("Value") { $0.value },
    .currency { $0.value },
    .text("Left aside") { $0.isLeftAside ? "yes" : "no" },
    .text("Likely for") { $0.likelyFor },
    .text("Why") { $0.why },
    .text("Command") { $0.command },
  ]
}

extension Payout {
  /// Whether money went to the artisan or came back.
  fileprivate var movesCash: Bool { kind == .payout || kind == .advance || kind == .advanceRepaid }
}

extension ReconcileQuestion.Row {
  var section: ReconcileQuestion.Section {
    what == ReconcileQuestion.What.payout.rawValue ? .payouts : .payments
  }

  /// The amount where the value does not say it; a refund and a payout of base currency are their amounts below zero.
  var ownAmount: Money? {
    guard let value else { return amount }
    return value.currency == amount.currency ? nil : amount
  }

  fileprivate init(_ entry: UnmatchedPayment, value: Money?) {
    let payment = entry.payment
    let best = entry.answer?.suggestions.first
    self.init(
      day: payment.day, what: Self.what(payment.kind).rawValue, id: entry.handle, who: payment.payer,
      reference: payment.reference, amount: payment.amount, value: value, isLeftAside: entry.isLeftAside,
      likelyFor: best?.orderIDs.joined(separator: ", "),
      why: best?.why { DocumentLocale(.english).text($0) }.filter { $0 != "`" },
      reasons: best?.reasons.map { ReconcileReason($0, zero: .zero(payment.amount.currency)) } ?? [],
      command: entry.command)
  }

  /// A payment that names an order, but counts for none.
  fileprivate init(_ part: PaymentPart, value: Money?) {
    self.init(
      day: part.day, what: Self.what(part.kind).rawValue, id: part.name, who: nil, reference: nil, amount: part.amount,
      value: value, isLeftAside: false, likelyFor: nil, why: nil, reasons: [], command: nil)
  }

  fileprivate init(_ payout: Payout) throws(ArithmeticError) {
    self.init(
      day: payout.date, what: ReconcileQuestion.What.payout.rawValue, id: payout.reference,
      who: [payout.artisanName, payout.artisanID].compactMap { $0 }.joined(separator: " "), reference: payout.note,
      amount: payout.amount, value: payout.kind == .advanceRepaid ? payout.amount : try payout.amount.negated(),
      isLeftAside: false, likelyFor: nil, why: nil, reasons: [], command: nil)
  }

  private static func what(_ kind: Payment.Kind) -> ReconcileQuestion.What {
    switch kind {
    case .payment: .payment
    case .refund: .refund
    case .writeOff: .writeOff
    }
  }

  fileprivate func comesBefore(_ other: ReconcileQuestion.Row) -> Bool {
    (day, id ?? "", amount.minorUnits) < (other.day, other.id ?? "", other.amount.minorUnits)
  }
}

extension ReconcileQuestion: RecordConvertible {
  /// All fields of the report, for templates.
  public static let recordType = RecordType<ReconcileQuestion>(
    "report of what matches nothing",
    headFields + [
      .field(
        "unmatched", { $0.unmatched }, "what came in for no order, less what went back for none", example: "₹42,000.00"),
      .field(
        "paidOut", { $0.paidOut }, "what went to unknown artisans, less what they gave back", example: "₹4,000.00"),
      .field(
        "payments", { report in report.rows.count { $0.what != What.payout.rawValue } },
        "how many payments match nothing", example: "2"),
      .field(
        "payouts", { report in report.rows.count { $0.what == What.payout.rawValue } },
        "how many payouts went to unknown artisans", example: "1"),
      .field(
        "hasOwnAmounts", { $0.hasOwnAmounts }, "whether an amount is in another currency, or has no value",
        example: "false"),
      .field("likely", { $0.likely }, "for how many of them an order is likely", example: "1"),
      .field("rows", { $0.rows }, "the payments by day, then what went to unknown artisans"),
    ])
}

extension ReconcileQuestion.Row: RecordConvertible {
  /// All fields of a payment that matches nothing.
  public static let recordType = RecordType<ReconcileQuestion.Row>(
    "unmatched payment",
    [
      .field("day", { $0.day }, "its day", example: "2026-07-09"),
      .field(
        "what", { $0.what }, "what it is", example: "Came in", words: ReconcileQuestion.What.allCases.map(\.rawValue)),
      .field(
        "section", { $0.section.rawValue }, "whether it is a payment or went to an artisan", example: "Payments",
        words: ReconcileQuestion.Section.allCases.map(\.rawValue)),
      .field("id", { $0.id }, "what `talim match` knows it by; the reference of a payout", example: "NEFT26070904399"),
      .field("who", { $0.who }, "who paid, or who was paid", example: "Bandra Loom Studio"),
      .field("reference", { $0.reference }, "what stands beside it", example: "advance"),
      .field("amount", { $0.amount }, "how much, in its currency", example: "₹42,000.00"),
      .field("ownAmount", { $0.ownAmount }, "the same, where the value does not say it", example: "$500.00"),
      .field("value", { $0.value }, "what it changes of the total; absent without a rate", example: "₹42,000.00"),
      .field("isLeftAside", { $0.isLeftAside }, "whether somebody said that it is for no order", example: "false"),
      .field("likelyFor", { $0.likelyFor }, "the orders it is likely for, if any is", example: "O-1042"),
      .field("why", { $0.why }, "why, in English", example: "Bandra Loom Studio LLP ordered it"),
      .field("reasons", { $0.reasons }, "the same in parts, for pages in all languages"),
      .field(
        "command", { $0.command }, "what to type to take that over", example: "talim match NEFT26070904399 O-1042"),
    ])
}
