import Diagnostics
import Glibc
import Ledger
import Mail
import Settings

extension Office {
  /// Puts messages into the outbox, each once, all or none.
  ///
  /// - Parameter again: puts in another copy of what has been sent, may have been, or was put aside.
  public func queue(_ messages: [OutgoingMessage], again: Bool = false) throws -> QueueReport {
    let entries = messages.map { message in
      OutboxEntry(message.draft, content: message.parts.content) { nth in
        try message.parts.made(cause: message.draft.cause, nth: nth)
      }
    }
    let placings = try ledger(readOnly: false).putIntoOutbox(entries, again: again, time: now)
    OutboxStep.queued.reached()
    return QueueReport(placings)
  }

  /// How many messages wait in the outbox.
  public func waitingMessages() throws -> Int { try ledger(readOnly: true).outbox(states: [.queued]).count }

  /// Whether a server is set up as far as it takes; asked before anything is put into the outbox.
  ///
  /// - Parameter password: the value of `TALIM_MAIL_PASSWORD`.
  /// - Throws: a `Diagnostic` or a `DiagnosticList` that says what is missing.
  public func requireMailServer(password: String?) throws { _ = try mailServer(password: password) }

  /// Sends messages of the outbox; all that wait when none are named.
  ///
  /// Only one run at a time; what an earlier one was sending when it was stopped becomes `unknown` first.
  /// - Parameters:
  ///   - ids: the messages; those that do not wait are left alone.
  ///   - password: the value of `TALIM_MAIL_PASSWORD`.
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when nothing can be sent.
  public func send(
    _ ids: [Int64]?, password: String?, clock: MailClock, report: (MailEvent) -> Void
  ) throws -> MailSummary {
    let server = try mailServer(password: password)
    return try send(ids, over: try SMTPDelivery(to: server), clock: clock, report: report)
  }

  func send(
    _ ids: [Int64]?, over delivery: any MessageDelivery, clock: MailClock, report: (MailEvent) -> Void
  ) throws -> MailSummary {
    let ledger = try ledger(readOnly: false)
    let lock = try OutboxLock(folder: folder)
    defer { lock.release() }
    let interrupted = try ledger.settleInterruptedMessages(time: clock.now())
    for message in interrupted { report(.settled(OutboxLine(message))) }
    let mail = settings.mail
    let run = MailRun(
      ledger: ledger, delivery: delivery, clock: clock, pace: 60_000 / max(1, mail.perMinute), retries: mail.retries,
      retryAfter: mail.retryAfter)
    var summary = try run.send(ids ?? ledger.outbox(states: [.queued]).map(\.id), report: report)
    summary.unknown += interrupted.count
    return summary
  }

  private func mailServer(password: String?) throws -> MailServer {
    let mail = settings.mail
    guard let host = mail.host else {
      throw Diagnostic(
        "no-mail-server", "talim.toml names no mail server",
        hint: "write `host`, `user` and `password_file` under `[mail]`; docs/mail.md shows how", fault: .environment)
    }
    var server = MailServer(host: host, port: mail.port, security: .init(mail.security))
    server.user = mail.user
    if mail.user != nil {
      let source = MailPasswordSource(environment: password, folder: folder.path)
      server.password = try source.password(mail)
      guard server.password != nil else {
        throw Diagnostic(
          "no-mail-password", "there is no password for the mail server",
          hint: "set TALIM_MAIL_PASSWORD, or write `password_file = \"mail.password\"` under `[mail]`",
          fault: .environment)
      }
    }
    server.connectTimeout = mail.connectTimeout
    server.messageTimeout = mail.timeout
    server.authorityFile = mail.certificates.map { $0.hasPrefix("/") ? $0 : FilePaths.joined(folder.path, $0) }
    let sender = try MailSender(settings)
    server.helloName = sender.from.address.domain
    return server
  }
}

extension MailServer.Security {
  fileprivate init(_ security: MailSettings.Security) {
    switch security {
    case .starttls: self = .startTLS
    case .tls: self = .tls
    case .none: self = .none
    }
  }
}

/// Keeps two runs from sending at once; it goes with the process, however that ends.
private final class OutboxLock {
  private let descriptor: Int32

  init(folder: CoopFolder) throws {
    let path = folder.ledgerPath + "-outbox"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileWriting.failure(path, errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Diagnostic(
        "in-use", "another `talim send` is sending the messages of this co-op", at: .file(path), hint: "wait for it",
        fault: .environment)
    }
  }

  func release() { flock(descriptor, LOCK_UN) }

  deinit { close(descriptor) }
}
