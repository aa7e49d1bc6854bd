import Diagnostics
import Documents
import Foundation
import JSONData
import Settings
import Testing
import Values

@testable import Issuing
@testable import Ledger

/// The samples of receipts and credit notes: made by Talim itself from fictional co-ops, and fit for the present fields.
///
/// `TALIM_UPDATE_SNAPSHOTS=1` makes them anew; CI refuses it.
@Suite(.serialized) struct PaperSampleTests {
  static let chinar = Workshop.root.appending(path: "examples/chinar-collective")
  static let urdu = Workshop.here.appending(path: "Urdu")

  /// A sample with the co-op it is of, and how many pages it fills.
  struct Sample: Sendable {
    var name: String
    var coop: URL
    var pages: Int
    var make: @Sendable (Office, LedgerFile) throws -> Record
  }

  static let samples: [Sample] = [
    Sample(name: "receipt.short", coop: chinar, pages: 1) { try receipt("NEFT26072104329", $0, $1) },
    Sample(name: "receipt.long", coop: chinar, pages: 2) { try receipt("NEFT26061804371", $0, $1) },
    Sample(name: "receipt.rtl", coop: urdu, pages: 1) { try receipt("NEFT26060500001", $0, $1) },
    Sample(name: "credit-note.short", coop: chinar, pages: 1) { office, ledger in
      try creditNote("O-1039", returns: ledger.saleReturns(ofOrder: "O-1039"), office, ledger)
    },
    Sample(name: "credit-note.long", coop: chinar, pages: 9) { office, ledger in
      let lines = try #require(try ledger.order("O-1042")).lines.map(\.line)
      let returns = try lines.map { try back(of: $0, reason: "Water damage in the carrier's store", office) }
      return try creditNote("O-1042", returns: returns, office, ledger)
    },
    Sample(name: "credit-note.rtl", coop: urdu, pages: 1) { office, ledger in
      let lines = try #require(try ledger.order("O-2001")).lines.map(\.line)
      let returns = [
        try back(of: lines[1], reason: "رنگ پسند نہیں آیا", office),
        try back(of: lines[2], quantity: 5, reason: "راستے میں ٹوٹ گئے", office),
      ]
      return try creditNote("O-2001", returns: returns, office, ledger)
    },
  ]

  @Test(arguments: samples.map(\.name))
  func theSampleIsWhatTalimMakesOfItsRows(name: String) throws {
    let sample = try #require(Self.samples.first { $0.name == name })
    let record = try Self.inCoop(sample.coop, sample.make)
    let file = Workshop.root.appending(path: "templates/samples/\(name).json")
    if ProcessInfo.processInfo.environment["TALIM_UPDATE_SNAPSHOTS"] == "1" {
      #expect(ProcessInfo.processInfo.environment["CI"] == nil, "CI does not rewrite samples")
      try SampleRecordTests.pretty(RecordJSON.bytes(of: record)).write(to: file, atomically: true, encoding: .utf8)
    }
    let bytes = Array(try Data(contentsOf: file))
    let read = try RecordReader(record.schema).record(of: JSONDocument(bytes, file: file.path).root)
    // Compared outside of the macro, which would print all bytes.
    let isAlike = RecordJSON.bytes(of: read) == RecordJSON.bytes(of: record)
    #expect(isAlike, "make it anew with TALIM_UPDATE_SNAPSHOTS=1")
  }

  @Test(arguments: samples.map(\.name))
  func theSamplePrintsWithTheBuiltInTemplate(name: String) throws {
    let sample = try #require(Self.samples.first { $0.name == name })
    let parts = name.split(separator: ".").map(String.init)
    try Workshop.inFolder { folder in
      let out = folder.appending(path: "page.pdf").path
      let session = try PreviewSession(
        PreviewRequest(template: parts[0], data: .sample(parts[1]), out: out), coop: CoopFolder(path: folder.path),
        resources: Workshop.resources(), now: Workshop.now)
      let result = try session.render()
      #expect(result.pageCount == sample.pages)
      #expect(!result.warnings.hasErrors)
    }
  }

  private static func receipt(_ name: String, _ office: Office, _ ledger: LedgerFile) throws -> Record {
    let entry = try ledger.payment(named: name)
    let match = try #require(entry.match)
    let orders = try ledger.orderGroup(try #require(match.orderIDs.first))
    var receipt = try Receipt(
      drafting: match, orders: orders, returns: [], settings: office.settings,
      request: ReceiptRequest(date: entry.payment.day, number: "RV/26-27/0007", handle: entry.handle))
    receipt.fingerprint = DocumentFingerprint.text(of: receipt)
    return Receipt.recordType.record(of: receipt)
  }

  /// A credit note over returns of an order that is invoiced on the day it was shipped.
  private static func creditNote(
    _ order: String, returns: [SaleReturn], _ office: Office, _ ledger: LedgerFile
  ) throws -> Record {
    var facts = try #require(try ledger.order(order))
    let shipped = try #require(facts.order.shippedOn)
    facts.documents = [
      DocumentRecord(
        kind: .invoice, series: "CC", financialYear: 2026, number: "CC/26-27/0042", issuedOn: shipped, state: .issued,
        origin: .talim)
    ]
    var note = try CreditNote(
      drafting: OrderGroup(facts, all: [facts]), returns: returns, rates: ledger.exchangeRates(),
      settings: office.settings,
      request: CreditNoteRequest(returnIDs: returns.map(\.id), date: office.today, number: "CN/26-27/0003"))
    note.fingerprint = DocumentFingerprint.text(of: note)
    return CreditNote.recordType.record(of: note)
  }

  private static func back(
    of line: OrderLine, quantity: Int? = nil, reason: String, _ office: Office
  ) throws -> SaleReturn {
    SaleReturn(
      id: "RT-\(100 + (Int(line.line) ?? 0))", date: office.today.adding(days: -3), orderID: line.orderID,
      line: line.line, quantity: quantity.map { ExactDecimal($0) } ?? line.quantity, reason: reason, charge: .coop,
      refundsShipping: line.line == "1")
  }

  /// Runs work on a co-op whose files are all imported.
  private static func inCoop(_ coop: URL, _ work: (Office, LedgerFile) throws -> Record) throws -> Record {
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
      return try work(office, try office.ledger(readOnly: true))
    }
  }
}
