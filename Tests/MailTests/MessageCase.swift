import Foundation
import Mail

/// A message with the values that a reader has to find in it.
struct MessageCase {
  var name: String
  var message: MailMessage

  /// A message as usual, changed by one thing.
  init(_ name: String, _ change: (inout MailMessage) throws -> Void) throws {
    self.name = name
    message = try Self.usual()
    try change(&message)
  }

  static func usual() throws -> MailMessage {
    let sender = try Mailbox("Kashmir Craft", MailAddress("office@kashmir-craft.example"))
    let recipient = try Mailbox("Asha Bhat", MailAddress("asha@example.org"))
    guard let date = MailDate(iso: "2026-06-02T09:05:00+05:30") else { throw CocoaError(.formatting) }
    let id = try MessageID(document: "statement 2026-05", recipient: recipient.address, domain: "kashmir-craft.example")
    var message = MailMessage(id: id, date: date, from: sender, to: recipient, subject: "Your statement for May 2026")
    message.text = "Dear Asha,\n\nthis is your statement.\n"
    return message
  }

  /// What the judge compares with, as JSON.
  func expectations(date: String = "2026-06-02T09:05:00+05:30") throws -> Data {
    var fields = ["Date", "From"] + (message.replyTo == nil ? [] : ["Reply-To"]) + ["To", "Subject", "Message-ID"]
    fields += (message.isAutomatic ? ["Auto-Submitted"] : []) + ["MIME-Version", "Content-Language", "Content-Type"]
    let isText = message.html == nil && message.attachments.isEmpty
    if isText { fields.append("Content-Transfer-Encoding") }
    var mailboxes = ["From": Self.pair(message.from), "To": Self.pair(message.to)]
    if let replyTo = message.replyTo { mailboxes["Reply-To"] = Self.pair(replyTo) }
    var values = [
      "Subject": message.subject, "Message-ID": message.id.description, "Content-Language": message.language,
      "MIME-Version": "1.0",
    ]
    if message.isAutomatic { values["Auto-Submitted"] = "auto-generated" }
    var expected: [String: Any] = [
      "case": name, "fields": fields, "mailboxes": mailboxes, "values": values, "date": date, "shape": shape,
      "plain": message.text,
      "attachments": message.attachments.map { [$0.name, $0.mediaType, Data($0.bytes).base64EncodedString()] },
    ]
    if let html = message.html { expected["html"] = html }
    return try JSONSerialization.data(withJSONObject: expected)
  }

  private static func pair(_ mailbox: Mailbox) -> [String] {
    [mailbox.name.split(separator: " ").joined(separator: " "), mailbox.address.description]
  }

  private var shape: Any {
    let words: Any = message.html == nil ? "text/plain" : ["multipart/alternative", ["text/plain", "text/html"]]
    guard !message.attachments.isEmpty else { return words }
    return ["multipart/mixed", [words] + message.attachments.map { $0.mediaType as Any }]
  }
}
