public import Diagnostics
public import PlainText

/// What is asked of `talim weekly`.
public struct WeeklyRequest: Sendable {
  /// What the page is made into.
  public enum Form: String, Sendable, CaseIterable {
    /// A paper, written to a folder.
    case pdf
    /// A picture for a telephone, 1,080 dots wide, written to a folder.
    case png
    /// The same words as lines of text.
    case text
    /// All figures for programs, as text.
    case json
  }

  /// The template of pictures for telephones.
  static let phoneTemplate = "weekly-phone"

  /// The week as a person writes it, such as 2026-W20; the last one that is over when absent.
  public var week: String?
  /// What it is made into.
  public var form = Form.pdf
  /// The folder to print to; the co-op's `documents` when absent.
  public var outFolder: String?
  /// How many columns a line of text has at most.
  public var textWidth = 80
  /// The code or English name of the language; that of the settings when absent.
  public var language: String?

  /// The page of a week.
  public init(week: String? = nil) { self.week = week }
}

/// What became of a weekly page.
public struct WeeklyResult: Sendable {
  /// The path it was printed to, or the text itself.
  public var text: String
  /// The text with its looks, where text was asked for.
  public var lines: [PlainLine] = []
  /// What was found on the way: what is in no figure, labels that nobody has reviewed.
  public var warnings: DiagnosticList
}
