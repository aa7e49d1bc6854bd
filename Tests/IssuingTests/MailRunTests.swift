import Diagnostics
import Foundation
import Ledger
import Mail
import MailTestSupport
import RandomTestSupport
import Synchronization
import Testing

@testable import Issuing

/// The run that sends what waits: order, pace, second tries, and what it leaves behind when all goes wrong.
@Suite struct MailRunTests {
  private static func ledger(_ folder: TestFolder, _ addresses: [String]) throws -> LedgerFile {
    let ledger = try LedgerFile.create(path: folder.url.appending(path: "ledger.sqlite").path)
    let entries = addresses.enumerated().map { index, address in
      let draft = OutboxDraft(
        cause: "statement \(index)", kind: "statement", recipientKey: "a\(index)", recipientName: "Artisan \(index)",
        sender: "office@sample.example", address: address)
      return OutboxEntry(draft, content: "1") { nth in
        let text = "Message-ID: <\(index).\(nth)@sample.example>\r\nSubject: \(index)\r\n\r\nText \(index)\r\n.\r\n"
        return .init(messageID: "\(index).\(nth)@sample.example", bytes: Array(text.utf8))
      }
    }
    _ = try ledger.putIntoOutbox(entries, again: false, time: "2026-06-05T10:00:00")
    return ledger
  }

  private static func clock(_ waited: Waited = Waited(), stopAfter: Int = .max) -> MailClock {
    MailClock(
      now: { "2026-06-05T10:00:00" }, milliseconds: { 0 },
      wait: { waited.add($0) }, isStopped: { waited.isOver(stopAfter) })
  }

  /// How long a run waited, without waiting.
  private final class Waited: Sendable {
    private let waits = Mutex<(list: [Int], asked: Int)>(([], 0))
    var all: [Int] { waits.withLock { $0.list } }
    func add(_ milliseconds: Int) { waits.withLock { $0.list.append(milliseconds) } }
    func isOver(_ limit: Int) -> Bool {
      waits.withLock {
        $0.asked += 1
        return $0.asked > limit
      }
    }
  }

  /// Answers as it is told, without a network.
  private final class Answers: MessageDelivery {
    var answers: [DeliveryOutcome]
    private(set) var sent: [String] = []
    init(_ answers: [DeliveryOutcome]) { self.answers = answers }
    func send(_ bytes: [UInt8], from sender: MailAddress, to recipient: MailAddress) -> DeliveryOutcome {
      sent.append("\(recipient)")
      return answers.isEmpty ? .sent(SMTPReply(code: 250, text: "ok", stage: .end)) : answers.removeFirst()
    }
    func close() {}
  }

  private static func run(_ ledger: LedgerFile, _ delivery: any MessageDelivery, _ clock: MailClock, pace: Int = 0)
    throws -> MailSummary
  {
    let run = MailRun(ledger: ledger, delivery: delivery, clock: clock, pace: pace, retries: 2, retryAfter: 60)
    return try run.send(ledger.outbox(states: [.queued]).map(\.id)) { _ in }
  }

  @Test func whatShouldComeLaterIsTriedAgainAfterEverLongerWaits() throws {
    let folder = try TestFolder()
    let ledger = try Self.ledger(folder, ["a@sample.example", "b@sample.example"])
    let later = DeliveryOutcome.retryLater(SMTPReply(code: 450, text: "busy", stage: .recipient))
    let delivery = Answers([later, .sent(SMTPReply(code: 250, text: "ok", stage: .end)), later, later])
    let waited = Waited()
    let summary = try Self.run(ledger, delivery, Self.clock(waited), pace: 0)
    #expect(delivery.sent == ["a@sample.example", "b@sample.example", "a@sample.example", "a@sample.example"])
    #expect(waited.all == [60_000, 120_000])
    #expect((summary.sent, summary.waiting) == (1, 1))
    #expect(try ledger.outbox(states: [.queued]).first?.attempts == 3)
  }

  @Test func keepsThePace() throws {
    let folder = try TestFolder()
    let ledger = try Self.ledger(folder, (0..<4).map { "a\($0)@sample.example" })
    let waited = Waited()
    _ = try Self.run(ledger, Answers([]), Self.clock(waited), pace: 1_000)
    #expect(waited.all == [1_000, 1_000, 1_000])
  }

