public import Diagnostics

/// Hands messages to a mail server, one by one over one connection.
///
/// Not for several threads at once: each makes its own. A message is given to the server at most once; after a failure the next
/// message gets a new connection.
public final class SMTPDelivery {
  private let server: MailServer
  private var session: CurlSession?

  /// A delivery to this server; nothing is connected yet. Throws everything that is wrong with the settings.
  public init(to server: MailServer) throws(DiagnosticList) {
    let faults = server.faults
    guard faults.isEmpty else { throw DiagnosticList(faults) }
    self.server = server
  }

  deinit { close() }

  /// Says goodbye to the server, if there is a connection. The next message would open a new one.
  public func close() {
    session?.close()
    session = nil
  }

  /// Sends one message, waiting for the server's answer no longer than the server's `messageTimeout`.
  ///
  /// - Parameters:
  ///   - bytes: the message, as `MailMessage.bytes()` gives it.
  ///   - sender: where the server reports to if it can not deliver the message after all.
  ///   - recipient: whom it goes to, whatever stands in the message.
  public func send(_ bytes: [UInt8], from sender: MailAddress, to recipient: MailAddress) -> DeliveryOutcome {
    var isFresh = session == nil
    while true {
      guard let session = session ?? CurlSession(server) else {
        return .notSent(DeliveryFailure.noLibrary)
      }
      self.session = session
      let conversation = Conversation(bytes, patience: server.messageTimeout)
      let result = session.perform(conversation, from: sender, to: recipient)
      let outcome = OutcomeReading(server: server, conversation: conversation, result: result).outcome
      if case .sent = outcome { return outcome }
      let wasReused = result.wasReused
      close()
      // Servers close connections that were idle or have seen enough messages. No part of this message was spoken of
      // when that happened, so a new connection may be tried once.
      guard wasReused, !isFresh, conversation.stage <= .sender, outcome.isEndOfConnection else { return outcome }
      isFresh = true
    }
  }
}

extension DeliveryOutcome {
  /// Whether the server did no more than close the connection.
  fileprivate var isEndOfConnection: Bool {
    switch self {
    case .notSent(let failure): failure.reason == .connectionLost
    case .retryLater(let reply): reply.code == 421
    default: false
    }
  }
}
