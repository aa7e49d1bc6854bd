import Diagnostics
import Documents

/// What is asked of `talim pay`.
public struct PayRequest: Sendable {
  /// What is to be done about the run.
  public enum Task: Sendable, Hashable {
    /// Show who is to be paid.
    case show
    /// Write the lists for the bank, for UPI and for the cash box to a folder; the co-op's `payouts` when absent.
    case lists(folder: String?)
    /// Record that they were paid.
    case record
    /// Take back what was recorded for these artisans.
    case takeBack([String])
  }

  /// The name of the period, such as `2026-05` or `2026-W20`.
  public var period: String
  /// What is to be done.
  public var task: Task
  /// How artisans are paid, the ways tried first first: `upi`, `bank` or `cash`; UPI and then bank when empty.
  public var ways: [String] = []
  /// The day on which they were paid, as ISO text; today when absent.
  public var date: String?
  /// What stands beside all payouts in the ledger; each statement's number, or else the period, when absent.
  public var reference: String?
  /// The ids of artisans who were not paid.
  public var except: [String] = []

  /// A run of a period.
  public init(period: String, task: Task) {
    self.period = period
    self.task = task
  }

  /// The ways in order, each once.
  ///
  /// - Throws: a `Diagnostic` (misuse) for a word that is none.
  func payWays() throws -> [PayWay] {
    var result: [PayWay] = []
    for word in ways {
      guard let way = PayWay(rawValue: word.lowercased()) else {
        let near = Suggestion.nearest(to: word, among: PayWay.allCases.map(\.rawValue))
        throw Diagnostic(
          "unknown-format", "`\(word)` is no list for payouts",
          hint: near.map { "did you mean `\($0)`?" } ?? "there are `upi`, `bank` and `cash`", fault: .misuse)
      }
      if !result.contains(way) { result.append(way) }
    }
    return result.isEmpty ? [.upi, .bank] : result
  }
}
