import CCurl

/// Makes an outcome of what libcurl and the server said.
struct OutcomeReading {
  let server: MailServer
  let conversation: Conversation
  let result: TransferResult

  /// What became of the message.
  var outcome: DeliveryOutcome {
    let stage = conversation.stage
    if stage == .end { return answered ?? .unknown(failure(isUnsent: false)) }
    if let reply, Self.signInCodes.contains(reply.code) || stage < .sender { return .notSent(failure(isUnsent: true)) }
    if let answered, stage >= .sender, !isSent(answered) { return answered }
    return .notSent(failure(isUnsent: true))
  }

  /// The replies that say that somebody has to sign in, first or otherwise.
  private static let signInCodes: Set<Int> = [530, 534, 535, 538]

  private func isSent(_ outcome: DeliveryOutcome) -> Bool {
    if case .sent = outcome { true } else { false }
  }

  /// The server's answer to what was said last, unless it gives the password away.
  private var reply: SMTPReply? {
    guard let said = conversation.reply else { return nil }
    let isSecret = server.password?.isTold(by: said.text, user: server.user ?? "") ?? false
    return SMTPReply(code: said.code, text: isSecret ? "(not shown)" : said.text, stage: conversation.stage)
  }

  /// What that answer means for the message, if it is one.
  private var answered: DeliveryOutcome? {
    guard let reply else { return nil }
    switch reply.code {
    case 200..<300: return .sent(reply)
    case 400..<500: return .retryLater(reply)
    case 500..<600: return .refused(reply)
    default: return nil
    }
  }

  private func failure(isUnsent: Bool) -> DeliveryFailure {
    let reason = reason
    let lines = FailureText(server: server, reason: reason, reply: isUnsent ? noReply : nil, words: words)
    let isEarly = conversation.stage < .sender
    let stops: Bool =
      switch reason {
      case .connectionLost, .timedOut: isEarly
      default: true
      }
    return DeliveryFailure(
      reason: reason, message: isUnsent ? lines.message : lines.unknownMessage, hint: isUnsent ? lines.hint : nil,
      reply: isUnsent ? noReply : nil, stopsRun: isUnsent && stops)
  }

  /// The reply, where it is a no.
  private var noReply: SMTPReply? { reply.flatMap { $0.code >= 400 ? $0 : nil } }

  /// Whether the server answered the wish to send with neither a yes nor a no.
  private var isOdd: Bool {
    guard let reply else { return false }
    return reply.stage == .content && reply.code < 400 && reply.code != 354
  }

  /// libcurl's words on what went wrong.
  private var words: String {
    result.words.isEmpty ? CurlLibrary.shared?.words(for: result.code) ?? "" : result.words
  }

  private var reason: DeliveryFailure.Reason {
    if let reply, Self.signInCodes.contains(reply.code) {
      return conversation.stage == .signIn ? .passwordRefused : .passwordWanted
    }
    switch result.code {
    case CURLE_COULDNT_RESOLVE_HOST: return .hostNotFound
    case CURLE_COULDNT_CONNECT: return .notReachable
    case CURLE_OPERATION_TIMEDOUT: return .timedOut
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR: return .certificate
    case CURLE_USE_SSL_FAILED: return .noTLS
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED: return .tls
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_NOT_BUILT_IN, CURLE_FAILED_INIT: return .noLibrary
    case CURLE_LOGIN_DENIED: return .passwordRefused
    case CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED: return .serverRefused
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE:
      return noReply != nil || isOdd ? .serverRefused : .connectionLost
    default: return .here
    }
  }
}
