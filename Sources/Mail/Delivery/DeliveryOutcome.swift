public import Diagnostics

/// What became of one message.
public enum DeliveryOutcome: Sendable, Hashable {
  /// The server took it and answers for it now.
  case sent(SMTPReply)
  /// The server says no for the time being (4xx); it has not taken the message.
  case retryLater(SMTPReply)
  /// The server says no for good (5xx); it has not taken the message.
  case refused(SMTPReply)
  /// The message was not handed over whole, so that nobody can have got it.
  case notSent(DeliveryFailure)
  /// The whole message may have arrived, but no answer came: somebody has to find out before it is sent again.
  case unknown(DeliveryFailure)

  /// Whether the next message would fare the same, so that a run had better stop.
  public var stopsRun: Bool {
    switch self {
    case .sent: false
    case .notSent(let failure), .unknown(let failure): failure.stopsRun
    // Of the sender, every message has the same; only its size may differ (552).
    case .refused(let reply): reply.stage == .sender && reply.code != 552
    case .retryLater(let reply): reply.code == 421 || reply.stage == .sender
    }
  }
}

/// Why a message was not delivered, as far as it is not the server's word on the message.
public struct DeliveryFailure: Sendable, Hashable {
  /// The kinds of failure.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// libcurl is not installed, or can not do what is asked of it.
    case noLibrary = "no-mail-library"
    /// There is no such host, or no name service.
    case hostNotFound = "mail-host-not-found"
    /// Nobody listens there.
    case notReachable = "mail-server-not-reachable"
    /// The server offers no TLS.
    case noTLS = "mail-server-without-tls"
    /// The server's certificate is not to be trusted.
    case certificate = "mail-server-certificate"
    /// TLS failed for another reason.
    case tls = "mail-server-tls"
    /// The server did not accept user and password.
    case passwordRefused = "mail-password-refused"
    /// The server wants somebody to sign in.
    case passwordWanted = "mail-password-wanted"
    /// The server does not talk to us at all, or says what is no SMTP.
    case serverRefused = "mail-server-refused"
    /// The connection broke.
    case connectionLost = "mail-connection-lost"
    /// It took too long.
    case timedOut = "mail-timed-out"
    /// The delivery was closed before, or something else went wrong here.
    case here = "mail-not-possible"
  }

  /// Which kind it is.
  public let reason: Reason
  /// What happened, for a person; in the form of a diagnostic's message.
  public let message: String
  /// What to do about it.
  public let hint: String?
  /// What the server said last, where that is the reason.
  public let reply: SMTPReply?
  /// Whether the next message would fare the same.
  public let stopsRun: Bool

  /// A failure of these parts.
  public init(reason: Reason, message: String, hint: String?, reply: SMTPReply?, stopsRun: Bool) {
    self.reason = reason
    self.message = message
    self.hint = hint
    self.reply = reply
    self.stopsRun = stopsRun
  }

  /// The failure as something to print; it carries the reason's name and no secret.
  public var diagnostic: Diagnostic { Diagnostic(reason.rawValue, message, hint: hint, fault: .environment) }
}
