import Ledger
import Testing
import Values

@testable import Documents

/// Journals say what the books say, whatever the span and however little is held at once.
@Suite struct JournalExportTests {
  static let through = JournalSpan(through: CalendarDay(iso: "2027-01-01") ?? .last)

  @Test(arguments: 0..<30)
  func entriesComeInOrderHoweverFewAreHeld(seed: Int) throws {
    let books = try RandomBooks(seed: seed).books()
    var all: [JournalEntry] = []
    try books.forEachEntryInOrder(Self.through) { all.append($0) }
    for most in [1, 7, 50] {
      var found: [JournalEntry] = []
      try books.forEachEntryInOrder(Self.through, holdingAtMost: most) { found.append($0) }
      #expect(found == all)
    }
    let transfers = books.otherMoney.filter { $0.kind == .transfer }.count
    let journal = try books.journal().filter { !$0.postings.isEmpty && $0.date <= Self.through.last }
    #expect(all.count == journal.count + transfers)
    for (one, next) in zip(all, all.dropFirst()) { #expect(one.date <= next.date) }
  }

  /// The amounts of a journal's text, added up by account, are the balances of the books.
  @Test(arguments: 0..<30)
  func textAddsUpToTheBalances(seed: Int) throws {
    let books = try RandomBooks(seed: seed).books()
    for first in [nil, CalendarDay(iso: "2025-12-20"), CalendarDay(iso: "2026-03-01")] {
      let span = JournalSpan(from: first, through: CalendarDay(iso: "2026-03-31") ?? .last)
      let sums = try Self.sums(books, span)
      #expect(sums.values.reduce(0, +) == 0, "the entries do not balance")
      let balances = try books.balances(asOf: span.last)
      for kind in BookAccount.Kind.allCases where kind.rawValue.hasPrefix("assets") || kind.rawValue.hasPrefix("liab") {
        let found = sums.filter { ($0.key + ":").hasPrefix(kind.rawValue + ":") }.map(\.value).reduce(0, +)
        let own = try balances.sum(kind).minorUnits
        #expect(found == own, "\(kind) from \(first?.description ?? "the start")")
      }
    }
  }

  /// The sums of a journal for hledger, in minor units; every account must have been declared.
  private static func sums(_ books: Books, _ span: JournalSpan) throws -> [String: Int64] {
    var text = ""
    try HledgerJournal(books, JournalTitle(coop: "Test", span: span)).write { text += $0 }
    var sums: [String: Int64] = [:]
    var declared: Set<Substring> = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("account ") { declared.insert(line.dropFirst(8).prefix { $0 != ";" }) }
      guard line.hasPrefix("    "), !line.hasPrefix("    ;"), line.hasSuffix(" INR") else { continue }
      let name = line.dropFirst(4).split(separator: "  ", maxSplits: 1)[0]
      let amount = line.dropLast(4).split(separator: " ").last ?? ""
      #expect(declared.contains { $0 == name || $0 == name + "  " }, "\(name)")
      let decimal = try #require(ExactDecimal(amount))
      sums[String(name), default: 0] += try #require(Money(decimal, .inr)).minorUnits
    }
    return sums
  }

  @Test func foreignMoneyIsNamedAndTransfersChangeNothing() throws {
    var found: (foreign: Bool, transfer: Bool) = (false, false)
    for seed in 0..<10 {
      let books = try RandomBooks(seed: seed).books()
      try books.forEachEntryInOrder(Self.through) { entry in
        if let original = entry.original {
          found.foreign = true
          #expect(original.currency != books.base)
        }
        if entry.postings.allSatisfy({ $0.account.kind == .cash }), entry.postings.count == 2 {
          found.transfer = true
          let sum = try entry.postings.map(\.amount).sum(.inr)
          #expect(sum.isZero)
        }
      }
    }
    #expect(found == (true, true))
  }
}
