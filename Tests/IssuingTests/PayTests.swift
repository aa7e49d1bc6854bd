import Diagnostics
import Foundation
import Testing
import Values

@testable import Documents
@testable import Issuing
@testable import Ledger

/// The payout run of the sample co-op, in June 2026.
@Suite(.serialized) struct PayTests {
  private static func inCoop(_ work: (Office, URL) throws -> Void) throws {
    try Workshop.inFolder { folder in
      let coop = Workshop.root.appending(path: "examples/chinar-collective")
      let files = try FileManager.default.contentsOfDirectory(at: coop, includingPropertiesForKeys: nil)
      for file in files {
        try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent))
      }
      let artisans = folder.appending(path: "artisans.csv")
      // One with an account only, one with a mistyped address, one with nothing.
      let text = try String(contentsOf: artisans, encoding: .utf8)
        .replacing(",nasreen.a02@sample,", with: ",,").replacing("bashir.a05@sample", with: "bashir.a05")
        .replacing("Artisan ID,Name,", with: "Artisan ID,Bank Account,IFSC,Name,")
        .replacing("\nA", with: "\n#A").replacing("\n#A04,", with: "\nA04,0012 0034 5678,SAMP0ABC123,")
        .replacing(#/\n#(A\d+),/#) { "\n\($0.output.1),,," }
        .replacing("fatima.a04@sample", with: "")
      try text.write(to: artisans, atomically: true, encoding: .utf8)
      let office = try Office(
        coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      let names = files.map(\.lastPathComponent).filter { $0.hasSuffix(".csv") }
      let summary = try office.importFiles(names.map { folder.appending(path: $0).path })
      #expect(!summary.hasRefusedRows)
      try work(office, folder)
    }
  }

  private static func request(_ task: PayRequest.Task, _ change: (inout PayRequest) -> Void = { _ in }) -> PayRequest {
    var request = PayRequest(period: "2026-06", task: task)
    change(&request)
    return request
  }

