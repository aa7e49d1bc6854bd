import Testing

@testable import Documents

/// Accounts have names that their format allows, and never share one.
@Suite struct AccountNamesTests {
  /// Ids as nobody should choose them, and as somebody will.
  static let details = [
    "B01", "b01", "B 01", "B-01", "B--01", "B:01", "B;01", "B\t01", "B\n01", " B01", "B01 ", "B  01", "B-01-2", "", " ",
    ";",
    "\"", "é", "É", "e\u{301}", "किराया", "کرایہ", "ß", "1", "1x", "x1", "-", "--", "-x", "(x)", "[x]", "=1+1", "ﬁ",
    "a\u{202E}b",
    "Papier-mâché", "papier-mâché", "a\0b", "a\u{FEFF}b", "assets:cash", "٣", "Ⅷ", "ǆ", "𝒳", "🧵",
  ]

  /// Each account once: two spellings of `é` are one text, and one account.
  static let accounts = Array(
    Set(BookAccount.Kind.allCases.flatMap { kind in details.map { BookAccount(kind, $0) } }))

  @Test func hledgerNamesAreAllowedAndDiffer() {
    let names = AccountNames(Self.accounts) { $0.hledgerName }
    var seen: Set<String> = []
    for account in Self.accounts {
      let name = names[account]
      #expect(seen.insert(name).inserted, "\(name) stands for two accounts")
      #expect(name.hasPrefix(account.kind.rawValue))
      #expect(!name.contains("  ") && !name.hasSuffix(" "), "\(name)")
      #expect(!name.unicodeScalars.contains { ";\"\t\n\r=()[]{}*!|@".unicodeScalars.contains($0) }, "\(name)")
    }
  }

  @Test func beancountNamesAreAllowedAndDiffer() {
    let names = AccountNames(Self.accounts) { $0.beancountName }
    var seen: Set<String> = []
    for account in Self.accounts {
      let name = names[account]
      #expect(seen.insert(name).inserted, "\(name) stands for two accounts")
      for part in name.split(separator: ":", omittingEmptySubsequences: false) {
        let categories = part.unicodeScalars.map(\.properties.generalCategory)
        #expect(categories.first == .uppercaseLetter || categories.first == .decimalNumber, "\(name)")
        #expect(
          zip(part.unicodeScalars, categories).allSatisfy { scalar, category in
            scalar == "-" || category == .decimalNumber || category == .uppercaseLetter || category == .lowercaseLetter
              || category == .otherLetter || category == .modifierLetter || category == .titlecaseLetter
          }, "\(name)")
      }
    }
  }

  @Test func plainNamesStayAsTheyAre() {
    let plain = [BookAccount(.cash), .init(.receivable, "B04"), .init(.bill, "tea"), .init(.stock, "Crewel and aari")]
    let names = AccountNames(plain + [.init(.bill, "tea ")]) { $0.hledgerName }
    for account in plain { #expect(names[account] == account.name) }
    #expect(names[.init(.bill, "tea ")] == "expenses:bills:tea-2")
    #expect(BookAccount(.memberShares).beancountName == "Equity:Member-Shares")
    #expect(BookAccount(.deposits, "B04").beancountName == "Liabilities:Customers:Deposits:B04")
  }
}
