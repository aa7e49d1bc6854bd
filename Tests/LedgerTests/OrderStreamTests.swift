import Diagnostics
import Glibc
import RandomTestSupport
import Testing
import Values

@testable import Ledger

/// All orders at once are the orders one by one.
@Suite struct OrderStreamTests {
  private func requireSame(_ shop: Workshop, upTo day: CalendarDay? = nil) throws {
    var streamed: [OrderFacts] = []
    try shop.ledger.forEachOrder(upTo: day) { streamed.append($0) }
    let wanted = try shop.ledger.allOrderIDs().compactMap { try shop.ledger.order($0) }.filter { facts in
      day.map { facts.order.date <= $0 } ?? true
    }
    #expect(streamed.map(\.order.id) == wanted.map(\.order.id))
    for (one, other) in zip(streamed, wanted) {
      #expect(one.order == other.order)
      #expect(one.buyer == other.buyer)
      #expect(one.lines == other.lines)
      #expect(one.payments == other.payments)
      #expect(one.documents == other.documents)
      #expect(one.terms == other.terms)
    }
  }

  @Test func theSampleCoop() throws {
    let shop = try Workshop()
    let folder = String(#filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" })
    let sources = try FileKind.allCases.compactMap { kind in
      try content(of: "\(folder)/examples/chinar-collective/\(kind.rawValue).csv").map {
        ImportSource(path: "\(shop.folder)/\(kind.rawValue).csv", bytes: $0)
      }
    }
    #expect(sources.count > 10)
    _ = try shop.ledger.importFiles(sources, options: ImportOptions(time: "2026-06-01T10:00:00"))
    #expect(try shop.ledger.allOrderIDs().count > 20)
    try requireSame(shop)
    try requireSame(shop, upTo: CalendarDay(iso: "2026-02-15"))
  }

  private func content(of path: String) throws -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    return Array(bytes[..<fread(&bytes, 1, bytes.count, file)])
  }

  @Test(arguments: 1...6)
  func randomLedgers(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let orders = Self.ids.shuffled(using: &random).prefix(14)
    try shop.load([
      ("orders.csv", Self.orders(orders, &random)), ("order_lines.csv", Self.lines(orders, &random)),
      ("payments.csv", Self.payments(orders, &random)),
    ])
    try issueSome(shop, &random)
    #expect(try shop.ledger.allOrderIDs().count > 10)
    // What a person said counts in both.
    for (place, entry) in try shop.ledger.paymentsWithoutOrder().enumerated() where place.isMultiple(of: 2) {
      let wanted = try shop.ledger.allOrderIDs().shuffled(using: &random).prefix(place % 3)
      try shop.ledger.decide(entry.payment.key, orderIDs: Array(wanted), time: "2026-06-02T10:00:00")
    }
    try requireSame(shop)
    try requireSame(shop, upTo: CalendarDay(iso: "2026-05-08"))
  }

  /// Ids that sort, fold and read in every way; `É-1` stands there in both of its spellings.
  private static let ids = [
    "O-100", "o-101", "O 102", "102", "\u{C9}-1", "E\u{301}-1", "ZZ/9/1", "9", "A B C", "Ünal-7", "O-1000", "x", "#44",
    "KC-1",
    "KC-2",
  ]

  private static func cell(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }

  private static func orders(_ ids: some Collection<String>, _ random: inout SeededGenerator) -> String {
    var text = "Order ID,Order Date,Buyer ID,Currency,Invoice No,Invoice Date,Payment Txn IDs,Colour\n"
    for (index, id) in ids.enumerated() {
      let invoice = index.isMultiple(of: 3) ? "H/\(index)" : index == 4 ? "É/\(index)" : ""
      let listed = Bool.random(using: &random) ? "T\(index);T\(Int.random(in: 0..<20, using: &random))" : ""
      text += "\(cell(id)),2026-05-\(Int.random(in: 10...19, using: &random) - 9),B0\(index % 2 + 1),INR,\(invoice),"
      text += "\(invoice.isEmpty ? "" : "2026-05-20"),\(listed),\(Bool.random(using: &random) ? "red" : "")\n"
    }
    return text.replacing("2026-05-1,", with: "2026-05-01,")
  }

  private static func lines(_ ids: some Collection<String>, _ random: inout SeededGenerator) -> String {
    var rows: [String] = []
    for id in ids {
      for name in ["1", "2", "10", "2b", "a", "B", " 3", "-1"].shuffled(using: &random).prefix(
        Int.random(in: 0...6, using: &random))
      {
        rows.append("\(cell(id)),\(name),S0\(Int.random(in: 1...2, using: &random)),2,10.50,5")
      }
    }
    return (["Order ID,Line,Item ID,Qty,Unit Price,GST %"] + rows.shuffled(using: &random)).joined(separator: "\n")
  }

  private static func payments(_ ids: some Collection<String>, _ random: inout SeededGenerator) -> String {
    let names = Array(ids) + ["h/0", "H/3", "É/4", "é/4", "nothing", "KC/26-27/0001", "o-17"]
    var text = "Txn ID,Received At,Method,Kind,Amount,Currency,Reference\n"
    for number in 0..<40 {
      let named = (0..<Int.random(in: 0...3, using: &random)).map { _ in names.randomElement(using: &random) ?? "" }
      let time = number.isMultiple(of: 4) ? " 09:3\(number % 10)" : ""
      text += "\(number < 30 ? "T\(number)" : ""),2026-05-2\(number % 4)\(time),bank,payment,\(number + 1).00,,"
      text += "\(cell("for \(named.joined(separator: " and ")), thanks"))\n"
    }
    return text
  }

  private func issueSome(_ shop: Workshop, _ random: inout SeededGenerator) throws {
    let series = try NumberSeries(name: "invoice", pattern: "KC/{year}/{number:4}")
    let day = try #require(CalendarDay(iso: "2026-06-02"))
    let open = try shop.ledger.allOrderIDs().compactMap { try shop.ledger.order($0) }
      .filter { !$0.order.isCancelled && $0.order.date <= day && $0.invoice == nil }
    for facts in open where Bool.random(using: &random) {
      let request = IssueRequest(kind: .invoice, series: series, day: day, orderID: facts.order.id, time: "2026-06-02")
      let record = try shop.ledger.issue(request) { _ in
        IssuedDocument(
          buyerID: facts.buyer.id, total: .zero(.inr), frozen: "{}", templateHash: "t", pdf: [1], fileName: "a.pdf")
      }
      if Bool.random(using: &random) {
        _ = try shop.ledger.cancelDocument(number: record.number, on: .last, reason: "slip")
      }
    }
  }
}
