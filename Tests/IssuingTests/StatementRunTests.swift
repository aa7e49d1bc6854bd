import Diagnostics
import Documents
import Foundation
import Ledger
import Synchronization
import Testing

@testable import Issuing

/// A run of payout statements over the sample co-op, as `talim statements` makes it.
@Suite(.serialized) struct StatementRunTests {
  static let coop = Workshop.root.appending(path: "examples/chinar-collective")

  /// The run, and the names of the files in `documents` after it.
  private static func run(
    _ office: Office, _ period: String, artisans: [String] = [], isDraft: Bool = false, jobs: Int = 2,
    warnings: (Diagnostic) -> Void = { _ in }
  ) throws -> (summary: StatementsSummary, files: [String]) {
    let request = StatementsRun(period: period, artisans: artisans, isDraft: isDraft, jobs: jobs)
    let summary = try office.statements(request) { event in
      if case .warned(let list) = event { list.diagnostics.forEach(warnings) }
    }
    return (summary, FilePaths.names(in: office.folder.documentsPath).sorted())
  }

  @Test func numbersHaveNoGapsAndASecondRunAddsNothing() throws {
    try SampleCoop.inOffice(of: Self.coop) { office in
      let first = try Self.run(office, "2025-12", jobs: 3)
      #expect(first.summary.printed == 11 && first.summary.quiet == 3 && first.summary.failed == 0)
      let ledger = try office.ledger(readOnly: true)
      let records = try ledger.documents(kind: .statement)
      #expect(records.map(\.running) == Array(1...11))
      #expect(records.compactMap(\.artisanID) == records.compactMap(\.artisanID).sorted(), "numbered by artisan")
      #expect(try ledger.documentsAwaitingFile().isEmpty)
      #expect(first.files.filter { $0.hasPrefix("PS-") }.count == 11)
      #expect(!first.files.contains { $0.contains("pending") || $0.contains("part") })
      let sheet = try Self.text(office, "statements-2025-12.csv")
      let second = try Self.run(office, "2025-12")
      #expect(second.summary.printed == 0 && second.summary.issuedBefore == 11)
      #expect(try ledger.documents(kind: .statement).count == 11)
      #expect(try Self.text(office, "statements-2025-12.csv") == sheet, "the sheet of frozen statements is the same")
    }
  }

  @Test func theThreadsDoNotShowInThePapers() throws {
    func papers(jobs: Int) throws -> [Data] {
      try SampleCoop.inOffice(of: Self.coop) { office in
        let files = try Self.run(office, "2025-12", jobs: jobs).files.filter { $0.hasPrefix("PS-") }
        return try files.map { try Data(contentsOf: URL(filePath: "\(office.folder.documentsPath)/\($0)")) }
      }
    }
    #expect(try papers(jobs: 1) == papers(jobs: 4))
  }

  @Test func whatIsMissingIsIssuedLater() throws {
    try SampleCoop.inOffice(of: Self.coop) { office in
      #expect(try Self.run(office, "2025-12", artisans: ["a05", "A05", "A09"]).summary.printed == 2)
      let rest = try Self.run(office, "2025-12")
      #expect(rest.summary.printed == 9 && rest.summary.issuedBefore == 2)
      let sheet = try Self.text(office, "statements-2025-12.csv").split(separator: "\r\n")
      #expect(sheet.count == 13, "titles, eleven statements, the sums")
      #expect(sheet[4].hasPrefix("A05,Bashir Ahmad Jan,PS/26-27/0001,"))
    }
  }

  @Test func oneThatCanNotBePrintedTakesNoNumber() throws {
    try SampleCoop.inOffice(of: Self.coop) { office in
      // No font has this letter.
      let artisans = "\(office.folder.path)/artisans.csv"
      try Self.text(artisans).replacing("Bashir Ahmad Jan,بشیر احمد جان", with: "Bashir \u{13000},")
        .write(toFile: artisans, atomically: true, encoding: .utf8)
      _ = try office.importFiles([artisans])
      let run = try Self.run(office, "2025-12")
      #expect(run.summary.printed == 9 && run.summary.failed == 2, "A05, and A06 who made a vase with A05")
      #expect(run.summary.problems.diagnostics.first?.hint?.contains("`A05`") == true)
      let records = try office.ledger(readOnly: true).documents(kind: .statement)
      #expect(records.map(\.running) == Array(1...9))
      #expect(!run.files.contains { $0.contains("pending") })
    }
  }

