import Diagnostics
import Glibc
import RandomTestSupport
import Synchronization
import Testing
import Values

@testable import Ledger

/// Files that are read piece by piece are read as if they were held whole.
@Suite struct StreamedFileTests {
  @Test(arguments: 1...20)
  func rowsDoNotDependOnThePieces(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let parts = ["a", "é", "शाल", ",", ",", "\"", "\"\"", "\n", "\r\n", "\r", " ", "\"x\ny\"", "\"open", "1,2\n", ""]
    let text = (0..<120).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
    let bytes = HeldBytes(held: Array(text.utf8))
    let whole = Array(SheetReader(bytes.held, separator: UInt8(ascii: ",")))
    for length in [1, 2, 3, 7, 64, 100_000] {
      #expect(Array(SheetReader(bytes, separator: UInt8(ascii: ","), pieceLength: length)) == whole)
      var reader = SheetReader(bytes, separator: UInt8(ascii: ","), pieceLength: length)
      var places: [RowPlace] = [RowPlace(offset: 0, number: 1)]
      while reader.next() != nil { places.append(RowPlace(offset: reader.offset, number: reader.lastNumber + 1)) }
      let rows = SheetRows(
        bytes, separator: UInt8(ascii: ","), after: SheetReader(bytes, separator: UInt8(ascii: ",")))
      for (place, row) in zip(places, whole) { #expect(try rows.row(at: place) == row) }
    }
  }

  @Test func aLongCellIsReadAcrossPieces() throws {
    let cell = String(repeating: "wool ", count: 5_000)
    let text = HeldBytes(held: Array("a,\"\(cell)\",b\nc,d\n".utf8))
    let rows = Array(SheetReader(text, separator: UInt8(ascii: ","), pieceLength: 10))
    #expect(rows.map(\.cells) == [["a", cell, "b"], ["c", "d"]])
  }

  @Test(arguments: [1, 2, 3, 5, 1_000])
  func encodingsDoNotDependOnThePieces(length: Int) throws {
    let text = "Artisan ID,Name\nA1,Fatima ✿ 😀 बानो\nA2,plain text to make it long enough\n"
    let latin = Array("Artisan ID,Name\nA1,K".utf8) + [0xF6, 0x6C, 0x6E, 0x20, 0x80] + Array("\n".utf8)
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let files: [([UInt8], String, String)] = [
      (Array(text.utf8), text, "UTF-8"), ([0xEF, 0xBB, 0xBF] + Array(text.utf8), text, "UTF-8"),
      ([0xFE, 0xFF] + big, text, "UTF-16"), ([0xFF, 0xFE] + little, text, "UTF-16"),
      (latin, "Artisan ID,Name\nA1,K\u{F6}ln \u{20AC}\n", "Windows-1252"),
      (Array(text.utf8) + [0xE2, 0x9C], "", "Windows-1252"),
    ]
    for (bytes, expected, encoding) in files {
      let decoded = try TextDecoding.utf8(from: HeldBytes(held: bytes), path: "a.csv", pieceLength: length)
      let held = TextDecoding.utf8(from: bytes)
      #expect(try decoded.text.bytes(at: 0, most: 10_000) == held.bytes)
      #expect(decoded.encoding == encoding && held.encoding == encoding)
      #expect(decoded.fingerprint == SHA256.hex(of: bytes))
      if !expected.isEmpty { #expect(String(decoding: held.bytes, as: UTF8.self) == expected) }
    }
  }

  private func file(_ shop: Workshop, _ name: String, _ bytes: [UInt8]) throws -> ImportSource {
    let path = "\(shop.folder)/\(name)"
    let file = try #require(fopen(path, "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return ImportSource(path: path, descriptor: open(path, O_RDONLY))
  }

  private func importing(_ shop: Workshop, _ sources: [ImportSource]) throws -> ImportReport {
    try shop.ledger.importFiles(sources, options: ImportOptions(time: "2026-06-01T10:00:00"))
  }

  @Test func aFileOnTheDiskIsImportedLikeOneInMemory() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    var text = "Order ID,Line,Item ID,Qty,Unit Price,GST %\n"
    for line in 100..<4_100 { text += "O-17,\(line),S02,1,\"1,100.50\",5\n" }
    let units = Array(text.utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let more = text + "o-17,100,s02,1,1100.50,5\nO-17,101,S02,2,1,5\n,,,,,\n,,,,,\n"
    let first = try importing(shop, [file(shop, "order_lines.csv", [0xFF, 0xFE] + units)])
    #expect(first.files[0].new == 4_000 && first.files[0].encoding == "UTF-16")
    let second = try importing(shop, [file(shop, "order_lines.csv", Array(more.utf8))])
    // An equal row is no second one, a differing one is refused and names the first.
    #expect(second.files[0].unchanged == 4_001 && second.files[0].new == 0 && second.files[0].refused == 1)
    #expect(second.problems.map(\.message) == ["a second row with this id, which says something else than row 3"])
    #expect(second.files[0].skipped.isEmpty)
    let rest = more.split(separator: "\n").dropLast(2).filter { !$0.contains(",150,") && !$0.contains(",2,1,5") }
    let third = try importing(shop, [file(shop, "order_lines.csv", Array(rest.joined(separator: "\n").utf8))])
    #expect(third.files[0].gone == ["O-17 line 150"])
  }

  @Test func aFileThatIsWrittenMeanwhileChangesNothing() throws {
    let shop = try Workshop()
    let text = "Artisan ID,Name\nA1,Noor\nA2,Fatima\n"
    let source = try file(shop, "artisans.csv", Array(text.utf8))
    _ = try file(shop, "artisans.csv", Array((text + "A3,Habib\n").utf8))
    #expect(throws: Diagnostic.self) { try importing(shop, [source]) }
    #expect(try shop.ledger.artisans().isEmpty)
  }

  @Test func progressRisesAndAStopChangesNothing() throws {
    struct Stop: Error {}
    let shop = try Workshop()
    let rows = (1...5_000).map { "A\($0),Artisan \($0)" }.joined(separator: "\n")
    let source = shop.source("artisans.csv", "Artisan ID,Name\n" + rows)
    let told = Mutex<[ImportProgress]>([])
    var options = ImportOptions(time: "2026-06-01T10:00:00")
    options.progress = { progress in
      told.withLock { $0.append(progress) }
      if progress.step == .storing, progress.rows >= 3_000 { throw Stop() }
    }
    #expect(throws: Stop.self) { try shop.ledger.importFiles([source], options: options) }
    #expect(try shop.ledger.artisans().isEmpty)
    #expect(shop.names.filter { $0.contains("part") }.isEmpty)
    let all = told.withLock { $0 }
    #expect(all.last?.rowCount == 5_000 && all.contains { $0.step == .lookingThrough })
    options.progress = { progress in told.withLock { $0.append(progress) } }
    told.withLock { $0 = [] }
    #expect(try shop.ledger.importFiles([source], options: options).files[0].new == 5_000)
    let parts = told.withLock { $0.map(\.part) }
    #expect(parts == parts.sorted() && (parts.last ?? 0) <= 1)
  }
}
