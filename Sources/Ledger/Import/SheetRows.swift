/// The rows of a sheet below its titles: read from a file each time they are asked for, or a few in memory.
struct SheetRows: Sendable {
  private enum Origin {
    case list([SheetRow])
    case text(any SourceBytes, separator: UInt8, offset: Int, number: Int)
  }

  private let origin: Origin

  /// Rows in memory.
  init(_ rows: [SheetRow]) { origin = .list(rows) }

  /// The rows that a reader has not read yet.
  init(_ text: any SourceBytes, separator: UInt8, after reader: SheetReader) {
    origin = .text(text, separator: separator, offset: reader.offset, number: reader.lastNumber)
  }

  /// All rows in their order, each with its place, by which it can be read again, and the part of the rows that is read, 0 to 1.
  /// Throws what `body` and the disk throw.
  func forEach(_ body: (_ row: SheetRow, _ place: RowPlace, _ part: Double) throws -> Void) throws {
    switch origin {
    case .list(let rows):
      for (index, row) in rows.enumerated() {
        try body(row, RowPlace(offset: index, number: row.number), Double(index + 1) / Double(rows.count))
      }
    case .text(let text, let separator, let offset, let number):
      let length = Double(max(1, text.count - offset))
      var reader = SheetReader(text, separator: separator, from: offset, after: number)
      var place = RowPlace(offset: offset, number: number + 1)
      while let row = reader.next() {
        try body(row, place, Double(reader.offset - offset) / length)
        place = RowPlace(offset: reader.offset, number: row.number + 1)
      }
      if let failure = reader.failure { throw failure }
    }
  }

  /// The row at a place that `forEach` gave.
  func row(at place: RowPlace) throws -> SheetRow? {
    switch origin {
    case .list(let rows): return rows.indices.contains(place.offset) ? rows[place.offset] : nil
    case .text(let text, let separator, _, _):
      var reader = SheetReader(
        text, separator: separator, from: place.offset, after: place.number - 1, pieceLength: 4_096)
      let row = reader.next()
      if let failure = reader.failure { throw failure }
      return row
    }
  }
}

/// Where a row of a sheet stands.
struct RowPlace: Hashable, Sendable {
  /// Its first byte, or its index in a list.
  var offset: Int
  /// Its number as the spreadsheet shows it.
  var number: Int
}
