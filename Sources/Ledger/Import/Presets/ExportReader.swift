/// Says what the rows of one program's export mean in the columns of the co-op's own files.
///
/// Input: an `ExportTable`, and what the ledger knows. Output: `ExportFacts`: every row becomes facts, is left out with a
/// reason or refused with one. Readers store nothing; what they give goes the way of any other row.
protocol ExportReader {
  /// The titles by which the export is known and what they become.
  static var titles: ExportTitles { get }
  /// Reads all rows; throws only what the database throws.
  static func read(_ table: ExportTable, _ book: ExportBook) throws -> ExportFacts
}

/// The titles of an export.
struct ExportTitles {
  /// One of each group must be there.
  var needed: [[String]]
  /// One of each of these groups as well, or the file is no such export unless somebody says so.
  var telling: [[String]] = []
  /// What each kind of file gets: the column's name, and the titles it comes from; without any it is worked out.
  var columns: [FileKind: [String: [String]]]
  /// Titles whose cells are kept with the order or payment as they are.
  var kept: [String] = []

  /// The groups of which no title is in this row.
  func missing(in titles: [String]) -> [[String]] { Self.missing(needed, in: titles) }

  /// Whether a row of titles tells that this is such an export.
  func tell(_ titles: [String]) -> Bool { Self.missing(needed + telling, in: titles).isEmpty }

  private static func missing(_ groups: [[String]], in titles: [String]) -> [[String]] {
    let found = Set(titles.map(\.foldedTitle))
    return groups.filter { group in !group.contains { found.contains($0.foldedTitle) } }
  }

  /// The kind of file that the export mostly is, after which others may follow.
  var mainKind: FileKind { columns[.orders] == nil ? .payments : .orders }
}

/// What a row of an export can not be read for, and the title of the column.
struct ExportFault: Error {
  var row: Int
  var problem: CellProblem
  var title: String?
}
