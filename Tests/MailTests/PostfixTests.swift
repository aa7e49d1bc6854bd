import Foundation
import Mail
import MailTestSupport
import Testing

/// The same against a server that half the world's mail goes through. Needs the package `postfix` and root, in a container for example.
@Suite(
  .enabled(
    if: PostfixServer.isPossible, "needs root and Debian's package `postfix`; nothing was tried with a real server"))
struct PostfixTests {
  @Test func postfixTakesWhatWeSend() throws {
    let server = try PostfixServer()
    let delivery = try SMTPDelivery(to: try server.settings())
    let cases = try MessageReadingTests.cases()
    var sent: [String: [UInt8]] = [:]
    for (number, entry) in cases.enumerated() {
      var message = entry.message
      message.id = try MessageID(document: "\(number)", recipient: message.to.address, domain: "kashmir-craft.example")
      let bytes = try message.bytes()
      let outcome = delivery.send(bytes, from: message.from.address, to: message.to.address)
      #expect(DeliveryTests.words(outcome) == "sent 250 end", "\(entry.name): \(outcome)")
      sent[message.id.description] = bytes
    }
    delivery.close()
    let found = try server.waitForMail(count: cases.count)
    #expect(found.count == cases.count)
    for letter in found {
      let id = try #require(letter.firstMatch(of: /\nMessage-ID: (<[^>]*>)\n/)?.1)
      let kept = sent.removeValue(forKey: String(id))
      let bytes = try #require(kept, "\(id) came twice")
      // Four fields stand above ours; the lines of a file end in LF alone.
      let start = try #require(letter.range(of: "\nDate: ")).lowerBound
      #expect(
        String(letter[letter.index(after: start)...]) == String(decoding: bytes.filter { $0 != 13 }, as: UTF8.self))
    }
    #expect(sent.isEmpty)
  }

  @Test func postfixSaysNoInItsWords() throws {
    let server = try PostfixServer()
    let delivery = try SMTPDelivery(to: try server.settings())
    let unknown = try DeliveryTests.send(with: delivery, to: "nobody")
    #expect(DeliveryTests.words(unknown) == "refused 550 recipient" && !unknown.stopsRun)
    let tooLarge = try DeliveryTests.send(DeliveryTests.largeMessage, with: delivery)
    #expect(DeliveryTests.words(tooLarge) == "refused 552 end" && !tooLarge.stopsRun)
    #expect(DeliveryTests.words(try DeliveryTests.send(with: delivery)) == "sent 250 end")
    var plain = try server.settings()
    plain.security = .none
    let outcome = try DeliveryTests.send(with: SMTPDelivery(to: plain))
    #expect(DeliveryTests.words(outcome) == "notSent mail-password-wanted" && outcome.stopsRun, "\(outcome)")
  }
}

/// Postfix in a folder of its own, on loopback.
private final class PostfixServer {
  static let isPossible = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/sbin/postfix")

  private let folder: TestFolder
  private let port: Int
  private let process = Process()
  private let input = Pipe()

  init() throws {
    folder = try TestFolder()
    let free = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])"
    port = Int(try Tool.run("python3", ["-c", free]).output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    let output = Pipe()
    process.executableURL = TestFolder.root.appending(path: "Tests/MailTestSupport/serve-postfix")
    let certificate = try Certificates.shared.get().options("good")
    process.arguments = [folder.url.path, "\(port)", certificate[1], certificate[3]]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    _ = output.fileHandleForReading.availableData
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func settings() throws -> MailServer {
    var server = MailServer(host: "localhost", port: port, security: .startTLS)
    server.authorityFile = try Certificates.shared.get().authority
    server.helloName = "office.kashmir-craft.example"
    return server
  }

  /// The letters in the box, as soon as there are so many.
  func waitForMail(count: Int) throws -> [String] {
    let box = folder.url.appending(path: "mail/box/new")
    for _ in 0..<300 {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: box.path)) ?? []
      if names.count >= count {
        return try names.map { try String(contentsOf: box.appending(path: $0), encoding: .utf8) }
      }
      Thread.sleep(forTimeInterval: 0.1)
    }
    return []
  }
}
