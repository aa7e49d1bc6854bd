import CCurl

/// One message on its way: what is still to be read of it, how far it has come and what the server said last.
///
/// libcurl's callbacks come here, in the thread that sends; none of them can fail.
final class Conversation {
  /// How long the server may take, in seconds.
  let patience: Int
  private let bytes: [UInt8]
  private var position = 0
  /// What was said last.
  private(set) var stage: SMTPReply.Stage = .greeting
  /// The server's whole answer to that, if it came.
  private(set) var reply: (code: Int, text: String)?
  private var lines: [String] = []
  /// Whether libcurl has said goodbye: what the server answers to that is not about the message.
  private(set) var isOver = false

  /// A conversation about these bytes.
  init(_ bytes: [UInt8], patience: Int) { (self.bytes, self.patience) = (bytes, patience) }

  /// The conversation that a callback is about.
  static func of(_ user: UnsafeMutableRawPointer?) -> Conversation? {
    user.map { Unmanaged<Conversation>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Gives libcurl the next bytes. When there are none left it says so, and only then libcurl may send the final dot:
  /// up to that moment the server can not have taken the message, from it on it can.
  func read(into buffer: UnsafeMutablePointer<CChar>?, size: Int, count: Int) -> Int {
    let (room, overflow) = size.multipliedReportingOverflow(by: count)
    guard let buffer, !overflow, room > 0 else { return Int(CURL_READFUNC_ABORT) }
    let length = min(room, bytes.count - position)
    guard length > 0 else {
      say(.end)
      return 0
    }
    bytes.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(start: buffer, count: length)
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[position..<position + length]))
    }
    position += length
    return length
  }

  /// Notes a line of the server.
  func hear(_ bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int) -> Int {
    let (length, overflow) = size.multipliedReportingOverflow(by: count)
    guard let bytes, !overflow, length > 0, !isOver else { return overflow ? 0 : length }
    let line = UnsafeRawBufferPointer(start: bytes, count: length)
    let digits = line.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (48...57).contains($0) }) else { return length }
    if lines.count < 20 { lines.append(String(decoding: line.dropFirst(4).prefix(400), as: UTF8.self)) }
    // A hyphen after the code says that more lines follow.
    if line.count == 3 || line[3] != UInt8(ascii: "-") {
      reply = (digits.reduce(0) { $0 * 10 + Int($1) - 48 }, Self.cleaned(lines.joined(separator: " ")))
      lines = []
    }
    return length
  }

  /// Notes a command of ours. Of those that sign in no more than the first word is looked at.
  func note(command bytes: UnsafeMutablePointer<CChar>?, size: Int) {
    // What answers 334 is a part of the password and not a command, whatever it looks like.
    guard let bytes, size > 0, reply?.code != 334 else { return }
    let verb = UnsafeRawBufferPointer(start: bytes, count: size).prefix(4)
    let stages: [(String, SMTPReply.Stage)] = [
      ("EHLO", .hello), ("HELO", .hello), ("STAR", .startTLS), ("AUTH", .signIn), ("MAIL", .sender),
      ("RCPT", .recipient),
      ("DATA", .content),
    ]
    if verb.elementsEqual("QUIT".utf8) { isOver = true }
    if let found = stages.first(where: { verb.elementsEqual($0.0.utf8) }) { say(found.1) }
  }

  private func say(_ stage: SMTPReply.Stage) {
    guard self.stage != .end, !isOver else { return }
    self.stage = stage
    reply = nil
    lines = []
  }

  /// A server's words made fit for a message to a person.
  private static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(500) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: result.append(" ")
      default: result.append(scalar)
      }
    }
    return result.split(separator: " ").map { String($0) }.joined(separator: " ")
  }
}
