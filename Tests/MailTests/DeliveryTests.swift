import Diagnostics
import Foundation
import Mail
import MailTestSupport
import Testing

/// What becomes of messages, with a real server on the other side.
@Suite struct DeliveryTests {
  static func address(_ text: String) throws -> MailAddress { try MailAddress(text) }

  /// Sends one message to an address of the server that is in its way or not.
  static func send(
    _ bytes: [UInt8]? = nil, with delivery: SMTPDelivery, to name: String = "asha", from sender: String = "office"
  ) throws -> DeliveryOutcome {
    delivery.send(
      try bytes ?? MessageCase.usual().bytes(), from: try address("\(sender)@kashmir-craft.example"),
      to: try address("\(name)@example.org"))
  }

  @Test func theServerGetsEveryByte() throws {
    let server = try TestServer()
    let delivery = try SMTPDelivery(to: server.settings())
    var message = try MessageCase.usual()
    message.attachments = [
      MailAttachment(name: "بیان.pdf", bytes: (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7919) })
    ]
    let dots = "a: b\r\n\r\n.\r\n..\r\n...\r\n.x\r\n\r\n.\r\n"
    let kinds: [[UInt8]] = [
      try message.bytes(), Array(dots.utf8), Array(".\r\n".utf8), Array("a: b\r\n\r\n".utf8),
      Array(("a: b\r\n\r\n" + String(repeating: ".\r\n", count: 50_000)).utf8),
    ]
    for (index, bytes) in kinds.enumerated() {
      let outcome = try Self.send(bytes, with: delivery)
      #expect(
        outcome == .sent(SMTPReply(code: 250, text: "2.0.0 taken as \(index + 1)", stage: .end)), "\(index): \(outcome)"
      )
      #expect(try server.bytes(of: index + 1) == bytes, "message \(index)")
    }
    delivery.close()
    let taken = server.taken
    #expect(taken.count == kinds.count && taken.allSatisfy { $0.connection == 1 })
    #expect(taken.first?.sender == "office@kashmir-craft.example")
    #expect(taken.first?.recipients == ["asha@example.org"] && taken.first?.hello == "office.kashmir-craft.example")
    #expect(server.events.last?.event == "quit")
  }

  /// Recipient, what becomes of the message, how often the server took it, and whether a run had better stop.
  static let outcomes: [(name: String, outcome: String, taken: Int, stops: Bool)] = [
    ("rcpt-450", "retryLater 450 recipient", 0, false), ("rcpt-550", "refused 550 recipient", 0, false),
    ("rcpt-421", "retryLater 421 recipient", 0, true), ("rcpt-530", "notSent mail-password-wanted", 0, true),
    ("data-451", "retryLater 451 content", 0, false), ("data-554", "refused 554 content", 0, false),
    ("data-250", "notSent mail-server-refused", 0, true),
    ("end-452", "retryLater 452 end", 0, false), ("end-554", "refused 554 end", 0, false),
    ("end-251", "sent 251 end", 0, false), ("end-354", "unknown mail-server-refused", 0, false),
    ("drop-rcpt", "notSent mail-connection-lost", 0, false), ("drop-data", "notSent mail-connection-lost", 0, false),
    ("reset-data", "notSent mail-connection-lost", 0, false), ("drop-end", "unknown mail-connection-lost", 1, false),
    ("half-end", "unknown mail-connection-lost", 1, false), ("open-end", "unknown mail-connection-lost", 1, false),
    ("odd-end", "unknown mail-connection-lost", 1, false), ("two-lines-end", "sent 250 end", 1, false),
  ]

  static func words(_ outcome: DeliveryOutcome) -> String {
    func text(_ kind: String, _ reply: SMTPReply) -> String { "\(kind) \(reply.code) \(reply.stage)" }
    return switch outcome {
    case .sent(let reply): text("sent", reply)
    case .retryLater(let reply): text("retryLater", reply)
    case .refused(let reply): text("refused", reply)
    case .notSent(let failure): "notSent \(failure.reason.rawValue)"
    case .unknown(let failure): "unknown \(failure.reason.rawValue)"
    }
  }

  /// More than fits between the two, so that the message is still on its way when the server gives up.
  static let largeMessage: [UInt8] =
    Array("Subject: large\r\n\r\n".utf8)
    + Array(
      repeatElement(
        Array("seventy-odd letters on a line, as a program would write that sends pictures\r\n".utf8), count: 120_000
      ).joined())

  @Test(arguments: outcomes) func everyAnswerIsTold(
    _ expected: (name: String, outcome: String, taken: Int, stops: Bool)
  ) throws {
    let server = try TestServer()
    let delivery = try SMTPDelivery(to: server.settings())
    // On a new connection, and on one that has sent before.
    for before in [0, 1] {
      if before > 0 { #expect(Self.words(try Self.send(with: delivery)) == "sent 250 end") }
      let taken = server.taken.count
      let outcome = try Self.send(Self.largeMessage, with: delivery, to: expected.name)
      #expect(Self.words(outcome) == expected.outcome, "\(outcome)")
      #expect(outcome.stopsRun == expected.stops, "\(outcome)")
      #expect(server.taken.count - taken == expected.taken)
    }
    // The next message goes out as if nothing had been.
    #expect(Self.words(try Self.send(with: delivery)) == "sent 250 end")
  }
}
