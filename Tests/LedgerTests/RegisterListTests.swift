import Diagnostics
internal import GRDB
import Testing
import Values

@testable import Ledger

/// The register as a list, cancelling, what documents were printed with, and corrections that wait.
@Suite struct RegisterListTests {
  private static let day = CalendarDay(iso: "2026-06-02") ?? .first
  private static let later = CalendarDay(iso: "2026-06-05") ?? .first

  @discardableResult
  private func issue(
    _ shop: Workshop, _ kind: DocumentKind = .invoice, prefix: String = "KC", order: String? = nil,
    subjects: [DocumentSubject] = [], rows: [DocumentRow] = [], sets: [FrozenSet] = []
  ) throws -> DocumentRecord {
    let series = try NumberSeries(name: prefix, pattern: "\(prefix)/{year}/{number:4}")
    let request = IssueRequest(
      kind: kind, series: series, day: Self.day, orderID: order, subjects: subjects, time: "2026-06-02T10:00:00")
    return try shop.ledger.issue(request) { given in
      IssuedDocument(
        buyerID: order.map { _ in "B01" }, rows: rows, total: Money(minorUnits: 100, .inr), frozen: "{}",
        templateHash: "t", printedWith: sets, pdf: Array(given.number.utf8), fileName: "a.pdf")
    }
  }

  private func remove(_ number: String, _ shop: Workshop) throws {
    try shop.ledger.write { db in
      try db.execute(sql: "DELETE FROM document_files")
      try db.execute(sql: "DELETE FROM documents WHERE number = ?", arguments: [number])
    }
  }

  // MARK: gaps

