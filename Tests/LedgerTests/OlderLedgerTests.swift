import Diagnostics
import GRDB
import Glibc
import Testing
import Values

@testable import Ledger

@Suite struct OlderLedgerTests {
  /// A ledger as the program wrote it at an older version, in a folder of its own.
  private func oldLedger(_ shop: Workshop, version: Int = 1) throws -> String {
    let fixture = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    guard let file = fopen("/\(fixture)/Ledgers/version-\(version).sql", "r") else {
      throw Diagnostic("no-fixture", "the old ledger is missing")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let sql = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    let path = shop.folder + "/old.sqlite"
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: path, configuration: configuration).writeWithoutTransaction { db in try db.execute(sql: sql)
    }
    return path
  }

  @Test func anOlderLedgerIsBroughtUpToDateAndKeepsItsFacts() throws {
    let shop = try Workshop()
    let path = try oldLedger(shop)
    #expect(throws: Diagnostic.self) { try LedgerFile(path: path, readOnly: true) }
    let ledger = try LedgerFile(path: path)
    #expect(try ledger.allOrderIDs() == ["O-17", "O-18"])
    #expect(try ledger.order("O-17")?.buyer.terms == "net30")
    #expect(try ledger.payoutRules().isEmpty)
    let options = ImportOptions(time: "2026-06-02T10:00:00")
    // The terms that the old ledger names are unknown until they are written down.
    #expect(try ledger.check(options: options).map(\.diagnostic.name).contains("unknown-terms"))
    let report = try ledger.importFiles(Small.books.map { shop.source($0.0, $0.1) }, options: options)
    #expect(report.problems.isEmpty)
    #expect(try !ledger.check(options: options).map(\.diagnostic.name).contains("unknown-terms"))
    let again = [("buyers.csv", Small.buyers), ("orders.csv", Small.orders), ("payments.csv", Small.payments)]
    #expect(try ledger.importFiles(again.map { shop.source($0.0, $0.1) }, options: options).isNothingNew)
    #expect(try LedgerFile(path: path, readOnly: true).expenses().count == 3)
  }

  @Test func theBooksOfVersion2StayAndDecisionsCanBeMade() throws {
    let shop = try Workshop()
    let path = try oldLedger(shop, version: 2)
    #expect(throws: Diagnostic.self) { try LedgerFile(path: path, readOnly: true) }
    let ledger = try LedgerFile(path: path)
    #expect(try ledger.payoutRules().count == 4)
    #expect(try ledger.expenses().count == 3)
    #expect(try ledger.order("O-17")?.payments.map(\.way) == [.transaction])
    let options = ImportOptions(time: "2026-06-02T10:00:00")
    let again = [("orders.csv", Small.orders), ("payments.csv", Small.payments)] + Small.books
    #expect(try ledger.importFiles(again.map { shop.source($0.0, $0.1) }, options: options).isNothingNew)
    try ledger.decide("tx1", orderIDs: [], time: options.time)
    #expect(try LedgerFile(path: path, readOnly: true).order("O-17")?.payments.isEmpty == true)
  }

  @Test func theDecisionsOfVersion3Stay() throws {
    let shop = try Workshop()
    let ledger = try LedgerFile(path: try oldLedger(shop, version: 3))
    #expect(try ledger.order("O-17")?.payments.isEmpty == true)
    let state = try ledger.state()
    try ledger.keep([1, 2], as: "status", fingerprint: "f", of: state)
    #expect(try ledger.parts("status", fingerprint: "f") == [[1, 2]])
    #expect(try ledger.parts("status", fingerprint: "g") == nil)
    try ledger.undoDecision(on: "tx1")
    #expect(try ledger.parts("status", fingerprint: "f") == nil)
    // What was computed from the state before can not pass for current.
    try ledger.keep([3], as: "status", fingerprint: "f", of: state)
    #expect(try ledger.parts("status", fingerprint: "f") == nil)
  }

