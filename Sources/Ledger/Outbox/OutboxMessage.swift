/// A message as it is put into the outbox.
public struct OutboxDraft: Sendable, Hashable {
  /// What is sent to whom, the same for every attempt at it: `statement PS/26-27/0007 to artisan a07`.
  public var cause: String
  /// What it brings: `statement`, `invoice`, `weekly`, with `trial` in front for a trial.
  public var kind: String
  /// The number of the document that it brings.
  public var documentNumber: String?
  /// The period or week it is about.
  public var period: String?
  /// The recipient's id as the ledger compares ids; the address itself for people the ledger does not know.
  public var recipientKey: String
  /// The recipient's name.
  public var recipientName: String
  /// The address of the sender, as the server is told it.
  public var sender: String
  /// The address of the recipient.
  public var address: String
  /// The subject as people read it.
  public var subject: String

  /// A message for a recipient.
  public init(cause: String, kind: String, recipientKey: String, recipientName: String, sender: String, address: String)
  {
    self.cause = cause
    self.kind = kind
    self.recipientKey = recipientKey
    self.recipientName = recipientName
    self.sender = sender
    self.address = address
    subject = ""
  }
}

/// A message in the outbox, without its bytes.
public struct OutboxMessage: Sendable, Hashable {
  /// Its number in the outbox, from 1.
  public var id: Int64
  /// Its Message-ID without angle brackets; the same for every attempt.
  public var messageID: String
  /// What it brings to whom.
  public var draft: OutboxDraft
  /// Which copy it is of what it brings; 1 unless a person asked for another.
  public var nth: Int
  /// What became of it.
  public var state: OutboxState
  /// How often it was tried.
  public var attempts: Int
  /// What the server answered last: its code, if it gave one.
  public var code: Int?
  /// What the server answered last, or why nothing was sent.
  public var reply: String?
  /// When it was put in, local time as `2026-06-07T10:20:30`.
  public var queuedAt: String
  /// Since when it has its state.
  public var stateAt: String
}

/// One line of what became of a message.
public struct OutboxEvent: Sendable, Hashable {
  /// What it became.
  public var state: OutboxState
  /// When.
  public var time: String
  /// Who said so: `talim`, `server` or `person`.
  public var by: String
  /// The server's code.
  public var code: Int?
  /// The server's words, or the reason.
  public var reply: String?
}