  @Test func aStopLeavesWholeChunks() throws {
    try SampleCoop.inOffice(of: Self.coop) { office in
      let summary = try office.statements(StatementsRun(period: "2025-12")) { _ in
      } isStopped: {
        true
      }
      #expect(summary.wasStopped && summary.printed == 0)
      #expect(try office.ledger(readOnly: true).documents(kind: .statement).isEmpty)
    }
  }

  @Test func anOpenPeriodIsDraftedOnly() throws {
    try SampleCoop.inOffice(of: Self.coop) { office in
      #expect(throws: Diagnostic.self) { try Self.run(office, "2026-07") }
      let drafts = try Self.run(office, "2026-07", isDraft: true)
      #expect(drafts.summary.printed > 0)
      #expect(try office.ledger(readOnly: true).documents(kind: .statement).isEmpty)
      #expect(drafts.files.contains("draft-statements-2026-07.pdf"))
    }
  }

  @Test func whatChangedSinceIsOnTheNextPaperAndFound() throws {
    try SampleCoop.inOffice(of: Self.coop) { office in
      _ = try Self.run(office, "2025-12")
      let payouts = "\(office.folder.path)/more/payouts.csv"
      try FileManager.default.createDirectory(atPath: "\(office.folder.path)/more", withIntermediateDirectories: true)
      try "Date,Artisan ID,Kind,Amount,Note\n2025-12-30,A05,adjustment,-109.50,Two dye lots\n"
        .write(toFile: payouts, atomically: true, encoding: .utf8)
      _ = try office.importFiles([payouts])
      let found = try office.check().findings.filter { $0.diagnostic.name == "issued-statement-differs" }
      #expect(
        found.map(\.diagnostic.message) == [
          "statement `PS/26-27/0004` of `A05` closed with INR 30109.50, but 2025-12 now comes to INR 30000.00"
        ])
      _ = try Self.run(office, "2026-01", artisans: ["A05"])
      let record = try #require(try office.ledger(readOnly: true).document(number: "PS/26-27/0012"))
      let frozen = try #require(record.frozen)
      for part in [
        "\"lastClosing\":\"INR 30109.50\"", "\"changed\":\"INR -109.50\"", "\"lastNumber\":\"PS/26-27/0004\"",
      ] {
        #expect(frozen.contains(part), "\(part) is not in \(frozen)")
      }
      #expect(try office.check().findings.allSatisfy { $0.diagnostic.name != "issued-statement-differs" })
    }
  }

  @Test func unknownArtisansAndPeriodsAreNamed() throws {
    try SampleCoop.inOffice(of: Self.coop) { office in
      #expect(throws: Diagnostic.self) { try Self.run(office, "2025-W50") }
      #expect(throws: Diagnostic.self) { try Self.run(office, "2025-12", artisans: ["A77"]) }
      var names: [String] = []
      _ = try Self.run(office, "2025-12", isDraft: true) { names.append($0.name) }
      #expect(names.contains("unknown-artisan"), "A41 is in payouts.csv only")
    }
  }

  // MARK: the crew

  @Test func theCrewKeepsTheOrderOfItsJobs() {
    let crew = PrintCrew<Int, Int>(threads: 4) {
      { job in
        if job % 7 == 3 { throw Diagnostic("odd", "\(job)") }
        return job * job
      }
    }
    defer { crew.finish() }
    for count in [0, 1, 100, 3] {
      let outcomes = crew.run(Array(0..<count))
      #expect(outcomes.count == count)
      for (job, outcome) in outcomes.enumerated() { #expect((try? outcome.get()) == (job % 7 == 3 ? nil : job * job)) }
    }
  }

  @Test func aBenchThatCanNotBeMadeFailsItsJobs() {
    let crew = PrintCrew<Int, Int>(threads: 2) { throw Diagnostic("no-fonts", "no fonts") }
    defer { crew.finish() }
    #expect(crew.run([1, 2, 3]).allSatisfy { (try? $0.get()) == nil })
  }

  private static func text(_ office: Office, _ name: String) throws -> String {
    try text("\(office.folder.documentsPath)/\(name)")
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: path), encoding: .utf8)
  }
}
