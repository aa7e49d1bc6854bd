import Documents
import Values

/// What needs doing on a day, in the words of the weekly page.
struct AlertList: Sendable {
  /// The day.
  var day: CalendarDay
  /// What needs doing, the most urgent first.
  var alerts: [SaidAlert]
}

/// Something that needs doing, and how one says it.
struct SaidAlert: Sendable {
  var alert: WeeklyAlert
  var sentence: String
}

extension AlertList: RecordConvertible {
  /// All fields for programs.
  static let recordType = RecordType<AlertList>(
    "alerts",
    [
      .field("date", { $0.day }, "the day at whose end all of it stands", example: "2026-05-17"),
      .field("count", { $0.alerts.count }, "how many there are", example: "9"),
      .field("alerts", { $0.alerts }, "what needs doing, the most urgent first"),
    ])
}

extension SaidAlert: RecordConvertible {
  /// All fields of an alert of the weekly page, and the sentence.
  static let recordType = RecordType<SaidAlert>(
    "said alert",
    WeeklyAlert.recordType.fields(WeeklyAlert.recordType.schema.fields.map(\.name), of: \SaidAlert.alert) + [
      .field("sentence", { $0.sentence }, "what is to be done", example: "Ask Kashmir Box for ₹12,000.00")
    ])
}
