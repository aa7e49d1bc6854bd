internal import GRDB

/// Where the rows of a sheet are found again: in which file, and in which row of it.
///
/// Messages and explanations name these places. A row that was mended in a problems file is named by the file and the row it
/// came from, because the problems file is gone when it is mended.
struct RowOrigins {
  /// The columns of every table of facts that tell where a row came from.
  static let columns = ["import_id", "row_number"]

  private let importID: Int64
  /// In a problems file, the last import of the file whose rows it mends.
  private let mendedImportID: Int64?
  /// The imports of this very file, so that a row that was moved within it can be told.
  private let known: Set<Int64>
  private let update: Statement

  init(_ db: Database, _ sheet: Sheet, importID: Int64) throws {
    let source = sheet.source
    let name = source.isProblemsFile ? source.originalStem : source.fileName
    let imports = try Row.fetchAll(
      db, sql: "SELECT id, file FROM imports WHERE kind = ? AND instr(lower(file), ?) > 0 ORDER BY id",
      arguments: [sheet.kind.rawValue, name.lowercased()])
    let same = imports.filter { row in
      let other = ImportSource(path: row["file"], bytes: [])
      guard source.isProblemsFile else { return other.fileName == source.fileName }
      return !other.isProblemsFile && other.originalStem.lowercased() == name.lowercased()
    }
    known = Set(same.map { $0["id"] })
    self.importID = importID
    mendedImportID = source.isProblemsFile ? same.last?["id"] : nil
    update = try db.makeStatement(
      sql: "UPDATE \(sheet.kind.rawValue) SET import_id = ?, row_number = ? WHERE key = ?")
  }

  /// The import and the row number that are kept with a row.
  func origin(_ row: ParsedRow) -> (importID: Int64, row: Int) {
    guard let mendedImportID, let number = row.originalNumber else { return (importID, row.number) }
    return (mendedImportID, number)
  }

  /// Keeps the new place of a row that says what it said, but stands elsewhere now.
  func follow(_ row: ParsedRow, stored: Row) throws {
    let origin = origin(row)
    if stored["row_number"] == origin.row, known.contains(stored["import_id"]) { return }
    try update.execute(arguments: [origin.importID, origin.row, row.key])
  }
}
