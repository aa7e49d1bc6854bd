import Diagnostics
import Documents
import Foundation
import JSONData
import Ledger
import Testing
import Values

@testable import Issuing

/// The samples of accounts: made by Talim itself from fictional co-ops, and fit for the present fields.
///
/// `TALIM_UPDATE_SNAPSHOTS=1` makes them anew; CI refuses it.
@Suite(.serialized) struct AccountSampleTests {
  /// A sample: whose account, of which co-op, for which time.
  struct Sample {
    var name: String
    var coop: URL
    var buyer: String
    var period: String
    var pages: Int
  }

  static let samples = [
    Sample(
      name: "short", coop: Workshop.root.appending(path: "examples/chinar-collective"), buyer: "B05", period: "all",
      pages: 1),
    Sample(
      name: "long", coop: Workshop.root.appending(path: "examples/chinar-collective"), buyer: "B90",
      period: "2026-02..2026-07", pages: 17),
    Sample(name: "rtl", coop: Workshop.here.appending(path: "Urdu"), buyer: "B01", period: "all", pages: 1),
  ]

  @Test(arguments: samples.map(\.name))
  func theSampleIsWhatTheBooksSay(name: String) throws {
    let sample = try #require(Self.samples.first { $0.name == name })
    let record = try Self.record(sample)
    let file = Workshop.root.appending(path: "templates/samples/account.\(name).json")
    if ProcessInfo.processInfo.environment["TALIM_UPDATE_SNAPSHOTS"] == "1" {
      #expect(ProcessInfo.processInfo.environment["CI"] == nil, "CI does not rewrite samples")
      try SampleRecordTests.pretty(RecordJSON.bytes(of: record)).write(to: file, atomically: true, encoding: .utf8)
    }
    let bytes = Array(try Data(contentsOf: file))
    let read = try RecordReader(BuyerAccount.recordType.schema).record(of: JSONDocument(bytes, file: file.path).root)
    #expect(RecordJSON.bytes(of: read) == RecordJSON.bytes(of: record), "make it anew with TALIM_UPDATE_SNAPSHOTS=1")
  }

  @Test(arguments: samples.map(\.name))
  func theSamplePrintsWithTheBuiltInTemplate(name: String) throws {
    let sample = try #require(Self.samples.first { $0.name == name })
    try Workshop.inFolder { folder in
      let out = folder.appending(path: "page.pdf").path
      let session = try PreviewSession(
        PreviewRequest(template: "account", data: .sample(name), out: out), coop: CoopFolder(path: folder.path),
        resources: Workshop.resources(), now: Workshop.now)
      let result = try session.render()
      #expect(result.pageCount == sample.pages)
      #expect(!result.warnings.hasErrors)
    }
  }

  private static func record(_ sample: Sample) throws -> Record {
    try Workshop.inFolder { folder in
      let files = try FileManager.default.contentsOfDirectory(at: sample.coop, includingPropertiesForKeys: nil)
      for file in files {
        try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent))
      }
      try change("talim.toml", in: folder) { $0.replacing("logo = \"logo.png\"", with: "logo = \"samples/logo.png\"") }
      if sample.name == "rtl" {
        try change("orders.csv", in: folder) {
          $0.replacing("part paid,,,2026-07-20", with: "part paid,CC/26-27/0042,2026-07-20,2026-07-20")
        }
      }
      if sample.name == "long" { try addLongAccount(in: folder) }
      let office = try Office(
        coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      let names = files.map(\.lastPathComponent).filter { $0.hasSuffix(".csv") }
      let summary = try office.importFiles(names.map { folder.appending(path: $0).path })
      #expect(!summary.hasRefusedRows)
      var (account, _) = try office.account(
        of: sample.buyer, period: sample.period, in: try office.ledger(readOnly: true))
      account.fingerprint = DocumentFingerprint.text(of: account)
      return BuyerAccount.recordType.record(of: account)
    }
  }

  private static func change(_ name: String, in folder: URL, _ edit: (String) -> String) throws {
    let file = folder.appending(path: name)
    try edit(String(contentsOf: file, encoding: .utf8)).write(to: file, atomically: true, encoding: .utf8)
  }

  /// A shop that orders every day and pays late: 170 invoices, in rupees and dollars, deposits, part payments, returns, a write-off.
  private static func addLongAccount(in folder: URL) throws {
    let name = "Jammu and Kashmir Handloom, Handicraft, Saffron and Dry Fruit Wholesale Emporium Pvt Ltd (Delhi)"
    var (orders, lines, payments, returns) = ("", "", "", "")
    let first = try #require(CalendarDay(iso: "2026-01-05"))
    for index in 1...170 {
      let id = "O-9\(String(format: "%03d", index))"
      let ordered = first.adding(days: index)
      let invoiced = ordered.adding(days: 2)
      let isForeign = index % 41 == 0
      let currency = isForeign ? "USD" : "INR"
      let isInvoiced = index <= 166
      let numbers = isInvoiced ? "CC/9-\(String(format: "%04d", index)),\(invoiced)" : ","
      orders += "\(id),\(ordered),B90,wholesale,\(currency),no,,,,,,,\(numbers),,,,,\n"
      lines += "\(id),1,PAP-01,,\(index % 7 + 1),\(isForeign ? "95.00" : "1250.00"),,5\n"
      if index % 5 == 0 {
        payments += "T9\(index)D,\(ordered),Emporium,bank transfer,payment,500.00,\(currency),,,\(id),\n"
      }
      if index % 3 != 0, !isForeign, isInvoiced, index < 150 {
        payments += "T9\(index),\(invoiced.adding(days: 20)),Emporium,UPI,payment,1200.00,INR,,,\(id),\n"
      }
      if index == 60 { payments += "W960,2026-06-01,Emporium,write-off,write-off,12.50,INR,,,\(id),\n" }
      if index % 40 == 7 {
        returns += "R9\(index),\(invoiced.adding(days: 9)),\(id),1,1,Broken,no,co-op,CCN/9-\(index),\n"
      }
    }
    try change("buyers.csv", in: folder) {
      $0 + "B90,\"\(name)\",,\"Baba Kharak Singh Marg; New Delhi 110001\",07,IN,,,,\n"
    }
    try change("orders.csv", in: folder) { $0 + orders }
    try change("order_lines.csv", in: folder) { $0 + lines }
    try change("payments.csv", in: folder) { $0 + payments }
    try change("returns.csv", in: folder) { $0 + returns }
  }
}
