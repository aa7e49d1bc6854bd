/// A message that is to be put into the outbox.
public struct OutboxEntry {
  /// What is sent to whom.
  public var draft: OutboxDraft
  /// Stands for all that the message says (document, address, subject, words), so that one that waits is renewed only when it differs.
  public var content: String
  /// Makes the bytes of a copy, given which one it is; for the same copy the Message-ID is always the same.
  public var make: (_ nth: Int) throws -> Made

  /// A message as it is sent.
  public struct Made: Sendable {
    /// Its Message-ID without angle brackets.
    public var messageID: String
    /// All of it, headers first.
    public var bytes: [UInt8]

    /// A message and its id.
    public init(messageID: String, bytes: [UInt8]) {
      self.messageID = messageID
      self.bytes = bytes
    }
  }

  /// A message and how its bytes are made.
  public init(_ draft: OutboxDraft, content: String, make: @escaping (_ nth: Int) throws -> Made) {
    self.draft = draft
    self.content = content
    self.make = make
  }
}

/// What became of an entry.
public struct OutboxPlacing: Sendable, Hashable {
  /// The message that stands for it now.
  public var message: OutboxMessage
  /// Whether it was put in just now.
  public var isNew: Bool
  /// The message whose place it took, if one waited or had failed with another content.
  public var replaced: Int64?
}

/// What a server or a person said about a message.
public struct OutboxAnswer: Sendable, Hashable {
  /// The code of the server's answer.
  public var code: Int?
  /// Its words, or the reason.
  public var reply: String?

  /// An answer.
  public init(code: Int? = nil, reply: String?) {
    self.code = code
    self.reply = reply
  }
}
