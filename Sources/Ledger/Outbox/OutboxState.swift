/// What became of a message.
public enum OutboxState: String, Sendable, Hashable, CaseIterable {
  /// It waits to be sent; nothing of it has left, or the server said to come back later.
  case queued
  /// It is being sent. Found when nobody is sending, it is `unknown`: the program was stopped on the way.
  case sending
  /// The server took it.
  case sent
  /// The server refused it for good.
  case failed
  /// Nobody can tell whether the server took it; it is never sent again without a person's word.
  case unknown
  /// A person, or a newer message for the same recipient, put it aside.
  case dropped

  /// What may follow. By a person's word: `unknown` becomes sent or queued, `failed` queued, whatever has not left dropped.
  public func mayBecome(_ next: OutboxState) -> Bool {
    switch self {
    case .queued: next == .sending || next == .dropped
    case .sending: [.queued, .sent, .failed, .unknown].contains(next)
    case .failed: next == .queued || next == .dropped
    case .unknown: [.queued, .sent, .dropped].contains(next)
    case .dropped: next == .queued
    case .sent: false
    }
  }

  /// Whether the message may have reached its recipient, so that the same thing is not put in again.
  public var mayHaveArrived: Bool { self == .sent || self == .unknown || self == .sending }
}
