import Diagnostics
internal import Values

/// An export as it stands: its titles, its rows, and what their cells show about days and numbers.
///
/// Input: an `ImportSource`. Output: cells by title. Lines above the titles, as banks put them, are counted only.
struct ExportTable {
  let source: ImportSource
  let encoding: String
  let fingerprint: String
  let titles: [String]
  /// How many lines with text stand above the titles.
  let linesAbove: Int
  /// The rows below the titles.
  let rows: [SheetRow]
  /// In a problems file, what the export showed whose rows it mends, by folded title.
  var mended = ShownHabits()
  private let places: [String: Int]
  /// The columns that a problems file adds.
  private let ownPlaces: Set<Int>

  /// The titles of an export are among the first lines.
  private static let mostLinesAbove = 60
  /// Enough bytes for those lines.
  private static let mostBytesAbove = 1 << 16

  /// Reads the file; throws a `Diagnostic` when it has no row with the titles of this preset.
  init(_ source: ImportSource, preset: ExportPreset) throws {
    let decoded = try TextDecoding.utf8(from: source.content, path: source.path)
    let head = try decoded.text.bytes(at: 0, most: Self.mostBytesAbove)
    let wanted = preset.reader.titles
    let separator = Self.separators.first { sign in
      Self.head(head, sign).contains { wanted.missing(in: $0).isEmpty }
    }
    var reader = SheetReader(decoded.text, separator: separator ?? SheetReader.separator(of: head))
    var all: [SheetRow] = []
    while let row = reader.next() { all.append(row) }
    if let failure = reader.failure { throw failure }
    let found = all.prefix(Self.mostLinesAbove).firstIndex { wanted.missing(in: $0.cells.map(\.trimmed)).isEmpty }
    guard let found else { throw Self.unfit(source, all, preset) }
    self.source = source
    encoding = decoded.encoding
    fingerprint = decoded.fingerprint
    titles = all[found].cells.map(\.trimmed)
    linesAbove = all[..<found].count { !$0.isBlank }
    rows = Array(all[(found + 1)...])
    let folded = titles.map(\.foldedTitle)
    places = Dictionary(zip(folded, folded.indices), uniquingKeysWith: { first, _ in first })
    ownPlaces = Set(folded.indices.filter { source.isProblemsFile && ["row", "problem"].contains(folded[$0]) })
  }

  /// The preset whose titles are among the first lines of a file, if there is one.
  static func preset(of source: ImportSource) throws -> ExportPreset? {
    let (bytes, _) = TextDecoding.utf8(from: try source.content.bytes(at: 0, most: mostBytesAbove))
    return separators.lazy.flatMap { head(bytes, $0) }.compactMap { ExportPreset(titles: $0) }.first
  }

  /// What stands above the titles may hold other signs, so all are tried.
  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  private static func head(_ bytes: [UInt8], _ separator: UInt8) -> [[String]] {
    SheetReader(bytes, separator: separator).prefix(mostLinesAbove).map { $0.cells.map(\.trimmed) }
  }

  private static func unfit(_ source: ImportSource, _ rows: [SheetRow], _ preset: ExportPreset) -> Diagnostic {
    let titles = rows.first { !$0.isBlank }?.cells.map(\.trimmed) ?? []
    let missing = preset.reader.titles.missing(in: titles).compactMap(\.first).map { "`\($0)`" }
    return Diagnostic(
      "missing-column",
      "`\(source.fileName)` has no column \(missing.joined(separator: ", ")), which every \(preset.noun) has",
      at: .file(source.path), hint: "export it again with all columns, or leave `--as` away")
  }

  /// The place of the first of these titles that the file has.
  func place(_ candidates: [String]) -> Int? {
    for title in candidates {
      if let place = places[title.foldedTitle] { return place }
    }
    return nil
  }

  /// The first of these titles that the file has, as it stands there.
  func title(_ candidates: [String]) -> String? { place(candidates).map { titles[$0] } }

  /// The cell of a row under the first of these titles that the file has, without outer blanks.
  func text(_ row: Int, _ candidates: [String]) -> String {
    guard let place = place(candidates), place < rows[row].cells.count else { return "" }
    return rows[row].cells[place].trimmed
  }

  /// The row number as the spreadsheet shows it.
  func number(_ row: Int) -> Int { rows[row].number }

  /// Whether no cell of the export itself is filled; the columns of a problems file do not count.
  func isBlank(_ row: Int) -> Bool {
    rows[row].cells.enumerated().allSatisfy { ownPlaces.contains($0) || $1.isBlank }
  }

  /// Rows that belong to one order: they stand together and have the same id; a blank id goes on with the one before.
  func groups(by candidates: [String]) -> [[Int]] {
    var groups: [[Int]] = []
    var key = ""
    for row in rows.indices where !isBlank(row) {
      let own = text(row, candidates).idKey
      if groups.isEmpty || !own.isEmpty && own != key {
        groups.append([row])
        key = own
      } else {
        groups[groups.count - 1].append(row)
      }
    }
    return groups
  }

  /// In a problems file, the place of the original row number.
  var originalRowPlace: Int? { source.isProblemsFile ? places["row"] : nil }

  /// The order of day and month that a column shows, if it does.
  func dayOrder(_ candidates: [String]) -> DayOrder? {
    guard let place = place(candidates) else { return nil }
    let shown = daysShown(place).union(mended.days[titles[place].foldedTitle] ?? [])
    return shown.count == 1 ? shown.first : nil
  }

  /// The decimal sign that some columns show, if they agree.
  func decimalSign(_ columns: [[String]]) -> DecimalSign? {
    var shown: Set<DecimalSign> = []
    for place in columns.compactMap({ place($0) }) {
      shown.formUnion(signsShown(place))
      shown.formUnion(mended.signs[titles[place].foldedTitle] ?? [])
    }
    return shown.count == 1 ? shown.first : nil
  }

  /// What all columns show, by folded title.
  var shown: ShownHabits {
    var result = ShownHabits()
    for (name, place) in places where !ownPlaces.contains(place) {
      let (days, signs) = (daysShown(place), signsShown(place))
      if !days.isEmpty { result.days[name] = days }
      if !signs.isEmpty { result.signs[name] = signs }
    }
    return result
  }

  private func daysShown(_ place: Int) -> Set<DayOrder> {
    rows.reduce(into: []) { shown, row in
      if case .day(_, let evidence?) = DayReading(cell(row, place)) { shown.insert(evidence) }
    }
  }

  private func signsShown(_ place: Int) -> Set<DecimalSign> {
    rows.reduce(into: []) { shown, row in
      if case .number(_, let evidence?) = NumberReading(cell(row, place)) { shown.insert(evidence) }
    }
  }

  /// A row with a quotation mark that is never closed shows nothing.
  private func cell(_ row: SheetRow, _ place: Int) -> String {
    row.isBroken || place >= row.cells.count ? "" : row.cells[place].trimmed
  }
}
