/// What a server said, and to what.
public struct SMTPReply: Sendable, Hashable {
  /// How far a delivery has come: what was said last.
  public enum Stage: Int, Sendable, Hashable, Comparable {
    /// Nothing yet; the server speaks first.
    case greeting
    /// Our name.
    case hello
    /// The wish for TLS.
    case startTLS
    /// User and password.
    case signIn
    /// Whom the message is from.
    case sender
    /// Whom it is for.
    case recipient
    /// That the message comes now, and the message without its end.
    case content
    /// The dot that ends the message: from here on the server may have taken it.
    case end

    /// By how far they are along.
    public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  /// Three digits, such as 250.
  public let code: Int
  /// The words without the code, lines joined by blanks; without control characters and at most 500 long.
  public let text: String
  /// What it answers.
  public let stage: Stage

  /// A reply of these parts.
  public init(code: Int, text: String, stage: Stage) {
    self.code = code
    self.text = text
    self.stage = stage
  }
}
