/// `[mail]`: who sends, over which server, and how fast. The password never stands here.
public struct MailSettings: Sendable, Hashable {
  /// How the connection is kept secret.
  public enum Security: String, Sendable, Hashable, CaseIterable {
    /// The connection begins open and is secured before anything is said (RFC 3207), usually on port 587.
    case starttls
    /// Secured from the first byte (RFC 8314), usually on port 465.
    case tls
    /// Not at all; only for a server on this very machine.
    case none
  }

  /// The address messages come from; that of the co-op when absent.
  public var from: String?
  /// The name messages come from; that of the co-op when absent.
  public var fromName: String?
  /// Where answers go; the sender when absent.
  public var replyTo: String?
  /// The server's name; `nil` when no server is set up.
  public var host: String?
  /// Its port; that of the security when absent.
  public var port: Int
  /// How the connection is kept secret.
  public var security: Security
  /// Who logs in; nobody when absent.
  public var user: String?
  /// A file with the password, readable by nobody else, relative to the co-op's folder; `TALIM_MAIL_PASSWORD` goes before it.
  public var passwordFile: String?
  /// A file with the certificates to trust, in place of the system's.
  public var certificates: String?
  /// How long to wait for the connection, in seconds.
  public var connectTimeout: Int
  /// How long one message may take, in seconds.
  public var timeout: Int
  /// How many messages go out in a minute at most.
  public var perMinute: Int
  /// How often a message is tried again in one run when the server says that it should come later.
  public var retries: Int
  /// How long to wait before that, in seconds; twice as long before the next time.
  public var retryAfter: Int
  /// Who `--to members` means; all artisans with an address when empty.
  public var members: [String]

  init(_ reader: inout SettingsReader) {
    let table = ["mail"]
    from = Self.address(&reader, "from")
    fromName = reader.text(table, "from_name")
    replyTo = Self.address(&reader, "reply_to")
    host = reader.checkedText(
      table, "host", { !$0.contains(where: \.isWhitespace) && !$0.contains("/") && !$0.contains("@") },
      "is not the name of a server",
      hint: "write it without `smtp://` and without the port: `host = \"smtp.example.org\"`")
    security = reader.choice(table, "security", Security.self) ?? .starttls
    port = reader.whole(table, "port", in: 1...65_535) ?? (security == .tls ? 465 : security == .none ? 25 : 587)
    user = reader.text(table, "user")
    passwordFile = reader.text(table, "password_file")
    certificates = reader.text(table, "certificates")
    connectTimeout = reader.whole(table, "connect_timeout_seconds", in: 1...600) ?? 30
    timeout = reader.whole(table, "timeout_seconds", in: 1...3_600) ?? 300
    perMinute = reader.whole(table, "per_minute", in: 1...6_000) ?? 60
    retries = reader.whole(table, "retries", in: 0...10) ?? 2
    retryAfter = reader.whole(table, "retry_after_seconds", in: 1...3_600) ?? 60
    members = Self.addresses(&reader, "members")
    refuseWhatCannotWork(&reader)
  }

  /// A password in this file would be copied wherever the file goes.
  private func refuseWhatCannotWork(_ reader: inout SettingsReader) {
    if reader.value(["mail"], "password", "left out") != nil {
      reader.report(
        "password-in-settings", "a password must not stand in talim.toml", ["mail", "password"],
        hint: "put it into a file that only you can read (`chmod 600`) and write `password_file = \"mail.password\"`, "
          + "or set TALIM_MAIL_PASSWORD")
    }
    if security == .none, let host, !["localhost", "127.0.0.1", "::1"].contains(host.lowercased()) {
      reader.report(
        "mail-unprotected", "`security = \"none\"` would send passwords and statements openly to `\(host)`",
        ["mail", "security"], hint: "write `starttls` or `tls`; only a server on this machine may do without")
    }
  }

  private static func address(_ reader: inout SettingsReader, _ key: String) -> String? {
    reader.checkedText(
      ["mail"], key, SettingsForm.isEmail, "is not an e-mail address", hint: "it looks like `office@example.org`")
  }

  private static func addresses(_ reader: inout SettingsReader, _ key: String) -> [String] {
    let lines = reader.lines(["mail"], key) ?? []
    for line in lines where !SettingsForm.isEmail(line) {
      reader.report("not-an-address", "`\(line)` is not an e-mail address", ["mail", key])
    }
    return lines.filter(SettingsForm.isEmail)
  }
}
