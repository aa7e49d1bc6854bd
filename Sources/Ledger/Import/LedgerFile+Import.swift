import Diagnostics
internal import GRDB

extension LedgerFile {
  /// Imports spreadsheets: reads them in the order in which they hang on each other, whatever order they are given in, all
  /// in one transaction.
  ///
  /// Rows that cannot be facts go to `problems-<file>.csv` beside their file; all others are stored. Throws, with nothing
  /// changed, when a file can not be understood at all (all such files at once) or when the disk or the database fails.
  public func importFiles(_ sources: [ImportSource], options: ImportOptions) throws -> ImportReport {
    let units = try Self.units(sources, options)
    var prepared: [(temporary: String, path: String)] = []
    var stale: [String] = []
    do {
      let report = try write { db in
        try Self.makeRoom(db)
        var report = ImportReport()
        var sheets: [Sheet] = []
        var book = ReferenceBook(db)
        var meter = ImportMeter(sources, options.progress)
        let given = options
        var options = try given.following(StoredSettings.values(db))
        for (index, unit) in units.enumerated() {
          meter.begin(unit.source)
          let result = try unit.run(db, &book, options, meter)
          report.files += result.files
          sheets += result.sheets
          if unit.kind == .settings, units.dropFirst(index + 1).first?.kind != .settings {
            options = try given.following(StoredSettings.values(db))
          }
          let path = unit.source.problemsPath
          guard let problems = result.problems else {
            stale.append(path)
            continue
          }
          // A problems file read after its source has the mended rows, so its remains are the ones to keep.
          let temporary = try FileWriting.prepare(problems, for: path)
          if !prepared.contains(where: { $0.path == path }) { prepared.append((temporary, path)) }
          report.files[report.files.count - 1].problemsPath = path
        }
        if options.removesGoneRows { try GoneRows(db).remove(sheets, &report) }
        try meter.check()
        let notes = report.files.flatMap(\.notes)
        report.warnings = try notes + LedgerChecks(db, options: options).run() + PendingWarnings.warnings(report)
        // The last chance to stop: what follows is the commit.
        try meter.check()
        return report
      }
      for file in prepared { try FileWriting.publish(file.temporary, as: file.path) }
      for path in stale where !prepared.contains(where: { $0.path == path }) { FileWriting.discard(path) }
      return report
    } catch {
      for file in prepared { FileWriting.discard(file.temporary) }
      throw error
    }
  }

  /// Rows go into several indexes at once; with the usual 2 MB of cache the pages of a large ledger would be written again and
  /// again. It is the limit of the cache, not memory that is taken at once, and ends with the connection.
  private static func makeRoom(_ db: Database) throws { try db.execute(sql: "PRAGMA cache_size = -65536") }

  /// Reports all files that can not be understood at once.
  private static func units(_ sources: [ImportSource], _ options: ImportOptions) throws -> [ImportUnit] {
    var units: [ImportUnit] = []
    var problems: [Diagnostic] = []
    for source in sources {
      do {
        units.append(try ImportUnit(source, options))
      } catch let problem as Diagnostic {
        problems.append(problem)
      } catch let list as DiagnosticList {
        problems += list.diagnostics
      }
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    // A problems file mends rows of its source, so it is read after it.
    return units.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      let leftRank = (a.kind.rank, a.source.isProblemsFile ? 1 : 0, left.offset)
      return leftRank < (b.kind.rank, b.source.isProblemsFile ? 1 : 0, right.offset)
    }.map(\.element)
  }
}
