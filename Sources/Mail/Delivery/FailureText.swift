/// The sentences of a failure.
struct FailureText {
  let server: MailServer
  let reason: DeliveryFailure.Reason
  let reply: SMTPReply?
  /// libcurl's own words.
  let words: String

  private var name: String { "`\(server.host)`" }
  private var said: String { reply.map { ": \($0.code) \($0.text)" } ?? "" }

  /// What happened where nothing was handed over.
  var message: String {
    switch reason {
    case .noLibrary: "mail can not be sent, since libcurl is missing or too old"
    case .hostNotFound: "the mail server \(name) was not found"
    case .notReachable: "nothing answers at \(name) on port \(server.port)"
    case .noTLS: "the mail server \(name) offers no protection by TLS, so nothing was sent"
    case .certificate: "the mail server \(name) could not prove who it is (\(words)), so nothing was sent"
    case .tls: "no protected connection to \(name) could be made (\(words))"
    case .passwordRefused:
      reply == nil
        ? "the mail server \(name) offers no way to sign in that is supported"
        : "the mail server \(name) did not accept the user and the password\(said)"
    case .passwordWanted: "the mail server \(name) wants somebody to sign in\(said)"
    case .serverRefused:
      reply == nil
        ? "what answers at \(name) on port \(server.port) does not behave like a mail server"
        : "the mail server \(name) does not take mail from here\(said)"
    case .connectionLost: "the connection to \(name) broke before the message was handed over"
    case .timedOut: "the mail server \(name) took too long, and the message was not handed over"
    case .here: "the message could not be sent (\(words))"
    }
  }

  /// What happened where the message may have arrived.
  var unknownMessage: String {
    let end =
      switch reason {
      case .timedOut: "no answer came in time"
      case .connectionLost: "the connection broke before the answer"
      default: "no answer could be understood"
      }
    return "the whole message went to \(name), but \(end): it may have arrived or not"
  }

  /// What to do about it.
  var hint: String? {
    switch reason {
    case .noLibrary: "install libcurl (`libcurl4` on Debian)"
    case .hostNotFound: "look at the server's name in the settings, and whether this machine is online"
    case .notReachable: "look at host and port in the settings; usual ports are 587 for `starttls` and 465 for `tls`"
    case .noTLS: "look at the port in the settings; 465 usually needs `tls` in place of `starttls`"
    case .certificate: "the name in the settings must be the one in the certificate; an own authority's file can be set"
    case .tls: "look at `security` in the settings: `tls` usually goes with port 465, `starttls` with 587"
    case .passwordRefused: "many providers want a password made for this program in place of that of the person"
    case .passwordWanted:
      server.security == .none
        ? "the server may want `starttls` first, and user and password of the mail account"
        : "set user and password of the mail account"
    case .serverRefused, .connectionLost, .timedOut, .here: nil
    }
  }
}

extension DeliveryFailure {
  /// There is no libcurl to send with.
  static let noLibrary: DeliveryFailure = {
    let text = FailureText(
      server: MailServer(host: "", port: 0, security: .tls), reason: .noLibrary, reply: nil, words: "")
    return DeliveryFailure(reason: .noLibrary, message: text.message, hint: text.hint, reply: nil, stopsRun: true)
  }()
}
