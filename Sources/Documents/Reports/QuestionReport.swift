public import Values

/// A page that answers one question of the co-op: the question, the answer in a sentence, the table, its total.
///
/// Input: `ReportSources` and the days asked about. Output: all figures final, in base currency unless a field says otherwise, and
/// each the same that the books and the status give. A new report is a type like this and its line in `QuestionReports.all`.
public protocol QuestionReport: PrintableDocument {
  /// A row of its table.
  associatedtype Row: RecordConvertible

  /// What it is called on the command line, such as `cash`.
  static var name: String { get }
  /// The question, as it stands on the page.
  static var question: String { get }
  /// Which days it is about.
  static var span: ReportSpan { get }
  /// The columns of its table in a spreadsheet.
  static var columns: [ReportColumn<Row>] { get }

  /// What every report says of itself.
  var head: ReportHead { get set }
  /// The rows of the table, without totals.
  var rows: [Row] { get }

  /// Draws it up.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  init(_ sources: ReportSources, _ head: ReportHead) throws
}

extension QuestionReport {
  /// `report-cash`.
  public static var templateKind: String { "report-\(name)" }
  /// Always absent: it is no document that is issued.
  public var number: String? { nil }
  /// The day it was drawn up.
  public var date: CalendarDay { head.date }
  /// The question and the days.
  public var title: String {
    "\(Self.question) \(head.from.map { "\($0) to " } ?? "")\(head.to)"
  }
  /// The co-op's name: the page is for its members.
  public var partyName: String { head.coop.name }
  /// The first characters of the report's fingerprint; empty before it is known.
  public var fingerprint: String {
    get { head.fingerprint }
    set { head.fingerprint = newValue }
  }
  /// What templates see of it.
  public static var schema: Schema { recordType.schema }

  /// The fields that all reports have, to stand before a report's own.
  static var headFields: [RecordField<Self>] {
    [
      .field("kind", { _ in Self.question }, "the question", example: question, words: [question]),
      .field("number", { $0.number }, "always absent: it is no document that is issued"),
      .field("coop", { $0.head.coop }, "the co-op"),
      .field("from", { $0.head.from }, "the first day, of a report about a time", example: "2026-05-01"),
      .field("to", { $0.head.to }, "the last day; what stands, stands at its end", example: "2026-05-31"),
      .field("date", { $0.head.date }, "the day it was drawn up", example: "2026-06-01"),
      .field("currency", { $0.head.currency.code }, "the ISO code of the currency of the books", example: "INR"),
      .field("fingerprint", { $0.head.fingerprint }, "the report's fingerprint", example: "3f9a 20bc 71d4 e65a"),
    ]
  }

  /// Its rows as a table for a spreadsheet, from the columns and nothing else; totals are no rows.
  public var table: ExportTable {
    let columns = Self.columns
    return ExportTable(Self.templateKind, columns.map(\.title)) { row in
      for entry in rows { try row(columns.map { $0.cell(entry) }) }
    }
  }
}
