import Diagnostics

/// Holds what comes from sheets and templates against what may stand in a header.
enum MessageCheck {
  /// Everything that is wrong with a message's header values.
  static func faults(of message: MailMessage) -> [Diagnostic] {
    var faults = [
      lineFault("From", message.from.name), lineFault("To", message.to.name), lineFault("Subject", message.subject),
      message.replyTo.flatMap { lineFault("Reply-To", $0.name) }, languageFault(message.language),
    ]
    for attachment in message.attachments {
      faults += [nameFault(attachment.name), mediaTypeFault(attachment.mediaType)]
    }
    return faults.compactMap { $0 }
  }

  /// A control character would end the line and begin a field of somebody else's choice.
  private static func lineFault(_ field: String, _ text: String) -> Diagnostic? {
    if text.utf8.count > 2000 {
      return Diagnostic("long-header", "`\(field)` of the message is longer than 2000 bytes: `\(Excerpt.text(text))`")
    }
    guard let odd = text.unicodeScalars.first(where: breaksLines) else { return nil }
    return Diagnostic(
      "control-in-header",
      "`\(field)` of the message has the control character \(Excerpt.name(of: odd)) in it: "
        + "`\(Excerpt.text(text))`",
      hint: "a line break or a tab may have been pasted into the name; write it on one line")
  }

  private static func breaksLines(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func nameFault(_ name: String) -> Diagnostic? {
    if let fault = lineFault("filename", name) { return fault }
    let isDots = name.allSatisfy { $0 == "." || $0 == " " }
    if isDots || name.utf8.count > 200 || name.first == " " || name.last == " " {
      return Diagnostic(
        "bad-file-name", "`\(Excerpt.text(name))` can not be the name of an attachment",
        hint: "a name has 1 to 200 bytes, and no blank at its ends")
    }
    guard let odd = name.unicodeScalars.first(where: isUnsafeInName) else { return nil }
    return Diagnostic(
      "bad-file-name", "the name `\(Excerpt.text(name))` of an attachment has \(Excerpt.name(of: odd)) in it")
  }

  /// Folders, and signs that turn the direction so that the name's end looks like its middle.
  private static func isUnsafeInName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "/" || scalar == "\\" || (0x202A...0x202E).contains(scalar.value)
      || (0x2066...0x2069).contains(scalar.value)
  }

  private static func mediaTypeFault(_ type: String) -> Diagnostic? {
    let parts = type.split(separator: "/", omittingEmptySubsequences: false)
    let isSound =
      parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.count <= 60
          && part.unicodeScalars.allSatisfy { MailAddress.isLetterOrDigit($0) || "+-.".unicodeScalars.contains($0) }
      }
    guard !isSound || parts.first == "multipart" || parts.first == "message" else { return nil }
    return Diagnostic(
      "bad-media-type", "`\(Excerpt.text(type))` can not be the kind of an attachment",
      hint: "write it like `application/pdf`")
  }

  private static func languageFault(_ tag: String) -> Diagnostic? {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let isSound =
      tag.utf8.count <= 35
      && parts.allSatisfy { part in
        (1...8).contains(part.utf8.count) && part.unicodeScalars.allSatisfy(MailAddress.isLetterOrDigit)
      }
    guard !isSound || (parts.first?.utf8.count ?? 0) < 2 else { return nil }
    return Diagnostic(
      "bad-language", "`\(Excerpt.text(tag))` is not a language tag", hint: "write it like `ur` or `en-IN`")
  }
}
