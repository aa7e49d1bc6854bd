import Foundation
import Mail
import MailTestSupport
import RandomTestSupport
import Testing

/// A run of messages to a server that fails in every way it can, in random order.
@Suite struct FaultyRunTests {
  @Test func whatIsToldIsWhatHappened() throws {
    let server = try TestServer(["--per-connection", "4"])
    let delivery = try SMTPDelivery(to: server.settings())
    var generator = SeededGenerator(seed: 5)
    let names = DeliveryTests.outcomes.map(\.name) + Array(repeating: "asha", count: 20)
    var outcomes: [String: DeliveryOutcome] = [:]
    for number in 0..<200 {
      let name = names.randomElement(using: &generator) ?? "asha"
      let bytes = Array("Message-ID: <\(number)@x>\r\n\r\n\(String(repeating: ".line\r\n", count: number * 20))".utf8)
      outcomes["Message-ID: <\(number)@x>"] = try DeliveryTests.send(bytes, with: delivery, to: name)
    }
    var taken: [String: Int] = [:]
    for event in server.taken {
      let text = String(decoding: try server.bytes(of: event.number ?? 0), as: UTF8.self)
      taken[String(text.prefix { $0 != "\r\n" }), default: 0] += 1
    }
    var counts: [String: Int] = [:]
    for (id, outcome) in outcomes {
      let times = taken[id, default: 0]
      switch outcome {
      // An odd answer after the end, such as 251, comes from a server that keeps nothing.
      case .sent(let reply): #expect(times == (reply.code == 250 ? 1 : 0), "\(id)")
      case .unknown: #expect(times <= 1, "\(id)")
      default: #expect(times == 0, "\(id): \(outcome)")
      }
      counts[String(DeliveryTests.words(outcome).prefix { $0 != " " }), default: 0] += 1
    }
    #expect(Set(counts.keys) == ["sent", "retryLater", "refused", "notSent", "unknown"], "\(counts)")
    #expect(taken.keys.allSatisfy { outcomes[$0] != nil })
  }
}
