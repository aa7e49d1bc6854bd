import Diagnostics
internal import GRDB

/// Brings one sheet into the ledger, inside the transaction of its import.
///
/// Input: a sheet. Output: an `ImportedFile`, and the bytes of the problems file if rows were refused.
struct SheetImport {
  let db: Database
  let sheet: Sheet
  let book: ReferenceBook
  let options: ImportOptions

  /// The rows of the file seen so far, by key.
  private struct Seen {
    var first: [ExactText: (row: ParsedRow, number: Int)] = [:]
    var occurrences: Occurrences
    var keys: Set<String> = []
  }

  /// Reads, compares and stores all rows.
  func run() throws -> (file: ImportedFile, problems: [UInt8]?) {
    var file = ImportedFile(path: sheet.source.path, kind: sheet.kind, encoding: sheet.encoding)
    var problems = ProblemsFile(sheet)
    var seen = Seen(occurrences: try Occurrences(db, sheet))
    let importID = try recordImport()
    let reader = RowReader(sheet, book: book, baseCurrency: options.baseCurrency)
    var group = try RowGroups.group(of: sheet, reader: reader, db: db, options: options)
    let store = RowStore(db, sheet, importID: importID)
    let index = FactIndex(db)
    for row in sheet.rows {
      if row.isBlank || sheet.isTotal(row) {
        file.skipped.append(SkippedRow(row: row.number, reason: row.isBlank ? "blank" : "total"))
        continue
      }
      file.rowsRead += 1
      switch try reader.read(row) {
      case .refused(let reasons, let key):
        if let key { seen.keys.insert(key) }
        refuse(row, reasons, &file, &problems)
      case .row(let parsed):
        if let reason = try group?.reason(against: parsed) {
          seen.keys.insert(parsed.key)
          refuse(row, [reason], &file, &problems)
        } else if let reason = try place(parsed, &seen, store, index, &file) {
          refuse(row, [reason], &file, &problems)
        }
      }
    }
    skipTrailingBlanks(&file)
    try finish(importID, &file, seen.keys)
    return (file, file.refused > 0 ? problems.bytes : nil)
  }

  /// Stores a readable row; the reason is given where the file or the ledger forbids it.
  private func place(
    _ parsed: ParsedRow, _ seen: inout Seen, _ store: RowStore, _ index: FactIndex, _ file: inout ImportedFile
  ) throws -> RowReader.Reason? {
    var row = parsed
    if row.key.hasPrefix("\t") {
      // Rows without an id are known by their cells and their nth occurrence.
      row.key = seen.occurrences.next(row.key)
    } else if let first = seen.first[ExactText(row.key)] {
      guard first.row.values != row.values || first.row.extra != row.extra else {
        file.unchanged += 1
        return nil
      }
      return (secondRow(first.number), nil)
    } else {
      seen.first[ExactText(row.key)] = (row, row.number)
    }
    seen.keys.insert(row.key)
    if let reason = try lineOfIssuedOrder(row) { return (reason, nil) }
    switch try store.store(row) {
    case .new:
      file.new += 1
      try index.follow(row, sheet.kind)
    case .unchanged: file.unchanged += 1
    case .changed(let changes, let newlyPending):
      if changes.contains(where: { !$0.isPending }) { file.changed += 1 } else { file.unchanged += 1 }
      if changes.contains(where: \.isPending) { file.pending += 1 }
      file.newlyPending += newlyPending
      file.changes += changes
      try index.follow(row, sheet.kind)
    }
    return nil
  }

  private func secondRow(_ first: Int) -> CellProblem {
    CellProblem(
      "duplicate-id", "a second row with this id, which says something else than row \(first)",
      hint: "delete one of the two rows, or give this one an id of its own")
  }

  private func lineOfIssuedOrder(_ row: ParsedRow) throws -> CellProblem? {
    guard sheet.kind == .orderLines, let order = row.values[0].text else { return nil }
    guard let number = try book.issuedNumber(forOrder: order), try !book.exists(.orderLines, row.key) else {
      return nil
    }
    return CellProblem(
      "order-invoiced", "the order is invoiced already as `\(number)`, so it can not get another line",
      hint: "put the piece on an order of its own")
  }

  private func refuse(
    _ row: SheetRow, _ reasons: [RowReader.Reason], _ file: inout ImportedFile, _ problems: inout ProblemsFile
  ) {
    let diagnostics = reasons.map { problem, title in
      Diagnostic(
        problem.name, problem.message, at: .cell(file: sheet.source.path, row: row.number, column: title),
        hint: problem.hint)
    }
    file.refused += 1
    file.problems += diagnostics
    problems.add(row, reasons: diagnostics)
  }

  /// Spreadsheets like to export hundreds of blank rows at the end; those are not worth a word.
  private func skipTrailingBlanks(_ file: inout ImportedFile) {
    let last = sheet.rows.last { !$0.isBlank }?.number ?? 0
    file.skipped.removeAll { $0.row > last }
  }

  private func recordImport() throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO imports (file, kind, sha256, time) VALUES (?, ?, ?, ?)",
      arguments: [sheet.source.path, sheet.kind.rawValue, SHA256.hex(of: sheet.source.bytes), options.time])
    return db.lastInsertedRowID
  }

  private func finish(_ importID: Int64, _ file: inout ImportedFile, _ keys: Set<String>) throws {
    try db.execute(
      sql: "UPDATE imports SET rows_in = ?, rows_new = ?, rows_changed = ?, rows_refused = ? WHERE id = ?",
      arguments: [file.rowsRead, file.new, file.changed, file.refused, importID])
    // A problems file holds only some of the rows of its source, so nothing can be gone from it.
    if !sheet.source.isProblemsFile { file.gone = try SourceRows(db).follow(sheet, keys) }
  }
}
