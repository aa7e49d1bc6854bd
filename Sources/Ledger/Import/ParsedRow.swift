/// One row of a file as it will be kept.
struct ParsedRow {
  /// The row as the spreadsheet shows it.
  var number: Int
  /// In a problems file, the row it had in the file it came from.
  var originalNumber: Int?
  /// What the row is known by.
  var key: String
  /// The cells in the order of the kind's columns; blank where the file has no such column.
  var values: [CellValue]
  /// The currency of the amounts, where the table keeps one that the file has no column for.
  var currency: String?
  /// The cells of unknown columns as JSON, if the file has any.
  var extra: String?
}
