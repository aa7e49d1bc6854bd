/// Somebody's address with the name that is shown beside it.
public struct Mailbox: Sendable, Hashable {
  /// The name in any script; may be empty. Blanks at its ends do not reach the reader, several in a row reach them as one.
  public var name: String
  /// Where the mail goes or comes from.
  public var address: MailAddress

  /// A mailbox; the name is checked when a message is written.
  public init(_ name: String = "", _ address: MailAddress) {
    self.name = name
    self.address = address
  }
}
