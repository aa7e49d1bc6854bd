public import Diagnostics
import Documents
public import PlainText

/// What is asked of `talim report`.
public struct ReportRequest: Sendable {
  /// What the report is made into.
  public enum Form: String, Sendable, CaseIterable {
    /// A paper, written to a folder.
    case pdf
    /// Pictures for a telephone, one a page, 1,080 dots wide, written to a folder.
    case png
    /// The rows as a table, as text.
    case csv
    /// All of it for programs, as text.
    case json
    /// The words of the page as lines of text.
    case text
  }

  /// Which report.
  public var name: String
  /// The first day as ISO text; that of the report's usual time when absent.
  public var from: String?
  /// The last day as ISO text; `asOf` when absent.
  public var to: String?
  /// The day at whose end things stand, as ISO text; today when absent.
  public var asOf: String?
  /// What it is made into.
  public var form = Form.pdf
  /// The folder to print to; the co-op's `documents` when absent.
  public var outFolder: String?
  /// How many columns a line of text has at most.
  public var textWidth = 80
  /// The code or English name of the language; that of the settings when absent.
  public var language: String?

  /// A report.
  public init(name: String) { self.name = name }

  /// The reports with their questions, one a line.
  public static var listing: String {
    let width = QuestionReports.all.map { $0.name.count }.max() ?? 0
    return QuestionReports.all.map { report in
      report.name + String(repeating: " ", count: width - report.name.count + 2) + report.question
    }.joined(separator: "\n")
  }
}

/// What became of a report.
public struct ReportResult: Sendable {
  /// The paths it was printed to, one a line, or the text itself.
  public var text: String
  /// The text with its looks, where text was asked for.
  public var lines: [PlainLine] = []
  /// What was found on the way: what is in no figure, labels that nobody has reviewed.
  public var warnings: DiagnosticList
}
