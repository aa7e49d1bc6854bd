import Diagnostics
import Testing

@testable import Ledger

/// What a refused row tells a bookkeeper to do.
@Suite struct HintTests {
  @Test func aRowIsToldThatWhatItNamesWasRefused() throws {
    let shop = try Workshop()
    let report = try shop.load([
      ("buyers.csv", "Buyer ID,Name,Country\nB1,Noor,Indien\nB2,Weber,DE\n"),
      ("orders.csv", "Order ID,Order Date,Buyer ID,Currency\nO-1,2026-05-01,b1,INR\nO-2,2026-05-01,B3,INR\n"),
      ("terms.csv", "Terms,Step,Percent,From,Days\nhalf,1,50,soon,0\n"),
    ])
    let hints = report.problems.filter { $0.name == "unknown-buyer" }.map(\.hint)
    #expect(hints == ["its own row in `buyers.csv` was refused; mend that first", "did you mean `B2`?"])
    let buyers = "Buyer ID,Name,Country,Terms\nB4,Jain,IN,Half\n"
    let terms = "Terms,Step,Percent,From,Days\nhalf,1,50,soon,0\n"
    let unknown = try shop.load([("buyers.csv", buyers), ("terms.csv", terms)]).problems.filter {
      $0.name == "unknown-terms"
    }
    #expect(unknown.map(\.hint) == ["its own row in `terms.csv` was refused; mend that first"])
    // In an import of its own, nothing is known of the file that is not there.
    let alone = try shop.load([("buyers.csv", buyers)]).problems
    #expect(alone.map(\.hint) == ["import `terms.csv` first, or mend the id"])
  }

  @Test(arguments: [
    ("items.csv", "A01 60 A02 40", "write several makers as `A01:60;A02:40`"),
    ("items.csv", "A011", "did you mean `A01`?"),
  ])
  func makersWithoutShares(file: String, makers: String, hint: String) throws {
    let shop = try Workshop()
    let titles = "Item ID,Name,Collection,Owner,Makers,Unit Cost,Qty In,Received On,GST %"
    try shop.load([("artisans.csv", Small.artisans)])
    let report = try shop.load([(file, "\(titles)\nS9,Shawl,Kani,artisan,\(makers),0,5,2026-04-10,5\n")])
    #expect(report.problems.map(\.hint) == [hint])
  }

  @Test(arguments: [
    ("makerss", "did you mean `maker`?"), ("artisans", "did you mean `maker`?"), ("them", nil),
  ])
  func wordsOfAList(text: String, hint: String?) throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let titles = "Return ID,Date,Order ID,Line,Qty,Charge To"
    let report = try shop.load([("returns.csv", "\(titles)\nR1,2026-05-20,O-17,1,1,\(text)\n")])
    #expect(report.problems.map(\.hint) == [hint])
  }

  @Test func aDepositIsAPayment() throws {
    let shop = try Workshop()
    let titles = "Received At,Method,Kind,Amount"
    try shop.load([("payments.csv", "\(titles)\n2026-05-20,UPI,Deposit,5\n2026-05-21,none,Written Off,5\n")])
    #expect(try shop.ledger.payments().map(\.payment.kind) == [.payment, .writeOff])
  }

  @Test(arguments: [("Rs", "INR"), ("Rs.", "INR"), ("Rupees", "INR"), ("Euro", "EUR"), ("USB", "USD")])
  func currenciesByName(text: String, code: String) throws {
    let shop = try Workshop()
    try shop.load([("buyers.csv", "Buyer ID,Name,Country\nB1,Noor,IN\n")])
    let report = try shop.load([("orders.csv", "Order ID,Order Date,Buyer ID,Currency\nO-1,2026-05-01,B1,\(text)\n")])
    #expect(report.problems.map(\.hint) == ["did you mean `\(code)`?"])
  }
}
