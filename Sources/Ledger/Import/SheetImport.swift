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

  var meter = ImportMeter([], nil)

  /// What is known while the rows are read.
  private struct Pass {
    let reader: RowReader
    let store: RowStore
    let index: FactIndex
    var group: (any RowGroup)?
    var seen: SeenRows
    var sourceRows: SourceRowPass
    var occurrences: Occurrences
    let twins: PayoutTwins?
    var twinsFound: [(row: Int, run: String)] = []
    var problems: ProblemsFile
    var file: ImportedFile
  }

  /// Reads, compares and stores all rows.
  func run() throws -> (file: ImportedFile, problems: [UInt8]?) {
    let importID = try recordImport()
    let mended = try ShownHabits(mendedBy: sheet.source, sheet.kind, db)
    let habits = try SheetHabits(sheet, mended: mended) { try meter.looked($0) }
    var pass = try pass(habits, importID)
    var count = 0
    try sheet.rows.forEach { row, place, part in
      count += 1
      if count.isMultiple(of: 1_000) { try meter.stored(count, of: habits.rowCount, part) }
      // Spreadsheets like to export hundreds of blank rows at the end; those are not worth a word.
      if row.number <= habits.lastFilledRow { try take(row, place, &pass) }
    }
    try sheet.source.requireUnchanged()
    try finish(importID, &pass)
    // What an export showed is kept by the export's own import.
    if pass.file.refused > 0, !sheet.source.isProblemsFile, sheet.period == nil {
      try habits.shown.store(of: sheet.source, sheet.kind, db)
    }
    return (pass.file, pass.file.refused > 0 ? pass.problems.bytes : nil)
  }

  private func pass(_ habits: SheetHabits, _ importID: Int64) throws -> Pass {
    let reader = RowReader(sheet, habits: habits, book: book, baseCurrency: options.baseCurrency)
    return Pass(
      reader: reader, store: try RowStore(db, sheet, importID: importID), index: FactIndex(db),
      group: try RowGroups.group(of: sheet, reader: reader, db: db, options: options),
      seen: SeenRows(expecting: habits.rowCount), sourceRows: try SourceRowPass(db, sheet),
      occurrences: try Occurrences(db, sheet), twins: sheet.kind == .payouts ? try PayoutTwins(db) : nil,
      problems: ProblemsFile(sheet),
      file: ImportedFile(path: sheet.source.path, kind: sheet.kind, encoding: sheet.encoding))
  }

  private func take(_ row: SheetRow, _ place: RowPlace, _ pass: inout Pass) throws {
    if row.isBlank || sheet.isTotal(row) {
      pass.file.skipped.append(SkippedRow(row: row.number, reason: row.isBlank ? "blank" : "total"))
      return
    }
    pass.file.rowsRead += 1
    switch try pass.reader.read(row) {
    case .refused(let reasons, let key):
      if let key { try note(key, at: nil, &pass) }
      refuse(row, reasons, &pass)
    case .row(let parsed):
      if let reason = try pass.group?.reason(against: parsed) {
        try note(parsed.key, at: nil, &pass)
        refuse(row, [reason], &pass)
      } else if let reason = try keep(parsed, place, &pass) {
        refuse(row, [reason], &pass)
      }
    }
  }

  /// Remembers that the file has a row with this key.
  private func note(_ key: String, at place: RowPlace?, _ pass: inout Pass) throws {
    let mark = SeenRows.mark(key)
    if let place { pass.seen.insert(mark, at: place) } else { pass.seen.insert(mark) }
    try pass.sourceRows.add(key, mark)
  }

  /// Stores a readable row; the reason is given where the file or the ledger forbids it.
  private func keep(_ parsed: ParsedRow, _ place: RowPlace, _ pass: inout Pass) throws -> RowReader.Reason? {
    var row = parsed
    if row.key.hasPrefix("\t") {
      // Rows without an id are known by their cells and their nth occurrence.
      row.key = pass.occurrences.next(row.key)
      try note(row.key, at: nil, &pass)
    } else if let first = try firstRow(like: row, pass) {
      guard first.values != row.values || first.extra != row.extra else {
        pass.file.unchanged += 1
        return nil
      }
      return (secondRow(first.number), nil)
    } else {
      try note(row.key, at: place, &pass)
    }
    if let reason = try lineOfIssuedOrder(row) { return (reason, nil) }
    let twin = try pass.twins?.twin(of: row)
    switch try pass.store.store(row) {
    case .new:
      pass.file.new += 1
      if let twin {
        try pass.twins?.replace(twin, by: row.key)
        pass.twinsFound.append((row.number, twin.run))
      }
      try pass.index.follow(key: row.key, sheet.kind, isNew: true)
    case .unchanged: pass.file.unchanged += 1
    case .changed(let changes, let newlyPending):
      if changes.contains(where: { !$0.isPending }) { pass.file.changed += 1 } else { pass.file.unchanged += 1 }
      if changes.contains(where: \.isPending) { pass.file.pending += 1 }
      pass.file.newlyPending += newlyPending
      pass.file.changes += changes
      try pass.index.follow(key: row.key, sheet.kind, isNew: false)
    }
    return nil
  }

  /// The first row of the file with the same key, read again.
  private func firstRow(like row: ParsedRow, _ pass: Pass) throws -> ParsedRow? {
    guard let place = pass.seen.place(SeenRows.mark(row.key)), let first = try sheet.rows.row(at: place) else {
      return nil
    }
    guard case .row(let parsed) = try pass.reader.read(first), ExactText(parsed.key) == ExactText(row.key) else {
      return nil
    }
    return parsed
  }

  /// Says which rows are payouts that a payout run had recorded before, so that nobody wonders why the sums stay the same.
  private func twinNotes(_ pass: Pass) -> [Diagnostic] {
    Dictionary(grouping: pass.twinsFound, by: \.run).sorted { $0.key < $1.key }.map { run, rows in
      let many = rows.count > 1
      return Diagnostic(
        "payout-known",
        "\(rows.count) \(many ? "rows are payouts" : "row is a payout") that `\(run)` recorded before; \(many ? "they count" : "it counts") once, as \(many ? "these rows" : "this row")",
        at: .cell(file: sheet.source.path, row: rows[0].row, column: nil),
        hint:
          "it is taken for the same with the same artisan and amount, and days at most \(PayoutTwins.mostDays) apart",
        severity: .note)
    }
  }

  private func secondRow(_ first: Int) -> CellProblem {
    CellProblem(
      "duplicate-id", "a second row with this id, which says something else than row \(first)",
      hint: "delete one of the two rows, or give this one an id of its own")
  }

  private func lineOfIssuedOrder(_ row: ParsedRow) throws -> CellProblem? {
    guard sheet.kind == .orderLines, let order = row.values[0].text else { return nil }
    guard let number = try book.issuedNumber(forOrder: order), try !book.stands(.orderLines, row.key) else {
      return nil
    }
    return CellProblem(
      "order-invoiced", "the order is invoiced already as `\(number)`, so it can not get another line",
      hint: "put the piece on an order of its own")
  }

  private func refuse(_ row: SheetRow, _ reasons: [RowReader.Reason], _ pass: inout Pass) {
    let diagnostics = reasons.map { problem, title in
      Diagnostic(
        problem.name, problem.message, at: .cell(file: sheet.source.path, row: row.number, column: title),
        hint: problem.hint)
    }
    pass.file.refused += 1
    pass.file.problems += diagnostics
    pass.problems.add(row, reasons: diagnostics)
  }

  private func recordImport() throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO imports (file, kind, sha256, time) VALUES (?, ?, ?, ?)",
      arguments: [sheet.source.path, sheet.kind.rawValue, sheet.fingerprint, options.time])
    return db.lastInsertedRowID
  }

  private func finish(_ importID: Int64, _ pass: inout Pass) throws {
    let file = pass.file
    try db.execute(
      sql: "UPDATE imports SET rows_in = ?, rows_new = ?, rows_changed = ?, rows_refused = ? WHERE id = ?",
      arguments: [file.rowsRead, file.new, file.changed, file.refused, importID])
    pass.file.gone = try pass.sourceRows.finish(pass.seen)
    pass.file.notes += twinNotes(pass)
  }
}
