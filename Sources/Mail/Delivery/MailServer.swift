public import Diagnostics

/// The server that takes the mail, and how it is spoken to.
public struct MailServer: Sendable {
  /// How the connection is protected.
  public enum Security: String, Sendable, Hashable, CaseIterable {
    /// Plain at first, then TLS before anything is said; usually port 587. A server that offers no TLS gets no mail.
    case startTLS = "starttls"
    /// TLS from the first byte; usually port 465.
    case tls
    /// No protection. Only towards this machine itself, unless `permitsUnprotected` is set.
    case none
  }

  /// Its name or IP address.
  public var host: String
  /// Its port, 1 to 65535.
  public var port: Int
  /// How the connection is protected.
  public var security: Security
  /// Whether `Security.none` may be used towards other machines.
  public var permitsUnprotected = false
  /// Whom to sign in as; without a user nobody signs in.
  public var user: String?
  /// The user's password.
  public var password: MailPassword?
  /// How long connecting may take, up to and with signing in, in seconds.
  public var connectTimeout = 30
  /// How long one message may take in all, in seconds.
  public var messageTimeout = 300
  /// A file of certificates (PEM) to trust in place of the system's.
  public var authorityFile: String?
  /// The name this machine says hello by.
  public var helloName = "localhost"

  /// A server; `SMTPDelivery` checks the settings.
  public init(host: String, port: Int, security: Security) {
    self.host = host
    self.port = port
    self.security = security
  }

  /// The usual port of a kind of protection.
  public static func usualPort(of security: Security) -> Int {
    switch security {
    case .startTLS: 587
    case .tls: 465
    case .none: 25
    }
  }

  /// What is wrong with the settings, each naming its setting.
  public var faults: [Diagnostic] {
    var faults: [Diagnostic] = []
    func add(_ setting: String, _ fault: String, hint: String? = nil) {
      faults.append(Diagnostic("bad-mail-setting", "`\(setting)` of the mail server \(fault)", hint: hint))
    }
    if !isIPAddress, let fault = MailAddress.faultOfHostName(host[...]) {
      add(
        "host", "has \(fault) in it: `\(Excerpt.text(host))`", hint: "write its name alone, such as `smtp.example.org`")
    }
    if !(1...65535).contains(port) { add("port", "is \(port), but ports go from 1 to 65535") }
    if let fault = MailAddress.faultOfHostName(helloName[...]) { add("hello name", "has \(fault) in it") }
    for (name, seconds) in [("connect timeout", connectTimeout), ("message timeout", messageTimeout)]
    where !(1...3600).contains(seconds) {
      add(name, "is \(seconds) seconds, but 1 to 3600 can be waited")
    }
    if let user, user.isEmpty || user.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      add("user", "is empty or has control characters in it")
    }
    if (user == nil) != (password == nil) {
      add("user", user == nil ? "is missing, but there is a password" : "has no password")
    }
    if let authorityFile, authorityFile.isEmpty || authorityFile.utf8.contains(0) {
      add("authority file", "is not the name of a file")
    }
    if security == .none, !isThisMachine, !permitsUnprotected {
      add(
        "security", "is `none`, but `\(Excerpt.text(host))` is another machine",
        hint: "use `starttls` or `tls`, so that nobody on the way reads the mail and the password")
    }
    return faults
  }

  /// Whether the host can only be the machine we are on.
  var isThisMachine: Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return host == "localhost" || host == "::1" || (parts.first == "127" && isIPAddress && parts.count == 4)
  }

  /// Whether the host is an address of numbers: four of them with dots, or hexadecimal ones with colons.
  var isIPAddress: Bool {
    if host.contains(":") {
      return host.utf8.count <= 45
        && host.utf8.allSatisfy { (48...58).contains($0) || (97...102).contains($0 | 32) || $0 == 46 }
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }

  /// The address in libcurl's form.
  var url: String {
    let shown = host.contains(":") ? "[\(host)]" : host
    return "\(security == .tls ? "smtps" : "smtp")://\(shown):\(port)/\(helloName)"
  }
}
