import Diagnostics
import Documents
import Foundation
import Ledger
import Testing
import Values

@testable import Issuing

/// Receipts and credit notes as they are issued: once, whole or not at all, and the books know of them.
@Suite(.serialized) struct PaperIssuingTests {
  /// An order of three pieces at ₹1,000 without GST, paid in part; two pieces came back on two days.
  static let files = [
    "talim.toml": """
    [coop]
    name = "Looms"
    address = ["1 Lane"]
    state_code = "01"
    country = "IN"
    """,
    "buyers.csv": "Buyer ID,Name,Country\nB1,Shop,IN",
    "items.csv":
      "Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,GST %\nI1,Shawl,Shawls,co-op,1,9,2026-04-01,0",
    "orders.csv": "Order ID,Order Date,Buyer ID,Currency\nO-1,2026-04-10,B1,INR",
    "order_lines.csv": "Order ID,Line,Item ID,Qty,Unit Price,GST %\nO-1,1,I1,3,1000,0",
    "payments.csv":
      "Txn ID,Received At,Payer,Method,Kind,Amount,Currency,Reference\n,2026-04-12,Shop,cash,payment,500,INR,O-1",
    "returns.csv":
      "Return ID,Date,Order ID,Line,Qty,Reason,Charge To\nR1,2026-05-10,O-1,1,1,torn,co-op\nR2,2026-05-12,O-1,1,1,late,co-op",
  ]

  private func inCoop<Result>(_ work: (Office, URL) throws -> Result) throws -> Result {
    try Workshop.inFolder { folder in
      for (name, text) in Self.files { try Workshop.write(text, to: folder.appending(path: name)) }
      let office = try Office(
        coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: "2026-05-20T10:00:00")
      let names = Self.files.keys.filter { $0.hasSuffix(".csv") }
      #expect(try !office.importFiles(names.map { folder.appending(path: $0).path }).hasRefusedRows)
      return try work(office, folder)
    }
  }

  /// What was printed, and the names of what was wrong.
  private func outcome(_ work: ((PaperResult) -> Void) throws -> Void) throws -> (printed: [PrintedPaper], [String]) {
    var printed: [PrintedPaper] = []
    var problems: [String] = []
    try work { result in
      switch result {
      case .printed(let paper): printed.append(paper)
      case .warned: break
      case .failed(let list): problems += list.diagnostics.map(\.name)
      }
    }
    return (printed, problems)
  }

  private func invoice(_ office: Office) throws {
    try office.invoices(
      InvoiceRun(orders: ["O-1"], allReady: false, isDraft: false, date: "2026-05-01", outFolder: nil)
    ) { _ in }
  }

  @Test func aPaymentHasOneReceipt() throws {
    try inCoop { office, folder in
      let ledger = try office.ledger(readOnly: true)
      let handle = try #require(try ledger.paymentsWithoutReceipt().first).handle
      #expect(handle.hasPrefix("P-"))
      let run = PaperRun(names: [handle])
      let (printed, problems) = try outcome { try office.receipts(run, report: $0) }
      #expect(printed.map(\.number) == ["RV/26-27/0001"] && problems.isEmpty)
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "documents/RV-26-27-0001.pdf").path))
      #expect(try outcome { try office.receipts(run, report: $0) }.1 == ["already-issued"])
      #expect(try ledger.documents(kind: .receipt).count == 1)
      // The receipt does not keep the order from changing until it is invoiced.
      try Workshop.write(
        "Order ID,Line,Item ID,Qty,Unit Price,GST %\nO-1,1,I1,4,1000,0", to: folder.appending(path: "order_lines.csv"))
      _ = try office.importFiles([folder.appending(path: "order_lines.csv").path])
      #expect(try #require(try ledger.order("O-1")).lines.first?.line.quantity == ExactDecimal(4))
      // A cancelled one makes room for another.
      try office.ledger(readOnly: false).cancelDocument(number: "RV/26-27/0001")
      #expect(try outcome { try office.receipts(run, report: $0) }.printed.map(\.number) == ["RV/26-27/0002"])
      #expect(try office.explain(["RV/26-27/0002", "stilldue"], asOf: nil).text(all: true).contains("₹3,500.00"))
    }
  }

  @Test func aCreditNoteCountsInTheBooksFromItsDayOn() throws {
    try inCoop { office, _ in
      try invoice(office)
      let ledger = try office.ledger(readOnly: false)
      func names() throws -> [String] { try office.check().findings.map(\.diagnostic.name) }
      func balance(_ day: String) throws -> Money {
        let account = try #require(try office.books(of: ledger).orders.first)
        return try account.balance(asOf: try #require(CalendarDay(iso: day)))
      }
      #expect(try names().count { $0 == "return-without-credit-note" } == 2)
      let run = PaperRun(names: ["r2"], date: "2026-05-15")
      let (printed, problems) = try outcome { try office.creditNotes(run, report: $0) }
      #expect(printed.map(\.number) == ["CN/26-27/0001"] && printed.map(\.total) == ["1000.00"] && problems.isEmpty)
      #expect(try balance("2026-05-14") == Money(minorUnits: 250_000, .inr))
      #expect(try balance("2026-05-15") == Money(minorUnits: 150_000, .inr))
      #expect(try outcome { try office.creditNotes(run, report: $0) }.1 == ["already-credited"])
      #expect(try names().count { $0 == "return-without-credit-note" } == 1)
      let rest = try outcome { try office.creditNotes(PaperRun(names: [], allReady: true), report: $0) }
      #expect(rest.printed.map(\.about) == [["R1"]])
      #expect(try balance("2026-05-20") == Money(minorUnits: 50_000, .inr))
      // Without its note the return waits again, and the buyer owes it again.
      try ledger.cancelDocument(number: "CN/26-27/0001")
      #expect(try balance("2026-05-20") == Money(minorUnits: 150_000, .inr))
      #expect(try ledger.saleReturn("R2")?.credit == nil && ledger.saleReturn("R1")?.credit?.number == "CN/26-27/0002")
    }
  }

  @Test func whatFailsUsesNoNumber() throws {
    try inCoop { office, folder in
      let (printed, problems) = try outcome { try office.creditNotes(PaperRun(names: ["R1"]), report: $0) }
      #expect(printed.isEmpty && problems == ["return-without-invoice"])
      #expect(try outcome { try office.creditNotes(PaperRun(names: ["R3"]), report: $0) }.1 == ["unknown-return"])
      try invoice(office)
      // The folder for documents can not be written: a file stands in its place.
      let blocked = folder.appending(path: "blocked").path
      try Workshop.write("", to: folder.appending(path: "blocked"))
      #expect(throws: (any Error).self) {
        try outcome { try office.creditNotes(PaperRun(names: ["R1"], outFolder: blocked), report: $0) }
      }
      #expect(
        try outcome { try office.creditNotes(PaperRun(names: ["R1"], isDraft: true), report: $0) }.printed.count == 1)
      #expect(try office.ledger(readOnly: true).documents(kind: .creditNote).isEmpty)
      let printedAll = try outcome { try office.creditNotes(PaperRun(names: ["R1", "R2", "R1"]), report: $0) }
      #expect(printedAll.printed.map(\.about) == [["R1", "R2"]])
      #expect(printedAll.1.isEmpty)
      #expect(try office.ledger(readOnly: true).saleReturns().map(\.id) == ["R1", "R2"])
    }
  }
}
