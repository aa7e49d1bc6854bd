public import Diagnostics

/// A message to one recipient, as values. `bytes()` is the text that goes over the line and that can be kept.
public struct MailMessage: Sendable, Hashable {
  /// What names it; a second try of the same message keeps it.
  public var id: MessageID
  /// When it was written.
  public var date: MailDate
  /// Who writes.
  public var from: Mailbox
  /// Whom it is for.
  public var to: Mailbox
  /// Where answers go, if not to the sender.
  public var replyTo: Mailbox?
  /// The subject, one line in any script.
  public var subject: String
  /// The language of subject and text as a language tag, such as `ur` or `en-IN`.
  public var language: String
  /// The message as plain text, with any kind of line ends.
  public var text: String
  /// The same as HTML, if there is such a form.
  public var html: String?
  /// Files that go with it.
  public var attachments: [MailAttachment]
  /// Whether the program wrote it, not a person: programs that answer for people on holiday then keep still.
  public var isAutomatic: Bool

  /// A message with text alone; the rest is set afterwards.
  public init(id: MessageID, date: MailDate, from: Mailbox, to: Mailbox, subject: String) {
    self.id = id
    self.date = date
    self.from = from
    self.to = to
    self.subject = subject
    language = "en"
    text = ""
    attachments = []
    isAutomatic = true
  }

  /// The message by RFC 5322 and MIME: ASCII only, lines ended by CR LF, the same bytes for the same values.
  ///
  /// Throws every fault of its header values at once, each error naming its field.
  public func bytes() throws(DiagnosticList) -> [UInt8] {
    let faults = MessageCheck.faults(of: self)
    guard faults.isEmpty else { throw DiagnosticList(faults) }
    return Array(header.utf8) + MIMEPart.whole(of: self).bytes(isWhole: true)
  }

  private var header: String {
    var lines = [HeaderLine.folded("Date", [date.description]), HeaderLine.mailbox("From", from)]
    if let replyTo { lines.append(HeaderLine.mailbox("Reply-To", replyTo)) }
    lines.append(HeaderLine.mailbox("To", to))
    lines.append(HeaderLine.text("Subject", subject))
    lines.append(HeaderLine.folded("Message-ID", [id.description]))
    if isAutomatic { lines.append(HeaderLine.folded("Auto-Submitted", ["auto-generated"])) }
    lines.append(HeaderLine.folded("MIME-Version", ["1.0"]))
    lines.append(HeaderLine.folded("Content-Language", [language]))
    return lines.joined()
  }
}
