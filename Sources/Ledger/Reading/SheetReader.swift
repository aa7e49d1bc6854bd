/// Reads separated values row by row, as messy as real files are.
///
/// Input: UTF-8 bytes, of which it holds one row or a few at a time, and the separator. Output: one `SheetRow` per row as a spreadsheet counts them: a quoted cell with
/// line breaks is one row, a blank line is a row. A row whose quotes do not close is handed out as broken and reading goes
/// on at the next line, so that one slip never swallows the rest of the file.
struct SheetReader: Sequence, IteratorProtocol {
  /// What is held of the text: all of it, or a window that begins no later than the row being read.
  private var bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var number = 0
  /// Where the text beyond the window comes from; `nil` when the window reaches to its end.
  private var source: (any SourceBytes)?
  private let pieceLength: Int
  /// How far into the window the row being read was looked at.
  private var seen = 0
  /// Where the window begins in the text.
  private var base = 0
  /// What kept the reader from reading on; the rows then end too early.
  private(set) var failure: (any Error)?
  /// Where in the text the next row begins, in bytes.
  var offset: Int { base + position }
  /// The number of the last row read.
  var lastNumber: Int { number }

  /// A quoted cell longer than this is taken for a quote that was never closed.
  private static let longestQuotedCell = 32_768
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")

  /// Reads these bytes, which must be UTF-8 without a byte order mark.
  init(_ bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
    pieceLength = 0
  }

  /// Reads a text from a place at which a row begins; `after` is the number of the row before it.
  init(
    _ source: any SourceBytes, separator: UInt8, from offset: Int = 0, after number: Int = 0, pieceLength: Int = 1 << 18
  ) {
    bytes = []
    self.separator = separator
    self.source = source
    self.pieceLength = pieceLength
    self.number = number
    base = offset
  }

  /// The separator of a file: of comma, semicolon and tab the one that occurs most in its first row with text, outside
  /// quotes. A first line `sep=;`, as Excel writes it, decides.
  static func separator(of bytes: [UInt8]) -> UInt8 {
    if let named = namedSeparator(bytes) { return named }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var hasText = false
    for byte in bytes.prefix(65_536) {
      switch byte {
      case quote: isQuoted.toggle()
      case newline, carriageReturn:
        if !isQuoted, hasText { return best(counts) }
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"):
        if !isQuoted { counts[byte, default: 0] += 1 }
      case UInt8(ascii: " "): break
      default: hasText = true
      }
    }
    return best(counts)
  }

  /// The separator that a first line `sep=;` names.
  static func namedSeparator(_ bytes: [UInt8]) -> UInt8? {
    let line = bytes.prefix { $0 != newline && $0 != carriageReturn }
    guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else { return nil }
    return line.last
  }

  private static func best(_ counts: [UInt8: Int]) -> UInt8 {
    let order = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return order.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
  }

  /// The next row, or `nil` at the end.
  mutating func next() -> SheetRow? {
    while true {
      let start = position
      seen = position
      if let row = row() {
        // A row that reaches to the end of the window may go on beyond it.
        guard source != nil, Swift.max(seen, position) >= bytes.count else { return row }
        number -= 1
      } else if source == nil {
        return nil
      }
      position = start
      do { try readOn() } catch {
        (failure, source) = (error, nil)
        return nil
      }
    }
  }

  /// Lets go of the rows behind and appends the next piece, at least as much as is held, so that a long row is not read too often.
  private mutating func readOn() throws {
    bytes.removeSubrange(..<position)
    base += position
    position = 0
    guard let piece = try source?.bytes(at: base + bytes.count, most: Swift.max(pieceLength, bytes.count)) else {
      return
    }
    if piece.isEmpty { source = nil }
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
  }

  private mutating func row() -> SheetRow? {
    guard position < bytes.count else { return nil }
    number += 1
    let start = position
    var cells: [String] = []
    cells.reserveCapacity(12)
    while true {
      switch cell() {
      case .ended(let text):
        cells.append(text)
        return SheetRow(number: number, cells: cells)
      case .another(let text): cells.append(text)
      case .broken: return brokenRow(from: start)
      }
    }
  }

  private enum Cell {
    case another(String)
    case ended(String)
    case broken
  }

  private mutating func cell() -> Cell {
    var start = position
    while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
    if start < bytes.count, bytes[start] == Self.quote { return quotedCell(from: start + 1) }
    start = position
    while position < bytes.count, bytes[position] != separator, !isLineEnd(bytes[position]) { position += 1 }
    return closed(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func quotedCell(from start: Int) -> Cell {
    var text: [UInt8] = []
    var index = start
    defer { seen = Swift.max(seen, index) }
    while index < bytes.count, index - start <= Self.longestQuotedCell {
      let byte = bytes[index]
      index += 1
      guard byte == Self.quote else {
        text.append(byte)
        continue
      }
      if index < bytes.count, bytes[index] == Self.quote {
        text.append(byte)
        index += 1
        continue
      }
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
      guard index == bytes.count || bytes[index] == separator || isLineEnd(bytes[index]) else { return .broken }
      position = index
      return closed(String(decoding: text, as: UTF8.self))
    }
    return .broken
  }

  /// Steps over what ended the cell: a separator, or a line end of either kind.
  private mutating func closed(_ text: String) -> Cell {
    guard position < bytes.count else { return .ended(text) }
    if bytes[position] == separator {
      position += 1
      return .another(text)
    }
    stepOverLineEnd()
    return .ended(text)
  }

  private mutating func brokenRow(from start: Int) -> SheetRow {
    var end = start
    while end < bytes.count, !isLineEnd(bytes[end]) { end += 1 }
    position = end
    if position < bytes.count { stepOverLineEnd() }
    let pieces = bytes[start..<end].split(separator: separator, omittingEmptySubsequences: false)
    let cells = pieces.map { String(decoding: $0, as: UTF8.self) }
    return SheetRow(number: number, cells: cells, isBroken: true)
  }

  private mutating func stepOverLineEnd() {
    let first = bytes[position]
    position += 1
    if first == Self.carriageReturn, position < bytes.count, bytes[position] == Self.newline { position += 1 }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == Self.newline || byte == Self.carriageReturn }
}

/// One row of a spreadsheet.
struct SheetRow: Sendable, Hashable {
  /// The row number as the spreadsheet shows it.
  var number: Int
  /// The cells as they were; a broken row is cut at its separators, quotes left in.
  var cells: [String]
  /// Whether a quote in it was never closed, or something followed a closing quote.
  var isBroken = false

  /// Whether no cell holds anything but blanks.
  var isBlank: Bool { cells.allSatisfy { $0.isBlank } }
}
