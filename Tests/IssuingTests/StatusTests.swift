import Documents
import Foundation
import Ledger
import RandomTestSupport
import Testing
import Values

@testable import Issuing

/// The kept status must be that of the books, whatever was done since it was worked out.
@Suite struct StatusTests {
  @Test func theStatusOfTheSampleIsThatOfItsBooks() throws {
    try Workshop.inFolder { folder in
      let office = try Self.sample(in: folder)
      let ledger = try office.ledger(readOnly: false)
      let books = try office.books(of: ledger)
      let kept = try #require(try office.keptSums(in: ledger))
      let facts = try office.statusFacts(of: ledger)
      var day = try #require(CalendarDay(iso: "2025-03-01"))
      for _ in 0..<110 {
        #expect(
          try CoopStatus(kept, facts, asOf: day) == CoopStatus(books, settings: office.settings, asOf: day), "\(day)")
        day = day.adding(days: 5)
      }
    }
  }

  @Test func anImportKeepsTheStatusAndWhatIsNoPartOfOrdersLeavesIt() throws {
    try Workshop.inFolder { folder in
      let office = try Self.sample(in: folder)
      let ledger = try office.ledger(readOnly: false)
      let bills = folder.appending(path: "more.csv")
      try Workshop.write("Bill Date,Paid On,Category,Amount\n2026-05-02,2026-05-03,Tea,12\n", to: bills)
      let before = try #require(try ledger.parts("status", fingerprint: office.sumsFingerprint()))
      let cash = try office.status().status.figures.cashHeld
      _ = try office.importFiles([bills.path], as: "expenses")
      #expect(try ledger.parts("status", fingerprint: office.sumsFingerprint()) == before)
      #expect(try cash - office.status().status.figures.cashHeld == Money(minorUnits: 1200, .inr))
    }
  }

  @Test func settingsThatComeWithAnImportCountAtOnce() throws {
    try Workshop.inFolder { folder in
      let office = try Self.shop(in: folder, isTiered: false)
      #expect(try office.status().status.figures.reserve.isZero)
      let file = folder.appending(path: "settings.csv")
      try Workshop.write("Key,Value\nreserve_pct,10\n", to: file)
      _ = try office.importFiles([file.path])
      let later = try Office(coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      let ledger = try later.ledger(readOnly: false)
      #expect(try later.keptSums(in: ledger) != nil)
      #expect(try !later.status().status.figures.reserve.isZero)
    }
  }

  @Test func whoStopsTheSummingHasImportedAllTheSame() throws {
    struct Stopped: Error {}
    try Workshop.inFolder { folder in
      let office = try Self.shop(in: folder, isTiered: false)
      let more = (1...1_000).map { "N-\($0),2026-05-01,B1,INR\n" }.joined()
      let file = folder.appending(path: "orders.csv")
      try Workshop.write("Order ID,Order Date,Buyer ID,Currency\n" + more, to: file)
      _ = try office.importFiles([file.path]) { if $0.isImported { throw Stopped() } }
      let ledger = try office.ledger(readOnly: false)
      #expect(try ledger.orderCount() == 1_013)
      #expect(try office.keptSums(in: ledger) == nil)
      #expect(try office.status().status.orders[.open, default: 0] > 1_000)
      #expect(try office.keptSums(in: ledger) != nil)
    }
  }

  @Test(arguments: [true, false])
  func invoicesAndMatchesAreAddedToTheKeptStatus(isTiered: Bool) throws {
    try Workshop.inFolder { folder in
      let office = try Self.shop(in: folder, isTiered: isTiered)
      let ledger = try office.ledger(readOnly: false)
      var random = SeededGenerator(seed: 4)
      let payments = try ledger.payments().map { $0.payment.transactionID ?? "" }
      var held = 0
      for step in 0..<42 {
        let order = "O-\(Int.random(in: 1...12, using: &random))"
        let payment = payments.randomElement(using: &random) ?? ""
        switch step % 6 {
        case 0, 4:
          _ = try? office.invoices(.init(orders: [order], allReady: false, isDraft: false, date: nil, outFolder: nil)) {
            _ in
          }
        case 1:
          _ = try? office.match(payment, to: [order, "O-\(Int.random(in: 1...12, using: &random))"], isInstead: true)
        case 2: _ = try? office.match(payment, to: [], isInstead: true)
        case 3: _ = try? office.undoMatch(payment)
        default:
          let standing = try ledger.documents(kind: .invoice).filter { $0.origin == .talim && $0.state == .issued }
          if let number = standing.randomElement(using: &random)?.number {
            _ = try? office.cancel(number, reason: "a slip", date: nil)
          }
        }
        if try office.keptSums(in: ledger) != nil { held += 1 }
        let books = try office.books(of: ledger)
        for day in ["2026-04-20", "2026-06-01", "2026-07-31", "2027-01-01"].compactMap({ CalendarDay(iso: $0) }) {
          let status = try office.status(asOf: day.description).status
          #expect(try status == CoopStatus(books, settings: office.settings, asOf: day), "step \(step), \(day)")
        }
      }
      #expect(try ledger.documents(kind: .invoice).count { $0.origin == .talim } > 2)
      #expect(try ledger.documents(kind: .invoice).count { $0.state == .cancelled } > 1)
      // A month's tiers go by all its sales, so then the sums are worked out again.
      #expect(isTiered ? held < 42 : held == 42)
    }
  }

  private static func sample(in folder: URL) throws -> Office {
    let examples = Workshop.root.appending(path: "examples")
    let coop = try #require(
      FileManager.default.enumerator(at: examples, includingPropertiesForKeys: nil)?.lazy.compactMap { $0 as? URL }
        .first { $0.lastPathComponent == "orders.csv" }
    ).deletingLastPathComponent()
    let copy = folder.appending(path: "coop")
    try FileManager.default.copyItem(at: coop, to: copy)
    let office = try Office(coop: CoopFolder(path: copy.path), resources: Workshop.resources(), now: Workshop.now)
    let files = try FileManager.default.contentsOfDirectory(at: copy, includingPropertiesForKeys: nil)
    _ = try office.importFiles(files.filter { $0.pathExtension == "csv" }.map(\.path))
    return office
  }

  private static func shop(in folder: URL, isTiered: Bool) throws -> Office {
    let rule = isTiered ? "tier_month,,0:60;1000:70" : "pct_net,65,"
    let orders = (1...12).map {
      "O-\($0),2026-04-\(10 + $0),B1,INR,\($0 % 3 == 0 ? "2026-04-\(12 + $0)" : ""),\($0 % 3 == 0 ? "H/\($0)" : "")"
    }
    // Until an invoice has the number INV/26-27/0002, a payment that names it is for this order.
    let other = "0002,2026-04-30,B1,INR,,\n"
    let payments = (1...20).map { number in
      let name = number % 4 == 0 ? "" : number == 7 ? "INV/26-27/0002" : "O-\(number % 12 + 1)"
      return "T\(number),2026-0\(4 + number % 3)-1\(number % 10),bank,payment,\(number * 100),\(name)"
    }
    let files = [
      "talim.toml": "[coop]\nname = \"A\"\naddress = [\"x\"]\nstate_code = \"01\"\ncountry = \"IN\"\n",
      "buyers.csv": "Buyer ID,Name,Address,Country\nB1,Noor,Srinagar,IN\n",
      "artisans.csv": "Artisan ID,Name,Retention %\nA1,Noor,5\n",
      "rules.csv": "Rule ID,Kind,Value,Steps\nR,\(rule)\n",
      "items.csv":
        "Item ID,Name,Collection,Owner,Makers,Payout Rule,Unit Cost,Qty In,Received On,GST %\nS1,Bag,Bags,artisan,A1,R,0,90,2026-01-01,5\nS2,Box,Boxes,co-op,,,5.55,90.5,2026-01-01,5\n",
      "orders.csv": "Order ID,Order Date,Buyer ID,Currency,Invoice Date,Invoice No\n" + orders.joined(separator: "\n")
        + "\n" + other,
      "order_lines.csv": "Order ID,Line,Item ID,Qty,Unit Price,GST %\n"
        + "0002,1,S1,1,300,5\n"
        + (1...12).map { "O-\($0),1,S1,\($0 % 4 + 1),200,5\nO-\($0),2,S2,1.5,99.90,5\n" }.joined(),
      "payments.csv": "Txn ID,Received At,Method,Kind,Amount,Reference\n" + payments.joined(separator: "\n") + "\n",
      "returns.csv":
        "Return ID,Date,Order ID,Line,Qty,Reason,Restock,Charge To,Credit Note No\nR1,2026-05-20,O-2,1,1,torn,yes,maker,C/1\n",
    ]
    for (name, text) in files { try Workshop.write(text, to: folder.appending(path: name)) }
    let office = try Office(coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
    let names = files.keys.filter { $0.hasSuffix(".csv") }.map { folder.appending(path: $0).path }
    #expect(try !office.importFiles(names).hasRefusedRows)
    return office
  }
}
