import RandomTestSupport
import Testing
import Values

@testable import Ledger

@Suite struct ReadingTests {
  @Test(arguments: [
    ("2026-05-14", "2026-05-14"), ("14-May-26", "2026-05-14"), ("14 May 2026", "2026-05-14"),
    ("May 14, 2026", "2026-05-14"), ("46156", "2026-05-14"), ("46156.5", "2026-05-14"), ("25/05/2026", "2026-05-25"),
    ("05/25/2026", "2026-05-25"), ("05/05/2026", "2026-05-05"), ("2026/5/4", "2026-05-04"),
    ("2026-05-14T09:30:00Z", "2026-05-14"), ("14.05.2026 09:30", "2026-05-14"), ("14th May 2026", "2026-05-14"),
    ("1 Sept 2026", "2026-09-01"), ("31/06/2026", nil), ("soon", nil), ("", nil), ("12345", nil), ("1/2/3/4", nil),
    ("99/99/9999", nil), ("2026-02-30", nil), ("03/04/2026", "ambiguous"),
  ])
  func days(cell: String, expected: String?) {
    switch DayReading(cell) {
    case .day(let day, _): #expect(day.description == expected)
    case .ambiguous: #expect(expected == "ambiguous")
    case .unreadable: #expect(expected == nil)
    }
  }

  @Test(arguments: [
    ("₹1,23,456.00", "123456"), ("1.234,50", "1234.5"), ("(500)", "-500"), ("500-", "-500"), ("-₹500", "-500"),
    ("Rs. 1,200.50", "1200.5"), ("12,5", "12.5"), ("0,125", "0.125"), ("1,234,567", "1234567"), ("€ 12", "12"),
    ("18 %", "18"), ("1 234,50", "1234.5"), ("12.50 EUR", "12.5"), ("INR 7", "7"), ("1234.567", "1234.567"),
    ("1'234.50", "1234.5"), (".5", "0.5"), ("500/-", "500"), ("Rs. 1,23,456/-", "123456"), ("₹500/-", "500"),
    ("INR 500 /-", "500"), ("/-", nil),
    ("1,23,45", nil), ("1.2.3", nil), ("12a", nil), ("", nil),
    ("--5", nil), ("99999999999999999999", nil), ("1,234", "ambiguous"), ("1.234", "ambiguous"),
  ])
  func numbers(cell: String, expected: String?) {
    switch NumberReading(cell) {
    case .number(let number, _): #expect(number.description == expected)
    case .ambiguous: #expect(expected == "ambiguous")
    case .unreadable: #expect(expected == nil)
    }
  }

  @Test(arguments: [
    (
      "a,b\r\n\"x\ny\",\"say \"\"hi\"\"\"\r\n\r\nlast,row",
      [["a", "b"], ["x\ny", "say \"hi\""], [""], ["last", "row"]]
    ),
    ("a\rb\r", [["a"], ["b"]]), ("a,", [["a", ""]]), ("", []), ("5\" pipe,x", [["5\" pipe", "x"]]),
  ])
  func rows(text: String, expected: [[String]]) {
    #expect(Array(SheetReader(Array(text.utf8), separator: UInt8(ascii: ","))).map(\.cells) == expected)
  }

  @Test func anUnclosedQuoteCostsOneRow() {
    let rows = Array(SheetReader(Array("a,b\n\"open,1\nc,d\ne,f\n".utf8), separator: UInt8(ascii: ",")))
    #expect(rows.map(\.isBroken) == [false, true, false, false])
    #expect(rows.map(\.number) == [1, 2, 3, 4])
  }

  @Test func anyBytesAreReadWithoutTrapAndToTheEnd() {
    var random = SeededGenerator(seed: 7)
    let alphabet: [UInt8] = Array("\"\",;\t\r\n a1é".utf8) + [0, 0xFF, 0xFE]
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      let (text, _) = TextDecoding.utf8(from: bytes)
      let rows = Array(SheetReader(text, separator: SheetReader.separator(of: text)))
      #expect(rows.count <= text.count)
      _ = rows.flatMap(\.cells).map { (DayReading($0), NumberReading($0), $0.foldedTitle) }
    }
  }

  @Test func encodings() {
    let text = "Name\nKöln ₹"
    let utf16 = Array(text.utf16)
    var little: [UInt8] = [0xFF, 0xFE]
    var big: [UInt8] = [0xFE, 0xFF]
    for unit in utf16 {
      little += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      big += [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
    }
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), little, big] {
      #expect(TextDecoding.utf8(from: bytes).bytes == Array(text.utf8))
    }
    let (latin, name) = TextDecoding.utf8(from: [0x4B, 0xF6, 0x6C, 0x6E, 0x20, 0x80])
    #expect(String(decoding: latin, as: UTF8.self) == "Köln €")
    #expect(name == "Windows-1252")
  }

  @Test(arguments: [
    ("orders.csv", FileKind.orders), ("in/orders 2026.csv", .orders), ("03_Order-Lines.csv", .orderLines),
    ("problems-payments.csv", .payments), ("export.csv", nil),
  ])
  func kindByName(name: String, kind: FileKind?) {
    #expect(FileKind(fileName: name) == kind)
  }

  @Test func fingerprintsAreThoseOfTheStandard() {
    #expect(SHA256.hex(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(SHA256.hex(of: "abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(SHA256.hex(of: million) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

}
