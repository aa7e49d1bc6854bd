import Values

/// A table for a spreadsheet: titles, and rows that are made one by one.
public struct ExportTable {
  /// What stands in a cell.
  enum Cell {
    /// What somebody wrote, or a word of ours.
    case text(String?)
    /// An amount; its currency stands in the title or in a column of its own.
    case amount(Money?)
    /// Another number.
    case number(ExactDecimal?)
    /// How many.
    case count(Int)
    /// A day.
    case day(CalendarDay?)
  }

  /// Its name, also that of its file without the ending.
  public let name: String
  let titles: [String]
  private let rows: ((([Cell]) throws -> Void) throws -> Void)

  init(_ name: String, _ titles: [String], rows: @escaping (([Cell]) throws -> Void) throws -> Void) {
    self.name = name
    self.titles = titles
    self.rows = rows
  }

  /// Writes it as comma separated values, row by row: in UTF-8 behind a byte order mark, which Excel needs to read it as such, with
  /// lines that end in CR LF (RFC 4180), numbers with a point and nothing else, and days as 2026-05-16.
  ///
  /// - Parameter isMarked: whether the byte order mark stands before it; the programs of banks take it for a part of the first title.
  /// - Throws: an error when a figure does not fit, and what `sink` throws.
  public func write(isMarked: Bool = true, to sink: (String) throws -> Void) throws {
    try sink((isMarked ? "\u{FEFF}" : "") + Self.line(titles.map { .text($0) }))
    try rows { try sink(Self.line($0)) }
  }

  static func line(_ cells: [Cell]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += "," }
      line += csv(cell)
    }
    return line + "\r\n"
  }

  private static func csv(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text.map { isPlain($0) ? $0 : quoted(harmless($0)) } ?? ""
    case .amount(let amount): amount?.plainNumber ?? ""
    case .number(let number): number?.description ?? ""
    case .count(let count): String(count)
    case .day(let day): day?.description ?? ""
    }
  }

  /// Whether a text can stand in a cell as it is. It looks at bytes, since a large co-op has millions of cells.
  private static func isPlain(_ text: String) -> Bool {
    // A sign that is no ASCII may be one of the full-width forms.
    if let first = text.utf8.first, first >= 0x80 || "=+-@".utf8.contains(first) { return false }
    return !text.utf8.contains { $0 == 0 || isSpecial($0) }
  }

  /// Text that a spreadsheet would take for a formula gets an apostrophe before it. Excel and LibreOffice run what begins with one of
  /// these signs, also in their full-width forms, or with a tab or a line break before them.
  private static func harmless(_ text: String) -> String {
    let clean = text.utf8.contains(0) ? String(text.unicodeScalars.filter { $0 != "\0" }) : text
    guard let first = clean.unicodeScalars.first, formulaSigns.contains(first) else { return clean }
    return "'" + clean
  }

  private static let formulaSigns: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var result = "\""
    // By scalars: a quote with an accent behind it is one character to Swift, but still a quote to everybody else.
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  /// Whether a byte in a cell needs quotes around it.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0D, 0x22, 0x2C, 0x3B: true
    default: false
    }
  }
}
