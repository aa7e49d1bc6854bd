import Documents
import Foundation
import Ledger
import Settings
import Testing
import Values

@testable import Issuing

/// Papers of orders in a real ledger: what the register knows comes onto them, and they hold nothing up.
@Suite struct OrderPaperIssuingTests {
  /// A co-op's folder with the files of the sample.
  private static func withCoop<Result>(_ body: (Office, URL) throws -> Result) throws -> Result {
    try Workshop.inFolder { folder in
      let sample = Workshop.root.appending(path: "examples/chinar-collective")
      let files = try FileManager.default.contentsOfDirectory(at: sample, includingPropertiesForKeys: nil)
      for file in files {
        try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent))
      }
      let office = try Office(coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      _ = try office.importFiles(
        files.map(\.lastPathComponent).filter { $0.hasSuffix(".csv") }.map { folder.appending(path: $0).path })
      return try body(office, folder)
    }
  }

  private static func print(_ paper: OrderPaper, _ orders: [String], _ office: Office, _ folder: URL) throws -> [String]
  {
    var paths: [String] = []
    let run = OrderPaperRun(
      paper, orders: orders, date: nil, outFolder: folder.appending(path: "out").path, language: "en")
    try office.orderPapers(run) { result in
      switch result {
      case .printed(let path): paths.append(path)
      case .warned: break
      case .failed(let list): Issue.record("\(list)")
      }
    }
    return paths
  }

  @Test func aReceiptThatStandsIsNamedWithItsPayment() throws {
    try Self.withCoop { office, _ in
      let ledger = try office.ledger(readOnly: false)
      let group = try office.orderGroup("O-1059", in: ledger)
      let payment = try #require(group.facts.payments.first?.payment)
      func receipts() throws -> [String?] {
        let request = try OrderPaperFacts(office, ledger).request(for: group, date: office.today, number: nil)
        return try Invoice(drafting: group, settings: office.settings, request: request).payments.map(\.receipt)
      }
      #expect(try receipts() == [nil])
      let request = IssueRequest(
        kind: .receipt, series: try NumberSeries(name: "receipt", pattern: "RV/{year}/{number:4}"), day: office.today,
        subjects: [.receipt(payment: payment.key)], time: Workshop.now)
      try ledger.issue(request) { _ in
        IssuedDocument(total: payment.amount, frozen: "{}", templateHash: "", pdf: [1], fileName: "r.pdf")
      }
      #expect(try receipts() == ["RV/26-27/0001"])
    }
  }

  @Test func aPayerMayQuoteTheProforma() throws {
    try Self.withCoop { office, folder in
      #expect(try Self.print(.proforma, ["O-1062"], office, folder).count == 1)
      try Workshop.write(
        """
        Txn ID,Received At,Payer,Method,Kind,Amount,Currency,Reference
        NEW1,2026-07-30,A. Sharma,UPI,payment,8870,INR,for pf/26-27/0001 thanks
        """, to: folder.appending(path: "payments.csv"))
      _ = try office.importFiles([folder.appending(path: "payments.csv").path])
      let ledger = try office.ledger(readOnly: true)
      let found = try #require(try ledger.order("O-1062", baseCurrency: .inr)).payments
      #expect(found.map(\.payment.transactionID) == ["NEW1"])
      var streamed: [MatchedPayment] = []
      try ledger.forEachOrder { if $0.order.id == "O-1062" { streamed = $0.payments } }
      #expect(streamed == found)
      #expect(try ledger.payments(forOrders: ["O-1062"])["o-1062"] == found)
    }
  }

  @Test func eachSeriesCountsByItselfAndAPaperIsIssuedOnce() throws {
    try Self.withCoop { office, folder in
      let proformas = try Self.print(.proforma, ["O-1062", "O-1063"], office, folder)
      let notes = try Self.print(.deliveryNote, ["O-1063"], office, folder)
      let names = (proformas + notes).map { $0.split(separator: "/").last.map(String.init) ?? "" }
      #expect(names == ["PF-26-27-0001.pdf", "PF-26-27-0002.pdf", "DN-26-27-0001.pdf"])
      var failures = 0
      try office.orderPapers(
        OrderPaperRun(.deliveryNote, orders: ["o-1063"], date: nil, outFolder: nil, language: "en")
      ) { if case .failed = $0 { failures += 1 } }
      #expect(failures == 1)
      let ledger = try office.ledger(readOnly: false)
      #expect(try ledger.documents(kind: .deliveryNote).map(\.number) == ["DN/26-27/0001"])
      // Neither is an invoice: the order is still to be invoiced.
      #expect(try #require(try ledger.order("O-1063", baseCurrency: .inr)).invoice == nil)
      // A packing list leaves nothing in the register, and is made anew each time.
      for _ in 0..<2 {
        #expect(
          try Self.print(.packingList, ["O-1063"], office, folder).first?.hasSuffix("out/packing-list-O-1063.pdf")
            == true)
      }
      #expect(try ledger.documents().filter { $0.origin == .talim }.count == 3)
    }
  }
}
