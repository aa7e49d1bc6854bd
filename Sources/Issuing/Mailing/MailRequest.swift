public import Diagnostics
import Ledger

/// What is to be sent, and to whom.
public struct MailRequest: Sendable {
  /// What is sent.
  public enum Matter: Sendable, Hashable {
    /// The issued payout statements of a period, each to its artisan.
    case statements(period: String)
    /// Issued documents by their numbers, each to whom it is for.
    case documents([String])
    /// The page of a week: to all members, or to one address.
    case weekly(week: String?)
  }

  /// What is sent.
  public var matter: Matter
  /// Only these artisans or buyers, by their ids; all when empty.
  public var only: [String] = []
  /// The address that gets all of it: a trial, which counts as sent to nobody else. For the page of a week the reader.
  public var to: String?
  /// Sends again what has been sent, or may have been.
  public var again = false
  /// The code or English name of the language; each recipient's own when absent.
  public var language: String?
  /// The distance of local time from UTC, such as `+05:30`.
  public var zone = "Z"

  /// A request for one thing.
  public init(_ matter: Matter) { self.matter = matter }
}

/// A message before it is in the outbox.
public struct OutgoingMessage: Sendable {
  let draft: OutboxDraft
  /// The text of it.
  public var text: String
  /// What the attached file is called.
  public var fileName: String
  /// How large the attached file is, in bytes.
  public var fileSize: Int
  /// The message that stands for the same thing in the outbox already.
  let known: OutboxMessage?
  /// All that goes into the outbox.
  let parts: MessageParts

  /// Whom it goes to: `Amina Bano <amina@example.org>`.
  public var recipient: String { draft.shownRecipient }
  /// The lines of the text.
  public var lines: [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
  /// Its subject.
  public var subject: String { draft.subject }
  /// What became of the same thing before; `nil` when it is new.
  public var stateBefore: String? { known?.state.rawValue }
}

/// Somebody who is to get something and has no address.
public struct PartyWithoutAddress: Sendable, Hashable {
  /// The id, as the file spells it.
  public var id: String
  /// The name.
  public var name: String
  /// The number of the document.
  public var documentNumber: String
}

/// All that a request comes to.
public struct Outgoing: Sendable {
  /// The messages, in order.
  public var messages: [OutgoingMessage] = []
  /// Who has no address.
  public var withoutAddress: [PartyWithoutAddress] = []
  /// What can not be sent and why, and what is worth knowing.
  public var problems = DiagnosticList([])
}
