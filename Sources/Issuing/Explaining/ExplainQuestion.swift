import Diagnostics
import Documents
import Ledger
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
    case proforma
    case deliveryNote = "delivery-note"
    case payment
    case artisan
    case item
    case account
    /// A payout run, by its period.
    case pay

    /// The words that mean it.
    init?(word: String) {
      switch word.lowercased() {
      case "statement": self = .artisan
      case "buyer": self = .account
      case let word: self.init(rawValue: word)
      }
    }

    /// What it is called, for messages.
    var noun: String {
      switch self {
      case .creditNote, .receipt, .proforma, .deliveryNote: DocumentKind(rawValue: rawValue)?.noun ?? rawValue
      case .pay: "payout run"
      case .account: "buyer"
      default: rawValue
      }
    }

    /// What its id is, for messages.
    var example: String {
      switch self {
      case .order: "O-1005"
      case .invoice: "CC/26-27/0005"
      case .creditNote: "CCN/26-27/0001"
      case .receipt: "RV/26-27/0001"
      case .proforma: "PF/26-27/0001"
      case .deliveryNote: "DN/26-27/0001"
      case .payment: "a transaction id"
      case .artisan: "A01 2026-05"
      case .item: "SAF-04"
      case .account: "B03 2026-05"
      case .pay: "2026-05"
      }
    }
  }

  /// What is meant.
  enum Topic {
    case figure(BookFigure)
    /// The page of a week, as it is written; the last one that is over when absent.
    case week(String?)
    /// A status of the day.
    case status
    case subject(Subject, id: String)
    /// An id or number whose kind is to be found out.
    case anything(String)
  }

  let topic: Topic
  /// The period of a buyer's account, as it is written.
  private(set) var accountPeriod: String?
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
      // Weeks begin with the year, figures with a letter.
      let week = words.dropFirst().first.flatMap { $0.first?.isNumber == true ? $0 : nil }
      topic = .week(week)
      rest = Array(words.dropFirst(week == nil ? 1 : 2))
    } else if first.lowercased() == "status" {
      topic = .status
      rest = Array(words.dropFirst())
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
      let behind = Array(words.dropFirst(2))
      if subject == .account, let word = behind.first, AccountPeriod(named: word) != nil || word.lowercased() == "all" {
        accountPeriod = word
        rest = Array(behind.dropFirst())
      } else {
        rest = behind
      }
    } else {
      topic = .anything(first)
      rest = Array(words.dropFirst())
    }
  }

  /// Whether it begins with the word for a buyer's account.
  var isAboutAccount: Bool {
    if case .subject(.account, _) = topic { true } else { false }
  }

  /// All words a question may begin with.
  static var words: [String] {
    ["weekly", "status"] + BookFigure.allCases.map(\.rawValue) + Subject.allCases.map(\.rawValue)
  }
}
