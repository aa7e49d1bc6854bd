import Diagnostics
import Ledger
import Mail

/// Somebody a message may go to.
struct MailParty {
  var id: String
  /// The name in Latin letters, which every mail program shows; on paper the one in the person's own script comes first.
  var name: String
  var email: String?
  var recipient: Recipient
  /// The file that has the address.
  var file: String
  /// Where the person lives, for sorting what is handed out on paper.
  var place = ""

  init(_ artisan: Artisan) {
    id = artisan.id
    name = artisan.name
    email = artisan.email?.trimmedOfBlanks
    recipient = Recipient(artisan)
    file = "artisans.csv"
    place = artisan.village ?? ""
  }

  init(_ buyer: Buyer) {
    id = buyer.id
    name = buyer.name
    email = buyer.email?.trimmedOfBlanks
    recipient = Recipient(buyer)
    file = "buyers.csv"
  }

  /// Somebody of whom only the address is known.
  init(address: String) {
    id = address
    name = ""
    email = address
    recipient = .coop
    file = "talim.toml"
  }

  /// The name in one line, whatever the sheet has.
  var shownName: String { name.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Where the message goes; `nil` when there is no address.
  ///
  /// - Throws: a `Diagnostic` that names the row to mend.
  func mailbox() throws -> Mailbox? {
    guard let email, !email.isEmpty else { return nil }
    do {
      return Mailbox(shownName, try MailAddress(email))
    } catch {
      throw Diagnostic(
        "bad-address", "\(recipient.name) can not be written to: \(error.message)",
        hint: file == "talim.toml"
          ? "mend `members` under `[mail]` in talim.toml"
          : "mend `Email` in \(file) and import it again; one address, such as `name@example.org`")
    }
  }
}

extension String {
  /// Without blanks around it.
  fileprivate var trimmedOfBlanks: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
