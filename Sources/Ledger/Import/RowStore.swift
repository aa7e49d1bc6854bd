internal import GRDB

/// Compares rows with what the ledger holds and writes what is new or corrected.
///
/// Input: a `ParsedRow`. Output: what became of it. Corrections go to the history, and to the waiting list where an issued
/// document rests on the row.
struct RowStore {
  /// What became of a row.
  enum Outcome {
    case new
    case unchanged
    case changed([CellChange], newlyPending: Int)
  }

  let db: Database
  let sheet: Sheet
  let importID: Int64
  /// The columns the file has, by place in the kind's columns; the others say nothing and change nothing.
  private let present: [Int]
  private let insertion: Statement
  private let selection: Statement
  /// Whether the ledger has rows of this kind that a row may be a correction of.
  private let hasRows: Bool
  /// Whether corrections of such rows wait.
  private let hasWaiting: Bool
  private let origins: RowOrigins

  init(_ db: Database, _ sheet: Sheet, importID: Int64) throws {
    self.db = db
    self.sheet = sheet
    self.importID = importID
    let columns = sheet.kind.columns
    present = columns.indices.filter { sheet.places[$0] != nil }
    var names = columns.map(\.name)
    if sheet.kind.inheritsCurrency { names.append("currency") }
    names += ["extra"]
    let all = names + ["import_id", "row_number", "key"]
    let table = sheet.kind.rawValue
    let marks = Array(repeating: "?", count: all.count).joined(separator: ", ")
    insertion = try db.makeStatement(
      sql: "INSERT INTO \(table) (\(all.joined(separator: ", "))) VALUES (\(marks))")
    let stored = names + RowOrigins.columns
    selection = try db.makeStatement(
      sql: "SELECT \(stored.joined(separator: ", ")) FROM \(table) WHERE key = ?")
    origins = try RowOrigins(db, sheet, importID: importID)
    hasRows = try Int.fetchOne(db, sql: "SELECT 1 FROM \(table) LIMIT 1") != nil
    hasWaiting =
      try Int.fetchOne(db, sql: "SELECT 1 FROM pending_changes WHERE kind = ? LIMIT 1", arguments: [table]) != nil
  }

  /// Stores a row.
  func store(_ row: ParsedRow) throws -> Outcome {
    // A key comes once in a file, so where there was no row before it there is none to compare with.
    guard hasRows, let stored = try Row.fetchOne(selection, arguments: [row.key]) else {
      try insert(row)
      return .new
    }
    let old = Array(stored.databaseValues).map { CellValue($0) }
    let differing = differences(row, old)
    if hasWaiting { try forgetWaiting(row.key, except: differing.map(\.name)) }
    guard !differing.isEmpty else {
      try origins.follow(row, stored: stored)
      return .unchanged
    }
    return try correct(row, differing)
  }

  private struct Difference {
    var name: String
    var title: String
    var old: CellValue
    var new: CellValue
    var isPrinted: Bool
  }

  private func insert(_ row: ParsedRow) throws {
    var values = row.values.map(\.databaseValue)
    if sheet.kind.inheritsCurrency { values.append(row.currency.databaseValue) }
    let origin = origins.origin(row)
    values += [
      row.extra.databaseValue, origin.importID.databaseValue, origin.row.databaseValue, row.key.databaseValue,
    ]
    try insertion.execute(arguments: StatementArguments(values))
  }

  private func differences(_ row: ParsedRow, _ old: [CellValue]) -> [Difference] {
    var result: [Difference] = []
    let columns = sheet.kind.columns
    for index in present where old[index] != row.values[index] {
      // A reference to the row's own id in another case is the same id; the spelling of the defining file counts.
      let column = columns[index]
      if isReferring(column), old[index].text?.idKey == row.values[index].text?.idKey { continue }
      result.append(
        Difference(
          name: column.name, title: sheet.title(index), old: old[index], new: row.values[index],
          isPrinted: column.isPrinted))
    }
    var next = columns.count
    if sheet.kind.inheritsCurrency {
      let new = row.currency.map { CellValue.text($0) } ?? .blank
      if old[next] != new {
        result.append(Difference(name: "currency", title: "Currency", old: old[next], new: new, isPrinted: true))
      }
      next += 1
    }
    if let extra = row.extra, old[next] != .text(extra), !(old[next] == .blank && extra == "{}") {
      result.append(
        Difference(name: "extra", title: "other columns", old: old[next], new: .text(extra), isPrinted: false))
    }
    return result
  }

  private func isReferring(_ column: ImportColumn) -> Bool {
    switch column.content {
    case .named, .looseReference: true
    case .id: sheet.kind == .payments || sheet.kind == .orderLines || column.name == "line"
    default: false
    }
  }

