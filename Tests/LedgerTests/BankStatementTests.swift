import Diagnostics
import Testing
import Values

@testable import Ledger

@Suite struct BankStatementTests {
  private func payments(_ shop: Workshop) throws -> [String] {
    try shop.rows(.payments, "txn_id", "received_at", "amount", "reference")
  }

  @Test func depositsBecomePayments() throws {
    let shop = try Workshop()
    let report = try shop.loadSamples("bank-hdfc.csv")
    #expect(report.files.map(\.preset) == [.bankStatement])
    #expect(report.refusals == ["15 unreadable-number Deposit Amt."])
    #expect(
      report.leftOut == [
        "3 rows without money in or out", "2 withdrawals INR 10059.00", "2 rows of sums",
        "3 lines without a day and an amount", "4 lines above the titles",
      ])
    #expect(
      try payments(shop).sorted() == [
        "612200001111 | 2026-05-02 | 500000 | UPI-NOOR CRAFTS-NOOR@OKHDFC-HDFC0000123-612200001111-O-17 DEPOSIT",
        "613400002222 | 2026-05-14 | 120000 | IMPS-613400002222-WEBER, JANA-SBIN-xx12-ADVANCE",
        "AXISN26133000111 | 2026-05-13 | 3854114 | NEFT CR-UTIB0000100-RAZORPAY SOFTWARE PRIVATE LIMITED-CHINAR COLLECTIVE-AXISN26133000111",
        "– | 2026-05-06 | 250000 | CHQ DEP - CTS CLG 0000000000000123",
        "– | 2026-05-06 | 250000 | CHQ DEP - CTS CLG 0000000000000123",
      ])
    #expect(try shop.loadSamples("bank-hdfc.csv").isNothingNew)
  }

  @Test func aMendedRowIsReadAsPartOfAStatement() throws {
    let shop = try Workshop()
    try shop.loadSamples("bank-hdfc.csv")
    let problems = try #require(shop.read("problems-bank-hdfc.csv"))
    #expect(problems.split(separator: "\r\n").count == 2)
    let report = try shop.load([("problems-bank-hdfc.csv", problems.replacing(",12x,", with: ",12,"))])
    #expect(report.files.map(\.preset) == [.bankStatement])
    #expect(report.files.map(\.new) == [1])
    // The order of day and month was shown by the statement, not by this row, which names one anyway.
    #expect(try payments(shop).contains("– | 2026-05-16 | 1200 | BAD ROW"))
  }

  @Test func wordsLeaveDepositsOut() throws {
    let shop = try Workshop()
    try shop.loadSamples("bank-hdfc.csv")
    let text = try ExportSamples.text("bank-hdfc.csv").replacing(",12x,", with: ",12,")
    let report = try shop.load([("bank-hdfc.csv", text)]) { $0.bankWordsLeftOut = ["razorpay"] }
    #expect(report.leftOut.contains("1 deposit with `razorpay` INR 38541.14"))
    #expect(report.files[0].gone == ["AXISN26133000111"])
    let removed = try shop.load([("bank-hdfc.csv", text)]) {
      $0.bankWordsLeftOut = ["razorpay"]
      $0.removesGoneRows = true
    }
    #expect(removed.files[0].removed == ["AXISN26133000111"])
  }

  @Test func settlementsThatAreKnownAreLeftOut() throws {
    let shop = try Workshop()
    let report = try shop.loadSamples("razorpay-settlements.csv", "bank-hdfc.csv")
    #expect(report.leftOut.contains("1 settlement of Razorpay INR 38541.14"))
    #expect(!report.warnings.contains { $0.name == "provider-settlement" })
    // One that no report has yet is stored, and warned of.
    let other = try ExportSamples.text("bank-hdfc.csv").replacing("AXISN26133000111", with: "AXISN26133000999")
    let warned = try shop.load([("other.csv", other)])
    #expect(warned.warnings.filter { $0.name == "provider-settlement" }.count == 1)
  }

  @Test func theNextStatementMakesNothingGone() throws {
    let shop = try Workshop()
    let titles = "Date,Narration,Chq/Ref No,Withdrawal,Deposit,Balance\n"
    try shop.load([("bank.csv", titles + "13/05/2026,A,,,5.00,5.00\n14/05/2026,B,,,6.00,11.00\n")])
    let june = try shop.load([("bank.csv", titles + "13/06/2026,C,,,7.00,18.00\n")])
    #expect(june.files[0].gone.isEmpty)
    #expect(june.files[0].new == 1)
    let shorter = try shop.load([("bank.csv", titles + "13/05/2026,A,,,5.00,5.00\n30/05/2026,D,,1.00,,10.00\n")])
    #expect(shorter.files[0].gone == ["2026-05-14"])
  }

  @Test func aNumberThatComesAgainIsAsked() throws {
    let shop = try Workshop()
    let titles = "Txn Date,Description,Ref No./Cheque No.,Debit,Credit,Balance\n"
    try shop.load([("may.csv", titles + "13 May 2026,BY TRANSFER,4897737162092,,5.00,5.00\n")])
    let june = try shop.load([("june.csv", titles + "13 Jun 2026,BY TRANSFER,4897737162092,,6.00,11.00\n")])
    #expect(june.refusals == ["2 reference-twice Ref No./Cheque No."])
    let mended = try #require(shop.read("problems-june.csv")).replacing("4897737162092", with: "")
    #expect(try shop.load([("problems-june.csv", mended)]).files[0].new == 1)
    #expect(try shop.rows(.payments, "amount").sorted() == ["500", "600"])
  }

  @Test func oneColumnOfAmounts() throws {
    let shop = try Workshop()
    let report = try shop.loadSamples("bank-kotak.csv")
    #expect(report.problems.isEmpty)
    #expect(report.leftOut == ["1 withdrawal INR 8000.00"])
    // 25-05 shows that the day comes first, and 1.234,50 that the comma is the decimal sign.
    #expect(try payments(shop) == ["– | 2026-05-04 | 123450 | NEFT NOOR CRAFTS O-17 NEFTINW-0412345678"])
  }

  @Test func whatTheFileDoesNotShowIsRefused() throws {
    let titles = "Date,Narration,Chq/Ref No,Withdrawal,Deposit,Balance\n"
    let report = try Workshop().load([("bank.csv", titles + "03/04/2026,A,,,1.234,5\n")])
    #expect(report.refusals == ["2 ambiguous-day Date", "2 ambiguous-number Deposit"])
  }

  @Test(arguments: [
    ("0000612200001111", "612200001111"), ("0000000000000123", nil),
    ("SBINN52026051400012345", "SBINN52026051400012345"),
    ("TRANSFER FROM 4897737162092", nil), ("", nil), ("NEFTINWARD", nil),
  ])
  func numbersThatNameOneTransaction(text: String, id: String?) {
    #expect(BankReference.transactionID(text) == id)
  }
}