  @Test func whatVersion4KeptStaysAndProblemsAreReadLikeTheirSource() throws {
    let shop = try Workshop()
    let ledger = try LedgerFile(path: try oldLedger(shop, version: 4))
    // The figures of that version were one text, and nobody reads it any more.
    #expect(try ledger.parts("status", fingerprint: "f") == [])
    let options = ImportOptions(time: "2026-06-02T10:00:00")
    let text = "Bill Date,Category,Amount\n03/04/2026,,5\n25/04/2026,Tea,5\n"
    #expect(try ledger.importFiles([shop.source("expenses.csv", text)], options: options).files[0].refused == 1)
    let mended = try #require(shop.read("problems-expenses.csv")).replacing("2026,,", with: "2026,Ink,")
    let report = try ledger.importFiles([shop.source("problems-expenses.csv", mended)], options: options)
    #expect(report.problems.isEmpty)
  }

  @Test func whatVersion5IssuedStands() throws {
    let shop = try Workshop()
    let ledger = try LedgerFile(path: try oldLedger(shop, version: 5))
    let invoice = try #require(try ledger.order("O-18")?.invoice)
    #expect(invoice.number == "INV/26-27/0001" && invoice.state == .issued && invoice.total?.minorUnits == 40_950)
    let pdf = try #require(try ledger.pdf(of: invoice.number))
    #expect(String(decoding: pdf, as: UTF8.self) == "%PDF-1.7 the invoice as it was issued\n")
    #expect(SHA256.hex(of: pdf) == invoice.pdfHash)
    #expect(try ledger.documentsAwaitingFile().isEmpty)
    #expect(try ledger.filesPrintedWith(invoice.number).isEmpty, "older versions did not keep them")
    // What it rests on waits, its order gets no second one, and the series goes on behind it.
    let options = ImportOptions(time: "2026-06-02T10:00:00")
    let changed = Small.lines.replacing("210.00", with: "999.00")
    _ = try ledger.importFiles([shop.source("order_lines.csv", changed)], options: options)
    #expect(try ledger.order("O-18")?.lines.first?.line.unitPrice.minorUnits == 21_000)
    let series = try NumberSeries(name: "INV", pattern: "INV/{year}/{number:4}")
    func request(_ order: String) -> IssueRequest {
      IssueRequest(kind: .invoice, series: series, day: invoice.issuedOn, orderID: order, time: options.time)
    }
    func issue(_ order: String) throws -> String {
      try ledger.issue(request(order)) { given in
        IssuedDocument(
          total: .zero(.inr), frozen: "{}", templateHash: "", pdf: pdf, fileName: "\(given.running).pdf")
      }.number
    }
    #expect(throws: Diagnostic.self) { try issue("O-18") }
    #expect(try issue("O-17") == "INV/26-27/0002")
    #expect(try ledger.register().allSatisfy { $0.gaps.isEmpty })
    _ = try ledger.cancelDocument(number: invoice.number, on: invoice.issuedOn, reason: "a slip")
    #expect(try issue("O-18") == "INV/26-27/0003")
  }

  @Test func theLedgerOfVersion9GetsAnOutbox() throws {
    let shop = try Workshop()
    let path = try oldLedger(shop, version: 9)
    #expect(throws: Diagnostic.self) { try LedgerFile(path: path, readOnly: true) }
    let ledger = try LedgerFile(path: path)
    #expect(try ledger.outbox().isEmpty)
    #expect(try ledger.order("O-18")?.invoice?.number == "INV/26-27/0001")
    let draft = OutboxDraft(
      cause: "invoice INV/26-27/0001 to b02", kind: "invoice", recipientKey: "b02", recipientName: "Weber GmbH",
      sender: "office@example.org", address: "weber@example.org")
    let entry = OutboxEntry(draft, content: "1") { nth in .init(messageID: "\(nth)@example.org", bytes: [1]) }
    #expect(try ledger.putIntoOutbox([entry], again: false, time: "2026-06-02T10:00:00").map(\.isNew) == [true])
  }

  @Test(arguments: [1, 2, 3, 4, 5, 9])
  func anUpgradedLedgerHasTheTablesOfANewOne(version: Int) throws {
    let shop = try Workshop()
    let upgraded = try LedgerFile(path: try oldLedger(shop, version: version))
    let sql = "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    let tables = try [upgraded, shop.ledger].map { ledger in
      try ledger.read { db in try String.fetchAll(db, sql: sql) }
    }
    #expect(tables[0] == tables[1])
  }
}
