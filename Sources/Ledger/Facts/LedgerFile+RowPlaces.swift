internal import GRDB

extension LedgerFile {
  /// Where the rows of a file stand, such as `expenses.csv row 12`, by the keys of the facts.
  public func rowPlaces(of kind: FileKind) throws -> [String: String] {
    try read { db in
      let sql = "SELECT f.key, f.row_number, m.file FROM \(kind.rawValue) f JOIN imports m ON m.id = f.import_id"
      var places: [String: String] = [:]
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        let (file, number): (String, Int) = (row["file"], row["row_number"])
        places[row["key"]] = "\(file) row \(number)"
      }
      return places
    }
  }
}
