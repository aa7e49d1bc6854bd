import Diagnostics
import Documents
import Settings
import Values

/// What is asked of `talim explain`, in words.
struct ExplainQuestion {
  /// The kinds of things that have an id.
  enum Subject: String, CaseIterable {
    case order
    case invoice
    case creditNote = "credit-note"
    case receipt
    case payment
    case artisan
    case item

    /// The words that mean it.
    init?(word: String) {
      switch word.lowercased() {
      case "statement": self = .artisan
      case let word: self.init(rawValue: word)
      }
    }

    /// What it is called, for messages.
    var noun: String { self == .creditNote ? "credit note" : rawValue }

    /// What its id is, for messages.
    var example: String {
      switch self {
      case .order: "O-1005"
      case .invoice: "CC/26-27/0005"
      case .creditNote: "CCN/26-27/0001"
      case .receipt: "RV/26-27/0001"
      case .payment: "a transaction id"
      case .artisan: "A01 2026-05"
      case .item: "SAF-04"
      }
    }
  }

  /// What is meant.
  enum Topic {
    case figure(BookFigure)
    case subject(Subject, id: String)
    /// An id or number whose kind is to be found out.
    case anything(String)
  }

  let topic: Topic
  /// The day whose end is meant, where the words say one.
  private(set) var day: CalendarDay?
  /// What stands behind: a period, the name of one figure.
  let rest: [String]

  /// Reads the words; throws a `Diagnostic` when an id is missing.
  init(_ words: [String]) throws {
    guard let first = words.first else {
      throw Diagnostic(
        "nothing-to-explain", "say what to explain", hint: "`talim explain cash`, or `talim explain order O-1005`",
        fault: .misuse)
    }
    if first.lowercased() == "weekly" {
      let (figure, lastDay) = try Self.weekly(words)
      topic = .figure(figure)
      day = lastDay
      rest = Array(words.dropFirst(3))
    } else if let figure = BookFigure(rawValue: first.lowercased()) {
      topic = .figure(figure)
      rest = Array(words.dropFirst())
    } else if let subject = Subject(word: first) {
      guard words.count > 1 else {
        throw Diagnostic(
          "id-missing", "say which \(first) to explain", hint: "`talim explain \(first) \(subject.example)`",
          fault: .misuse)
      }
      topic = .subject(subject, id: words[1])
      rest = Array(words.dropFirst(2))
    } else {
      topic = .anything(first)
      rest = Array(words.dropFirst())
    }
  }

  /// A figure at the end of a week: `weekly 2026-W20 available`.
  private static func weekly(_ words: [String]) throws -> (BookFigure, CalendarDay) {
    guard words.count > 2, let week = PayPeriod(named: words[1], cadence: .weekly) else {
      throw Diagnostic(
        "bad-period", "say which week and which figure to explain", hint: "`talim explain weekly 2026-W20 available`",
        fault: .misuse)
    }
    guard let figure = BookFigure(rawValue: words[2].lowercased()) else {
      let near = Suggestion.nearest(to: words[2], among: BookFigure.allCases.map(\.rawValue))
      throw Diagnostic(
        "unknown-figure", "`\(words[2])` is no figure of the books",
        hint: near.map { "did you mean `\($0)`?" } ?? "`talim explain --help` lists them", fault: .misuse)
    }
    return (figure, week.end)
  }

  /// All words a question may begin with.
  static var words: [String] { BookFigure.allCases.map(\.rawValue) + Subject.allCases.map(\.rawValue) }
}
