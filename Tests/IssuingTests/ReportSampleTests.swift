import Diagnostics
import Documents
import Foundation
import Settings
import Testing
import Values

@testable import Issuing

/// The samples of all reports: made by Talim itself from fictional co-ops, and printed with the built-in templates.
///
/// `TALIM_UPDATE_SNAPSHOTS=1` makes them anew; CI refuses it.
@Suite(.serialized) struct ReportSampleTests {
  static let samples: [(name: String, coop: URL, from: String, to: String)] = [
    ("short", Workshop.root.appending(path: "examples/chinar-collective"), "2025-12-10", "2025-12-20"),
    ("long", Workshop.root.appending(path: "examples/chinar-collective"), "2025-12-01", "2026-07-31"),
    ("rtl", Workshop.here.appending(path: "Urdu"), "2026-07-01", "2026-07-31"),
  ]

  private static func inOffice<Result>(_ name: String, _ work: (Office) throws -> Result) throws -> Result {
    let sample = try #require(samples.first { $0.name == name })
    guard name == "long" else { return try SampleCoop.inOffice(of: sample.coop, work) }
    return try LongReportCoop.inFolder(basedOn: sample.coop) { try SampleCoop.inOffice(of: $0, work) }
  }

  private static func head(_ sample: String, _ kind: any QuestionReport.Type, _ office: Office) throws -> ReportHead {
    let sample = try #require(samples.first { $0.name == sample })
    let last = try #require(CalendarDay(iso: sample.to))
    return ReportHead(
      settings: office.settings, from: kind.span.hasPeriod ? CalendarDay(iso: sample.from) : nil, to: last, date: last)
  }

  @Test(arguments: samples.map(\.name))
  func theSamplesAreWhatTheBooksSay(name: String) throws {
    try Self.inOffice(name) { office in
      let (sources, _) = try office.reportSources(in: office.ledger(readOnly: true))
      func check<Report: QuestionReport>(_ kind: Report.Type) throws {
        var report = try Report(sources, Self.head(name, kind, office))
        report.fingerprint = "3f9a 20bc 71d4 e65a"
        try SampleCoop.compare(
          Report.recordType.record(of: report), Report.schema, file: "\(Report.templateKind).\(name).json")
      }
      for kind in QuestionReports.all { try check(kind) }
    }
  }

  @Test(arguments: QuestionReports.names)
  func theSamplesPrintWithTheBuiltInTemplates(report: String) throws {
    for sample in Self.samples.map(\.name) {
      try Workshop.inFolder { folder in
        let out = folder.appending(path: "page.pdf").path
        let session = try PreviewSession(
          PreviewRequest(template: "report-\(report)", data: .sample(sample), out: out),
          coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
        let result = try session.render()
        // What lists every item or artisan of a co-op is never quite short.
        let most = ["sellers": 2, "stock": 4, "artisans": 2][report] ?? 1
        #expect(sample == "long" ? result.pageCount > 1 : result.pageCount <= most, "\(report) \(sample)")
        #expect(!result.warnings.hasErrors)
      }
    }
  }

  /// What stands at the foot of a page stands at the top of the next, and the last such sum is not more than all of it.
  @Test func theSumsAreCarriedFromPageToPage() throws {
    try Self.inOffice("long") { office in
      for name in QuestionReports.names {
        var request = ReportRequest(name: name)
        (request.form, request.language) = (.pdf, "en")
        if QuestionReports.named(name)?.span.hasPeriod == true { request.from = "2025-12-01" }
        let path = try office.report(request).text.trimmingCharacters(in: .newlines)
        let lines = try Workshop.output(of: "pdftotext", "-layout", path, "-").split(separator: "\n").map {
          $0.split(separator: " ").joined(separator: " ")
        }
        let carried = lines.filter { $0.hasPrefix("Carried forward") }.map { $0.dropFirst("Carried forward".count) }
        let brought = lines.filter { $0.hasPrefix("Brought forward") }.map { $0.dropFirst("Brought forward".count) }
        #expect(!carried.isEmpty && carried == brought, "\(name)")
      }
    }
  }

  @Test func noAccountingWordStandsInTheTemplates() throws {
    for file in QuestionReports.names.map({ "report-\($0)" }) + ["parts/report"] {
      let url = Workshop.root.appending(path: "templates/\(file).xml")
      let words = PlainWords.of(template: try String(contentsOf: url, encoding: .utf8))
      for word in WeeklySampleTests.jargon { #expect(!words.contains(word), "\(file): \(word)") }
    }
  }

  @Test func noReportIsLeftWithoutATranslation() throws {
    try Workshop.inFolder { folder in
      let coop = CoopFolder(path: folder.path)
      for language in ["de", "hi", "ur", "ks"] {
        for name in QuestionReports.names {
          let session = try PreviewSession(
            PreviewRequest(
              template: "report-\(name)", data: .sample("long"), out: folder.appending(path: "x.pdf").path,
              language: language), coop: coop, resources: Workshop.resources(), now: Workshop.now)
          let missing = try session.render().warnings.diagnostics.filter { $0.message.contains("no translation") }
          #expect(missing.isEmpty, "\(language) \(name): \(missing.map(\.message))")
        }
      }
    }
  }
}

/// The words of a template that people read.
enum PlainWords {
  static func of(template: String) -> String {
    let text = template.replacing(/<!--(.|\n)*?-->/, with: "").replacing(/\{\{(.|\n)*?\}\}/, with: "")
    // Labels stand in attributes; all other attributes are for the program.
    let labels = text.matches(of: /(?:label|title|alt|heading|subtotal)="([^"]*)"/).map { String($0.output.1) }
    return (text.replacing(/<(.|\n)*?>/, with: " ") + labels.joined(separator: " ")).lowercased()
  }
}
