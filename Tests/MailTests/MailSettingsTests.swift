import Diagnostics
import Mail
import Testing

/// Settings that no mail is sent with, and the password that keeps to itself.
@Suite struct MailSettingsTests {
  private static func faults(_ change: (inout MailServer) throws -> Void) rethrows -> [String] {
    var server = MailServer(host: "smtp.example.org", port: 587, security: .startTLS)
    try change(&server)
    do {
      _ = try SMTPDelivery(to: server)
      return []
    } catch {
      #expect(error.diagnostics.allSatisfy { $0.name == "bad-mail-setting" })
      return error.diagnostics.compactMap { $0.message.split(separator: "`").first.map(String.init) }
    }
  }

  @Test func soundSettingsAreTaken() throws {
    for host in ["smtp.example.org", "localhost", "127.0.0.1", "::1", "192.168.0.7", "2001:db8::7"] {
      #expect(Self.faults { $0.host = host }.isEmpty)
    }
    for host in ["localhost", "127.0.0.1", "127.1.2.3", "::1"] {
      #expect(Self.faults { ($0.host, $0.security) = (host, .none) }.isEmpty)
    }
    #expect(Self.faults { ($0.security, $0.permitsUnprotected) = (.none, true) }.isEmpty)
    #expect(MailServer.Security.allCases.map(MailServer.usualPort) == [587, 465, 25])
  }

  @Test(arguments: [
    "", "smtp example.org", "smtp.example.org/x", "user@smtp.example.org", "smtp.example.org:25", "a\r\nb", "a..b",
    "a?b", "a%20b",
    "bücher.example", "[::1]", "::1%eth0",
  ]) func oddHostsAreRefused(_ host: String) { #expect(Self.faults { $0.host = host } == ["host"]) }

  @Test func otherOddSettingsAreRefused() throws {
    #expect(Self.faults { $0.port = 0 } == ["port"])
    #expect(Self.faults { $0.port = 65536 } == ["port"])
    #expect(Self.faults { $0.helloName = "a b" } == ["hello name"])
    #expect(Self.faults { $0.helloName = "a/../b" } == ["hello name"])
    #expect(
      Self.faults { ($0.connectTimeout, $0.messageTimeout) = (0, Int.max) } == ["connect timeout", "message timeout"])
    #expect(Self.faults { $0.user = "office" } == ["user"])
    #expect(try Self.faults { $0.password = try MailPassword("x") } == ["user"])
    #expect(try Self.faults { ($0.user, $0.password) = ("a\nb", try MailPassword("x")) } == ["user"])
    #expect(Self.faults { $0.authorityFile = "" } == ["authority file"])
    for host in [
      "smtp.example.org", "127.0.0.1.example.org", "127.example", "localhost.example.org", "128.0.0.1", "::2",
    ] {
      #expect(Self.faults { ($0.host, $0.security) = (host, .none) } == ["security"], "\(host)")
    }
  }

  @Test func passwordsDoNotPrintThemselves() throws {
    let password = try MailPassword("Correct-Horse-9")
    var texts = [
      "\(password)", String(describing: password), String(reflecting: password), "\([password])",
      "\(Optional(password) as Any)",
    ]
    var dumped = ""
    dump(password, to: &dumped)
    dump(["p": password], to: &dumped)
    texts.append(dumped)
    for text in texts { #expect(!text.contains("Horse")) }
    for wrong in ["", "a\n", "a\0b", "\t"] {
      do {
        _ = try MailPassword(wrong)
        Issue.record("\(wrong.debugDescription)")
      } catch { #expect(error.name == "bad-password") }
    }
  }
}
