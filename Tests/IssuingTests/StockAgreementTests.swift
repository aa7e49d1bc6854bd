import Diagnostics
import Documents
import Foundation
import Ledger
import RandomTestSupport
import Testing
import Values

@testable import Issuing

/// The checks of the ledger count pieces in SQL, `StockBook` counts them for any day, the state of an order says what it reserves, and
/// the books carry the co-op's own at cost: all must tell the same.
@Suite struct StockAgreementTests {
  /// The findings that the stock of an item gives when all facts have happened.
  static func finding(_ level: StockLevel, today: CalendarDay, alertDays: Int) -> String? {
    let marks = level.marks(asOf: today, alertDays: alertDays)
    let names: [(StockMark, String)] = [
      (.negative, "negative-stock"), (.soldAboveStock, "sold-above-stock"), (.expired, "batch-expired"),
      (.expiring, "batch-expiring"),
    ]
    return names.first { marks.contains($0.0) }?.1
  }

  @Test(arguments: 0..<16)
  func checksAndOrderStatesAgreeWithTheBook(seed: Int) throws {
    try Workshop.inFolder { folder in
      var files = RandomFiles(seed: seed)
      for (name, text) in files.all() { try Workshop.write(text, to: folder.appending(path: name)) }
      let office = try Office(
        coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".csv") }
      _ = try office.importFiles(names.map { folder.appending(path: $0).path })
      let ledger = try office.ledger(readOnly: true)

      let stockNames = ["negative-stock", "sold-above-stock", "batch-expired", "batch-expiring"]
      let found = try office.check().findings.map(\.diagnostic).filter { stockNames.contains($0.name) }
      let said = Set(found.map { "\($0.name) \($0.message.split(separator: "item `").last?.prefix(2) ?? "")" })
      let levels = try office.stockBook(asOf: .last, in: ledger).levels(asOf: .last)
      let expected = levels.compactMap { level in
        Self.finding(level, today: office.today, alertDays: 30).map { "\($0) \(level.item.id)" }
      }
      #expect(said == Set(expected))

      let books = try office.books(of: ledger)
      for day in ["2026-02-10", "2026-03-15", "2026-07-31"].compactMap({ CalendarDay(iso: $0) }) {
        var reserved: [String: ExactDecimal] = [:]
        for id in try ledger.allOrderIDs() {
          let group = try office.orderGroup(id, in: ledger)
          let stock = StockOrder(group.facts, returns: try ledger.saleReturns().filter { $0.orderID == id })
          guard try group.state(settings: office.settings, asOf: day).reservesItems, stock.isHere(on: day) else {
            continue
          }
          for line in stock.lines { reserved[line.itemID] = try (reserved[line.itemID] ?? .zero) + line.quantity }
        }
        let book = try office.stockBook(asOf: day, in: ledger)
        for level in try book.levels(asOf: day) {
          #expect(level.reserved == reserved[level.item.id] ?? .zero, "\(level.item.id) on \(day)")
        }
        let report = try StockReport(book, asOf: day, alertDays: 30, base: .inr)
        #expect(try books.balances(asOf: day).figures().stock == report.ownValue, "\(day)")
      }
    }
  }
}

/// Files of a co-op at random, the same for the same seed.
private struct RandomFiles {
  private var random: SeededGenerator
  private let firstDay = CalendarDay(iso: "2026-01-01") ?? .first

  init(seed: Int) { random = SeededGenerator(seed: UInt64(seed)) }

  mutating func all() -> [(String, String)] {
    let settings = """
      [coop]
      name = "A"
      address = ["x"]
      state_code = "01"
      country = "IN"
      [ledger]
      as_of = 2026-07-31
      expiry_alert_days = 30

      """
    var items = "Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,Best Before,GST %\n"
    for index in 1...5 {
      let bestBefore = chance(2) ? "" : "2026-0\(number(7, 9))-\(number(10, 28))"
      items += "I\(index),Bag,Bags,co-op,5,\(number(0, 60)),\(day()),\(bestBefore),5\n"
    }
    var orders = "Order ID,Order Date,Buyer ID,Currency,Status,Invoice No,Invoice Date,Shipped On,Cancelled On\n"
    var lines = "Order ID,Line,Item ID,Qty,Unit Price,GST %\n"
    var returns = "Return ID,Date,Order ID,Line,Qty,Restock,Charge To\n"
    for index in 1...14 {
      let isCancelled = chance(4)
      let invoice = chance(2) ? "N/\(index),\(day())" : ","
      orders += "O-\(index),\(day()),B1,INR,\(isCancelled ? "cancelled" : "confirmed"),\(invoice),"
      orders += "\(chance(3) ? day() : ""),\(isCancelled && chance(2) ? day() : "")\n"
      for line in 1...number(1, 3) {
        lines += "O-\(index),\(line),I\(number(1, 5)),\(number(1, 8)).5,100,5\n"
        if chance(5) {
          returns += "R\(index)-\(line),\(day()),O-\(index),\(line),1,\(chance(2) ? "yes" : "no"),co-op\n"
        }
      }
    }
    var payments = "Txn ID,Received At,Method,Kind,Amount,Reference\n"
    for index in 1...12 {
      let shared = chance(4) ? " O-\(number(1, 14))" : ""
      payments +=
        "T\(index),\(day()),bank,\(chance(4) ? "refund" : "payment"),\(number(1, 900)),O-\(number(1, 14))\(shared)\n"
    }
    var moves = "Date,Item ID,Qty,Reason\n"
    for _ in 1...4 { moves += "\(day()),I\(number(1, 5)),\(number(1, 9)),counted\n" }
    return [
      ("talim.toml", settings), ("buyers.csv", "Buyer ID,Name,Country\nB1,Noor,IN\n"), ("items.csv", items),
      ("orders.csv", orders), ("order_lines.csv", lines), ("returns.csv", returns), ("payments.csv", payments),
      ("stock_moves.csv", moves),
    ]
  }

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }
  private mutating func number(_ low: Int, _ high: Int) -> Int { Int.random(in: low...high, using: &random) }
  private mutating func day() -> String { firstDay.adding(days: number(0, 120)).description }
}
