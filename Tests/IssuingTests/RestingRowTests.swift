import Diagnostics
import Foundation
import Ledger
import Testing
import Values

@testable import Issuing

/// What an invoice rests on beyond its order waits when a file changes it: the rate of foreign money, and the terms of payment.
@Suite struct RestingRowTests {
  private static let files = [
    "talim.toml": """
    [coop]
    name = "Looms"
    country = "IN"
    state_code = "01"
    """,
    "buyers.csv": "Buyer ID,Name,Country,Terms\nB1,Weber GmbH,DE,half",
    "terms.csv": "Terms,Step,Percent,From,Days\nhalf,1,50,order,0\nhalf,2,50,invoice,30",
    "rates.csv": "Date,Currency,Units,INR\n2026-04-01,EUR,1,90\n2026-05-01,EUR,1,95",
    "items.csv":
      "Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,GST %\nI1,Shawl,Shawls,co-op,1,9,2026-04-01,0",
    "orders.csv": "Order ID,Order Date,Buyer ID,Currency\nO-1,2026-04-10,B1,EUR\nO-2,2026-04-10,B1,EUR",
    "order_lines.csv":
      "Order ID,Line,Item ID,Qty,Unit Price,GST %\nO-1,1,I1,3,1000,0\nO-2,1,I1,1,1000,0",
  ]

  private static func withInvoice(_ work: (Office, (String, String) throws -> Void) throws -> Void) throws {
    try Workshop.inFolder { folder in
      for (name, text) in files { try Workshop.write(text, to: folder.appending(path: name)) }
      let office = try Office(
        coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: "2026-05-20T10:00:00")
      let paths = files.keys.filter { $0.hasSuffix(".csv") }.map { folder.appending(path: $0).path }
      #expect(try !office.importFiles(paths).hasRefusedRows)
      try office.invoices(
        InvoiceRun(orders: ["O-1"], allReady: false, isDraft: false, date: "2026-05-12", outFolder: nil)
      ) { if case .failed(let list) = $0 { Issue.record("\(list)") } }
      try work(office) { name, text in
        try Workshop.write(text, to: folder.appending(path: name))
        _ = try office.importFiles([folder.appending(path: name).path])
      }
    }
  }

  @Test func theRateOfAForeignInvoiceWaits() throws {
    try Self.withInvoice { office, load in
      try load("rates.csv", "Date,Currency,Units,INR\n2026-04-01,EUR,1,91\n2026-05-01,EUR,1,99")
      let rates = try office.ledger(readOnly: true).exchangeRates().map(\.worth)
      #expect(rates == [ExactDecimal(91), ExactDecimal(95)], "nothing rests on the first")
    }
  }

  @Test func theTermsOfAnInvoiceWait() throws {
    try Self.withInvoice { office, load in
      try load("terms.csv", "Terms,Step,Percent,From,Days\nhalf,1,30,order,0\nhalf,2,70,invoice,60")
      let terms = try #require(try office.ledger(readOnly: true).order("O-2")?.terms)
      #expect(terms.steps.map(\.days) == [0, 30])
      #expect(terms.steps.map(\.percentage.number) == [ExactDecimal(50), ExactDecimal(50)])
    }
  }

  @Test func aCancelledInvoiceHoldsNothing() throws {
    try Self.withInvoice { office, load in
      let number = try #require(try office.ledger(readOnly: true).order("O-1")?.invoice?.number)
      _ = try office.cancel(number, reason: "test", date: nil)
      try load("rates.csv", "Date,Currency,Units,INR\n2026-04-01,EUR,1,91\n2026-05-01,EUR,1,99")
      #expect(try office.ledger(readOnly: true).exchangeRates().map(\.worth) == [ExactDecimal(91), ExactDecimal(99)])
      #expect(try office.explain([number], asOf: nil).text(all: false).contains("was cancelled on 20 May 2026: test"))
    }
  }
}
