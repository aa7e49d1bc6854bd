import Foundation
import Mail
import MailTestSupport
import RandomTestSupport
import Testing

/// Messages read by Python's email package, which knows nothing of how they were made.
@Suite struct MessageReadingTests {
  /// Texts that have broken mail programs before.
  static let nastyTexts = [
    "", " ", "  two  blanks  ", "سید شبنم میر", "شبنم مِیر – مٲج کٲشیر", "आशा भट्ट", "Zoë Müller", "👩‍👩‍👧‍👦 family 👩🏽‍🎨",
    "Bhat, Asha", "Asha \"Ashi\" Bhat", "back\\slash", "a <b@c.example>", "=?utf-8?q?not_encoded?=", "(comment) name",
    "name: group;", "a.b", "O'Brien", "ends with quote\"", String(repeating: "long ", count: 60) + "end",
    String(repeating: "unbroken", count: 40), String(repeating: "مئی کا حساب ", count: 30), "\u{200F}rtl\u{200E}",
    "e\u{301}\u{302}\u{303}\u{304}", String(repeating: "🧵", count: 100), "1,234.50 ₹", "=20", "a=?b", "?=",
    "Subject: other", "tilde~ and `tick`", "a_b c_d", "Rechnung für Mai 2026: 100 % bezahlt", "@", "a@b", ".", "..",
    "\u{FEFF}bom", "trailing dot.", "\u{1F1EE}\u{1F1F3}", "é " + String(repeating: "x", count: 300),
    "a" + String(repeating: "\u{301}", count: 90),
  ]

  static let nastyBodies = [
    "", "\n", "\n\n\n", ".", "..\n.\n...\n", "From the office\nFrom here\n>From there", " leading",
    "trailing \ntab\t\nend ",
    "no end", "a\r\nb\rc\nd", "=3D = == =\n=", String(repeating: "x", count: 5000), String(repeating: "ش", count: 2000),
    String(repeating: "word ", count: 400),
    String(repeating: "x", count: 75) + "\n" + String(repeating: "y", count: 76)
      + "\n" + String(repeating: "z", count: 77),
    String(repeating: "x", count: 74) + "\n" + String(repeating: ".", count: 200),
    "--=_boundary\n--\n-- \nsignature", "tab\tand \u{7}bell\u{0}nul", "\u{FEFF}bom",
    "🧵\n" + String(repeating: "é", count: 40),
    String(repeating: "x", count: 75) + ".", String(repeating: "x", count: 75) + " ",
    String(repeating: "x", count: 75) + "From ",
  ]

  static func cases() throws -> [MessageCase] {
    var cases = [try MessageCase("usual") { _ in }]
    for text in nastyTexts {
      cases.append(try MessageCase("subject \(text)") { $0.subject = text })
      cases.append(
        try MessageCase("name \(text)") {
          $0.to.name = text
          $0.from.name = text
          $0.replyTo = Mailbox(text, $0.from.address)
        })
    }
    for text in nastyBodies {
      cases.append(try MessageCase("text \(text.prefix(20))") { $0.text = text })
      cases.append(
        try MessageCase("both \(text.prefix(20))") {
          $0.text = text
          $0.html = "<p>" + text + "</p>"
          $0.attachments = [MailAttachment(name: "a.pdf", bytes: Array(text.utf8))]
        })
    }
    return try cases + fileCases()
  }

  static func fileCases() throws -> [MessageCase] {
    let names = [
      "statement.pdf", "بیان-A07-2026-05.pdf", "गणना मई २०२६.pdf", "Rechnung für Müller.pdf", "a b.pdf", "a  b.pdf",
      "no-ending",
      "quote\".pdf", "100%.pdf", "semi;colon,comma.pdf", "🧵.pdf", String(repeating: "ن", count: 98) + ".pdf",
      String(repeating: "n", count: 196) + ".pdf", "it's*.pdf", "=?utf-8?q?x?=.pdf", "UTF-8''x.pdf",
      "%D8.pdf",
    ]
    var cases = try names.map { name in
      try MessageCase("file \(name)") {
        $0.attachments = [MailAttachment(name: name, bytes: Array("%PDF-1.7\r\n.\r\nFrom x\n".utf8))]
      }
    }
    let sizes = [0, 1, 2, 3, 56, 57, 58, 114, 70000]
    cases.append(
      try MessageCase("sizes") { message in
        message.html = "<p>x</p>"
        message.attachments = sizes.map { size in
          MailAttachment(
            name: "\(size).bin", mediaType: "application/octet-stream",
            bytes: (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        }
      })
    cases.append(
      try MessageCase("of a person") {
        $0.isAutomatic = false
        $0.language = "ur-PK"
      })
    return cases
  }

  /// Messages of random characters from many scripts.
  static func randomCases(count: Int) throws -> [MessageCase] {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("ab .,\"\\<>@=?_()[]:;'%-آبیشکمअभ്é😀👩‍🎨\u{301}\u{200C}\u{200F}漢Ω").map(String.init)
    func text(_ limit: Int, _ extra: [String] = []) -> String {
      (0..<Int.random(in: 0...limit, using: &generator))
        .map { _ in (alphabet + extra).randomElement(using: &generator) ?? "a" }.joined()
    }
    return try (0..<count).map { number in
      try MessageCase("random \(number)") {
        $0.subject = text(120)
        $0.to.name = text(60)
        $0.text = text(300, ["\n", "\r\n", "\t"])
        $0.html = Bool.random(using: &generator) ? text(300, ["\n"]) : nil
        $0.attachments = [
          MailAttachment(name: "x" + text(30).filter { $0 != "\\" } + "x", bytes: Array(text(200).utf8))
        ]
      }
    }
  }

  @Test func pythonFindsExactlyWhatWentIn() throws {
    let folder = try TestFolder()
    let cases = try Self.cases() + Self.randomCases(count: 300)
    for (number, entry) in cases.enumerated() {
      try Data(entry.message.bytes()).write(to: folder.url.appending(path: "\(number).eml"))
      try entry.expectations().write(to: folder.url.appending(path: "\(number).json"))
    }
    let judge = TestFolder.root.appending(path: "Tests/MailTests/Judges/read-messages.py").path
    let outcome = try Tool.run("python3", [judge, folder.url.path])
    #expect(outcome.exitCode == 0, "\(outcome.output.prefix(6000))")
    #expect(outcome.output.contains("\(cases.count) messages read, 0 different"))
  }
}
