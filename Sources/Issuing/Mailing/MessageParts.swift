import Diagnostics
import Ledger
import Mail

/// What a message is made of when it goes into the outbox.
struct MessageParts: Sendable {
  var words: MessageWords
  var from: Mailbox
  var replyTo: Mailbox?
  var to: Mailbox
  var date: MailDate
  var attachment: MessageAttachment

  /// Stands for all that the message says; not for the moment at which it was written.
  var content: String {
    let parts = [
      words.subject, words.text, words.html, words.language, from.name, "\(from.address)",
      replyTo.map { "\($0.address)" } ?? "", to.name, "\(to.address)", attachment.name, attachment.hash,
    ]
    return SHA256.hex(of: Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8))
  }

  /// The message as it is sent, for the copy with this number of what `cause` names.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when one of its lines can not be written.
  func made(cause: String, nth: Int) throws -> OutboxEntry.Made {
    let id = try MessageID(document: "\(cause) copy \(nth)", recipient: to.address, domain: from.address.domain)
    return OutboxEntry.Made(
      messageID: String(id.description.dropFirst().dropLast()),
      bytes: try message(id, with: try attachment.bytes()).bytes())
  }

  /// Throws what `made` would throw about a line that can not be written, before anything is put into the outbox.
  func check() throws {
    let id = try MessageID(document: "", recipient: to.address, domain: from.address.domain)
    _ = try message(id, with: []).bytes()
  }

  private func message(_ id: MessageID, with file: [UInt8]) -> MailMessage {
    var message = MailMessage(id: id, date: date, from: from, to: to, subject: words.subject)
    message.replyTo = replyTo
    message.language = words.language
    message.text = words.text
    message.html = words.html
    message.attachments = [MailAttachment(name: attachment.name, bytes: file)]
    return message
  }
}
