import Diagnostics
import Documents
import Foundation
import Ledger
import Testing
import Values

@testable import Issuing

@Suite struct MatchTests {
  /// A co-op with orders of one piece at 100 rupees each, given as `id,buyer,status`, and payments, given as
  /// `id,day,payer,kind,amount,reference`.
  private func inCoop<Result>(
    orders: [String], payments: [String], others: [String: String] = [:], _ work: (Office) throws -> Result
  ) throws -> Result {
    try Workshop.inFolder { folder in
      var files = [
        "talim.toml": "[coop]\nname = \"A\"\naddress = [\"x\"]\nstate_code = \"01\"\ncountry = \"IN\"\n",
        "buyers.csv": "Buyer ID,Name,Country\nB1,Noor Crafts,IN\nB2,Weber House,IN\n",
        "items.csv":
          "Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,GST %\nS1,Bag,Bags,co-op,5,99,2026-01-01,5\n",
        "orders.csv": "Order ID,Order Date,Buyer ID,Currency,Status\n"
          + orders.map { row in
            let cells = row.split(separator: ",", omittingEmptySubsequences: false)
            return "\(cells[0]),2026-05-01,\(cells[1]),INR,\(cells[2])\n"
          }.joined(),
        "order_lines.csv": "Order ID,Line,Item ID,Qty,Unit Price,GST %\n"
          + orders.map { "\($0.prefix { $0 != "," }),1,S1,1,100,5\n" }.joined(),
        "payments.csv": "Txn ID,Received At,Payer,Kind,Amount,Reference,Method\n"
          + payments.map { "\($0),bank\n" }.joined(),
      ]
      files.merge(others) { $1 }
      for (name, text) in files { try Workshop.write(text, to: folder.appending(path: name)) }
      let office = try Office(
        coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      let names = files.keys.filter { $0.hasSuffix(".csv") }.map { folder.appending(path: $0).path }
      #expect(try !office.importFiles(names).hasRefusedRows)
      return try work(office)
    }
  }

  private func orders(of name: String, _ office: Office) throws -> [String]? {
    try office.ledger(readOnly: true).payment(named: name).match?.orderIDs
  }

  @Test func onlyWhatLeavesNothingOpenIsTakenOver() throws {
    let payments = [
      "T1,2026-05-02,NOOR CRAFTS,payment,100,thanks", "T2,2026-05-03,Weber House,payment,100,one",
      "T3,2026-05-04,Weber House,payment,100,two", "T4,2026-05-05,Somebody,payment,100,",
    ]
    try inCoop(orders: ["O-1,B1,", "O-2,B2,"], payments: payments) { office in
      let result = try office.acceptCertainMatches()
      #expect(result.items.map(\.entry.handle) == ["T1"])
      #expect(result.remark == "1 taken over; 3 payments wait for you to decide: talim match")
      #expect(try orders(of: "T1", office) == ["O-1"])
      // Both payments of Weber House fit the one order, so a person has to say which it is.
      for name in ["T2", "T3", "T4"] { #expect(try orders(of: name, office) == nil) }
      #expect(try office.acceptCertainMatches().items.isEmpty)
      _ = try office.match("T3", to: [], isInstead: false)
      #expect(try office.acceptCertainMatches().items.map(\.entry.handle) == ["T2"])
      #expect(try office.matchList().items.map(\.entry.handle) == ["T4"])
      #expect(try office.matchList().counts == (1, 2))
    }
  }

  @Test func ofTwoOrdersAlikeNoneIsTakenOver() throws {
    try inCoop(orders: ["O-1,B1,", "O-2,B1,"], payments: ["T1,2026-05-02,Noor Crafts,payment,100,"]) { office in
      #expect(try office.acceptCertainMatches().items.isEmpty)
      let item = try #require(try office.matchList().items.first)
      #expect(item.answer.equals.map(\.orderIDs) == [["O-1"], ["O-2"]])
      #expect(try office.matchList().text().contains("2 are equally likely"))
      let hint = try #require(
        try office.check().findings.first { $0.diagnostic.name == "unmatched-payment" }?.diagnostic.hint)
      #expect(hint.hasPrefix("equally likely are `O-1` and `O-2`: `Noor Crafts` ordered it; exactly the INR 100.00"))
    }
  }

  @Test func whatIsMatchedStaysUnlessSomebodyInsists() throws {
    try inCoop(orders: ["O-1,B1,", "O-2,B1,"], payments: ["T1,2026-05-02,Noor Crafts,payment,100,o-1"]) { office in
      #expect(throws: Diagnostic.self) { try office.match("T1", to: ["O-2"], isInstead: false) }
      #expect(throws: Diagnostic.self) { try office.match("T1", to: [], isInstead: false) }
      #expect(throws: Diagnostic.self) { try office.matchList(only: "T1") }
      #expect(throws: Diagnostic.self) { try office.undoMatch("T1") }
      #expect(try orders(of: "T1", office) == ["O-1"])
      let moved = try office.match("t1", to: ["o-2", "O-2"], isInstead: true)
      #expect(moved.items.first?.shares.map(\.orderID) == ["O-2"])
      #expect(moved.items.first?.shares.first?.balance?.isZero == true)
      _ = try office.match("T1", to: [], isInstead: true)
      #expect(try orders(of: "T1", office) == nil)
      #expect(try office.check().findings.isEmpty)
      #expect(try office.undoMatch("T1").items.first?.entry.match?.way == .reference)
    }
  }

  @Test func unknownOrdersAreAllNamedAndNothingIsDecided() throws {
    try inCoop(orders: ["O-1,B1,"], payments: ["T1,2026-05-02,Noor Crafts,payment,100,"]) { office in
      do {
        _ = try office.match("T1", to: ["O-7", "O-1", "nothing"], isInstead: false)
        Issue.record("unknown orders were taken")
      } catch let list as DiagnosticList {
        #expect(list.diagnostics.map(\.message) == ["there is no order `O-7`", "there is no order `nothing`"])
      }
      #expect(try orders(of: "T1", office) == nil)
    }
  }

  @Test func refundsAndWriteOffsAreMatchedToo() throws {
    let payments = [
      "T1,2026-05-02,Noor Crafts,payment,60,O-1", "T2,2026-05-09,Noor Crafts,refund,60,back",
      "T3,2026-05-03,Weber House,payment,97,O-2", "T4,2026-05-20,Weber House,write-off,3,",
    ]
    try inCoop(orders: ["O-1,B1,cancelled", "O-2,B2,"], payments: payments) { office in
      let result = try office.acceptCertainMatches()
      #expect(result.items.map(\.entry.handle) == ["T2", "T4"])
      #expect(result.items.flatMap(\.shares).map(\.orderID) == ["O-1", "O-2"])
      #expect(result.items.first?.shares.first?.amount?.plainNumber == "-60.00")
      #expect(result.text().contains("for O-1: -₹60.00; the order was cancelled"))
      #expect(try office.check().findings.isEmpty)
    }
  }

  @Test func theImportSaysWhatIsLikely() throws {
    try inCoop(orders: ["O-1,B1,"], payments: ["T1,2026-05-02,Noor Crafts,payment,100,"]) { office in
      let again = try office.importFiles([office.folder.inside("payments.csv")])
      #expect(
        again.diagnostics.diagnostics.map(\.hint) == [
          "likeliest is order `O-1`: `Noor Crafts` ordered it; exactly the INR 100.00 still open; 1 day after the order; `talim match T1 O-1` takes it over"
        ])
      #expect(try office.status().text().contains("To come"))
      _ = try office.match("T1", to: ["O-1"], isInstead: false)
      #expect(try !office.status().text().contains("To come"))
    }
  }

