import Diagnostics
import Foundation
import GuideTestSupport
import Ledger
import Settings
import Testing
import Values

@testable import Documents

/// The co-op of one example of a guide: its files imported into a ledger of its own, and read back as any document reads them.
///
/// `<!-- NAME: FILE.csv -->` above a block makes it a file of the example NAME; files of `base` belong to every example of the guide.
/// Orders that only `order_lines.csv` names are from buyer B01, in rupees, and invoiced on 4 May 2026.
final class GuideCoop {
  private let folder: URL
  let ledger: LedgerFile
  let settings: CoopSettings

  init(_ name: String, in pieces: [Guide.Piece]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "talim-guide-\(UUID().uuidString)")
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    ledger = try LedgerFile.create(path: folder.appending(path: "ledger.sqlite").path)
    let blocks = ["base", name].flatMap { owner in
      pieces.filter { $0.kind != nil && $0.words.first == "\(owner):" }
    }
    let toml = blocks.last { $0.words[1] == "talim.toml" }?.text ?? "[coop]\nname = \"Sample\"\nstate_code = \"01\"\n"
    var files = blocks.filter { $0.words[1].hasSuffix(".csv") }.enumerated().map { number, block in
      // A number behind the name keeps two blocks of one kind apart; digits do not count in names of files.
      (name: block.words[1].replacing(".csv", with: " \(number).csv"), text: block.text)
    }
    if !files.contains(where: { $0.name.hasPrefix("buyers") }) {
      files.append(("buyers.csv", "Buyer ID,Name,Country,State Code\nB01,Dal Gate Emporium,IN,01"))
    }
    if let orders = Self.plainOrders(files) { files.append(("orders 0.csv", orders)) }
    // A second row with the same id in a later file is a correction, as it would be anywhere.
    let sources = files.map {
      ImportSource(path: folder.appending(path: $0.name).path, bytes: Array($0.text.utf8))
    }
    let report = try ledger.importFiles(sources, options: ImportOptions(time: "2026-07-31T10:00:00"))
    #expect(report.problems.map { "\($0.message): \($0.hint ?? "")" } == [], "\(name)")
    settings = try CoopSettings(toml: toml, file: "talim.toml").completed(by: ledger.settings())
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The orders that have lines and no row of their own.
  private static func plainOrders(_ files: [(name: String, text: String)]) -> String? {
    func ids(_ kind: String) -> [String] {
      files.filter { $0.name.hasPrefix(kind + " ") }.flatMap { file in
        file.text.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
      }
    }
    let known = Set(ids("orders"))
    let plain = Set(ids("order_lines")).subtracting(known).sorted()
    guard !plain.isEmpty else { return nil }
    let titles = "Order ID,Order Date,Buyer ID,Currency,Invoice No,Invoice Date"
    return ([titles] + plain.map { "\($0),2026-05-01,B01,INR,H/\($0),2026-05-04" }).joined(separator: "\n")
  }

  func order(_ id: String) throws -> OrderFacts { try #require(try ledger.order(id), "\(id)") }

  func figures(_ id: String) throws -> InvoiceFigures {
    let facts = try order(id)
    return try Invoice.figures(of: facts, treatment: TaxTreatment(seller: settings, buyer: facts.buyer))
  }

  func returns(of id: String) throws -> [SaleReturn] { try ledger.saleReturns().filter { $0.orderID == id } }

  func books() throws -> Books {
    var facts = BookFacts(settings: settings)
    facts.artisans = try ledger.artisans()
    facts.items = try ledger.items()
    facts.rules = try ledger.payoutRules()
    facts.rates = try ledger.exchangeRates()
    facts.payments = try ledger.payments()
    facts.returns = try ledger.saleReturns()
    facts.payouts = try ledger.payouts()
    facts.stockMoves = try ledger.stockMoves()
    var keeping = BookKeeping(facts)
    for id in try ledger.allOrderIDs() { try keeping.add(order(id)) }
    return try keeping.finish()
  }

  func earnings() throws -> Earnings { try books().earnings }

  func statement(_ artisan: String, _ period: String) throws -> MakerStatement {
    let period = try #require(PayPeriod(named: period, cadence: settings.ledger.payoutCadence), "\(period)")
    return try #require(try earnings().statement(of: artisan, for: period), "\(artisan)")
  }
}
