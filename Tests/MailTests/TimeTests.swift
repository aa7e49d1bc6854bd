import Foundation
import Mail
import MailTestSupport
import Testing

/// Servers that let us wait.
@Suite(.serialized) struct TimeTests {
  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    return try clock.measure(work) / .seconds(1)
  }

  @Test(arguments: [
    ("slow-rcpt", "notSent mail-timed-out", 0), ("slow-data", "notSent mail-timed-out", 0),
    ("slow-end", "unknown mail-timed-out", 1),
  ]) func aSlowServerIsLeft(_ name: String, _ expected: String, _ taken: Int) throws {
    let server = try TestServer()
    var settings = server.settings()
    settings.messageTimeout = 4
    let delivery = try SMTPDelivery(to: settings)
    for _ in 0...1 {
      let before = server.taken.count
      let time = try Self.seconds {
        let bytes = name == "slow-data" ? DeliveryTests.largeMessage : nil
        let outcome = try DeliveryTests.send(bytes, with: delivery, to: name)
        #expect(DeliveryTests.words(outcome) == expected)
        #expect(server.taken.count - before == taken)
      }
      #expect(time > 3.5 && time < 12, "took \(time) \(name)")
      #expect(DeliveryTests.words(try DeliveryTests.send(with: delivery)) == "sent 250 end")
    }
  }

  @Test func aServerThatSaysNothingIsLeft() throws {
    let server = try TestServer(["--silent"])
    var settings = server.settings()
    settings.connectTimeout = 2
    let delivery = try SMTPDelivery(to: settings)
    let time = try Self.seconds {
      let outcome = try DeliveryTests.send(with: delivery)
      #expect(DeliveryTests.words(outcome) == "notSent mail-timed-out" && outcome.stopsRun)
    }
    #expect(time > 1.5 && time < 6, "\(time)")
  }

  /// Each message has the whole time to itself, however long the connection stands.
  @Test func restsBetweenMessagesDoNotCount() throws {
    let server = try TestServer()
    var settings = server.settings()
    settings.messageTimeout = 4
    let delivery = try SMTPDelivery(to: settings)
    for _ in 1...3 {
      #expect(DeliveryTests.words(try DeliveryTests.send(with: delivery)) == "sent 250 end")
      Thread.sleep(forTimeInterval: 2.5)
    }
    #expect(server.taken.allSatisfy { $0.connection == 1 })
  }

  /// Whether the message was taken or not.
  @Test(arguments: ["asha", "rcpt-550"]) func aSlowGoodbyeIsNotWaitedForLong(_ name: String) throws {
    let server = try TestServer(["--slow-quit"])
    let delivery = try SMTPDelivery(to: server.settings())
    let expected = name == "asha" ? "sent 250 end" : "refused 550 recipient"
    let time = try Self.seconds {
      let outcome = try DeliveryTests.send(with: delivery, to: name)
      #expect(DeliveryTests.words(outcome) == expected)
      delivery.close()
    }
    #expect(time < 6, "\(time)")
    #expect(server.events.last?.event == "quit")
  }
}
