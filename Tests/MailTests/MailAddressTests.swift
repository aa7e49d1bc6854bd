import Diagnostics
import Mail
import Testing

@Suite struct MailAddressTests {
  @Test func soundAddressesAreTaken() throws {
    let sound = [
      "asha@example.org", "Asha.Bhat+may@kashmir-craft.example", "o'brien@a-b.co.in", "a@xn--bcher-kva.example",
      "office@localhost", "{}_!#$%&*-/=?^`|~@1and1.example", String(repeating: "a", count: 64) + "@example.org",
    ]
    for text in sound { #expect(try MailAddress(text).description == text) }
    #expect(try MailAddress("Asha@Example.ORG").description == "Asha@example.org")
  }

  @Test(arguments: [
    ("", "is empty"), ("asha", "has no `@`"), ("a@b@example.org", "more than one `@`"),
    ("@example.org", "nothing before"),
    ("asha@", "has nothing after"), ("asha@gmail", "no dot after"),
    ("asha@10.0.0.1", "number in place of a domain's end"),
    ("asha bhat@example.org", "a blank"), ("asha@example.org ", "a blank"), ("a@example.org, b@example.org", "a blank"),
    ("<asha@example.org>", "`<` (U+003C) before"), ("mailto:asha@example.org", "`:` (U+003A) before"),
    (".asha@example.org", "dot in the wrong place"), ("asha.@example.org", "dot in the wrong place"),
    ("a..b@example.org", "dot in the wrong place"), ("asha@example..org", "dot in the wrong place after"),
    ("asha@example.org.", "dot in the wrong place after"), ("asha@-a.org", "hyphen in the wrong place"),
    ("asha@a-.org", "hyphen in the wrong place"), ("asha@exa_mple.org", "`_` (U+005F) after"),
    ("asha@[127.0.0.1]", "`[` (U+005B) after"), ("\"a b\"@example.org", "a blank"),
    ("\"ab\"@example.org", "`\"` (U+0022)"),
    ("آشا@example.org", "many mail servers do not accept"), ("asha@bücher.example", "many mail servers do not accept"),
    ("asha@example.org\r\nBcc: x@example.org", "U+000D"), ("asha\n@example.org", "U+000A"),
    ("a\0@example.org", "U+0000"),
    ("a\u{7F}@example.org", "U+007F"), ("a\t@example.org", "U+0009"), ("asha\u{200B}@example.org", "U+200B"),
    (String(repeating: "a", count: 65) + "@example.org", "more than 64"),
    ("a@" + String(repeating: "b", count: 64) + ".org", "more than 63"),
    ("a@" + String(repeating: "b.", count: 130) + "org", "longer than 254"),
    ("a@example.org>\r\nRCPT TO:<b@example.org", "U+000D"),
  ]) func oddOnesAreRefused(_ text: String, _ words: String) {
    do {
      let address = try MailAddress(text)
      Issue.record("\(address)")
    } catch {
      #expect(error.name == "bad-address" && error.message.contains(words), "\(error.message)")
      #expect(!error.message.contains { $0.isNewline })
    }
  }
}
