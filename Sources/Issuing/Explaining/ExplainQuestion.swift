import Diagnostics
import Documents

/// What is asked of `talim explain`, in words.
struct ExplainQuestion {
  /// The kinds of things that have an id.
  enum Subject: String, CaseIterable {
    case order
    case invoice
    case creditNote = "credit-note"
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

    /// What its id is, for messages.
    var example: String {
      switch self {
      case .order: "O-1005"
      case .invoice: "CC/26-27/0005"
      case .creditNote: "CCN/26-27/0001"
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
  /// What stands behind: a period, the name of one figure.
  let rest: [String]

  /// Reads the words; throws a `Diagnostic` when an id is missing.
  init(_ words: [String]) throws {
    guard let first = words.first else {
      throw Diagnostic(
        "nothing-to-explain", "say what to explain", hint: "`talim explain cash`, or `talim explain order O-1005`",
        fault: .misuse)
    }
    if let figure = BookFigure(rawValue: first.lowercased()) {
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

  /// All words a question may begin with.
  static var words: [String] { BookFigure.allCases.map(\.rawValue) + Subject.allCases.map(\.rawValue) }
}
