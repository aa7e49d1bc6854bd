/// A file that goes with a message.
public struct MailAttachment: Sendable, Hashable {
  /// The file's name in any script, without folders; at most 200 bytes of UTF-8.
  public var name: String
  /// The kind of its content, such as `application/pdf`.
  public var mediaType: String
  /// The content.
  public var bytes: [UInt8]

  /// An attachment; name and kind are checked when the message is written.
  public init(name: String, mediaType: String = "application/pdf", bytes: [UInt8]) {
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
  }
}
