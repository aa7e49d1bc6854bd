import Diagnostics
import Documents
import Foundation
import JSONData
import Testing
import Values

@testable import Issuing

/// The samples of the papers beside the invoice: made by Talim itself, and fit for the present fields and templates.
@Suite(.serialized) struct OrderPaperSampleTests {
  struct Sample: Sendable, CustomStringConvertible {
    var kind: String
    var name: String
    var order: String
    var pages: Int
    var isUrdu: Bool { name == "rtl" }
    var description: String { "\(kind).\(name)" }
    var coop: URL {
      isUrdu ? Workshop.here.appending(path: "Urdu") : Workshop.root.appending(path: "examples/chinar-collective")
    }
  }

  static let samples = [
    Sample(kind: "proforma", name: "short", order: "O-1059", pages: 1),
    Sample(kind: "proforma", name: "long", order: "O-1042", pages: 10),
    Sample(kind: "proforma", name: "rtl", order: "O-2001", pages: 2),
    Sample(kind: "delivery-note", name: "short", order: "O-1054", pages: 1),
    Sample(kind: "delivery-note", name: "long", order: "O-1042", pages: 6),
    Sample(kind: "delivery-note", name: "rtl", order: "O-2001", pages: 1),
    Sample(kind: "packing-list", name: "short", order: "O-1049", pages: 1),
    Sample(kind: "packing-list", name: "long", order: "O-1042", pages: 7),
    Sample(kind: "packing-list", name: "rtl", order: "O-2001", pages: 1),
  ]

  @Test(arguments: samples)
  func theSampleIsWhatTalimMakesOfItsOrder(sample: Sample) throws {
    let record = try Self.record(of: sample)
    let file = Workshop.root.appending(path: "templates/samples/\(sample).json")
    if ProcessInfo.processInfo.environment["TALIM_UPDATE_SNAPSHOTS"] == "1" {
      #expect(ProcessInfo.processInfo.environment["CI"] == nil, "CI does not rewrite samples")
      try SampleRecordTests.pretty(RecordJSON.bytes(of: record)).write(to: file, atomically: true, encoding: .utf8)
    }
    let bytes = Array(try Data(contentsOf: file))
    let read = try RecordReader(record.schema).record(of: JSONDocument(bytes, file: file.path).root)
    #expect(RecordJSON.bytes(of: read) == RecordJSON.bytes(of: record), "make it anew with TALIM_UPDATE_SNAPSHOTS=1")
  }

  @Test(arguments: samples)
  func theSamplePrintsWithTheBuiltInTemplate(sample: Sample) throws {
    try Workshop.inFolder { folder in
      let out = folder.appending(path: "page.pdf").path
      let session = try PreviewSession(
        PreviewRequest(template: sample.kind, data: .sample(sample.name), out: out),
        coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      let result = try session.render()
      #expect(result.pageCount == sample.pages)
      #expect(!result.warnings.hasErrors)
    }
  }

  /// The paper of an order with a number, as it would be frozen.
  private static func record(of sample: Sample) throws -> Record {
    try SampleRecordTests.withGroup(sample.order, coop: sample.coop) { group, office, rates in
      let settings = office.settings
      func request(_ number: String) -> InvoiceRequest { InvoiceRequest(date: office.today, number: number, rates: rates) }
      switch sample.kind {
      case "proforma":
        var paper = try Proforma(drafting: group, settings: settings, request: request("PF/26-27/0007"))
        paper.fingerprint = fingerprint(Proforma.recordType.record(of: paper))
        return Proforma.recordType.record(of: paper)
      case "delivery-note":
        var paper = try DeliveryNote(drafting: group, settings: settings, request: request("DN/26-27/0007"))
        paper.fingerprint = fingerprint(DeliveryNote.recordType.record(of: paper))
        return DeliveryNote.recordType.record(of: paper)
      default:
        var paper = try PackingList(drafting: group, settings: settings, date: office.today)
        paper.fingerprint = fingerprint(PackingList.recordType.record(of: paper))
        return PackingList.recordType.record(of: paper)
      }
    }
  }

  private static func fingerprint(_ record: Record) -> String {
    InvoicePress.fingerprint(of: RecordJSON.bytes(of: record))
  }
}
