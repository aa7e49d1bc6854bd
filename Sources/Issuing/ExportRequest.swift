import Diagnostics
import Documents
import Values

/// What somebody wants to have of the books, and where.
public struct ExportRequest: Sendable {
  /// The program that is to read a journal.
  public enum Journal: Sendable {
    /// hledger.
    case hledger
    /// Beancount.
    case beancount
  }

  /// The first day, such as `2026-04-01`; the beginning of the books unless given.
  public var from: String?
  /// The last day; today, or the day of `as_of`, unless given.
  public var to: String?
  /// The file, or for tables the folder, to write to.
  public var out: String?
  /// Whether files that are there may be replaced.
  public var isForced = false

  /// Everything up to today.
  public init() {}

  /// The days asked for.
  ///
  /// - Throws: a `Diagnostic` (misuse) for what is no day, or a first day after the last.
  func span(today: CalendarDay) throws -> JournalSpan {
    let first = try from.map(Self.day)
    let last = try to.map(Self.day) ?? today
    if let first, first > last {
      throw Diagnostic(
        "empty-span", "there is no day from \(first) to \(last)", hint: "the first day must not be after the last",
        fault: .misuse)
    }
    return JournalSpan(from: first, through: last)
  }

  private static func day(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(iso: text) else {
      throw Diagnostic("bad-date", "`\(text)` is not a day", hint: "write it as 2026-05-16", fault: .misuse)
    }
    return day
  }
}