  @Test func whatAllMessagesWouldMeetEndsTheRun() throws {
    let folder = try TestFolder()
    let ledger = try Self.ledger(folder, (0..<3).map { "a\($0)@sample.example" })
    let refused = DeliveryOutcome.refused(SMTPReply(code: 550, text: "not you", stage: .sender))
    let summary = try Self.run(ledger, Answers([refused]), Self.clock())
    #expect(summary.stop?.fault == .environment)
    #expect(try ledger.outbox(states: [.queued]).count == 2)
  }

  @Test func aServerThatDoesNotAnswerDoesNotMakeAllMessagesUnknown() throws {
    let folder = try TestFolder()
    let ledger = try Self.ledger(folder, (0..<6).map { "a\($0)@sample.example" })
    let lost = DeliveryOutcome.unknown(
      DeliveryFailure(reason: .timedOut, message: "no answer came", hint: nil, reply: nil, stopsRun: false))
    let taken = DeliveryOutcome.sent(SMTPReply(code: 250, text: "ok", stage: .end))
    let summary = try Self.run(ledger, Answers([lost, lost, taken, lost, lost, lost]), Self.clock())
    #expect((summary.sent, summary.unknown) == (1, 5))
    #expect(summary.stop?.name == "mail-timed-out")
    let folderOfOthers = try TestFolder()
    let others = try Self.ledger(folderOfOthers, (0..<6).map { "a\($0)@sample.example" })
    #expect(try Self.run(others, Answers([lost, lost, lost]), Self.clock()).unknown == 3)
    #expect(try others.outbox(states: [.queued]).count == 3)
  }

  @Test func stopsAfterTheMessageAtHand() throws {
    let folder = try TestFolder()
    let ledger = try Self.ledger(folder, (0..<5).map { "a\($0)@sample.example" })
    let summary = try Self.run(ledger, Answers([]), Self.clock(stopAfter: 2))
    #expect(summary.wasStopped)
    #expect((summary.sent, summary.waiting) == (2, 3))
  }

  /// A thousand messages to a real server that refuses, drops and delays some: each arrives once or is told as not arrived or unknown.
  @Test func aThousandMessagesWithFaultsThrownIn() throws {
    let folder = try TestFolder()
    var random = SeededGenerator(seed: 11)
    let faults = [
      "rcpt-550", "rcpt-450", "data-451", "data-554", "end-452", "end-550", "drop-rcpt", "drop-data", "drop-end",
      "half-end",
    ]
    let addresses = (0..<1_000).map { index in
      let fault =
        Int.random(in: 0..<8, using: &random) == 0 ? faults[Int.random(in: 0..<faults.count, using: &random)] : "ok"
      return "\(fault)@a\(index).sample.example"
    }
    let ledger = try Self.ledger(folder, addresses)
    let server = try TestServer()
    var rounds = 0
    // A dropped connection ends a run; a person says it again.
    while try !ledger.outbox(states: [.queued]).filter({ $0.attempts < 3 }).isEmpty, rounds < 400 {
      rounds += 1
      let ids = try ledger.outbox(states: [.queued]).filter { $0.attempts < 3 }.map(\.id)
      let run = MailRun(
        ledger: ledger, delivery: try SMTPDelivery(to: server.settings()), clock: Self.clock(), pace: 0, retries: 0,
        retryAfter: 1)
      _ = try run.send(ids) { _ in }
    }
    let received = Dictionary(grouping: server.taken.flatMap { $0.recipients ?? [] }) { $0 }.mapValues(\.count)
    #expect(received.values.allSatisfy { $0 == 1 })
    for message in try ledger.outbox() {
      let count = received[message.draft.address] ?? 0
      switch message.state {
      case .sent: #expect(count == 1, "\(message.draft.address)")
      case .failed, .queued: #expect(count == 0, "\(message.draft.address)")
      // What a small message says may all have gone when the server drops the connection in the midst of it.
      case .unknown: #expect(["drop-end", "half-end", "drop-data"].contains { message.draft.address.hasPrefix($0) })
      default: Issue.record("\(message.draft.address) is \(message.state)")
      }
      if message.draft.address.hasPrefix("ok") { #expect(message.state == .sent, "\(message.draft.address)") }
    }
    #expect(received.count > 800)
  }
}
