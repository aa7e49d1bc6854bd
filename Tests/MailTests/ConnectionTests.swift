import Diagnostics
import Foundation
import Mail
import MailTestSupport
import Testing

/// Protection, signing in and the beginnings of conversations.
@Suite struct ConnectionTests {
  private static func protected(
    _ security: MailServer.Security, _ certificate: String = "good", _ options: [String] = []
  ) throws -> (TestServer, MailServer) {
    let certificates = try Certificates.shared.get()
    let server = try TestServer(["--security", security.rawValue] + certificates.options(certificate) + options)
    var settings = server.settings(security)
    settings.authorityFile = certificates.authority
    return (server, settings)
  }

  private static func send(_ settings: MailServer) throws -> DeliveryOutcome {
    let delivery = try SMTPDelivery(to: settings)
    return try DeliveryTests.send(with: delivery)
  }

  /// The failure of an outcome that has to be `notSent` and stop the run.
  private static func failure(_ outcome: DeliveryOutcome) throws -> DeliveryFailure {
    guard case .notSent(let failure) = outcome else {
      Issue.record("\(outcome)")
      throw CancellationError()
    }
    #expect(outcome.stopsRun, "\(outcome)")
    return failure
  }

  @Test(arguments: [MailServer.Security.startTLS, .tls]) func protectedConnectionsWork(
    _ security: MailServer.Security
  ) throws {
    for host in ["localhost", "127.0.0.1"] {
      var (server, settings) = try Self.protected(security)
      settings.host = host
      let delivery = try SMTPDelivery(to: settings)
      for _ in 1...3 { #expect(DeliveryTests.words(try DeliveryTests.send(with: delivery)) == "sent 250 end") }
      #expect(server.taken.count == 3 && server.taken.allSatisfy { $0.protected == true && $0.connection == 1 })
    }
  }

  @Test(arguments: [MailServer.Security.startTLS, .tls], ["elsewhere", "expired", "own"])
  func badCertificatesGetNothing(_ security: MailServer.Security, _ certificate: String) throws {
    let (server, settings) = try Self.protected(
      security, certificate, security == .startTLS ? ["--user", "office", "--password", "pass word"] : [])
    var signing = settings
    if security == .startTLS { (signing.user, signing.password) = ("office", try MailPassword("pass word")) }
    let failure = try Self.failure(Self.send(signing))
    #expect(failure.reason == .certificate)
    #expect(failure.message.contains("could not prove who it is ("))
    #expect(!server.events.contains { $0.event == "sign-in" || $0.event == "taken" })
  }

  @Test func theSystemsAuthoritiesDoNotKnowOurs() throws {
    var (server, settings) = try Self.protected(.tls)
    settings.authorityFile = nil
    #expect(try Self.failure(Self.send(settings)).reason == .certificate)
    settings.authorityFile = "/nowhere/authority.pem"
    #expect(try Self.failure(Self.send(settings)).reason == .certificate)
    #expect(server.taken.isEmpty)
  }

  @Test func aServerWithoutTLSGetsNothing() throws {
    let server = try TestServer()
    var settings = server.settings(.startTLS)
    (settings.user, settings.password) = ("office", try MailPassword("secret"))
    #expect(try Self.failure(Self.send(settings)).reason == .noTLS)
    settings.security = .tls
    #expect(try Self.failure(Self.send(settings)).reason == .tls)
    #expect(server.taken.isEmpty)
  }

  @Test func signingInWorksOnceForSeveralMessages() throws {
    var (server, settings) = try Self.protected(
      .startTLS, "good", ["--user", "öffice@x", "--password", "päss \"w\" رد"])
    (settings.user, settings.password) = ("öffice@x", try MailPassword("päss \"w\" رد"))
    let delivery = try SMTPDelivery(to: settings)
    for _ in 1...3 { #expect(DeliveryTests.words(try DeliveryTests.send(with: delivery)) == "sent 250 end") }
    #expect(server.taken.count == 3 && server.taken.allSatisfy { $0.user == "öffice@x" })
    #expect(server.events.filter { $0.event == "sign-in" }.map(\.accepted) == [true])
  }

  @Test func aWrongPasswordIsToldWithoutTheServersEcho() throws {
    let password = "Correct-Horse-9"
    for echo in [password, Data("\0office\0\(password)".utf8).base64EncodedString(), "nothing"] {
      var (server, settings) = try Self.protected(
        .startTLS, "good", ["--user", "office", "--password", "another", "--tells-password", echo])
      (settings.user, settings.password) = ("office", try MailPassword(password))
      let failure = try Self.failure(Self.send(settings))
      #expect(failure.reason == .passwordRefused && failure.reply?.code == 535)
      var dumped = ""
      dump(failure, to: &dumped)
      dump(settings, to: &dumped)
      dumped += "\(settings) \(String(reflecting: settings))"
      #expect(!dumped.contains(password) && (echo == "nothing" || !dumped.contains(echo)), "\(dumped)")
      #expect(server.taken.isEmpty)
    }
  }

  @Test func aServerThatWantsSomebodyToSignInIsToldApart() throws {
    let (server, settings) = try Self.protected(.startTLS, "good", ["--user", "office", "--password", "another"])
    #expect(try Self.failure(Self.send(settings)).reason == .passwordWanted)
    #expect(server.taken.isEmpty)
  }

  @Test func unfriendlyGreetingsAreTold() throws {
    for (greeting, code) in [("554 no service here", 554), ("421 too busy", 421)] {
      let server = try TestServer(["--greeting", greeting])
      let failure = try Self.failure(Self.send(server.settings()))
      #expect(failure.reason == .serverRefused && failure.reply?.code == code)
      #expect(failure.message.hasSuffix(greeting), "\(failure.message)")
    }
    let server = try TestServer(["--greeting", "SSH-2.0-OpenSSH_9.2"])
    let reason = try Self.failure(Self.send(server.settings())).reason
    #expect(reason == .serverRefused || reason == .connectionLost)
  }

  @Test func whatIsNotThereIsTold() throws {
    let server = try TestServer()
    server.stop()
    let settings = server.settings()
    #expect(try Self.failure(Self.send(settings)).reason == .notReachable)
    var elsewhere = settings
    (elsewhere.host, elsewhere.security) = ("no-such-host.invalid", .tls)
    #expect(try Self.failure(Self.send(elsewhere)).reason == .hostNotFound)
  }

  @Test(arguments: [
    ("553", "refused 553 sender", true), ("552", "refused 552 sender", false), ("451", "retryLater 451 sender", true),
    ("530", "notSent mail-password-wanted", true),
  ]) func answersAboutTheSenderAreTold(_ code: String, _ expected: String, _ stops: Bool) throws {
    let server = try TestServer()
    let delivery = try SMTPDelivery(to: server.settings())
    let outcome = try DeliveryTests.send(with: delivery, from: "mail-\(code)")
    #expect(DeliveryTests.words(outcome) == expected)
    #expect(outcome.stopsRun == stops)
  }

  @Test(arguments: [[], ["--drops-at-limit"]]) func aServerMayEndTheConnectionBetweenMessages(_ more: [String]) throws {
    let server = try TestServer(["--per-connection", "2"] + more)
    let delivery = try SMTPDelivery(to: server.settings())
    for _ in 1...5 { #expect(DeliveryTests.words(try DeliveryTests.send(with: delivery)) == "sent 250 end") }
    #expect(server.taken.map(\.connection) == [1, 1, 2, 2, 3])
  }

  /// Writing into a connection that is gone raises a signal that ends programs.
  @Test(arguments: [MailServer.Security.startTLS, .tls], ["reset-data", "drop-data", "drop-end", "slow-end"])
  func brokenProtectedConnectionsEndNothing(_ security: MailServer.Security, _ name: String) throws {
    var (server, settings) = try Self.protected(security)
    if name.hasPrefix("slow") { settings.messageTimeout = 4 }
    // A busy machine needs its time for a large message, and only those that break within need one.
    let bytes = name.hasSuffix("data") ? DeliveryTests.largeMessage : nil
    let delivery = try SMTPDelivery(to: settings)
    for _ in 0...1 {
      let outcome = try DeliveryTests.send(bytes, with: delivery, to: name)
      switch outcome {
      case .notSent: #expect(name.hasSuffix("data"))
      case .unknown: #expect(name.hasSuffix("end"))
      default: Issue.record("\(outcome)")
      }
      #expect(DeliveryTests.words(try DeliveryTests.send(with: delivery)) == "sent 250 end")
    }
    #expect(server.taken.count == (name.hasSuffix("end") ? 4 : 2))
  }
}
