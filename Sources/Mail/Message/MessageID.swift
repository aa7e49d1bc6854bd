public import Diagnostics

/// What names a message for ever, such as `<3f…@kashmir-craft.example>`: servers and readers tell by it that two copies are one message.
public struct MessageID: Sendable, Hashable, CustomStringConvertible {
  /// The id with its angle brackets.
  public let description: String

  /// The id of one document for one recipient; the same three always give the same id.
  ///
  /// - Parameters:
  ///   - document: what tells this message from all others to the recipient, such as kind, number and fingerprint.
  ///   - recipient: whom it goes to.
  ///   - domain: the co-op's own domain, usually that of the sender's address.
  public init(document: String, recipient: MailAddress, domain: String) throws(Diagnostic) {
    if let fault = MailAddress.faultOfHostName(domain[...]) {
      throw Diagnostic("bad-domain", "the domain `\(Excerpt.text(domain))` of the message's id has \(fault)")
    }
    let parts = [domain.lowercased(), document, recipient.localPart, recipient.domain]
    var digest = ContentDigest()
    for part in parts {
      digest.add("\(part.utf8.count):".utf8)
      digest.add(part.utf8)
    }
    description = "<\(digest.text)@\(domain.lowercased())>"
  }

  /// Reads an id that this program made before; `nil` for anything else.
  public init?(stored text: String) {
    guard text.hasPrefix("<"), text.hasSuffix(">") else { return nil }
    let parts = text.dropFirst().dropLast().split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 32, MailAddress.faultOfHostName(parts[1]) == nil else { return nil }
    guard parts[0].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
    description = text
  }
}
