import Diagnostics
import Documents
import Foundation
import Settings
import Testing
import Values

@testable import Issuing

/// The samples of weekly pages: made by Talim itself from fictional co-ops, on one page and in words that everybody knows.
///
/// `TALIM_UPDATE_SNAPSHOTS=1` makes them anew; CI refuses it.
@Suite(.serialized) struct WeeklySampleTests {
  static let samples: [(name: String, coop: URL, week: String)] = [
    ("short", Workshop.root.appending(path: "examples/chinar-collective"), "2026-W20"),
    ("long", Workshop.root.appending(path: "examples/chinar-collective"), "2026-W12"),
    ("rtl", Workshop.here.appending(path: "Urdu"), "2026-W30"),
  ]

  @Test(arguments: samples.map(\.name))
  func theSampleIsWhatTheBooksSay(name: String) throws {
    let sample = try #require(Self.samples.first { $0.name == name })
    let record = try SampleCoop.inOffice(of: sample.coop) { office in
      let week = try #require(PayPeriod(named: sample.week, cadence: .weekly))
      var (page, _) = try office.weeklySummary(of: week, in: try office.ledger(readOnly: true))
      page.date = week.end.adding(days: 1)
      page.fingerprint = "3f9a 20bc 71d4 e65a"
      return WeeklySummary.recordType.record(of: page)
    }
    try SampleCoop.compare(record, WeeklySummary.recordType.schema, file: "weekly.\(name).json")
  }

  @Test(arguments: samples.map(\.name))
  func theSampleIsOnePage(name: String) throws {
    try Workshop.inFolder { folder in
      let out = folder.appending(path: "page.pdf").path
      let session = try PreviewSession(
        PreviewRequest(template: "weekly", data: .sample(name), out: out), coop: CoopFolder(path: folder.path),
        resources: Workshop.resources(), now: Workshop.now)
      let result = try session.render()
      #expect(result.pageCount == 1)
      #expect(!result.warnings.hasErrors)
    }
  }

  /// What only bookkeepers say.
  static let jargon = [
    "debit", "credit", "receivable", "payable", "accrual", "accrued", "liabilit", "asset", "equity", "ledger",
    "journal",
    "balance", "ageing", "retention", "reconcil", "fiscal", "net ", "gross", "revenue", "turnover", "margin",
    "provision",
    "outstanding", "remit", "overdue", "inventory", "deprecia", "amorti", "expense", "committed", "instalment",
  ]

  @Test func noAccountingWordStandsInTheTemplate() throws {
    let folder = Workshop.root.appending(path: "templates")
    let parts = ["moves", "money", "words", "alerts", "sellers", "chart"].map { "parts/weekly-\($0).xml" }
    let text = try (["weekly.xml", "weekly-phone.xml"] + parts).map {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }.joined()
    var words = text.replacing(/<!--(.|\n)*?-->/, with: "").replacing(/\{\{(.|\n)*?\}\}/, with: "")
    // Labels stand in attributes; all other attributes are for the program.
    let labels = words.matches(of: /(?:label|title|alt)="([^"]*)"/).map { String($0.output.1) }
    words = words.replacing(/<(.|\n)*?>/, with: " ") + labels.joined(separator: " ")
    #expect(words.contains("Free to spend"))
    for word in Self.jargon { #expect(!words.lowercased().contains(word), "\(word)") }
  }
}
