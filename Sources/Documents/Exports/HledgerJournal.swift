import Values

/// The books as a journal for hledger, with every account and the currency declared, so that its strict checks pass too.
///
/// Input: `Books` and a title. Output: text, piece by piece. Nothing that stands in the ledger can become syntax: controls become
/// blanks, and the signs that begin a comment, a tag or a date in brackets are replaced by harmless ones.
public struct HledgerJournal {
  private let books: Books
  private let title: JournalTitle

  /// A journal of these books.
  public init(_ books: Books, _ title: JournalTitle) {
    self.books = books
    self.title = title
  }

  /// Writes it, line by line.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit, and what `sink` throws.
  public func write(to sink: (String) throws -> Void) throws {
    try books.write(title, to: sink) { accounts in
      HledgerFormat(title: title, base: books.base, names: AccountNames(accounts) { $0.hledgerName })
    }
  }
}

private struct HledgerFormat: JournalFormat {
  let title: JournalTitle
  let base: Currency
  let names: AccountNames

  var head: String {
    let example = "1000." + String(repeating: "0", count: base.digits)
    return """
      ; The books of \(Self.comment(title.coop)), \(title.days), in \(base.code).
      ; Written by talim; what is changed here does not change the co-op's ledger.

      decimal-mark .
      commodity \(example) \(base.code)

      """ + "\n"
  }

  func declaration(of account: BookAccount, since day: CalendarDay) -> String {
    let comment = title.name(of: account).map { "  ; \(Self.comment($0))" } ?? ""
    return "account \(names[account])\(comment)\n"
  }

  func text(of entry: WrittenEntry) -> String {
    var text = "\n\(entry.date) \(PlainText.line(entry.text, replacing: Self.textSigns))\n"
    if !entry.marks.isEmpty {
      text += "    ; " + entry.marks.map { "\($0.name):\(Self.comment($0.value))" }.joined(separator: ", ") + "\n"
    }
    for posting in entry.postings {
      let amount = "\(posting.amount.plainNumber) \(base.code)"
      text += "    \(names[posting.account].leading(44))  \(amount.trailing(18))\n"
    }
    return text
  }

  /// What ends the text of an entry.
  private static let textSigns: KeyValuePairs<Unicode.Scalar, Unicode.Scalar> = [";": ",", "|": "/"]
  /// What makes tags and dates of a comment.
  private static let commentSigns: KeyValuePairs<Unicode.Scalar, Unicode.Scalar> = [
    ":": ".", ",": ";", "[": "(", "]": ")",
  ]

  /// Text in which neither a tag nor a date can begin or end.
  private static func comment(_ text: String) -> String {
    PlainText.line(text, replacing: commentSigns)
  }
}
