import Diagnostics
import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// Accounts of random co-ops, held against the books they were drawn up from.
@Suite struct BuyerAccountTests {
  private static let start = CalendarDay(iso: "2026-01-15") ?? .first

  /// The accounts of all buyers of a random co-op for a period that ends on a day.
  private static func accounts(
    _ random: RandomBooks, _ books: Books, _ period: AccountPeriod
  ) throws -> [(id: String, account: BuyerAccount)] {
    var buyers: [String: Buyer] = [:]
    for order in random.orders { buyers[order.buyer.id] = order.buyer }
    return try buyers.sorted { $0.key < $1.key }.map { id, buyer in
      (
        id,
        try BuyerAccount(
          drafting: buyer, books.orders, period: period, settings: random.facts.settings, today: period.end)
      )
    }
  }

  private static func periods() -> [AccountPeriod] {
    BooksPropertyTests.days.flatMap { day in
      [AccountPeriod(through: day), AccountPeriod(named: "\(start)..\(day)")].compactMap { $0 }
    }
  }

  @Test(arguments: 0..<60)
  func whatBuyersOweIsWhatTheBooksSay(seed: Int) throws {
    let random = try RandomBooks(seed: seed)
    let books = try random.books()
    for period in Self.periods() {
      let balances = try books.balances(asOf: period.end)
      var rupees = Money.zero(.inr)
      var (owed, credit) = (Money.zero(.inr), Money.zero(.inr))
      for (_, account) in try Self.accounts(random, books, period) {
        for section in account.sections where section.currency == "INR" { rupees = try rupees + section.closing }
      }
      for order in books.orders where order.total.currency == .inr {
        guard let invoice = order.invoice, invoice.day <= period.end else { continue }
        for event in order.events where event.date <= period.end {
          for posting in event.postings {
            if posting.account.kind == .receivable { owed = try owed + posting.amount }
            if posting.account.kind == .customerCredit { credit = try credit - posting.amount }
          }
        }
      }
      #expect(try rupees == owed - credit, "on \(period.end)")
      if !books.orders.contains(where: { $0.total.currency != .inr }) {
        let figures = try balances.figures()
        #expect(try rupees == figures.owedByBuyers - figures.customerCredit)
      }
    }
  }

  @Test(arguments: 0..<60)
  func everySectionReconciles(seed: Int) throws {
    let random = try RandomBooks(seed: seed)
    let books = try random.books()
    for period in Self.periods() {
      for (_, account) in try Self.accounts(random, books, period) {
        #expect(Set(account.sections.map(\.currency)).count == account.sections.count)
        for section in account.sections {
          #expect(try section.opening + section.charged - section.credited == section.closing)
          #expect((section.lines.last?.balance ?? section.opening) == section.closing)
          #expect(try section.lines.map(\.amount).sum(section.closing.currency) == section.closing)
          #expect(try section.ages.map(\.amount).sum(section.closing.currency) == section.open)
          #expect(section.lines.allSatisfy { $0.date <= period.end && $0.date >= period.start ?? .first })
          #expect(zip(section.lines, section.lines.dropFirst()).allSatisfy { $0.date <= $1.date })
          #expect((section.toPay == nil) == !section.closing.isPositive)
        }
      }
    }
  }

  /// What is open in base currency is what `talim status` shows, by how late it is.
  @Test(arguments: 0..<30)
  func theAgeingIsThatOfTheStatus(seed: Int) throws {
    let random = try RandomBooks(seed: seed)
    let books = try random.books()
    for day in BooksPropertyTests.days {
      let status = try CoopStatus(books, settings: random.facts.settings, asOf: day)
      var late = [Money](repeating: .zero(.inr), count: 5)
      var foreign = false
      for (_, account) in try Self.accounts(random, books, AccountPeriod(through: day)) {
        for section in account.sections {
          guard section.currency == "INR" else {
            foreign = foreign || !section.open.isZero
            continue
          }
          for (index, age) in section.ages.enumerated() { late[index] = try late[index] + age.amount }
        }
      }
      for (lateness, amount) in zip(Lateness.allCases, late) {
        let owed = status.owed[lateness]
        #expect(foreign ? amount.minorUnits <= owed.minorUnits : amount == owed)
      }
    }
  }

  @Test func periodsAreReadAsPeopleWriteThem() {
    func days(_ text: String) -> String? {
      AccountPeriod(named: text).map { "\($0.start?.description ?? "") \($0.end)" }
    }
    #expect(days("2026-05") == "2026-05-01 2026-05-31")
    #expect(days("2026-02") == "2026-02-01 2026-02-28")
    #expect(days("2026-12") == "2026-12-01 2026-12-31")
    #expect(days("2026") == "2026-01-01 2026-12-31")
    #expect(days("2026-27") == "2026-04-01 2027-03-31")
    #expect(days("FY2026-27") == "2026-04-01 2027-03-31")
    #expect(days("fy2011-12") == "2011-04-01 2012-03-31")
    #expect(days("2011-12") == "2011-12-01 2011-12-31")
    #expect(days("2099-00") == "2099-04-01 2100-03-31")
    #expect(days("2026-04..2026-06") == "2026-04-01 2026-06-30")
    #expect(days("2026-27 .. 2027-28") == "2026-04-01 2028-03-31")
    #expect(days("2026-05-03..2026-05-03") == "2026-05-03 2026-05-03")
    for text in [
      "", "2026-13", "2026-28", "May", "2026-06..2026-05", "2026-5", "FY2026", "..2026", "2026..", "9999-99", "-2026",
      "2026-05-32", "FY2026-05", "٢٠٢٦",
    ] {
      #expect(AccountPeriod(named: text) == nil, "\(text)")
    }
  }

  @Test func aBuyerWithoutOrdersHasAnEmptyAccountInTheBaseCurrency() throws {
    let settings = try CoopSettings(toml: "[coop]\nname = \"T\"\ncountry = \"IN\"\nstate_code = \"01\"\n", file: "t")
    let buyer = Buyer(id: "B1", name: "B", country: "IN", extra: [:])
    let day = try #require(CalendarDay(iso: "2026-05-31"))
    let account = try BuyerAccount(
      drafting: buyer, [], period: AccountPeriod(through: day), settings: settings, today: day)
    #expect(account.sections.count == 1)
    #expect(account.sections.first?.closing == .zero(.inr))
    #expect(account.sections.first?.lines.isEmpty == true)
  }
}
