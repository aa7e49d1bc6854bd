import CCurl

/// What libcurl says about one transfer.
struct TransferResult {
  /// Its code.
  var code: CURLcode
  /// Its own words, where it has more than those of the code.
  var words: String
  /// Whether the connection stood already.
  var wasReused: Bool
}

/// A handle of libcurl with the server's settings, and the connection it keeps.
final class CurlSession {
  private let library: CurlLibrary
  private var handle: UnsafeMutableRawPointer?
  /// libcurl writes its words here for as long as the handle lives.
  private let words: UnsafeMutablePointer<CChar>
  private static let wordsSize = Int(CURL_ERROR_SIZE)

  /// A session; `nil` without libcurl, or where libcurl can not be told to be careful.
  init?(_ server: MailServer) {
    guard let library = CurlLibrary.shared, let handle = library.handle() else { return nil }
    self.library = library
    self.handle = handle
    words = .allocate(capacity: Self.wordsSize)
    words.initialize(repeating: 0, count: Self.wordsSize)
    guard setUp(server) else {
      close()
      return nil
    }
  }

  deinit {
    close()
    words.deallocate()
  }

  /// Ends the connection.
  func close() {
    guard let handle else { return }
    self.handle = nil
    library.close(handle)
  }

  /// How long an answer to a goodbye is waited for, in seconds: nobody needs it.
  private static let goodbyeTimeout = 2

  /// Every option has to be taken: a libcurl that does not know one of them would be less careful than we are.
  private func setUp(_ server: MailServer) -> Bool {
    guard let handle else { return false }
    func set(_ option: CURLoption, _ value: Int) -> Bool { library.set(option, value, on: handle) }
    func set(_ option: CURLoption, _ value: String) -> Bool { library.set(option, value, on: handle) }
    let protocols = server.security == .tls ? CURLPROTO_SMTPS : CURLPROTO_SMTP
    let safety = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
    let isSet =
      set(CURLOPT_URL, server.url) && set(CURLOPT_PROTOCOLS, Int(protocols)) && set(CURLOPT_PROXY, "")
      && set(CURLOPT_NETRC, 0) && set(CURLOPT_USE_SSL, Int(safety.rawValue)) && set(CURLOPT_SSL_VERIFYPEER, 1)
      && set(CURLOPT_SSL_VERIFYHOST, 2) && set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
      && set(CURLOPT_NOSIGNAL, 1) && set(CURLOPT_UPLOAD, 1) && set(CURLOPT_VERBOSE, 1)
      && set(CURLOPT_CONNECTTIMEOUT_MS, server.connectTimeout * 1000)
      && set(CURLOPT_TIMEOUT_MS, server.messageTimeout * 1000)
      // What stands here when a transfer begins is how long its goodbye is waited for; callbacks set more in between.
      && set(CURLOPT_SERVER_RESPONSE_TIMEOUT, Self.goodbyeTimeout)
      && library.set(CURLOPT_ERRORBUFFER, pointer: UnsafeMutableRawPointer(words), on: handle)
    return isSet && setCallbacks(handle) && signIn(server, handle)
      && (server.authorityFile.map { set(CURLOPT_CAINFO, $0) } ?? true)
  }

  private func signIn(_ server: MailServer, _ handle: UnsafeMutableRawPointer) -> Bool {
    guard let user = server.user, let password = server.password else { return true }
    // TLS protects the password on the way; older ways to hide it fail with servers that do not keep it as text.
    return library.set(CURLOPT_USERNAME, user, on: handle) && library.set(CURLOPT_PASSWORD, password.text, on: handle)
      && library.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN", on: handle)
  }

  private func setCallbacks(_ handle: UnsafeMutableRawPointer) -> Bool {
    library.set(
      CURLOPT_READFUNCTION,
      transfer: { Conversation.of($3)?.read(into: $0, size: $1, count: $2) ?? Int(CURL_READFUNC_ABORT) },
      on: handle)
      && library.set(
        CURLOPT_HEADERFUNCTION, transfer: { Conversation.of($3)?.hear($0, size: $1, count: $2) ?? 0 }, on: handle)
      && library.set(CURLOPT_WRITEFUNCTION, transfer: { _, size, count, _ in size &* count }, on: handle)
      && library.set(
        trace: { handle, kind, bytes, size, user in
          guard let conversation = Conversation.of(user), let handle else { return 0 }
          if kind == CURLINFO_HEADER_OUT { conversation.note(command: bytes, size: size) }
          CurlSession.setPatience(of: conversation, on: handle)
          return 0
        }, on: handle)
  }

  /// While the message is spoken of, a single answer may take as long as the whole.
  private static func setPatience(of conversation: Conversation, on handle: UnsafeMutableRawPointer) {
    let seconds = conversation.isOver ? goodbyeTimeout : conversation.patience
    _ = CurlLibrary.shared?.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds, on: handle)
  }

  /// Holds one conversation to its end.
  func perform(_ conversation: Conversation, from sender: MailAddress, to recipient: MailAddress) -> TransferResult {
    guard let handle else { return TransferResult(code: CURLE_FAILED_INIT, words: "", wasReused: false) }
    words[0] = 0
    let user = Unmanaged.passUnretained(conversation).toOpaque()
    let isSet = [CURLOPT_READDATA, CURLOPT_HEADERDATA, CURLOPT_DEBUGDATA]
      .allSatisfy { library.set($0, pointer: user, on: handle) }
    let code = withExtendedLifetime(conversation) {
      isSet && library.set(CURLOPT_MAIL_FROM, "<\(sender)>", on: handle)
        ? library.withRecipient("<\(recipient)>", on: handle) { library.perform(handle) } : nil
    }
    // Closing the connection later calls back as well, when the conversation is gone.
    _ = library.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, Self.goodbyeTimeout, on: handle)
    for option in [CURLOPT_READDATA, CURLOPT_HEADERDATA, CURLOPT_DEBUGDATA] {
      _ = library.set(option, pointer: nil, on: handle)
    }
    words[Self.wordsSize - 1] = 0
    return TransferResult(
      code: code ?? CURLE_OUT_OF_MEMORY, words: String(cString: words),
      wasReused: library.connectionsOpened(by: handle) == 0)
  }
}
