import Diagnostics
import Foundation
import Mail
import RandomTestSupport
import Testing

/// What sheets must not put into a message.
@Suite struct MessageRefusalTests {
  private static func faults(_ change: (inout MailMessage) throws -> Void) throws -> [Diagnostic] {
    var message = try MessageCase.usual()
    try change(&message)
    do {
      _ = try message.bytes()
      return []
    } catch { return error.diagnostics }
  }

  private static let injections = [
    "x\r\nBcc: thief@example.org", "x\nBcc: y", "x\r", "\n", "a\0b", "a\tb", "a\u{B}b", "a\u{C}b", "a\u{85}b",
    "a\u{2028}b", "a\u{2029}b",
    "a\u{7F}", "\u{1B}[31m", "x\r\n\r\nbody", "=?utf-8?q?a?=\r\n b",
  ]

  @Test(arguments: injections) func noHeaderTakesAControl(_ text: String) throws {
    let changes: [(String, (inout MailMessage) throws -> Void)] = [
      ("From", { $0.from.name = text }), ("To", { $0.to.name = text }), ("Subject", { $0.subject = text }),
      ("Reply-To", { $0.replyTo = Mailbox(text, $0.from.address) }),
      ("filename", { $0.attachments = [MailAttachment(name: text, bytes: [])] }),
    ]
    for (field, change) in changes {
      let faults = try Self.faults(change)
      #expect(faults.map(\.name) == ["control-in-header"], "\(field)")
      #expect(faults.first?.message.hasPrefix("`\(field)` of the message") == true)
      #expect(faults.allSatisfy { !$0.message.unicodeScalars.contains { $0.properties.generalCategory == .control } })
    }
    #expect(try Self.faults { $0.language = text }.map(\.name) == ["bad-language"])
    let kinds = try Self.faults { $0.attachments = [MailAttachment(name: "a", mediaType: text, bytes: [])] }
    #expect(kinds.map(\.name) == ["bad-media-type"])
    #expect(throws: Diagnostic.self) {
      _ = try MessageID(document: "x", recipient: MailAddress("a@example.org"), domain: text)
    }
    #expect(MessageID(stored: text) == nil && MailDate(iso: text) == nil)
  }

  /// Whatever passes has no more lines than ours, whatever the text.
  @Test func nothingBecomesALineOfItsOwn() throws {
    var generator = SeededGenerator(seed: 11)
    let alphabet =
      Array("ab:<@>\"\\=?_ .cdefghijklmnopqrstuvwxyz0123456789").map(String.init) + [
        "\r", "\n", "\r\n", "\0", "\u{85}", "\u{2028}", "é", "ش",
      ]
    let fields = [
      "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Language",
      "Content-Type", "Content-Transfer-Encoding",
    ]
    var passed = 0
    for _ in 0..<3000 {
      func text() -> String {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? "" }
          .joined()
      }
      var message = try MessageCase.usual()
      (message.subject, message.to.name, message.from.name) = (text(), text(), text())
      guard let bytes = try? message.bytes() else { continue }
      passed += 1
      let header = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
      let names = header.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }.map {
        $0.split(separator: ":")[0]
      }
      #expect(names.map(String.init) == fields)
    }
    #expect(passed > 300)
  }

  @Test func allFaultsComeTogether() throws {
    let faults = try Self.faults {
      $0.subject = "a\nb"
      $0.to.name = "c\rd"
      $0.language = "not a tag"
      $0.attachments = [MailAttachment(name: "a/b.pdf", mediaType: "pdf", bytes: [])]
    }
    #expect(
      faults.map(\.name) == [
        "control-in-header", "control-in-header", "bad-language", "bad-file-name", "bad-media-type",
      ])
  }

  @Test(arguments: ["", ".", "..", " a", "a ", "../a", "a\\b", "a\u{202E}fdp.exe", String(repeating: "ن", count: 101)])
  func namesOfFilesAreHeldToo(_ name: String) throws {
    let faults = try Self.faults { $0.attachments = [MailAttachment(name: name, bytes: [])] }
    #expect(faults.map(\.name) == ["bad-file-name"])
  }

  @Test(arguments: ["", "u", "ur_PK", "ur-", "-ur", "verylonglanguage", "ur PK", "x-private"])
  func languageTagsAreHeldToo(_ tag: String) throws {
    #expect(try Self.faults { $0.language = tag }.map(\.name) == ["bad-language"])
  }

  @Test(arguments: ["multipart/mixed", "message/rfc822", "a/b/c", "/b", "a/", "text/plain; name=x", "text/pl\"ain"])
  func kindsOfFilesAreHeldToo(_ type: String) throws {
    let faults = try Self.faults { $0.attachments = [MailAttachment(name: "a", mediaType: type, bytes: [])] }
    #expect(faults.map(\.name) == ["bad-media-type"])
  }

  @Test func endlessSubjectsAreRefused() throws {
    #expect(try Self.faults { $0.subject = String(repeating: "a", count: 2001) }.map(\.name) == ["long-header"])
  }
}
