import CCurl
import RandomTestSupport
import Testing

@testable import Mail

/// What libcurl's callbacks note, without libcurl.
@Suite struct ConversationTests {
  private static func hear(_ text: String, _ conversation: Conversation) {
    var bytes = text.utf8.map { CChar(bitPattern: $0) }
    let count = bytes.count
    _ = bytes.withUnsafeMutableBufferPointer { conversation.hear($0.baseAddress, size: 1, count: count) }
  }

  private static func say(_ text: String, _ conversation: Conversation) {
    var bytes = text.utf8.map { CChar(bitPattern: $0) }
    let count = bytes.count
    bytes.withUnsafeMutableBufferPointer { conversation.note(command: $0.baseAddress, size: count) }
  }

  /// The message is over when libcurl learns that there is no more of it, not when the last byte is handed out.
  @Test func theMomentOfNoReturn() {
    let conversation = Conversation([1, 2, 3, 4, 5], patience: 1)
    Self.say("DATA\r\n", conversation)
    var buffer = [CChar](repeating: 0, count: 4)
    let counts = (0..<4).map { _ in
      buffer.withUnsafeMutableBufferPointer { bytes -> (Int, SMTPReply.Stage) in
        (conversation.read(into: bytes.baseAddress, size: 2, count: 2), conversation.stage)
      }
    }
    #expect(counts.map(\.0) == [4, 1, 0, 0])
    #expect(counts.map(\.1) == [.content, .content, .end, .end])
  }

  @Test func oddCallsDoNoHarm() {
    let conversation = Conversation([1], patience: 1)
    #expect(conversation.read(into: nil, size: 1, count: 9) == Int(CURL_READFUNC_ABORT))
    var byte: CChar = 0
    #expect(conversation.read(into: &byte, size: .max, count: 2) == Int(CURL_READFUNC_ABORT))
    #expect(conversation.read(into: &byte, size: 0, count: 2) == Int(CURL_READFUNC_ABORT))
    #expect(conversation.hear(&byte, size: .max, count: 2) == 0 && conversation.hear(nil, size: 1, count: 3) == 3)
    conversation.note(command: nil, size: 3)
    #expect(conversation.stage == .greeting && conversation.reply == nil)
  }

  @Test func answersOfSeveralLinesAreOne() {
    let conversation = Conversation([], patience: 1)
    for line in ["250-one\r\n", "250-two \u{1B}[31m\r\n", "2", "", "25x no\r\n", "250 three\r\n"] {
      #expect(conversation.reply == nil)
      Self.hear(line, conversation)
    }
    #expect(conversation.reply?.code == 250 && conversation.reply?.text == "one two [31m three")
    Self.say("MAIL FROM:<a@b>\r\n", conversation)
    #expect(conversation.reply == nil && conversation.stage == .sender)
    Self.hear("451", conversation)
    #expect(conversation.reply?.code == 451 && conversation.reply?.text == "")
  }

  /// A goodbye's answer is not the message's, and a part of a password is no command.
  @Test func whatIsSaidElsewhereIsNotHeard() {
    let conversation = Conversation([], patience: 1)
    Self.say("AUTH LOGIN\r\n", conversation)
    Self.hear("334 VXNlcm5hbWU6\r\n", conversation)
    Self.say("DATA\r\n", conversation)
    #expect(conversation.stage == .signIn)
    var byte: CChar = 0
    #expect(conversation.read(into: &byte, size: 1, count: 1) == 0 && conversation.stage == .end)
    Self.say("QUIT\r\n", conversation)
    Self.hear("221 goodbye\r\n", conversation)
    #expect(conversation.reply == nil && conversation.isOver)
  }

  @Test func randomLinesDoNoHarm() {
    var generator = SeededGenerator(seed: 3)
    let alphabet = Array("0123456789- \r\nx\u{85}é\0")
    for _ in 0..<3000 {
      let conversation = Conversation([], patience: 1)
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        let text = (0..<Int.random(in: 0...9, using: &generator)).compactMap { _ in
          alphabet.randomElement(using: &generator)
        }
        Self.hear(String(text), conversation)
      }
      if let reply = conversation.reply { #expect((0...999).contains(reply.code)) }
    }
  }
}
