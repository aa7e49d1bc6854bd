public import Values

/// A document in a list of the register: what a person looks for, without its data and its file.
public struct RegisterEntry: Sendable, Hashable {
  /// What it is.
  public var kind: DocumentKind
  /// The full number.
  public var number: String
  /// What its number begins with, such as `KC/26-27/`.
  public var prefix: String
  /// Its place in the series; `nil` for a number of the past that does not end in digits.
  public var running: Int?
  /// The day of issue.
  public var issuedOn: CalendarDay
  /// The name of whom it is for.
  public var party: String?
  /// The order it is for, as `orders.csv` spells it.
  public var orderID: String?
  /// The total; `nil` for documents of the past.
  public var total: Money?
  /// Whether it stands.
  public var state: DocumentRecord.State
  /// The day it was cancelled on.
  public var cancelledOn: CalendarDay?
  /// Why it was cancelled.
  public var cancelReason: String?
  /// Who issued it.
  public var origin: DocumentRecord.Origin
  /// Whether its bytes are kept: they are not for documents of the past, nor for a number that was lost.
  public var hasFile: Bool
}

/// The numbers of one beginning, in order, with what is not there.
public struct SeriesRegister: Sendable, Hashable {
  /// Numbers that no document has.
  public struct Gap: Sendable, Hashable {
    /// Why they are not there.
    public enum Cause: String, Sendable, Hashable {
      /// They are lower than all that Talim gave out: documents of the past that no file names.
      case past
      /// They lie among those that Talim gave out, which has no gaps by itself: an older copy of the ledger was restored, or somebody
      /// changed it.
      case missing
    }

    /// The numbers, first and last.
    public var range: ClosedRange<Int>
    /// Why they are not there.
    public var cause: Cause
  }

  /// A document, or numbers that are not there.
  public enum Line: Sendable, Hashable {
    /// A document.
    case document(RegisterEntry)
    /// Numbers that are not there.
    case gap(Gap)
  }

  /// What the numbers begin with, as most of the documents have it.
  public var prefix: String
  /// All of it, by number; documents whose number does not end in digits come first.
  public var lines: [Line]

  /// The documents.
  public var entries: [RegisterEntry] {
    lines.compactMap { if case .document(let entry) = $0 { entry } else { nil } }
  }

  /// What is not there.
  public var gaps: [Gap] { lines.compactMap { if case .gap(let gap) = $0 { gap } else { nil } } }

  /// The number at a place of the series, with as many digits as its neighbours have.
  public func number(_ running: Int) -> String {
    let width = entries.filter { $0.running != nil }.map { $0.number.count - $0.prefix.count }.min() ?? 1
    let text = String(running)
    return prefix + String(repeating: "0", count: max(0, width - text.count)) + text
  }

  /// Orders the documents of one beginning and finds what is not there.
  init(prefix: String, _ entries: [RegisterEntry]) {
    self.prefix = entries.last { $0.origin == .talim }?.prefix ?? prefix
    let numbered = entries.filter { $0.running != nil }.sorted {
      ($0.running ?? 0, $0.number) < ($1.running ?? 0, $1.number)
    }
    let firstOwn = numbered.first { $0.origin == .talim }?.running
    lines = entries.filter { $0.running == nil }.map(Line.document)
    var last = 0
    for entry in numbered {
      guard let running = entry.running else { continue }
      if running - 1 > last {
        lines += Self.gaps(last + 1, running - 1, firstOwn: firstOwn).map(Line.gap)
      }
      lines.append(.document(entry))
      last = max(last, running)
    }
  }

  private static func gaps(_ first: Int, _ last: Int, firstOwn: Int?) -> [Gap] {
    guard let firstOwn, first > firstOwn else { return [Gap(range: first...last, cause: .past)] }
    return [Gap(range: first...last, cause: .missing)]
  }
}
