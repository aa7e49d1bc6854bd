internal import GRDB

/// Numbers equal rows without an id, so that the second of two equal rows is a row of its own and importing twice adds
/// nothing.
///
/// A problems file holds only the rows its source could not store, so its rows count on from those that the last import of
/// the source did store.
struct Occurrences {
  private var counts: [String: Int] = [:]

  init(_ db: Database, _ sheet: Sheet) throws {
    guard sheet.source.isProblemsFile, sheet.kind.allowsRowsWithoutID else { return }
    let sql = """
      SELECT r.row_key FROM source_rows r JOIN sources s ON s.id = r.source_id
      WHERE s.kind = ? AND (s.name = ? OR s.name LIKE ? || '.%') AND r.is_gone = 0 AND substr(r.row_key, 1, 1) = char(9)
      """
    let stem = sheet.source.originalStem
    for key in try String.fetchAll(db, sql: sql, arguments: [sheet.kind.rawValue, stem, stem]) {
      guard let mark = key.range(of: "\t#", last: true) else { continue }
      counts[String(key[..<mark.lowerBound]), default: 0] += 1
    }
  }

  /// The key of the next row with these cells.
  mutating func next(_ cells: String) -> String {
    let nth = counts[cells, default: 0] + 1
    counts[cells] = nth
    return "\(cells)\t#\(nth)"
  }
}

extension String {
  /// Where the last occurrence of a short text is.
  fileprivate func range(of text: String, last: Bool) -> Range<String.Index>? {
    var end = endIndex
    while let start = index(end, offsetBy: -text.count, limitedBy: startIndex) {
      if self[start..<end] == text { return start..<end }
      guard end > startIndex else { return nil }
      end = index(before: end)
    }
    return nil
  }
}
