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
    switch sample.kind {
    case "proforma": try record(of: sample, Proforma.self, number: "PF/26-27/0007")
    case "delivery-note": try record(of: sample, DeliveryNote.self, number: "DN/26-27/0007")
    default: try record(of: sample, PackingList.self, number: nil)
    }
  }

  private static func record<Document: OrderDocument>(
    of sample: Sample, _: Document.Type, number: String?
  ) throws -> Record {
    try SampleRecordTests.withGroup(sample.order, coop: sample.coop) { group, office, rates in
      let request = InvoiceRequest(date: office.today, number: number, rates: rates)
      var document = try Document(drafting: group, settings: office.settings, request: request)
      document.fingerprint = DocumentFingerprint.text(of: document)
      return Document.recordType.record(of: document)
    }
  }
}
