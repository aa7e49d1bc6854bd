/// Where a fact stands in the co-op's own files: what a person opens to see it.
public struct RowReference: Sendable, Hashable {
  /// A cell of the row.
  public struct Cell: Sendable, Hashable {
    /// The title of its column.
    public var title: String
    /// What stands in it, as a person would write it; never empty.
    public var text: String

    /// A cell under a title.
    public init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  /// The file as it was named at its import.
  public var file: String
  /// The row as the spreadsheet shows it; `nil` for files without rows.
  public var row: Int?
  /// When that file was imported, as `2026-05-16T10:20:30`; `nil` for files that are not imported.
  public var importedAt: String?
  /// The cells that are not blank, in the order of the columns.
  public var cells: [Cell]

  /// A row of a file.
  public init(file: String, row: Int?, importedAt: String?, cells: [Cell]) {
    self.file = file
    self.row = row
    self.importedAt = importedAt
    self.cells = cells
  }

  /// The name of the file without its folder.
  public var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }
}
