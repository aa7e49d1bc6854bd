import Diagnostics

/// A file whose titles were understood: what kind it is, which cell belongs to which column, and its rows.
///
/// Input: an `ImportSource` and the aliases. Output: rows of cells in the order of the kind's columns.
struct Sheet {
  let source: ImportSource
  let kind: FileKind
  let encoding: String
  /// All titles as they stand in the file.
  let titles: [String]
  /// For each column of the kind its place in the file, if the file has it.
  let places: [Int?]
  /// The places of the columns that the kind does not know.
  let extraPlaces: [Int]
  /// In a problems file, the place of the original row number.
  let originalRowPlace: Int?
  /// The fingerprint of the file.
  let fingerprint: String
  /// The rows below the titles.
  let rows: SheetRows
  /// In what an export became, the days that it covers.
  let period: ExportPeriod?

  /// Reads the file; throws a `Diagnostic` or a `DiagnosticList` that says which title is missing.
  init(_ source: ImportSource, aliases: [FileKind: [String: String]], kind given: FileKind? = nil) throws {
    let decoded = try TextDecoding.utf8(from: source.content, path: source.path)
    let head = try decoded.text.bytes(at: 0, most: 65_536)
    let separator = SheetReader.separator(of: head)
    var reader = SheetReader(decoded.text, separator: separator)
    if SheetReader.namedSeparator(head) != nil { _ = reader.next() }
    var first = reader.next()
    while let row = first, row.isBlank { first = reader.next() }
    if let failure = reader.failure { throw failure }
    guard let titleRow = first else {
      throw Diagnostic(
        "empty-file", "`\(source.fileName)` is empty", at: .file(source.path),
        hint: "export the sheet as CSV again, with its titles in the first row")
    }
    let titles = titleRow.cells.map(\.trimmed)
    let kind = try given ?? SheetTitles.kind(of: titles, source: source, aliases: aliases)
    let map = try SheetTitles.map(titles, kind: kind, source: source, row: titleRow.number, aliases: aliases)
    self.source = source
    self.kind = kind
    encoding = decoded.encoding
    fingerprint = decoded.fingerprint
    self.titles = titles
    places = map.places
    extraPlaces = map.extras
    originalRowPlace = map.originalRow
    rows = SheetRows(decoded.text, separator: separator, after: reader)
    period = nil
  }

  /// The cell of a column; blank where the row or the file has none.
  func cell(_ row: SheetRow, _ column: Int) -> String {
    guard let place = places[column], place < row.cells.count else { return "" }
    return row.cells[place]
  }

  /// The title of a column as it stands in this file.
  func title(_ column: Int) -> String {
    places[column].map { titles[$0] } ?? kind.columns[column].title
  }

  /// Whether a row is a sum under a table: its first filled cell says `Total`, and a cell that every row must have is blank.
  func isTotal(_ row: SheetRow) -> Bool {
    // The reader of an export has left its sums out.
    guard period == nil, let first = row.cells.first(where: { !$0.isBlank }) else { return false }
    guard Self.totalWords.contains(first.foldedTitle) else { return false }
    return kind.columns.indices.contains { kind.columns[$0].isRequired && cell(row, $0).isBlank }
  }

  private static let totalWords: Set<String> = ["total", "totals", "grandtotal", "subtotal", "sum", "totalinr"]
}
