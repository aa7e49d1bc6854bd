import Fuzzing

@testable import Ledger

/// Bytes as a spreadsheet file: every row is handed out once, in order, and every cell can be read as a number and a day.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSheets(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let (bytes, _) = TextDecoding.utf8(from: Array(UnsafeBufferPointer(start: start, count: count)))
  let reader = SheetReader(bytes, separator: SheetReader.separator(of: bytes))
  var last = 0
  var rows = 0
  for row in reader {
    rows += 1
    require(row.number > last, "row \(row.number) after row \(last)")
    require(rows <= bytes.count, "more rows than bytes")
    last = row.number
    for cell in row.cells {
      if case .number(let number, _) = NumberReading(cell) { _ = number.description }
      _ = DayReading(cell)
      _ = DayReading.time(in: cell)
    }
  }
  return 0
}

@main enum FuzzSheets {
  static func main() { runFuzzer(fuzzSheets) }
}
