public import Diagnostics

/// A password that does not print itself: not by interpolation, not by `dump`, not in a debugger's summary.
public struct MailPassword: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The password itself; only libcurl gets it.
  let text: String

  /// Takes a password as the server expects it, without the line end of the file it came from.
  ///
  /// Throws an error `bad-password` where it is empty or has control characters; the error does not repeat it.
  public init(_ text: String) throws(Diagnostic) {
    guard !text.isEmpty else { throw Diagnostic("bad-password", "the mail password is empty") }
    guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      throw Diagnostic(
        "bad-password", "the mail password has a control character in it",
        hint: "it has to stand alone on one line")
    }
    self.text = text
  }

  /// Never the password.
  public var description: String { "(password)" }
  /// Never the password.
  public var debugDescription: String { description }
  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// Whether a text gives the password away, as it is or as it went over the line.
  func isTold(by other: String, user: String) -> Bool {
    let forms = [Array(text.utf8), Array("\0\(user)\0\(text)".utf8)]
    return other.contains(text) || forms.contains { other.contains(String(decoding: Base64.line($0), as: UTF8.self)) }
  }
}
