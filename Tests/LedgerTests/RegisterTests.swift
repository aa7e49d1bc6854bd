import Diagnostics
import RandomTestSupport
import Testing
import Values

@testable import Ledger

@Suite struct RegisterTests {
  private struct Slip: Error {}

  private func request(order: String? = nil) throws -> IssueRequest {
    let day = try #require(CalendarDay(iso: "2026-06-02"))
    let series = try NumberSeries(name: "invoice", pattern: "KC/{year}/{number:4}")
    return IssueRequest(kind: .invoice, series: series, day: day, orderID: order, time: "2026-06-02T10:00:00")
  }

  private func document() -> IssuedDocument {
    IssuedDocument(
      buyerID: nil, total: Money(minorUnits: 100, .inr), frozen: "{}", templateHash: "t", pdf: [1, 2, 3],
      fileName: "a.pdf")
  }

  @Test func numbersStayGaplessWhenAnyStepThrows() throws {
    let shop = try Workshop()
    var random = SeededGenerator(seed: 42)
    var expected = 0
    for _ in 0..<60 {
      if Bool.random(using: &random) {
        #expect(throws: Slip.self) { try shop.ledger.issue(request()) { _ in throw Slip() } }
      } else {
        expected += 1
        #expect(try shop.ledger.issue(request()) { _ in document() }.running == expected)
      }
    }
    #expect(try shop.ledger.documents().map(\.running) == Array(1...expected))
  }

