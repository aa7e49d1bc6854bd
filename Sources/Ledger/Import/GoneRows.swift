internal import GRDB

/// Removes rows that are gone from their files, when that is asked for.
///
/// What other rows or issued documents rest on stays and is named. What was removed stays in the history, cell by cell.
struct GoneRows {
  private let db: Database
  private let sources: SourceRows

  init(_ db: Database) {
    self.db = db
    sources = SourceRows(db)
  }

  /// Removes what it may, the rows that hang on others before those, and enters it into the report of each file.
  func remove(_ sheets: [Sheet], _ report: inout ImportReport) throws {
    for (index, sheet) in sheets.enumerated().reversed() where !sheet.source.isProblemsFile {
      let keys = try sources.gone(sheet)
      guard !keys.isEmpty else { continue }
      report.files[index].gone = []
      guard report.files[index].refused == 0 else {
        // A refused row may be one of these, changed; removing it would lose it.
        report.files[index].notRemoved = [
          "\(keys.count) \(keys.count == 1 ? "row" : "rows"), because other rows of the file were refused"
        ]
        continue
      }
      try remove(keys, sheet, &report.files[index])
    }
  }

  private func remove(_ keys: [String], _ sheet: Sheet, _ file: inout ImportedFile) throws {
    let names = RowNames(db, sheet.kind)
    let importID = db.lastInsertedImport(sheet)
    for key in keys {
      guard let name = try names.name(key) else {
        try sources.forget(key, sheet.kind)
        continue
      }
      if let obstacle = try RowDependants(db).obstacle(sheet.kind, key) {
        file.notRemoved.append("\(name), because \(obstacle)")
        continue
      }
      try enterHistory(key, sheet.kind, importID)
      try removeFollowers(key, sheet.kind)
      try db.execute(sql: "DELETE FROM \(sheet.kind.rawValue) WHERE key = ?", arguments: [key])
      try sources.forget(key, sheet.kind)
      file.removed.append(name)
    }
  }

  private func enterHistory(_ key: String, _ kind: FileKind, _ importID: Int64) throws {
    let select = "SELECT * FROM \(kind.rawValue) WHERE key = ?"
    guard let row = try Row.fetchOne(db, sql: select, arguments: [key]) else { return }
    let names = kind.columns.map(\.name) + (kind.inheritsCurrency ? ["currency"] : []) + ["extra"]
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO changes (kind, row_key, column_name, old, new, import_id, row_number) VALUES (?, ?, ?, ?, NULL, ?, ?)
        """)
    for name in names {
      let old: DatabaseValue = row[name]
      if old.isNull { continue }
      try insert.execute(arguments: [kind.rawValue, key, name, old, importID, row["row_number"] as Int])
    }
  }

  /// What was made of the row goes with it.
  private func removeFollowers(_ key: String, _ kind: FileKind) throws {
    try db.execute(
      sql: "DELETE FROM pending_changes WHERE kind = ? AND row_key = ?", arguments: [kind.rawValue, key])
    switch kind {
    case .orders:
      try db.execute(sql: "DELETE FROM documents WHERE order_key = ? AND origin = 'history'", arguments: [key])
    case .returns: try HistoryCreditNotes(db).leave(returnKey: key)
    default: break
    }
  }
}

extension Database {
  /// The import that just read this sheet.
  fileprivate func lastInsertedImport(_ sheet: Sheet) -> Int64 {
    let sql = "SELECT max(id) FROM imports WHERE file = ? AND kind = ?"
    return (try? Int64.fetchOne(self, sql: sql, arguments: [sheet.source.path, sheet.kind.rawValue])) ?? 0
  }
}

/// Says what rests on a row.
struct RowDependants {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// What rests on the row, in words; `nil` when nothing does.
  func obstacle(_ kind: FileKind, _ key: String) throws -> String? {
    for (sql, words) in Self.questions(kind) where try String.fetchOne(db, sql: sql, arguments: [key]) != nil {
      return words
    }
    return nil
  }

  private static let issued = "d.origin = 'talim' AND d.state = 'issued'"

  private static func questions(_ kind: FileKind) -> [(String, String)] {
    switch kind {
    case .buyers:
      [
        ("SELECT key FROM orders WHERE buyer_id = ? LIMIT 1", "there are orders of that buyer"),
        ("SELECT number FROM documents WHERE buyer_key = ? LIMIT 1", "there are documents for that buyer"),
      ]
    case .artisans:
      [
        (
          "SELECT key FROM items WHERE instr(';' || makers, ';' || ? || ':') > 0 LIMIT 1",
          "there are items of that maker"
        ),
        ("SELECT key FROM payouts WHERE lower(artisan_id) = ? LIMIT 1", "there are payouts to that artisan"),
      ]
    case .items:
      [
        ("SELECT key FROM order_lines WHERE item_id = ? LIMIT 1", "it was ordered"),
        ("SELECT key FROM stock_moves WHERE item_id = ? LIMIT 1", "there are stock moves of it"),
        ("SELECT key FROM expenses WHERE item_id = ? LIMIT 1", "there are expenses for it"),
      ]
    case .orders:
      [
        (
          "SELECT d.number FROM documents d WHERE d.order_key = ? AND \(issued) LIMIT 1",
          "an issued document rests on it"
        ),
        ("SELECT key FROM order_lines WHERE order_id = ? LIMIT 1", "it has lines"),
        ("SELECT key FROM returns WHERE order_id = ? LIMIT 1", "there are returns of it"),
        ("SELECT key FROM expenses WHERE order_id = ? LIMIT 1", "there are expenses for it"),
        (
          "SELECT payment_key FROM payment_decisions WHERE order_key = ? LIMIT 1",
          "a payment was given to it with `talim match`"
        ),
      ]
    case .orderLines:
      [
        (
          """
          SELECT d.number FROM documents d JOIN order_lines l ON l.order_id = d.order_key
          WHERE l.key = ? AND \(issued) LIMIT 1
          """, "an issued document rests on it"
        ),
        (
          """
          SELECT r.key FROM returns r JOIN order_lines l ON l.order_id = r.order_id AND lower(l.line) = lower(r.line)
          WHERE l.key = ? LIMIT 1
          """, "pieces of it came back"
        ),
      ]
    case .rules:
      [
        (
          "SELECT i.key FROM items i, rules r WHERE r.key = ? AND lower(i.payout_rule) = lower(r.rule_id) LIMIT 1",
          "there are items with that rule"
        )
      ]
    case .terms:
      [
        (
          """
          SELECT t.key FROM terms t WHERE t.key = ?1
            AND (EXISTS (SELECT 1 FROM orders o WHERE lower(o.terms) = lower(t.terms))
              OR EXISTS (SELECT 1 FROM buyers b WHERE lower(b.terms) = lower(t.terms)))
            AND NOT EXISTS (
              SELECT 1 FROM terms u JOIN source_rows r ON r.row_key = u.key AND r.is_gone = 0
                JOIN sources s ON s.id = r.source_id AND s.kind = 'terms'
              WHERE u.terms = t.terms AND u.key <> t.key)
          LIMIT 1
          """, "there are orders or buyers with those terms"
        )
      ]
    case .settings, .rates, .payments, .returns, .payouts, .expenses, .otherMoney, .stockMoves: []
    }
  }
}
