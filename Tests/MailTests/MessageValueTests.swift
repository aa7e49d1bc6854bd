import Diagnostics
import Foundation
import Mail
import Testing

@Suite struct MessageValueTests {
  @Test func theSameValuesGiveTheSameBytes() throws {
    var message = try MessageCase.usual()
    message.html = "<p>x</p>"
    message.attachments = [MailAttachment(name: "a.pdf", bytes: [1, 2, 3])]
    #expect(try message.bytes() == message.bytes())
  }

  @Test func aMessageReadsAsExpected() throws {
    var message = try MessageCase.usual()
    message.to.name = "شبنم میر"
    message.text = "Dear Shabnam,\n.\nFrom us: 100 €"
    message.attachments = [MailAttachment(name: "بیان.pdf", bytes: Array("%PDF".utf8))]
    let text = String(decoding: try message.bytes(), as: UTF8.self)
    let expected = """
      Date: Tue, 2 Jun 2026 09:05:00 +0530
      From: Kashmir Craft <office@kashmir-craft.example>
      To: =?utf-8?b?2LTYqNmG2YUg2YXbjNix?= <asha@example.org>
      Subject: Your statement for May 2026
      Message-ID: \(message.id)
      Auto-Submitted: auto-generated
      MIME-Version: 1.0
      Content-Language: en
      Content-Type: multipart/mixed; boundary="BOUNDARY"

      --BOUNDARY
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Dear Shabnam,
      =2E
      =46rom us: 100 =E2=82=AC
      --BOUNDARY
      Content-Type: application/pdf
      Content-Disposition: attachment;
       filename*=UTF-8''%D8%A8%DB%8C%D8%A7%D9%86.pdf; filename="document.pdf"
      Content-Transfer-Encoding: base64

      JVBERg==

      --BOUNDARY--

      """
    let boundary = try #require(text.components(separatedBy: "boundary=\"").last?.prefix(while: { $0 != "\"" }))
    #expect(
      text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: boundary, with: "BOUNDARY") == expected
    )
  }

  @Test func idsStayAndTellApart() throws {
    let asha = try MailAddress("asha@example.org")
    let id = try MessageID(document: "statement 2026-05 3f9a20bc", recipient: asha, domain: "Kashmir-Craft.example")
    #expect(id.description == "<94162f10bdd0803692cc941c40aa3432@kashmir-craft.example>")
    #expect(MessageID(stored: id.description) == id)
    let others = [
      try MessageID(document: "statement 2026-06 3f9a20bc", recipient: asha, domain: "kashmir-craft.example"),
      try MessageID(
        document: "statement 2026-05 3f9a20bc", recipient: MailAddress("bsha@example.org"),
        domain: "kashmir-craft.example"),
      try MessageID(document: "statement 2026-05 3f9a20bc", recipient: asha, domain: "craft.example"),
    ]
    #expect(Set(others + [id]).count == 4)
    for text in ["", "<>", "<a@b>", "94162f10bdd0803692cc941c40aa3432@kashmir-craft.example", "<\(id)>", "\(id)\r\n"] {
      #expect(MessageID(stored: text) == nil)
    }
  }

  @Test func datesHaveTheirDayOfTheWeek() {
    let dates = [
      ("2026-05-14T09:05:00+05:30", "Thu, 14 May 2026 09:05:00 +0530"),
      ("2000-02-29T23:59:59Z", "Tue, 29 Feb 2000 23:59:59 +0000"),
      ("1900-01-01T00:00:00-08:00", "Mon, 1 Jan 1900 00:00:00 -0800"),
      ("9999-12-31T00:00:00Z", "Fri, 31 Dec 9999 00:00:00 +0000"),
    ]
    for (iso, text) in dates { #expect(MailDate(iso: iso)?.description == text) }
    let wrong = [
      "", "2026-05-14", "2026-05-14 09:05:00Z", "2026-02-29T00:00:00Z", "1899-12-31T00:00:00Z", "2026-13-01T00:00:00Z",
      "2026-05-14T24:00:00Z", "2026-05-14T09:60:00Z", "2026-05-14T09:05:00", "2026-05-14T09:05:00+0530",
      "2026-05-14T09:05:00+05:60", "२०२६-05-14T09:05:00Z", "2026-05-14T09:05:60Z", "2026-00-14T09:05:00Z",
      "2026-05-00T09:05:00Z",
    ]
    for iso in wrong { #expect(MailDate(iso: iso) == nil, "\(iso)") }
  }
}
