import Diagnostics
import Documents
import Foundation
import JSONData
import Settings
import Testing
import Values

@testable import Issuing

/// The sample statements that come with the templates: made by Talim itself from fictional co-ops, and fit for the present fields.
///
/// `TALIM_UPDATE_SNAPSHOTS=1` makes them anew; CI refuses it.
@Suite(.serialized) struct StatementSampleTests {
  /// Each sample with the co-op, artisan and period it is made from.
  static let samples: [(name: String, coop: URL, artisan: String, period: String, language: Language)] = [
    ("short", Workshop.root.appending(path: "examples/chinar-collective"), "A05", "2025-12", .english),
    ("long", Workshop.here.appending(path: "StatementCoops/long"), "A04", "2026-05", .english),
    ("rtl", Workshop.here.appending(path: "StatementCoops/rtl"), "A04", "2026-05", .urdu),
  ]

  @Test(arguments: samples.map(\.name))
  func theSampleIsWhatTalimMakesOfItsArtisan(name: String) throws {
    let sample = try #require(Self.samples.first { $0.name == name })
    let record = try Self.inSource(sample.coop, sample.period) { source, period, _ in
      let request = StatementRequest(
        date: period.end.adding(days: 1), number: "PS/26-27/0042", language: sample.language)
      var statement = try #require(try source.statement(of: sample.artisan, for: period, request))
      statement.fingerprint = "3f9a 20bc 71d4 e65a"
      return Statement.recordType.record(of: statement)
    }
    try SampleCoop.compare(record, Statement.recordType.schema, file: "statement.\(name).json")
  }

  @Test(arguments: samples.map(\.name))
  func theSummaryIsWhatTalimMakesOfItsPeriod(name: String) throws {
    let sample = try #require(Self.samples.first { $0.name == name })
    let record = try Self.inSource(sample.coop, sample.period) { source, period, settings in
      var rows: [StatementSummaryRow] = []
      for (index, id) in source.earnings.artisanIDs.enumerated() {
        let request = StatementRequest(
          date: period.end.adding(days: 1), number: "PS/26-27/000\(index + 1)", language: sample.language)
        let statement = try #require(try source.statement(of: id, for: period, request))
        rows.append(try StatementSummaryRow(statement))
      }
      let summary = try StatementSummary(
        of: rows, period: period, quiet: 0, date: period.end.adding(days: 1), settings: settings)
      return StatementSummary.recordType.record(of: summary)
    }
    try SampleCoop.compare(record, StatementSummary.recordType.schema, file: "statement-summary.\(name).json")
  }

  @Test(arguments: ["statement", "statement-summary"], samples.map(\.name))
  func theSamplePrintsWithTheBuiltInTemplate(template: String, name: String) throws {
    try Workshop.inFolder { folder in
      let out = folder.appending(path: "page.pdf").path
      let session = try PreviewSession(
        PreviewRequest(template: template, data: .sample(name), out: out), coop: CoopFolder(path: folder.path),
        resources: Workshop.resources(), now: Workshop.now)
      let result = try session.render()
      #expect(result.warnings.diagnostics.map(\.message) == [])
      #expect(try Data(contentsOf: URL(filePath: out)).starts(with: Data("%PDF".utf8)))
    }
  }

  private static func inSource(
    _ coop: URL, _ period: String, _ work: (StatementSource, PayPeriod, CoopSettings) throws -> Record
  ) throws -> Record {
    let period = try #require(PayPeriod(named: period, cadence: .monthly))
    return try SampleCoop.inOffice(of: coop) { office in
      try work(try StatementSource(office, try office.ledger(readOnly: true)), period, office.settings)
    }
  }
}
