import Diagnostics
import Foundation
import Ledger
import Testing

@testable import Issuing

/// What was issued stays what it is, whatever changes around it, and can be explained and printed anew.
@Suite struct ReprintTests {
  private static let orders = "Order ID,Order Date,Buyer ID,Currency\nO-1,2026-05-01,B1,INR\n"
  private static let lines = "Order ID,Line,Item ID,Qty,Unit Price,GST %\nO-1,1,I1,2,2000,5\n"

  private func office(_ folder: URL) throws -> Office {
    try Office(coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
  }

  /// A co-op with an invoice for its only order.
  private func coop(_ folder: URL) throws -> Office {
    let settings = """
      [coop]
      name = "Test Co-op"
      country = "IN"
      state_code = "01"
      logo = "logo.png"
      """
    let files = [
      "talim.toml": settings, "buyers.csv": "Buyer ID,Name,Country,State Code\nB1,Gulmarg Gift House,IN,01\n",
      "items.csv":
        "Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,GST %\nI1,Shawl,Shawls,co-op,900,9,2026-04-01,5\n",
      "orders.csv": Self.orders, "order_lines.csv": Self.lines,
    ]
    for (name, text) in files { try Workshop.write(text, to: folder.appending(path: name)) }
    let logo = Workshop.root.appending(path: "examples/chinar-collective/logo.png")
    try FileManager.default.copyItem(at: logo, to: folder.appending(path: "logo.png"))
    let office = try office(folder)
    try load(["buyers.csv", "items.csv", "orders.csv", "order_lines.csv"], office, folder)
    try invoice("O-1", office)
    return office
  }

  private func load(_ names: [String], _ office: Office, _ folder: URL) throws {
    _ = try office.importFiles(names.map { folder.appending(path: $0).path })
  }

  private func invoice(_ order: String, _ office: Office) throws {
    var problems: [Diagnostic] = []
    try office.invoices(
      InvoiceRun(orders: [order], allReady: false, isDraft: false, date: nil, outFolder: nil)
    ) { result in
      if case .failed(let list) = result { problems += list.diagnostics }
    }
    #expect(problems == [])
  }

  private func number(_ office: Office) throws -> String {
    try #require(try office.ledger(readOnly: true).register().flatMap { $0.entries.map(\.number) }.first)
  }

  @Test func theSameBytesAfterTemplatesSettingsAndLedgerChanged() throws {
    try Workshop.inFolder { folder in
      let office = try coop(folder)
      let number = try number(office)
      let first = try office.reprint(number, outFolder: folder.appending(path: "first").path)
      let issued = try Data(contentsOf: URL(filePath: first.path))
      try Workshop.write(
        "<template for=\"invoice\"><text>Other</text></template>", to: folder.appending(path: "templates/invoice.xml"))
      let toml = folder.appending(path: "talim.toml")
      let settings = try String(contentsOf: toml, encoding: .utf8)
      try Workshop.write(settings.replacing("Test Co-op", with: "Renamed Co-op"), to: toml)
      try FileManager.default.removeItem(at: folder.appending(path: "logo.png"))
      try Workshop.write(Self.lines.replacing("2000", with: "100"), to: folder.appending(path: "order_lines.csv"))
      let changed = try self.office(folder)
      try load(["order_lines.csv"], changed, folder)
      _ = try changed.correct([], drops: false)
      _ = try changed.cancel(number, reason: "test", date: nil)
      let second = try changed.reprint(number, outFolder: folder.appending(path: "second").path)
      #expect(try Data(contentsOf: URL(filePath: second.path)) == issued)
      #expect(second.notes.diagnostics.map(\.name) == ["reprints-cancelled"])
      #expect(first.notes.diagnostics.isEmpty)
    }
  }

  @Test func whatWasKeptPrintsTheSamePagesAnew() throws {
    try Workshop.inFolder { folder in
      let office = try coop(folder)
      let number = try number(office)
      let proof = folder.appending(path: "proof")
      let written = try office.extract(number, to: proof.path)
      #expect(written.contains { $0.hasSuffix("pictures/logo.png") })
      #expect(throws: Diagnostic.self) { try office.extract(number, to: proof.path) }
      // The built-in files are not looked at: the folder has all that is needed.
      let names = Set(ShelfFile.all(in: proof.appending(path: "templates").path).map(\.name))
      #expect(names.isSuperset(of: ["invoice.xml", "parts/address.xml", "parts/letterhead.xml"]))
      for name in names {
        let kept = try Data(contentsOf: proof.appending(path: "templates/\(name)"))
        #expect(kept == (try Data(contentsOf: Workshop.root.appending(path: "templates/\(name)"))), "\(name)")
      }
      let frozen = try String(contentsOf: proof.appending(path: "data.json"), encoding: .utf8)
      #expect(frozen.contains("Gulmarg Gift House"))
      let record = try #require(try office.ledger(readOnly: true).document(number: number))
      #expect(record.frozen == frozen)
    }
  }

  @Test func fontsAreReadOnceAndRemembered() throws {
    try Workshop.inFolder { folder in
      let office = try coop(folder)
      let files = try office.ledger(readOnly: true).filesPrintedWith(try number(office))
      let fonts = files.filter { $0.role == .font }
      #expect(fonts.count == 18)
      #expect(fonts.allSatisfy { $0.hash.count == 64 && $0.content == nil && $0.version?.contains("2.0") == true })
      #expect(Set(fonts.map(\.hash)).count == 18)
      // Another office finds them in the ledger; the set is the same.
      #expect(try self.office(folder).fonts.set().files == fonts)
    }
  }

  @Test func marksAreFoundAmongOtherWords() {
    let mark = DocumentMark(number: "KC/26-27/0042", fingerprint: "3f9a 20bc 71d4 e65a")
    #expect(mark.text == "Talim KC/26-27/0042 3f9a20bc71d4e65a")
    #expect(DocumentMark(in: mark.text) == mark)
    #expect(DocumentMark(in: "invoice, Talim, KC/26-27/0042; 3F9A20BC71D4E65A; paid") == mark)
    #expect(DocumentMark(in: DocumentMark(number: nil, fingerprint: "0123456789abcdef").text)?.number == nil)
    for other in ["", "Talim", "Talim KC/1", "Talim KC/1 xyz", "Talim KC/1 3f9a20bc71d4e65", "Talim  3f9a20bc71d4e65a"]
    {
      #expect(DocumentMark(in: other) == nil, "\(other)")
    }
  }

  @Test func aFileThatNobodyCanReadMayStillSayWhatItWas() throws {
    try Workshop.inFolder { folder in
      let office = try coop(folder)
      let path = try office.reprint(try number(office), outFolder: nil).path
      let bytes = try Data(contentsOf: URL(filePath: path))
      let broken = folder.appending(path: "broken.pdf")
      for damage in [bytes.dropFirst(20), bytes.dropFirst(8) + Data("x".utf8)] {
        try Data(damage).write(to: broken)
        #expect(try office.verify([broken.path]).text().contains("it was made from"))
      }
      try bytes.prefix(200).write(to: broken)
      #expect(try office.verify([broken.path]).text().contains("not from here"))
    }
  }
}