  @Test func creditsAndTermsCountInWhatIsOpen() throws {
    let others = [
      "orders.csv": """
      Order ID,Order Date,Buyer ID,Currency,Terms,Invoice No,Invoice Date
      O-1,2026-05-01,B1,INR,,H/1,2026-05-02
      O-2,2026-05-01,B1,INR,halves,H/2,2026-05-02
      """,
      "returns.csv": "Return ID,Date,Order ID,Line,Qty,Charge To\nR1,2026-05-10,O-1,1,1,maker\n",
      "terms.csv": "Terms,Step,Percent,From,Days\nhalves,1,40,order,0\nhalves,2,60,invoice,30\n",
    ]
    let payments = ["T1,2026-06-02,Noor Crafts,payment,40,", "T2,2026-06-02,Noor Crafts,payment,100,"]
    try inCoop(orders: ["O-1,B1,", "O-2,B1,"], payments: payments, others: others) { office in
      let items = try office.matchList().items
      // What came back of O-1 is not paid any more, so only its whole price can still speak for it.
      #expect(items[0].answer.suggestions.map(\.orderIDs) == [["O-2"]])
      #expect(items[0].answer.certain?.reasons.contains(.instalment(number: 1, count: 2)) == true)
      #expect(items[1].answer.suggestions.map(\.orderIDs) == [["O-2"], ["O-1"]])
      #expect(items[1].answer.certain?.reasons.last == .days(1, after: .due))
    }
  }
}
