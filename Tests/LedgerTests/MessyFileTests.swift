import Diagnostics
import Testing
import Values

@testable import Ledger

@Suite struct MessyFileTests {
  private static let titles = "Buyer ID,Name,Country\n"

  @Test(arguments: [
    ("B1,,IN", ["missing-cell"]), ("B1,Noor,Atlantis", ["unknown-country"]), ("B1,\"Noor,IN", ["unclosed-quote"]),
    ("B1,Noor,IN,more", ["surplus-cells"]), (",,Atlantis", ["missing-cell", "missing-cell", "unknown-country"]),
    ("B1,No\0or,IN", ["unreadable-cell"]), ("B1,Noor,IN\nb1,Other,IN", ["duplicate-id"]),
    ("B1,Noor,IN\nB1,Noor,IN", []),
    ("Total,,", []), ("B1,Noor,IN\n,,\nB2,Weber,de\n,,\n", []),
  ])
  func buyerRows(rows: String, names: [String]) throws {
    let shop = try Workshop()
    let report = try shop.load([("buyers.csv", Self.titles + rows)])
    #expect(report.problems.map(\.name) == names)
    #expect(shop.names.contains("problems-buyers.csv") == !names.isEmpty)
  }

  @Test func theFileShowsTheOrderOfDayAndMonth() throws {
    let titles = "Txn ID,Received At,Method,Kind,Amount\n"
    let shown = try Workshop().load([
      ("payments.csv", titles + "T1,03/04/2026,bank,payment,5\nT2,25/04/2026,bank,payment,5")
    ])
    #expect(shown.problems.isEmpty)
    let unknown = try Workshop().load([("payments.csv", titles + "T1,03/04/2026,bank,payment,5")])
    #expect(unknown.problems.map(\.name) == ["ambiguous-day"])
    let both = titles + "T1,03/04/2026,bank,payment,5\nT2,25/04/2026,bank,payment,5\nT3,04/25/2026,bank,payment,5"
    #expect(try Workshop().load([("payments.csv", both)]).problems.map(\.name) == ["ambiguous-day"])
  }

  @Test func theFileShowsTheDecimalSign() throws {
    let titles = "Txn ID;Received At;Method;Kind;Amount\n"
    let shop = try Workshop()
    try shop.load([
      ("payments.csv", titles + "T1;2026-05-01;bank;payment;1.234\nT2;2026-05-01;bank;payment;12,50")
    ])
    #expect(try shop.ledger.payments().map(\.payment.amount.minorUnits) == [123_400, 1_250])
    let unknown = try Workshop().load([("payments.csv", titles + "T1;2026-05-01;bank;payment;1.234")])
    #expect(unknown.problems.map(\.name) == ["ambiguous-number"])
  }

  @Test func missingTitlesAreNamedWithTheNearest() throws {
    let shop = try Workshop()
    do {
      try shop.load([("buyers.csv", "Buyer ID,Nmae,Contry\nB1,Noor,IN"), ("orders.csv", "")])
      Issue.record("no error")
    } catch let list as DiagnosticList {
      #expect(list.diagnostics.map(\.name) == ["missing-column", "missing-column", "empty-file"])
      #expect(list.diagnostics[0].hint?.contains("`Nmae`") == true)
    }
    #expect(try shop.ledger.buyers().isEmpty)
  }

  @Test func aliasesAndExtraColumns() throws {
    let shop = try Workshop()
    try shop.load(
      [("buyers.csv", "Customer,NAME,country,Favourite \"colour\"\nB1,Noor,IN,blue\n")],
      aliases: [.buyers: ["customer": "Buyer ID"]])
    #expect(try shop.ledger.buyers().first?.extra == ["Favourite \"colour\"": "blue"])
  }

  @Test func makersMustExistAndSumToHundred() throws {
    let shop = try Workshop()
    let items = Small.items.replacing("A01:60;A02:40", with: "A01:60;A09:30")
    let report = try shop.load([("items.csv", items), ("artisans.csv", Small.artisans)])
    #expect(report.problems.map(\.name) == ["maker-shares"])
    let strangers = Small.items.replacing("A01:60;A02:40", with: "A01:60;A09:40")
    #expect(try shop.load([("items.csv", strangers)]).problems.map(\.name) == ["unknown-artisan"])
  }

