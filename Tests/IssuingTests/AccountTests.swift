import Diagnostics
import Foundation
import JSONData
import Testing
import Values

@testable import Documents
@testable import Issuing
@testable import Ledger

/// The accounts of the sample co-op's buyers.
@Suite(.serialized) struct AccountTests {
  private static func inCoop(_ work: (Office, URL) throws -> Void) throws {
    try Workshop.inFolder { folder in
      let coop = Workshop.root.appending(path: "examples/chinar-collective")
      let files = try FileManager.default.contentsOfDirectory(at: coop, includingPropertiesForKeys: nil)
      for file in files {
        try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent))
      }
      let office = try Office(
        coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      let names = files.map(\.lastPathComponent).filter { $0.hasSuffix(".csv") }
      _ = try office.importFiles(names.map { folder.appending(path: $0).path })
      try work(office, folder)
    }
  }

  /// A buyer's account needs only the buyer's orders and those that share payments with them.
  @Test func theAccountIsThatOfTheWholeBooks() throws {
    try Self.inCoop { office, _ in
      let ledger = try office.ledger(readOnly: true)
      let books = try office.books(of: ledger)
      for buyer in try ledger.buyers() {
        for text in ["all", "2026-02", "2025-26", "2026-04..2026-06"] {
          let (account, _) = try office.account(of: buyer.id, period: text, in: ledger)
          let whole = try BuyerAccount(
            drafting: buyer, books.orders, period: try office.accountPeriod(text), settings: office.settings,
            today: office.today)
          let (own, all) = (BuyerAccount.recordType.record(of: account), BuyerAccount.recordType.record(of: whole))
          #expect(RecordJSON.bytes(of: own) == RecordJSON.bytes(of: all), "\(buyer.id) \(text)")
        }
      }
    }
  }

  /// What the accounts in rupees say together is what the journal has on receivables and credit of their buyers.
  @Test func theAccountsTogetherAreTheReceivables() throws {
    try Self.inCoop { office, _ in
      let ledger = try office.ledger(readOnly: true)
      let day = try #require(CalendarDay(iso: "2025-12-20"))
      let balances = try office.books(of: ledger).balances(asOf: day)
      var count = 0
      for buyer in try ledger.buyers() {
        let (account, _) = try office.account(of: buyer.id, period: "2025-12-01..2025-12-20", in: ledger)
        guard account.sections.allSatisfy({ $0.currency == "INR" }), let section = account.sections.first else {
          continue
        }
        let accounts = [BookAccount(.receivable, buyer.id), BookAccount(.customerCredit, buyer.id)]
        let booked = try accounts.compactMap { balances.sums[$0] }.sum(.inr)
        #expect(section.closing == booked, "\(buyer.id)")
        if !booked.isZero { count += 1 }
      }
      #expect(count > 0)
    }
  }

  @Test(arguments: [
    ("unknown-buyer", "B99", nil), ("bad-period", "B05", "May"), ("period-ahead", "B05", "2027-01"),
  ])
  func mistakesAreRefused(name: String, buyer: String, period: String?) throws {
    try Self.inCoop { office, _ in
      let ledger = try office.ledger(readOnly: true)
      let problem = #expect(throws: Diagnostic.self) { try office.account(of: buyer, period: period, in: ledger) }
      #expect(problem?.name == name)
    }
  }

  /// An invoice that is in no sum, because there is no rate, would be missing on the paper.
  @Test func anAccountWithAGapIsNotDrawnUp() throws {
    try Self.inCoop { office, folder in
      let rates = folder.appending(path: "rates.csv")
      try "Date,Currency,Units,INR\n2026-07-01,JPY,100,61\n".write(to: rates, atomically: true, encoding: .utf8)
      _ = try office.importFiles([rates.path], removesGoneRows: true)
      let ledger = try office.ledger(readOnly: true)
      #expect(throws: DiagnosticList.self) { try office.account(of: "B16", period: nil, in: ledger) }
      #expect(throws: Never.self) { try office.account(of: "B05", period: nil, in: ledger) }
    }
  }
}
