import Ledger

/// What became of messages that were to be put into the outbox.
public struct QueueReport: Sendable {
  /// The numbers of those that wait now, to be sent.
  public let waiting: [Int64]
  /// How many were sent before.
  public let sentBefore: Int
  /// Whether some of them were refused or are unknown, so that a person has to do something.
  public let needsPerson: Bool
  /// What is there already and is not sent by itself, each with what to do.
  public let held: [(line: OutboxLine, hint: String)]

  init(_ placings: [OutboxPlacing]) {
    let messages = placings.map(\.message)
    waiting = messages.filter { $0.state == .queued }.map(\.id)
    needsPerson = messages.contains { $0.state == .failed || $0.state == .unknown }
    sentBefore = messages.filter { $0.state == .sent }.count
    held = messages.filter { $0.state != .queued && $0.state != .sent }.map { (OutboxLine($0), Self.hint($0)) }
  }

  private static func hint(_ message: OutboxMessage) -> String {
    let id = message.id
    return switch message.state {
    case .failed: "mend the address, import it and say this again; or `talim outbox retry \(id)`"
    case .unknown: "find out whether it arrived: then `talim outbox arrived \(id)` or `talim outbox retry \(id)`"
    case .sending: "it is being sent now; if it is not, say `talim send`"
    default: "it was put aside: `talim outbox retry \(id)` sends it after all"
    }
  }
}

extension OutboxDraft {
  /// Whom it goes to: `Amina Bano <amina@example.org>`, or the address alone.
  var shownRecipient: String { recipientName == address ? address : "\(recipientName) <\(address)>" }
}