  @Test func problemsAreMendedInTheirFile() throws {
    let shop = try Workshop()
    let report = try shop.load([("buyers.csv", Self.titles + "B1,Noor,IN\nB2,\"Web, er\",Atlantis\n")])
    #expect(report.files[0].new == 1)
    let problems = try #require(shop.read("problems-buyers.csv"))
    #expect(
      problems
        == "\u{FEFF}Row,Buyer ID,Name,Country,Problem\r\n3,B2,\"Web, er\",Atlantis,`Atlantis` in `Country` is not a known country\r\n"
    )
    let still = try shop.load([("problems-buyers.csv", problems)])
    #expect(still.files[0].refused == 1)
    #expect(shop.read("problems-buyers.csv") == problems)
    let mended = try shop.load([("problems-buyers.csv", problems.replacing("Atlantis,", with: "DE,"))])
    #expect(mended.files[0].new == 1)
    #expect(!shop.names.contains("problems-buyers.csv"))
    #expect(try shop.ledger.buyers().map(\.name) == ["Noor", "Web, er"])
  }

  @Test func aProblemsFileIsReadAsItsSourceWas() throws {
    let titles = "Bill Date;Category;Amount\n"
    let shop = try Workshop()
    try shop.load([("expenses.csv", titles + "03/04/2026;Rent;1.234\n25/04/2026;Tea;12,50\n03/04/2026;;1.500\n")])
    let problems = try #require(shop.read("problems-expenses.csv"))
    #expect(problems.contains("4,03/04/2026,,1.500,"))
    let mended = problems.replacing("03/04/2026,,", with: "03/04/2026,Wool,")
    #expect(try shop.load([("problems-expenses.csv", mended)]).problems.isEmpty)
    let wool = try #require(try shop.ledger.expenses().first { $0.categoryText == "Wool" })
    #expect(wool.billDate.description == "2026-04-03")
    #expect(wool.amount.minorUnits == 150_000)
    // Where the source showed both orders, the few rows of the problems file do not decide.
    let both = titles + "25/04/2026;Tea;1\n04/25/2026;Ink;2\n03/04/2026;Milk;3\n26/04/2026;;4\n"
    try shop.load([("expenses 2.csv", both)])
    let doubtful = try #require(shop.read("problems-expenses 2.csv"))
    #expect(try shop.load([("problems-expenses 2.csv", doubtful)]).problems.map(\.name).contains("ambiguous-day"))
  }

  @Test func rowsAreNamedByTheFileThatHasThem() throws {
    let shop = try Workshop()
    try shop.load([("buyers.csv", Self.titles + "B1,Noor,IN\nB2,Weber,Atlantis\n")])
    func place(_ id: String) throws -> String? {
      try shop.ledger.rowPlaces(of: .buyers)[id.lowercased()].map { String($0.split(separator: "/").last ?? "") }
    }
    let problems = try #require(shop.read("problems-buyers.csv")).replacing("Atlantis,", with: "DE,")
    try shop.load([("problems-buyers.csv", problems)])
    #expect(try place("B2") == "buyers.csv row 3")
    // A row that moved within its file is found where it is now, and importing it again changes nothing.
    let moved = Self.titles + "B3,Dar,IN\nB1,Noor,IN\nB2,Weber,DE\n"
    let report = try shop.load([("buyers.csv", moved)])
    #expect(report.files[0].new == 1 && report.files[0].unchanged == 2)
    #expect(try place("B1") == "buyers.csv row 3")
    #expect(try place("B2") == "buyers.csv row 4")
  }

  @Test func aFileAndItsProblemsInOneImport() throws {
    let shop = try Workshop()
    let bad = Self.titles + "B1,Noor,IN\nB2,Weber,Atlantis\n"
    try shop.load([("buyers.csv", bad)])
    let problems = try #require(shop.read("problems-buyers.csv"))
    let report = try shop.load([("problems-buyers.csv", problems), ("buyers.csv", bad)])
    #expect(report.problems.count == 2)
    #expect(shop.read("problems-buyers.csv") == problems)
    #expect(shop.names.allSatisfy { !$0.contains(".part-") })
  }

  @Test func goneRowsAreReportedAndKept() throws {
    let shop = try Workshop()
    try shop.load([("buyers.csv", Self.titles + "B1,Noor,IN\nB2,Weber,DE\n")])
    let report = try shop.load([("buyers.csv", Self.titles + "B1,Noor,IN\n")])
    #expect(report.files[0].gone == ["B2"])
    #expect(try shop.ledger.buyers().count == 2)
  }

  @Test func paymentsWithoutIDsAreKnownByTheirCellsAndNumber() throws {
    let shop = try Workshop()
    let text = "Received At,Method,Kind,Amount\n2026-05-01,cash,payment,5\n2026-05-01,cash,payment,5\n"
    #expect(try shop.load([("payments.csv", text)]).files[0].new == 2)
    #expect(try shop.load([("payments.csv", text)]).isNothingNew)
    #expect(try shop.load([("payments.csv", text + "2026-05-01,cash,payment,5\n")]).files[0].new == 1)
  }

  @Test func nothingIsDoneByHalf() throws {
    let shop = try Workshop()
    // The folder of the second file does not exist, so its problems file can not be written.
    let sources = [
      shop.source("buyers.csv", Small.buyers),
      ImportSource(path: shop.folder + "/nowhere/artisans.csv", bytes: Array("Artisan ID,Name\nA1,\n".utf8)),
    ]
    do {
      _ = try shop.ledger.importFiles(sources, options: ImportOptions(time: "2026-06-01"))
      Issue.record("no error")
    } catch let problem as Diagnostic {
      #expect(problem.fault == .environment)
    }
    #expect(try shop.ledger.buyers().isEmpty)
    #expect(shop.names.allSatisfy { $0.hasPrefix("ledger.sqlite") })
  }

  @Test func warningsHaveNames() throws {
    let shop = try Workshop()
    let buyers = """
      Buyer ID,Name,Country,State Code,GSTIN
      B01,Noor Crafts,IN,01,27AAPFU0939F1ZV
      B02,Weber,DE,,
      B03,noor-crafts,IN,27,27AAPFU0939F1ZX
      """
    let orders = """
      Order ID,Order Date,Buyer ID,Currency,Payment Status,Invoice No,Invoice Date
      O-17,2026-05-01,B01,INR,paid,KC/26-27/0002,2026-05-02
      O-18,2026-05-03,B02,EUR,,KC/26-27/0003,2026-05-01
      O-19,2026-05-03,B02,EUR,,kc/26-27/0003,2026-05-01
      """
    let names = try shop.load([("buyers.csv", buyers), ("orders.csv", orders), ("payments.csv", Small.payments)])
      .warnings.map(\.name)
    #expect(
      Set(names) == [
        "gstin-other-state", "gstin-check-digit", "near-duplicate-name", "invoice-number-sequence",
        "invoice-number-twice", "unmatched-payment", "marked-paid", "missing-rate",
      ])
  }
}
