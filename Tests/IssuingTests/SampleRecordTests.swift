import Diagnostics
import Documents
import Foundation
import JSONData
import Ledger
import Testing
import Values

@testable import Issuing

/// The samples that come with the templates: made by Talim itself from fictional co-ops, and fit for the present fields.
///
/// `TALIM_UPDATE_SNAPSHOTS=1` makes them anew; CI refuses it.
@Suite(.serialized) struct SampleRecordTests {
  /// Each sample with the co-op and the order it is made from.
  static let samples: [(name: String, coop: URL, order: String)] = [
    ("short", Workshop.root.appending(path: "examples/chinar-collective"), "O-1017"),
    ("long", Workshop.root.appending(path: "examples/chinar-collective"), "O-1042"),
    ("rtl", Workshop.here.appending(path: "Urdu"), "O-2001"),
  ]

  @Test(arguments: samples.map(\.name))
  func theSampleIsWhatTalimMakesOfItsOrder(name: String) throws {
    let sample = try #require(Self.samples.first { $0.name == name })
    let record = try Self.record(of: sample.order, coop: sample.coop)
    let file = Workshop.root.appending(path: "templates/samples/invoice.\(name).json")
    if ProcessInfo.processInfo.environment["TALIM_UPDATE_SNAPSHOTS"] == "1" {
      #expect(ProcessInfo.processInfo.environment["CI"] == nil, "CI does not rewrite samples")
      try Self.pretty(RecordJSON.bytes(of: record)).write(to: file, atomically: true, encoding: .utf8)
    }
    let bytes = Array(try Data(contentsOf: file))
    let read = try RecordReader(Invoice.recordType.schema).record(of: JSONDocument(bytes, file: file.path).root)
    #expect(RecordJSON.bytes(of: read) == RecordJSON.bytes(of: record), "make it anew with TALIM_UPDATE_SNAPSHOTS=1")
  }

  @Test(arguments: samples.map(\.name))
  func theSamplePrintsWithTheBuiltInTemplate(name: String) throws {
    try Workshop.inFolder { folder in
      let out = folder.appending(path: "page.pdf").path
      let session = try PreviewSession(
        PreviewRequest(template: "invoice", data: .sample(name), out: out), coop: CoopFolder(path: folder.path),
        resources: Workshop.resources(), now: Workshop.now)
      let result = try session.render()
      #expect(result.pageCount == ["short": 1, "long": 10, "rtl": 2][name])
      #expect(!result.warnings.hasErrors)
      #expect(try Data(contentsOf: URL(filePath: out)).starts(with: Data("%PDF".utf8)))
    }
  }

  /// An order as an invoice with a number, as it would be frozen.
  private static func record(of order: String, coop: URL) throws -> Record {
    try withGroup(order, coop: coop) { group, office, rates in
      let request = InvoiceRequest(date: office.today, number: "CC/26-27/0042", rates: rates)
      var invoice = try Invoice(drafting: group, settings: office.settings, request: request)
      invoice.fingerprint = DocumentFingerprint.text(of: invoice)
      return Invoice.recordType.record(of: invoice)
    }
  }

  /// An order of a co-op whose files were just imported.
  static func withGroup<Result>(
    _ order: String, coop: URL, _ body: (OrderGroup, Office, [ExchangeRate]) throws -> Result
  ) throws -> Result {
    try Workshop.inFolder { folder in
      let files = try FileManager.default.contentsOfDirectory(at: coop, includingPropertiesForKeys: nil)
      for file in files {
        try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent))
      }
      let settings = folder.appending(path: "talim.toml")
      let text = try String(contentsOf: settings, encoding: .utf8)
      try text.replacing("logo = \"logo.png\"", with: "logo = \"samples/logo.png\"")
        .write(to: settings, atomically: true, encoding: .utf8)
      let office = try Office(
        coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      let names = files.map(\.lastPathComponent).filter { $0.hasSuffix(".csv") }
      let summary = try office.importFiles(names.map { folder.appending(path: $0).path })
      #expect(!summary.hasRefusedRows)
      let ledger = try office.ledger(readOnly: true)
      return try body(office.orderGroup(order, in: ledger), office, ledger.exchangeRates())
    }
  }

  /// The same JSON with a line for each key and each list element, so that people can read and change it.
  static func pretty(_ bytes: [UInt8]) -> String {
    var text = ""
    var depth = 0
    var isInText = false
    var isEscaped = false
    func newLine() { text += "\n" + String(repeating: "  ", count: depth) }
    for character in String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines) {
      if isInText {
        text.append(character)
        isInText = isEscaped || character != "\""
        isEscaped = !isEscaped && character == "\\"
        continue
      }
      switch character {
      case "{", "[":
        text.append(character)
        depth += 1
        newLine()
      case "}", "]":
        depth -= 1
        newLine()
        text.append(character)
      case ",":
        text.append(character)
        newLine()
      case ":": text += ": "
      default:
        isInText = character == "\""
        text.append(character)
      }
    }
    return text.replacing(#/\[\s+\]/#, with: "[]") + "\n"
  }
}
