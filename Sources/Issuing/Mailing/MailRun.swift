public import Diagnostics
import Ledger
import Mail

/// Hands messages to a server; a test may hand them to something else.
protocol MessageDelivery: AnyObject {
  func send(_ bytes: [UInt8], from sender: MailAddress, to recipient: MailAddress) -> DeliveryOutcome
  func close()
}

extension SMTPDelivery: MessageDelivery {}

/// The clock and the patience of a run; both come from the program's surroundings.
public struct MailClock: Sendable {
  /// Local time as `2026-06-07T10:20:30`.
  public var now: @Sendable () -> String
  /// Waits so many milliseconds, shorter when the run is to stop.
  public var wait: @Sendable (_ milliseconds: Int) -> Void
  /// A clock that only goes forward, in milliseconds.
  public var milliseconds: @Sendable () -> Int
  /// Whether the run is to stop after the message at hand.
  public var isStopped: @Sendable () -> Bool

  /// A clock.
  public init(
    now: @escaping @Sendable () -> String, milliseconds: @escaping @Sendable () -> Int,
    wait: @escaping @Sendable (_ milliseconds: Int) -> Void, isStopped: @escaping @Sendable () -> Bool
  ) {
    self.now = now
    self.milliseconds = milliseconds
    self.wait = wait
    self.isStopped = isStopped
  }
}

/// What a run of messages came to.
public struct MailSummary: Sendable {
  /// How many there were to send.
  public var total = 0
  /// How many the server took.
  public var sent = 0
  /// How many it refused.
  public var refused = 0
  /// Of how many nobody can tell; with those that were found interrupted at the start.
  public var unknown = 0
  /// How many were put aside, because their document was cancelled.
  public var dropped = 0
  /// How many wait for the next run.
  public var waiting = 0
  /// Why the run ended before its time.
  public var stop: Diagnostic?
  /// Whether it was asked to stop.
  public var wasStopped = false
  /// How many messages in a row got no answer.
  var lostInARow = 0
}

/// Something that happens in a run.
public enum MailEvent: Sendable {
  /// What became of a message.
  case settled(OutboxLine)
  /// The server said to come later; so many messages are tried again after so many seconds.
  case waits(messages: Int, seconds: Int)
}

/// Sends what waits, one by one: each message is marked as being sent, durably, before the server hears of it.
struct MailRun {
  let ledger: LedgerFile
  let delivery: any MessageDelivery
  let clock: MailClock
  /// Milliseconds from the beginning of one message to that of the next, at least.
  let pace: Int
  /// How often what should come later is tried again, and after how many seconds.
  let retries: Int
  let retryAfter: Int
  /// So many messages in a row without an answer end a run: a server that is stuck would make all of them unknown.
  static let mostLost = 3

  /// Sends messages that wait; others are left alone.
  ///
  /// - Throws: a `Diagnostic` when the outbox can not be read or written; the message at hand is then found as `sending`.
  func send(_ ids: [Int64], report: (MailEvent) -> Void) throws -> MailSummary {
    var summary = MailSummary()
    summary.total = ids.count
    defer { delivery.close() }
    var waiting = ids
    var pause = retryAfter
    for round in 0...retries {
      if round > 0 {
        report(.waits(messages: waiting.count, seconds: pause))
        clock.wait(pause * 1_000)
        pause = min(pause * 2, 3_600)
      }
      waiting = try sendOnce(waiting, &summary, report: report)
      if waiting.isEmpty || summary.stop != nil || summary.wasStopped { break }
    }
    summary.waiting = waiting.count
    return summary
  }

  /// Tries each once; gives those that still wait.
  private func sendOnce(
    _ ids: [Int64], _ summary: inout MailSummary, report: (MailEvent) -> Void
  ) throws -> [Int64] {
    var later: [Int64] = []
    for (index, id) in ids.enumerated() {
      guard summary.stop == nil, !clock.isStopped() else {
        summary.wasStopped = summary.stop == nil
        return later + ids[index...]
      }
      let start = clock.milliseconds()
      guard let message = try sendNow(id, &summary) else { continue }
      report(.settled(OutboxLine(message)))
      switch message.state {
      case .sent: summary.sent += 1
      case .queued: later.append(id)
      case .failed: summary.refused += 1
      case .dropped: summary.dropped += 1
      default: summary.unknown += 1
      }
      let rest = pace - (clock.milliseconds() - start)
      if rest > 0, index + 1 < ids.count { clock.wait(rest) }
    }
    return later
  }

  /// Tries a message, or puts it aside when its document was cancelled; `nil` when it does not wait.
  private func sendNow(_ id: Int64, _ summary: inout MailSummary) throws -> OutboxMessage? {
    guard let message = try ledger.outboxMessage(id), message.state == .queued else { return nil }
    let bytes = try ledger.outboxBytes(id)
    let (sender, recipient) = (try MailAddress(message.draft.sender), try MailAddress(message.draft.address))
    guard try ledger.claimMessage(id, time: clock.now()) else {
      return try ledger.outboxMessage(id).flatMap { $0.state == .dropped ? $0 : nil }
    }
    OutboxStep.claimed.reached()
    let outcome = delivery.send(bytes, from: sender, to: recipient)
    OutboxStep.answered.reached()
    try ledger.settleMessage(id, as: outcome.state, by: outcome.author, outcome.answer, time: clock.now())
    OutboxStep.settled.reached()
    summary.lostInARow = outcome.isAnswered ? 0 : summary.lostInARow + 1
    if outcome.stopsRun || summary.lostInARow >= Self.mostLost { summary.stop = outcome.diagnostic }
    return try ledger.outboxMessage(id)
  }
}

extension DeliveryOutcome {
  /// What becomes of the message.
  var state: OutboxState {
    switch self {
    case .sent: .sent
    case .retryLater, .notSent: .queued
    case .refused: .failed
    case .unknown: .unknown
    }
  }

  var author: LedgerFile.OutboxAuthor {
    switch self {
    case .sent, .retryLater, .refused: .server
    case .notSent, .unknown: .talim
    }
  }

  var answer: OutboxAnswer {
    switch self {
    case .sent(let reply), .retryLater(let reply), .refused(let reply):
      OutboxAnswer(code: reply.code, reply: reply.text)
    case .notSent(let failure), .unknown(let failure):
      OutboxAnswer(code: failure.reply?.code, reply: failure.message)
    }
  }

  /// Whether the server said what becomes of the message.
  var isAnswered: Bool {
    switch self {
    case .sent, .retryLater, .refused: true
    case .notSent, .unknown: false
    }
  }

  /// What to tell when a run ends with this.
  var diagnostic: Diagnostic {
    switch self {
    case .notSent(let failure), .unknown(let failure): failure.diagnostic
    case .sent(let reply), .retryLater(let reply), .refused(let reply):
      Diagnostic(
        "mail-server-refused", "the mail server takes no messages now: \(reply.code) \(reply.text)",
        hint: "what was not sent waits in the outbox: say `talim send` later", fault: .environment)
    }
  }
}
