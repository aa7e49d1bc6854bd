import Diagnostics
import Testing

@testable import Settings

/// `[mail]`: what is refused before a message could go astray.
@Suite struct MailSettingsTests {
  private static func settings(_ lines: String) throws -> MailSettings {
    let text =
      "[coop]\nname = \"Sample\"\naddress = [\"Road\"]\nstate_code = \"01\"\ncountry = \"IN\"\n[mail]\n\(lines)\n"
    return try CoopSettings(toml: text, file: "talim.toml").mail
  }

  private static func names(_ lines: String) throws -> [String] {
    let list = try #require(throws: DiagnosticList.self) { try settings(lines) }
    return list.diagnostics.map(\.name)
  }

  @Test func thePortFollowsTheSecurity() throws {
    #expect(try Self.settings("host = \"smtp.example.org\"").port == 587)
    #expect(try Self.settings("security = \"tls\"").port == 465)
    #expect(try Self.settings("security = \"tls\"\nport = 2465").port == 2465)
    #expect(try Self.settings("host = \"localhost\"\nsecurity = \"none\"").port == 25)
  }

  @Test func thePasswordHasNoPlaceHere() throws {
    #expect(try Self.names("password = \"secret\"") == ["password-in-settings"])
  }

  @Test func openConnectionsAreForThisMachineOnly() throws {
    #expect(try Self.names("host = \"smtp.example.org\"\nsecurity = \"none\"") == ["mail-unprotected"])
  }

  @Test(arguments: [
    "from = \"office\"", "members = [\"a@example.org\", \"b\"]", "host = \"smtp://smtp.example.org\"", "port = 70000",
    "per_minute = 0", "security = \"ssl\"", "hots = \"x\"",
  ])
  func refuses(_ line: String) throws { #expect(try Self.names(line).count == 1) }
}
