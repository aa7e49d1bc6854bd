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
  /// - Throws: an error when a figure does not fit, and what `sink` throws.
  public func write(to sink: (String) throws -> Void) throws {
    try sink("\u{FEFF}" + Self.line(titles.map { .text($0) }))
    try rows { try sink(Self.line($0)) }
  }

  static func line(_ cells: [Cell]) -> String { cells.map(csv).joined(separator: ",") + "\r\n" }

  private static func csv(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): return text.map { quoted(harmless($0)) } ?? ""
    case .amount(let amount): return amount?.plainNumber ?? ""
    case .number(let number): return number?.description ?? ""
    case .count(let count): return String(count)
    case .day(let day): return day?.description ?? ""
    }
  }

  /// Text that a spreadsheet would take for a formula gets an apostrophe before it. Excel and LibreOffice run what begins with one of
  /// these signs, also in their full-width forms, or with a tab or a line break before them.
  private static func harmless(_ text: String) -> String {
    let clean = text.contains("\0") ? text.replacing("\0", with: "") : text
    guard let first = clean.unicodeScalars.first, formulaSigns.contains(first) else { return clean }
    return "'" + clean
  }

  private static let formulaSigns: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { [",", "\"", "\n", "\r", ";", "\t"].contains($0) }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