  @Test func everyGapHasItsReason() throws {
    let shop = try Workshop()
    let orders = """
      Order ID,Order Date,Buyer ID,Currency,Invoice No,Invoice Date
      O-1,2026-04-05,B01,INR,KC/26-27/0003,2026-04-06
      O-2,2026-04-05,B01,INR,KC/26-27/0006,2026-04-07
      O-3,2026-04-05,B01,INR,by hand,2026-04-07
      """
    try shop.load([("buyers.csv", Small.buyers), ("orders.csv", orders), ("terms.csv", Small.terms)])
    for _ in 0..<5 { try issue(shop) }
    try remove("KC/26-27/0008", shop)
    try remove("KC/26-27/0009", shop)
    let all = try shop.ledger.register()
    #expect(all.map(\.prefix) == ["by hand", "KC/26-27/"])
    let series = try #require(all.last)
    #expect(series.entries.compactMap(\.running) == [3, 6, 7, 10, 11])
    #expect(
      series.gaps == [
        .init(range: 1...2, cause: .past), .init(range: 4...5, cause: .past), .init(range: 8...9, cause: .missing),
      ])
    #expect(series.number(8) == "KC/26-27/0008")
    #expect(all.first?.gaps.isEmpty == true)
    let found = try shop.findings().filter { $0.diagnostic.name == "number-missing" }
    #expect(found.count == 1 && found.allSatisfy(\.isSerious))
    #expect(found.first?.diagnostic.message.contains("`KC/26-27/0008` to `KC/26-27/0009`") == true)
  }

  @Test func aMissingNumberIsNotedAndNeverGivenOut() throws {
    let shop = try Workshop()
    for _ in 0..<3 { try issue(shop) }
    try remove("KC/26-27/0002", shop)
    func note(_ number: String) throws {
      try shop.ledger.noteMissing(number: number, on: Self.later, reason: "lost")
    }
    try note("KC/26-27/0002")
    // The next number, too: it may have been given out before an older copy was restored.
    try note("KC/26-27/0004")
    for wrong in ["KC/26-27/0003", "KC/26-27/0006", "XX/26-27/0001", "KC", "KC/26-27/"] {
      #expect(throws: Diagnostic.self, "\(wrong)") { try note(wrong) }
    }
    #expect(try issue(shop).number == "KC/26-27/0005")
    let series = try #require(try shop.ledger.register().first)
    #expect(series.gaps.isEmpty)
    #expect(series.entries.map(\.hasFile) == [true, false, true, false, true])
    #expect(try shop.findings().allSatisfy { $0.diagnostic.name != "number-missing" })
  }

  @Test func oneKindOrAll() throws {
    let shop = try Workshop()
    try issue(shop)
    try issue(shop, .receipt, prefix: "RV")
    #expect(try shop.ledger.register().map(\.prefix) == ["KC/26-27/", "RV/26-27/"])
    #expect(try shop.ledger.register(kind: .receipt).map(\.prefix) == ["RV/26-27/"])
    #expect(try shop.ledger.register(kind: .creditNote).isEmpty)
  }

  @Test func filesAreFoundByTheirBytes() throws {
    let shop = try Workshop()
    try issue(shop)
    #expect(try shop.ledger.registerEntry(pdfHash: SHA256.hex(of: Array("KC/26-27/0001".utf8)))?.running == 1)
    #expect(try shop.ledger.registerEntry(pdfHash: SHA256.hex(of: [1])) == nil)
    var seen: [String] = []
    try shop.ledger.forEachStoredFile { entry, hash, bytes in
      seen.append(entry.number)
      #expect(SHA256.hex(of: bytes) == hash)
    }
    #expect(seen == ["KC/26-27/0001"])
  }

  // MARK: cancelling

  @Test func whatIsCancelledKeepsItsNumberAndMayBeIssuedAgain() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let first = try issue(shop, order: "O-17")
    let cancelled = try shop.ledger.cancelDocument(number: first.number.lowercased(), on: Self.later, reason: "slip")
    #expect(cancelled.document.state == .cancelled)
    #expect(cancelled.document.cancelledOn == Self.later)
    #expect(cancelled.document.cancelReason == "slip")
    #expect(try shop.ledger.order("O-17")?.invoice == nil)
    #expect(try shop.ledger.pdf(of: first.number) != nil)
    #expect(try issue(shop, order: "O-17").running == 2)
    #expect(try shop.ledger.register().first?.entries.map(\.state) == [.cancelled, .issued])
  }

  @Test func whatCanNotBeCancelledSaysWhy() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let invoice = try issue(shop, order: "O-17")
    func problem(_ number: String, on day: CalendarDay = Self.later) -> String? {
      do {
        _ = try shop.ledger.cancelDocument(number: number, on: day, reason: "slip")
        return nil
      } catch {
        return (error as? Diagnostic)?.name
      }
    }
    #expect(problem("KC/26-27/0002") == "unknown-document")
    #expect(problem(invoice.number, on: CalendarDay(iso: "2026-06-01") ?? .first) == "cancelled-too-early")
    let credit = try issue(shop, .creditNote, prefix: "CN", order: "O-17")
    #expect(problem(invoice.number) == "credited-already")
    #expect(problem(credit.number) == nil)
    #expect(problem(invoice.number) == nil)
    #expect(problem(invoice.number) == "already-cancelled")
    let orders = """
      Order ID,Order Date,Buyer ID,Currency,Invoice No,Invoice Date
      O-1,2026-04-05,B01,INR,OLD/7,2026-04-06
      """
    try shop.load([("orders.csv", orders)])
    #expect(problem("OLD/7") == "not-ours")
  }

  // MARK: what documents were printed with

  @Test func everyFileIsKeptOnce() throws {
    let shop = try Workshop()
    let template = FrozenFile(.template, "invoice.xml", content: Array("<template/>".utf8))
    let german = FrozenSet([template, FrozenFile(.labels, "labels/de.toml", content: Array("a".utf8))])
    let hindi = FrozenSet([template, FrozenFile(.labels, "labels/hi.toml", content: Array("b".utf8))])
    let fonts = FrozenSet([FrozenFile(font: "Noto.ttf", hash: "f0", version: "Version 2")])
    #expect(german.hash != hindi.hash)
    let first = try issue(shop, sets: [german, fonts])
    let second = try issue(shop, sets: [hindi, fonts])
    try issue(shop, sets: [hindi, fonts])
    let files = try shop.ledger.filesPrintedWith(second.number)
    #expect(files.map(\.name) == ["invoice.xml", "labels/hi.toml", "Noto.ttf"])
    #expect(files.map(\.content) == [Array("<template/>".utf8), Array("b".utf8), nil])
    #expect(files.last?.version == "Version 2")
    #expect(try shop.ledger.filesPrintedWith(first.number).map(\.name).contains("labels/de.toml"))
    let counts = try shop.ledger.read { db in
      try ["frozen_files", "frozen_sets", "document_sets"].map { table in
        try String.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? ""
      }
    }
    #expect(counts == ["4", "3", "6"])
  }

  @Test func fontsAreRememberedByTheirStamps() throws {
    let shop = try Workshop()
    let state = try shop.ledger.state()
    try shop.ledger.keepFonts([("a 1", "f0", "Version 2")])
    #expect(try shop.ledger.font(stamp: "a 1")?.hash == "f0")
    #expect(try shop.ledger.font(stamp: "a 2") == nil)
    #expect(try shop.ledger.state() == state)
  }

  // MARK: corrections

  @Test func rowsThatDocumentsNoteWait() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let payments = "Txn ID,Received At,Method,Kind,Amount,Reference,Note\nT-9,2026-05-30,UPI,payment,500,O-18,first\n"
    try shop.load([("payments.csv", payments)])
    let receipt = try issue(shop, .receipt, prefix: "RV", rows: [DocumentRow(.payments, key: "t-9")])
    let changed = payments.replacing("500", with: "400").replacing("first", with: "second").replacing(
      "O-18", with: "O-17")
    let report = try shop.load([("payments.csv", changed)])
    #expect(report.files[0].changes.filter { !$0.isPending }.map(\.title) == ["Note"])
    let waiting = try shop.ledger.pendingCorrections()
    #expect(waiting.map(\.title) == ["Amount", "Reference"])
    #expect(waiting.allSatisfy { $0.waitsFor == receipt.number && $0.name == "T-9" })
    #expect(waiting.first?.old == "500.00" && waiting.first?.new == "400.00")
    // What was taken over counts for everything that was made of the row.
    try shop.ledger.acceptCorrections(waiting.map(\.id))
    #expect(try shop.ledger.order("O-17")?.payments.contains { $0.payment.key == "t-9" } == true)
    #expect(try shop.ledger.order("O-18")?.payments.contains { $0.payment.key == "t-9" } == false)
    #expect(try shop.load([("payments.csv", changed)]).isNothingNew)
  }

  @Test func whatWasDroppedIsNotAskedAboutAgain() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let number = try issue(shop, order: "O-17").number
    let lines = Small.lines.replacing("18000.00", with: "17000.00")
    try shop.load([("order_lines.csv", lines)])
    let id = try #require(try shop.ledger.pendingCorrections().first?.id)
    try shop.ledger.dropCorrections([id])
    #expect(try shop.ledger.pendingCorrections().isEmpty)
    #expect(try shop.load([("order_lines.csv", lines)]).files[0].changes.isEmpty)
    #expect(try shop.findings().allSatisfy { $0.diagnostic.name != "pending-correction" })
    #expect(throws: Diagnostic.self) { try shop.ledger.acceptCorrections([id]) }
    // Another value is another question.
    try shop.load([("order_lines.csv", Small.lines.replacing("18000.00", with: "16000.00"))])
    #expect(try shop.ledger.pendingCorrections().map(\.new) == ["16000.00"])
    // The document is cancelled, so the next import of the file is taken over and nothing waits any more.
    let cancelled = try shop.ledger.cancelDocument(number: number, on: Self.later, reason: "slip")
    #expect(cancelled.freedCorrections == 1)
    #expect(try shop.ledger.pendingCorrections().map(\.waitsFor) == [nil])
    try shop.load([("order_lines.csv", lines)])
    #expect(try shop.ledger.pendingCorrections().isEmpty)
    #expect(try shop.ledger.order("O-17")?.lines[0].line.unitPrice.minorUnits == 1_700_000)
  }

  @Test func allOrNoneOfThemAreTakenOver() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    try issue(shop, order: "O-17")
    try shop.load([("order_lines.csv", Small.lines.replacing("18000.00", with: "17000.00"))])
    let id = try #require(try shop.ledger.pendingCorrections().first?.id)
    #expect(throws: Diagnostic.self) { try shop.ledger.acceptCorrections([id, 999]) }
    #expect(try shop.ledger.pendingCorrections().map(\.id) == [id])
  }
}