  private func correct(_ row: ParsedRow, _ differing: [Difference]) throws -> Outcome {
    let isFrozen = try differing.contains { $0.isPrinted } && restsOnIt(row.key)
    let waiting = isFrozen ? differing.filter(\.isPrinted) : []
    let applied = isFrozen ? differing.filter { !$0.isPrinted } : differing
    try update(row, applied)
    var newlyPending = 0
    for difference in waiting where try wait(difference, row) { newlyPending += 1 }
    let shown =
      applied.map { change($0, row, isPending: false) } + waiting.map { change($0, row, isPending: true) }
    return .changed(shown, newlyPending: newlyPending)
  }

  private func update(_ row: ParsedRow, _ applied: [Difference]) throws {
    guard !applied.isEmpty else { return }
    let sets = applied.map { "\($0.name) = ?" }.joined(separator: ", ")
    let sql = "UPDATE \(sheet.kind.rawValue) SET \(sets), import_id = ?, row_number = ? WHERE key = ?"
    let origin = origins.origin(row)
    let values =
      applied.map(\.new.databaseValue)
      + [origin.importID.databaseValue, origin.row.databaseValue, row.key.databaseValue]
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    let history = try db.cachedStatement(
      sql: """
        INSERT INTO changes (kind, row_key, column_name, old, new, import_id, row_number) VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for difference in applied {
      try history.execute(arguments: [
        sheet.kind.rawValue, row.key, difference.name, difference.old.databaseValue, difference.new.databaseValue,
        importID, row.number,
      ])
    }
  }

  /// A cell that has its old value again needs no correction any more.
  private func forgetWaiting(_ key: String, except names: [String]) throws {
    let find = try db.cachedStatement(sql: "SELECT column_name FROM pending_changes WHERE kind = ? AND row_key = ?")
    for name in try String.fetchAll(find, arguments: [sheet.kind.rawValue, key]) where !names.contains(name) {
      try db.execute(
        sql: "DELETE FROM pending_changes WHERE kind = ? AND row_key = ? AND column_name = ?",
        arguments: [sheet.kind.rawValue, key, name])
    }
  }

  /// Puts a correction on the waiting list; `false` when it waits there already.
  private func wait(_ difference: Difference, _ row: ParsedRow) throws -> Bool {
    let find = try db.cachedStatement(
      sql: "SELECT new FROM pending_changes WHERE kind = ? AND row_key = ? AND column_name = ?")
    let known = try DatabaseValue.fetchOne(find, arguments: [sheet.kind.rawValue, row.key, difference.name])
    if let known, CellValue(known) == difference.new { return false }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO pending_changes (kind, row_key, column_name, old, new, import_id, row_number)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        sheet.kind.rawValue, row.key, difference.name, difference.old.databaseValue, difference.new.databaseValue,
        importID, row.number,
      ])
    return true
  }

  /// Whether a document that Talim issued rests on the row.
  private func restsOnIt(_ key: String) throws -> Bool {
    // An order may still change after its proforma invoice and its delivery note; its invoice says what it came to.
    let issued = "d.origin = 'talim' AND d.state = 'issued' AND d.kind NOT IN ('proforma', 'delivery-note')"
    let sql: String
    switch sheet.kind {
    case .buyers: sql = "SELECT 1 FROM documents d WHERE d.buyer_key = ?1 AND \(issued) LIMIT 1"
    case .orders: sql = "SELECT 1 FROM documents d WHERE d.order_key = ?1 AND \(issued) LIMIT 1"
    case .orderLines:
      sql = """
        SELECT 1 FROM order_lines l JOIN documents d ON d.order_key = l.order_id WHERE l.key = ?1 AND \(issued) LIMIT 1
        """
    case .items:
      sql = """
        SELECT 1 FROM order_lines l JOIN documents d ON d.order_key = l.order_id WHERE l.item_id = ?1 AND \(issued) LIMIT 1
        """
    default:
      return try DocumentSubjects(db).number(restingOn: DocumentRow(sheet.kind, key: key)) != nil
    }
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [key]) != nil
  }

  private func change(_ difference: Difference, _ row: ParsedRow, isPending: Bool) -> CellChange {
    let currency = row.currency ?? currencyCell(row)
    return CellChange(
      row: row.number, key: shownKey(row), title: difference.title,
      old: CellText.shown(difference.old, difference.name, sheet.kind, currency),
      new: CellText.shown(difference.new, difference.name, sheet.kind, currency), isPending: isPending)
  }

  private func currencyCell(_ row: ParsedRow) -> String? {
    sheet.kind.columns.firstIndex { $0.name == "currency" }.flatMap { row.values[$0].text }
  }

  /// The ids as their own files spell them, not as they are compared.
  private func shownKey(_ row: ParsedRow) -> String {
    guard !sheet.kind.keyColumns.isEmpty, !row.key.hasPrefix("\t"),
      let name = try? RowNames(db, sheet.kind).name(row.key)
    else { return "row \(row.number)" }
    return name
  }
}
