import Diagnostics
import Testing
import Values

@testable import Ledger

/// What payout runs record, and how a payouts.csv that says it again is read.
@Suite struct PayRunTests {
  private static let time = "2026-06-07T10:00:00"
  private static let titles = "Date,Artisan ID,Kind,Amount,Method,Ref\n"

  private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }

  private static func inr(_ paise: Int64) -> Money { Money(minorUnits: paise, .inr) }

  /// A co-op with a run of May 2026, paid on 7 June: A01 got ₹5,000, A02 ₹750.50.
  private static func paidCoop() throws -> Workshop {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let payouts = [
      RunPayout(artisanID: "A01", artisanName: "One", amount: inr(500_000), method: "UPI", reference: "PS/1"),
      RunPayout(artisanID: "A02", amount: inr(75_050), method: "cash", reference: "2026-05"),
    ]
    let done = try shop.ledger.record(
      payouts, period: "2026-05", day: day("2026-06-07"), time: time, ifStill: shop.ledger.state())
    #expect(done)
    return shop
  }

  private static func paid(_ shop: Workshop) throws -> [String] {
    try shop.ledger.payouts().map { "\($0.date) \($0.artisanID) \($0.kind.rawValue) \($0.amount)" }
  }

  @Test func aRunIsRecordedAsPayoutsWithAnOriginOfTheirOwn() throws {
    let shop = try Self.paidCoop()
    #expect(try Self.paid(shop) == ["2026-06-07 A01 payout INR 5000.00", "2026-06-07 A02 payout INR 750.50"])
    let recorded = try shop.ledger.recordedPayouts(period: "2026-05")
    #expect(recorded.map(\.place) == ["talim pay 2026-05 row 1", "talim pay 2026-05 row 2"])
    #expect(recorded.allSatisfy { !$0.isKeptByFile && $0.time == Self.time })
    #expect(try shop.ledger.recordedPayouts(period: "2026-06").isEmpty)
    let row = try #require(try shop.ledger.row(of: .payout(recorded[0].payout.key)))
    #expect(row.file == "talim pay 2026-05")
    #expect(row.cells.contains { $0.title == "Ref" && $0.text == "PS/1" })
  }

  @Test func nothingIsRecordedWhenTheLedgerHasChangedMeanwhile() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    let state = try shop.ledger.state()
    let other = try LedgerFile(path: shop.ledger.path)
    let payouts = [RunPayout(artisanID: "A01", amount: Self.inr(100))]
    let day = try Self.day("2026-06-07")
    #expect(try shop.ledger.record(payouts, period: "2026-05", day: day, time: Self.time, ifStill: state))
    #expect(try !other.record(payouts, period: "2026-05", day: day, time: Self.time, ifStill: state))
    #expect(try shop.ledger.payouts().count == 1)
  }

  @Test func aRunIsRecordedWholeOrNotAtAll() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    // The second row of one artisan can not be stored; the first goes with it.
    let payouts = ["A02", "A01", "A01"].map { RunPayout(artisanID: $0, amount: Self.inr(100)) }
    #expect(throws: Diagnostic.self) {
      try shop.ledger.record(
        payouts, period: "2026-05", day: Self.day("2026-06-07"), time: Self.time, ifStill: shop.ledger.state())
    }
    #expect(try shop.ledger.payouts().isEmpty)
    #expect(try shop.ledger.recordedPayouts(period: "2026-05").isEmpty)
  }

  @Test func aFileThatSaysItAgainTakesItsPlace() throws {
    let shop = try Self.paidCoop()
    let file = Self.titles + "2026-06-09,a01,payout,\"5,000.00\",NEFT,UTR 77\n"
    let report = try shop.load([("payouts.csv", file)])
    #expect(report.files[0].new == 1)
    let note = try #require(report.files[0].notes.first)
    #expect(note.name == "payout-known")
    #expect(note.message == "1 row is a payout that `talim pay 2026-05` recorded before; it counts once, as this row")
    #expect(try Self.paid(shop) == ["2026-06-07 A02 payout INR 750.50", "2026-06-09 A01 payout INR 5000.00"])
    let recorded = try shop.ledger.recordedPayouts(period: "2026-05")
    #expect(recorded.map(\.isKeptByFile) == [true, false])
    #expect(recorded[0].place.hasSuffix("payouts.csv row 2"))
    // Once more changes nothing, and what the file keeps is not taken back.
    #expect(try shop.load([("payouts.csv", file)]).isNothingNew)
    #expect(try shop.ledger.takeBackPayouts(period: "2026-05", artisanIDs: ["A01"], time: Self.time).isEmpty)
    #expect(try Self.paid(shop).count == 2)
  }

  @Test(arguments: [
    "2026-06-11,A01,payout,5000,,", "2026-06-03,A01,payout,5000,,", "2026-06-07,A01,payout,5000.01,,",
    "2026-06-07,A02,payout,5000,,", "2026-06-07,A01,advance,5000,,",
  ])
  func whatIsNotTheSameCountsBesides(row: String) throws {
    let shop = try Self.paidCoop()
    try shop.load([("payouts.csv", Self.titles + row + "\n")])
    #expect(try Self.paid(shop).count == 3)
    let names = try shop.findings { $0.asOf = CalendarDay(iso: "2026-07-01") }.map(\.diagnostic.name)
    #expect(names.contains("payout-twice") == (row.hasPrefix("2026-06-11") || row.hasPrefix("2026-06-03")))
  }

  @Test func eachRecordedPayoutIsFoundOnce() throws {
    let shop = try Self.paidCoop()
    try shop.load([("payouts.csv", Self.titles + String(repeating: "2026-06-08,A01,payout,5000,,\n", count: 2))])
    #expect(try Self.paid(shop).filter { $0.contains("A01") }.count == 2)
  }

  @Test func theRowOfAFileThatGoesTakesItsPayoutAlong() throws {
    let shop = try Self.paidCoop()
    try shop.load([("payouts.csv", Self.titles + "2026-06-08,A01,payout,5000,,\n2026-06-08,A02,advance,10,,\n")])
    try shop.load([("payouts.csv", Self.titles + "2026-06-08,A02,advance,10,,\n")]) { $0.removesGoneRows = true }
    #expect(try Self.paid(shop).filter { $0.contains("A01") }.isEmpty)
    #expect(try shop.ledger.recordedPayouts(period: "2026-05").map(\.payout.artisanID) == ["A02"])
  }

  @Test func aMistakeIsTakenBackAndCanBeRecordedAgain() throws {
    let shop = try Self.paidCoop()
    let back = try shop.ledger.takeBackPayouts(period: "2026-05", artisanIDs: ["a01"], time: Self.time)
    #expect(back.map(\.payout.artisanID) == ["A01"])
    #expect(try Self.paid(shop) == ["2026-06-07 A02 payout INR 750.50"])
    let again = [RunPayout(artisanID: "A01", amount: Self.inr(500_000))]
    let day = try Self.day("2026-06-10")
    #expect(
      try shop.ledger.record(
        again, period: "2026-05", day: day, time: "2026-06-10T09:00:00", ifStill: shop.ledger.state()))
    #expect(try Self.paid(shop).count == 2)
  }

  /// A statement of June that says what was paid in it.
  private static func issueStatement(_ shop: Workshop, restingOn key: String) throws {
    let series = try NumberSeries(name: "statement", pattern: "PS/{year}/{number:4}")
    let request = IssueRequest(
      kind: .statement, series: series, day: try day("2026-07-01"),
      subjects: [.statement(artisan: "A01", period: "2026-06")], time: time)
    _ = try shop.ledger.issue(request) { _ in
      IssuedDocument(
        artisanID: "A01", rows: [DocumentRow(.payouts, key: key)], total: inr(0), frozen: "{}", templateHash: "",
        pdf: [37], fileName: "x.pdf")
    }
  }

  @Test func whatAPaperSaysIsNotTakenBack() throws {
    let shop = try Self.paidCoop()
    let recorded = try shop.ledger.recordedPayouts(period: "2026-05")
    try Self.issueStatement(shop, restingOn: recorded[0].payout.key)
    #expect(try shop.ledger.subjects(of: "PS/26-27/0001").map(\.statement?.period) == ["2026-06"])
    let problem = #expect(throws: Diagnostic.self) {
      try shop.ledger.takeBackPayouts(period: "2026-05", artisanIDs: ["A02", "A01"], time: Self.time)
    }
    #expect(problem?.name == "paper-rests-on-it")
    #expect(try Self.paid(shop).count == 2)
  }

  @Test func aPaperRestsOnTheRowThatTookThePlace() throws {
    let shop = try Self.paidCoop()
    let recorded = try shop.ledger.recordedPayouts(period: "2026-05")
    try Self.issueStatement(shop, restingOn: recorded[0].payout.key)
    try shop.load([("payouts.csv", Self.titles + "2026-06-08,A01,payout,5000,,\n")])
    let key = try #require(try shop.ledger.recordedPayouts(period: "2026-05").first?.payout.key)
    #expect(key != recorded[0].payout.key)
    let number = try shop.ledger.read { db in
      try RestingDocuments(db).number(on: key, of: .payouts)
    }
    #expect(number == "PS/26-27/0001")
  }

  @Test func artisansHaveBankAccounts() throws {
    let shop = try Workshop()
    try shop.load([
      ("artisans.csv", "Artisan ID,Name,Account Number,IFSC Code\nA01,One,0011 2233,sbin0001234\nA02,Two,,\n")
    ])
    let artisans = try shop.ledger.artisans()
    #expect(artisans.map(\.bankAccount) == ["0011 2233", nil])
    #expect(artisans.map(\.ifsc) == ["sbin0001234", nil])
  }
}
