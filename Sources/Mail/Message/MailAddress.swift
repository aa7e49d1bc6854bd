public import Diagnostics

/// An address that mail can be sent to, such as `asha@example.org`.
///
/// Only what common servers accept and what stays ASCII on the way: a local part of up to 64 characters without quotes, and
/// a domain of letters, digits and hyphens. International domains are written in their `xn--…` form.
public struct MailAddress: Sendable, Hashable, CustomStringConvertible {
  /// What stands before the `@`, as written.
  public let localPart: String
  /// What stands after it, in lower case, since domains do not tell the cases apart.
  public let domain: String

  /// The whole address.
  public var description: String { localPart + "@" + domain }

  /// Reads an address. Throws an error `bad-address` that says what is wrong with it.
  public init(_ text: String) throws(Diagnostic) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    try Self.checkCharacters(text)
    guard parts.count == 2 else {
      throw Self.refusal(
        text, parts.count == 1 ? "has no `@`" : "has more than one `@`", "write one address, such as `asha@example.org`"
      )
    }
    guard text.utf8.count <= 254 else { throw Self.refusal(text, "is longer than 254 characters", nil) }
    if let (fault, hint) = Self.faultOfLocalPart(parts[0]) { throw Self.refusal(text, fault, hint) }
    if let (fault, hint) = Self.faultOfDomain(parts[1]) { throw Self.refusal(text, fault, hint) }
    localPart = String(parts[0])
    domain = parts[1].lowercased()
  }

  private static func refusal(_ text: String, _ fault: String, _ hint: String?) -> Diagnostic {
    Diagnostic("bad-address", "the e-mail address `\(Excerpt.text(text))` \(fault)", hint: hint)
  }

  private static func checkCharacters(_ text: String) throws(Diagnostic) {
    guard !text.isEmpty else { throw Diagnostic("bad-address", "the e-mail address is empty") }
    for scalar in text.unicodeScalars {
      if scalar == " " {
        throw refusal(text, "has a blank in it", "write the address alone, without a name or a second one")
      }
      if scalar.value < 0x21 || scalar.value == 0x7F {
        throw refusal(text, "has the character \(Excerpt.name(of: scalar)) in it", nil)
      }
      guard scalar.isASCII else {
        throw refusal(
          text, "has \(Excerpt.name(of: scalar)) in it, which many mail servers do not accept",
          "ask for an address of plain letters; a domain such as `bücher.example` has another form, `xn--bcher-kva.example`"
        )
      }
    }
  }

  private static func faultOfLocalPart(_ part: Substring) -> (String, String?)? {
    if part.isEmpty { return ("has nothing before the `@`", nil) }
    if part.utf8.count > 64 { return ("has more than 64 characters before the `@`", nil) }
    if let odd = part.unicodeScalars.first(where: { $0 != "." && !isAtom($0) }) {
      return ("has \(Excerpt.name(of: odd)) before the `@`, which is not supported", nil)
    }
    if part.first == "." || part.last == "." || part.contains("..") {
      return ("has a dot in the wrong place", "no dot may stand first, last or beside another one before the `@`")
    }
    return nil
  }

  private static func faultOfDomain(_ domain: Substring) -> (String, String?)? {
    if let fault = faultOfHostName(domain) { return ("has \(fault) after the `@`", nil) }
    let labels = domain.split(separator: ".")
    // A single label is a slip in nearly every sheet; only the machine itself is called so.
    if labels.count == 1, domain.lowercased() != "localhost" {
      return ("has no dot after the `@`", "the domain may lack its end, such as `.com`")
    }
    if labels.last?.allSatisfy({ ("0"..."9").contains($0) }) == true {
      return ("has a number in place of a domain's end", "write the name of the domain")
    }
    return nil
  }

  /// What is wrong with a name of a host, as the object of "has"; `nil` when nothing is.
  static func faultOfHostName(_ name: Substring) -> String? {
    if name.isEmpty { return "nothing" }
    if name.utf8.count > 253 { return "a name of more than 253 characters" }
    for label in name.split(separator: ".", omittingEmptySubsequences: false) {
      if label.isEmpty { return "a dot in the wrong place" }
      if label.utf8.count > 63 { return "a part of more than 63 characters" }
      if let odd = label.unicodeScalars.first(where: { !isLetterOrDigit($0) && $0 != "-" }) {
        return Excerpt.name(of: odd)
      }
      if label.first == "-" || label.last == "-" { return "a hyphen in the wrong place" }
    }
    return nil
  }

  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
  }

  /// Whether a character may stand in an atom of RFC 5322.
  static func isAtom(_ scalar: Unicode.Scalar) -> Bool {
    isLetterOrDigit(scalar) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
  }
}