  @Test func everybodyIsOnExactlyOneList() throws {
    try Self.inCoop { office, folder in
      let report = try office.pay(Self.request(.lists(folder: folder.appending(path: "out").path)))
      let listed = report.lists.flatMap { $0.lines.map(\.entry.artisanID) }
      #expect(listed.count == Set(listed).count)
      #expect(Set(listed) == Set(report.run.entries.filter(\.amount.isPositive).map(\.artisanID)))
      #expect(try report.lists.map(\.total).sum(.inr) == report.run.total)
      #expect(report.lists.map(\.way) == [.upi, .bank, .cash])
      #expect(report.lists[1].lines.map(\.entry.artisanID) == ["A04"])
      #expect(report.lists[2].lines.map(\.entry.artisanID) == ["A02", "A05"])
      let names = report.notes.diagnostics.map(\.name)
      #expect(names.contains("bad-upi") && names.contains("no-account"))
      let bank = try String(contentsOf: folder.appending(path: "out/pay-2026-06-bank.csv"), encoding: .utf8)
      #expect(
        bank == "Name,Bank Account,IFSC,Amount,Reference,Artisan ID\r\n"
          + "Fatima Bano,001200345678,SAMP0ABC123,7738.90,2026-06,A04\r\n")
      #expect(try office.ledger(readOnly: true).recordedPayouts(period: "2026-06").isEmpty)
    }
  }

  @Test func aListThatNobodyIsOnAnyMoreGoes() throws {
    try Self.inCoop { office, folder in
      let out = folder.appending(path: "out")
      _ = try office.pay(Self.request(.lists(folder: out.path)))
      _ = try office.pay(Self.request(.record))
      let report = try office.pay(Self.request(.lists(folder: out.path)))
      #expect(report.paths.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: out.path).isEmpty)
    }
  }

  @Test func whatWasPaidIsRecordedOnceAndSeenByTheBooks() throws {
    try Self.inCoop { office, _ in
      let ledger = try office.ledger(readOnly: false)
      let before = try office.books(of: ledger)
      let report = try office.pay(Self.request(.record) { $0.except = ["a13"] })
      #expect(Set(report.added.map(\.payout.artisanID)) == ["A01", "A02", "A04", "A05", "A06", "A09"])
      let after = try office.books(of: ledger)
      let paid = try report.added.map(\.payout.amount).sum(.inr)
      let day = office.today
      let (old, new) = (try before.balances(asOf: day).figures(), try after.balances(asOf: day).figures())
      #expect(try old.cashHeld - paid == new.cashHeld)
      #expect(try old.owedToArtisans - paid == new.owedToArtisans)
      let again = try office.pay(Self.request(.record) { $0.except = ["A13"] })
      #expect(again.added.isEmpty && again.isNothingNew)
      let rest = try office.pay(Self.request(.record))
      #expect(rest.added.map(\.payout.artisanID) == ["A13"])
      #expect(try office.pay(Self.request(.record)).added.isEmpty)
      // Nothing of the same money is left in an earlier run either.
      #expect(try office.pay(PayRequest(period: "2026-04", task: .show)).run.total.isZero)
    }
  }

  @Test func onlyWhatIsStillOwedIsPaid() throws {
    try Self.inCoop { office, folder in
      let file = folder.appending(path: "payouts.csv")
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacing("2026-07-08,A02", with: "2026-07-07,A01,,payout,1000,cash,,\n2026-07-08,A02")
        .write(to: file, atomically: true, encoding: .utf8)
      _ = try office.importFiles([file.path])
      let entry = try #require(try office.pay(Self.request(.show)).run.entries.first { $0.artisanID == "A01" })
      #expect(entry.promised == Money(minorUnits: 251_240, .inr))
      #expect(entry.amount == Money(minorUnits: 151_240, .inr))
    }
  }

  @Test func aTransferThatCameBackIsTakenBack() throws {
    try Self.inCoop { office, _ in
      _ = try office.pay(Self.request(.record))
      let report = try office.pay(Self.request(.takeBack(["a01"])))
      #expect(report.removed.map(\.payout.artisanID) == ["A01"])
      #expect(report.run.entries.first { $0.artisanID == "A01" }?.amount == Money(minorUnits: 251_240, .inr))
      #expect(throws: Diagnostic.self) { try office.pay(Self.request(.takeBack(["A01"]))) }
    }
  }

  @Test(arguments: [
    ("pay-too-early", Self.request(.record) { $0.date = "2026-06-30" }),
    ("pay-ahead", Self.request(.record) { $0.date = "2026-08-01" }),
    ("unknown-artisan", Self.request(.record) { $0.except = ["A77"] }),
    ("nothing-recorded", Self.request(.takeBack(["A01"]))),
    ("unknown-format", Self.request(.show) { $0.ways = ["swift"] }),
    ("bad-period", PayRequest(period: "2026-W20", task: .show)),
  ])
  func mistakesAreRefused(name: String, request: PayRequest) throws {
    try Self.inCoop { office, _ in
      let problem = #expect(throws: Diagnostic.self) { try office.pay(request) }
      #expect(problem?.name == name)
      let recorded = try office.ledger(readOnly: true).recordedPayouts(period: "2026-06")
      #expect(recorded.isEmpty)
    }
  }

  /// Two people who say it at the same moment pay once.
  @Test func twoAtOnceRecordOnce() throws {
    try Self.inCoop { office, folder in
      DispatchQueue.concurrentPerform(iterations: 6) { _ in
        let other = try? Office(
          coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
        _ = try? other?.pay(Self.request(.record))
      }
      let recorded = try office.ledger(readOnly: true).recordedPayouts(period: "2026-06")
      #expect(recorded.count == 7)
      #expect(Set(recorded.map(\.payout.artisanID)).count == 7)
    }
  }
}
