import Values

/// The books as a journal for Beancount, with every account opened on its first day.
///
/// Input: `Books` and a title. Output: text, piece by piece. What stands in the ledger is written inside strings only, without line
/// breaks, and with quotes and backslashes escaped; the names of accounts keep letters and digits alone.
public struct BeancountJournal {
  private let books: Books
  private let title: JournalTitle

  /// A journal of these books.
  public init(_ books: Books, _ title: JournalTitle) {
    self.books = books
    self.title = title
  }

  /// Writes it, piece by piece.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit, and what `sink` throws.
  public func write(to sink: (String) throws -> Void) throws {
    try books.write(title, to: sink) { accounts in
      BeancountFormat(title: title, base: books.base, names: AccountNames(accounts) { $0.beancountName })
    }
  }
}

private struct BeancountFormat: JournalFormat {
  let title: JournalTitle
  let base: Currency
  let names: AccountNames

  var head: String {
    """
    ; The books, \(title.days), in \(base.code).
    ; Written by talim; what is changed here does not change the co-op's ledger.

    option "title" \(Self.string(title.coop))
    option "operating_currency" "\(base.code)"

    """ + "\n"
  }

  func declaration(of account: BookAccount, since day: CalendarDay) -> String {
    var text = "\(day) open \(names[account]) \(base.code)\n  account: \(Self.string(account.name))\n"
    if let name = title.name(of: account) { text += "  name: \(Self.string(name))\n" }
    return text
  }

  func text(of entry: WrittenEntry) -> String {
    var text = "\n\(entry.date) * \(Self.string(entry.text))\n"
    for (name, value) in entry.marks { text += "  \(name): \(Self.string(value))\n" }
    for posting in entry.postings {
      let amount = "\(posting.amount.plainNumber) \(base.code)"
      text += "  \(names[posting.account].leading(46))  \(amount.trailing(18))\n"
    }
    return text
  }

  private static func string(_ text: String) -> String {
    var result = "\""
    for scalar in PlainText.line(text).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