  @Test func numbersStayGaplessAmongConcurrentWriters() async throws {
    let shop = try Workshop()
    let path = shop.ledger.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let ledger = try LedgerFile(path: path)
          for _ in 0..<10 { try ledger.issue(request()) { _ in document() } }
        }
      }
      try await group.waitForAll()
    }
    #expect(try shop.ledger.documents().map(\.running) == Array(1...40))
  }

  @Test func severalNumbersAreGivenOutTogetherOrNotAtAll() throws {
    let shop = try Workshop()
    let three = [try request(), try request(), try request()]
    #expect(throws: Slip.self) { try shop.ledger.issue(three) { _ in throw Slip() } }
    #expect(throws: Diagnostic.self) { try shop.ledger.issue(three) { _ in [document()] } }
    let records = try shop.ledger.issue(three) { numbers in
      #expect(numbers.map(\.number) == ["KC/26-27/0001", "KC/26-27/0002", "KC/26-27/0003"])
      return numbers.map { _ in document() }
    }
    #expect(records.map(\.running) == [1, 2, 3])
    #expect(try shop.ledger.issue(request()) { _ in document() }.running == 4)
  }

  @Test func aSubjectHasOneDocumentThatStands() throws {
    let shop = try Workshop()
    var request = try request()
    request.kind = .statement
    request.subjects = [.statement(artisan: "A07", period: "2026-05")]
    let number = try shop.ledger.issue(request) { _ in document() }.number
    #expect(try shop.ledger.number(about: .statement(artisan: "a07", period: "2026-05")) == number)
    let problem = #expect(throws: Diagnostic.self) { try shop.ledger.issue(request) { _ in document() } }
    #expect(problem?.message.contains(number) == true)
    _ = try shop.ledger.cancelDocument(number: number, on: .last, reason: "slip")
    #expect(try shop.ledger.issue(request) { _ in document() }.running == 2)
  }

  @Test func statementsThatStandAreListedByArtisanAndPeriod() throws {
    let shop = try Workshop()
    for (artisan, period) in [("A07", "2026-04"), ("A:1 x", "2026-W20"), ("A07", "2026-05")] {
      var request = try request()
      request.kind = .statement
      request.subjects = [.statement(artisan: artisan, period: period)]
      try shop.ledger.issue(request) { _ in document() }
    }
    try shop.ledger.issue(try request()) { _ in document() }
    _ = try shop.ledger.cancelDocument(number: "KC/26-27/0001", on: try request().day, reason: "a slip")
    let all = try shop.ledger.issuedStatements()
    #expect(all.map(\.artisanID) == ["a:1 x", "a07"])
    #expect(all.map(\.period) == ["2026-W20", "2026-05"])
    #expect(all.map(\.number) == ["KC/26-27/0002", "KC/26-27/0003"])
    #expect(all.map(\.closing) == Array(repeating: document().total, count: 2))
  }

  @Test func oneOrderGetsOneInvoiceAndTheBodyMayRead() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    try shop.ledger.issue(request(order: "o-17")) { _ in
      let count = try shop.ledger.order("O-17")?.lines.count
      #expect(count == 2)
      return document()
    }
    #expect(throws: Diagnostic.self) { try shop.ledger.issue(request(order: "O-17")) { _ in document() } }
    #expect(try shop.ledger.order("O-17")?.invoice?.number == "KC/26-27/0001")
    #expect(try shop.ledger.ordersReadyToInvoice() == ["O-18"])
    #expect(try shop.ledger.pdf(of: "kc/26-27/0001") == [1, 2, 3])
  }

  @Test func aFileThatWasNotPublishedCanBeRestored() throws {
    let shop = try Workshop()
    #expect(throws: Slip.self) {
      try shop.ledger.issue(request(), body: { _ in document() }, publish: { _ in throw Slip() })
    }
    #expect(try shop.ledger.documentsAwaitingFile().map(\.number) == ["KC/26-27/0001"])
    try shop.ledger.markPublished("KC/26-27/0001")
    #expect(try shop.ledger.documentsAwaitingFile().isEmpty)
  }

  @Test func ourSeriesGoesOnAfterInvoicesOfThePast() throws {
    let shop = try Workshop()
    let orders = """
      Order ID,Order Date,Buyer ID,Currency,Invoice No,Invoice Date
      O-1,2026-04-05,B01,INR,KC/26-27/0007,2026-04-06
      O-2,2026-03-05,B01,INR,KC/25-26/0310,2026-03-06
      """
    try shop.load([("buyers.csv", Small.buyers), ("orders.csv", orders), ("terms.csv", Small.terms)])
    #expect(try shop.ledger.issue(request()) { _ in document() }.number == "KC/26-27/0008")
    let moved = orders.replacing("KC/26-27/0007", with: "KC/26-27/0017")
    try shop.load([("orders.csv", moved)])
    #expect(try shop.ledger.document(number: "KC/26-27/0007") == nil)
    #expect(try shop.ledger.issue(request()) { _ in document() }.number == "KC/26-27/0018")
  }

  @Test func whatAnInvoiceRestsOnWaits() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    try shop.ledger.issue(request(order: "O-17")) { _ in document() }
    let lines = Small.lines.replacing("18000.00", with: "17000.00") + "\nO-17,3,S01,,1,5.00,,12"
    let report = try shop.load([("order_lines.csv", lines)])
    #expect(report.files[0].newlyPending == 1)
    #expect(report.problems.map(\.name) == ["order-invoiced"])
    #expect(report.warnings.map(\.name).contains("pending-correction"))
    #expect(try shop.ledger.order("O-17")?.lines[0].line.unitPrice.minorUnits == 1_800_000)
    #expect(try shop.load([("order_lines.csv", lines)]).isNothingNew)
    let waiting = try #require(try shop.ledger.pendingCorrections().first)
    #expect(waiting.title == "Unit Price")
    try shop.ledger.acceptCorrections([waiting.id])
    #expect(try shop.ledger.order("O-17")?.lines[0].line.unitPrice.minorUnits == 1_700_000)
    #expect(try shop.ledger.pendingCorrections().isEmpty)
  }

  @Test(arguments: [
    "KC/{year}", "KC {number}", "KC/{year}/{number:9}", "KC1{number}", "{number}-A", "K{number:x}", "{number",
  ])
  func badSeries(pattern: String) {
    #expect(throws: Diagnostic.self) { try NumberSeries(name: "x", pattern: pattern) }
  }

  @Test func aSeriesThatIsFullSaysSo() throws {
    let series = try NumberSeries(name: "x", pattern: "KCKC/{year}/{number:5}")
    let day = try #require(CalendarDay(iso: "2026-06-02"))
    #expect(try series.number(99_999, on: day) == "KCKC/26-27/99999")
    #expect(throws: Diagnostic.self) { try series.number(100_000, on: day) }
  }

  @Test func badLedgersAreNamed() throws {
    let shop = try Workshop()
    #expect(throws: Diagnostic.self) { try LedgerFile(path: shop.folder + "/none.sqlite") }
    #expect(throws: Diagnostic.self) { try LedgerFile(path: shop.folder) }
    #expect(throws: Diagnostic.self) { try LedgerFile(path: "/proc/version") }
  }
}
