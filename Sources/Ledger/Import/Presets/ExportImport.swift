import Diagnostics
internal import GRDB

/// Brings one export into the ledger, inside the transaction of its import.
///
/// Input: an `ExportTable` and its preset. Output: one `ImportedFile` for each kind of file it became, and the bytes of the
/// problems file, in the form of the export, if rows were refused.
struct ExportImport {
  let db: Database
  var table: ExportTable
  let preset: ExportPreset
  let options: ImportOptions

  /// What became of it.
  struct Result {
    var files: [ImportedFile] = []
    var sheets: [Sheet] = []
    var problems: [UInt8]?
  }

  /// Reads the export, and stores what it means like the co-op's own files.
  mutating func run() throws -> Result {
    let titles = preset.reader.titles
    table.mended = try ShownHabits(mendedBy: table.source, titles.mainKind, db)
    var facts = try preset.reader.read(table, ExportBook(db, options))
    facts.leaveOut(.above, count: table.linesAbove)
    let period = ExportPeriod(table, titles, hasRefusedRows: !facts.refused.isEmpty)
    var result = Result()
    for kind in [FileKind.buyers, .orders, .orderLines, .payments] where titles.columns[kind] != nil {
      let rows = facts.facts.filter { $0.kind == kind }
      if kind == .buyers, rows.isEmpty { continue }
      let sheet = Sheet(table, titles, kind, rows, period)
      // A book of its own each time: buyers and orders that were missing before are there now.
      var (file, _) = try SheetImport(db: db, sheet: sheet, book: ReferenceBook(db), options: options).run()
      file.preset = preset
      if kind == .buyers { file.made = rows.map { $0.cells["buyer_id"] ?? "" } }
      if kind == titles.mainKind { report(facts, &file) }
      result.files.append(file)
      result.sheets.append(sheet)
    }
    result.problems = problems(facts, result.files)
    if result.problems != nil, !table.source.isProblemsFile {
      try table.shown.store(of: table.source, titles.mainKind, db)
    }
    return result
  }

  private func report(_ facts: ExportFacts, _ file: inout ImportedFile) {
    file.leftOut = facts.leftOut
    file.rowsRead += facts.refused.count
    file.refused += facts.refused.count
    file.problems += facts.refused.flatMap { $0.map(diagnostic) }
    file.notes = facts.warnings.map { row, name, message, hint in
      Diagnostic(
        name, message, at: .cell(file: table.source.path, row: table.number(row), column: nil), hint: hint,
        severity: .warning)
    }
  }

  private func diagnostic(_ fault: ExportFault) -> Diagnostic {
    Diagnostic(
      fault.problem.name, fault.problem.message,
      at: .cell(file: table.source.path, row: table.number(fault.row), column: fault.title), hint: fault.problem.hint)
  }

  /// The refused rows and, so that they can be read again, all others of their order.
  private func problems(_ facts: ExportFacts, _ files: [ImportedFile]) -> [UInt8]? {
    let byNumber = Dictionary(
      files.flatMap(\.problems).compactMap { problem -> (Int, [Diagnostic])? in
        guard case .cell(_, let row, _)? = problem.place else { return nil }
        return (row, [problem])
      }, uniquingKeysWith: +)
    guard !byNumber.isEmpty else { return nil }
    var wanted: Set<Int> = []
    for row in table.rows.indices where byNumber[table.number(row)] != nil {
      wanted.formUnion(facts.groups[row] ?? [row])
    }
    var file = ProblemsFile(Sheet(all: table, preset.reader.titles.mainKind))
    for row in wanted.sorted() { file.add(table.rows[row], reasons: byNumber[table.number(row)] ?? []) }
    return file.bytes
  }
}
