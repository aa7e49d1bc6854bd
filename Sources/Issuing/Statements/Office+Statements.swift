import Diagnostics
import Documents
import JSONData
import Ledger
import Settings
import Values

extension Office {
  /// Prints the payout statements of a period: drafts, or with numbers. Those that were issued before are left as they are, so a run
  /// that was stopped goes on with what is missing.
  ///
  /// - Parameters:
  ///   - report: told of each file and of what is worth knowing.
  ///   - isStopped: asked now and then whether to end early.
  ///   - tick: told several times a second how far it is.
  /// - Throws: what keeps all of them from being printed, such as a mistake in the template or an open period.
  public func statements(
    _ run: StatementsRun, report: (StatementsEvent) -> Void, isStopped: () -> Bool = { false },
    tick: (RenderProgress) -> Void = { _ in }
  ) throws -> StatementsSummary {
    let period = try payPeriod(run.period)
    if !run.isDraft, today <= period.end { throw Self.openPeriod(period) }
    if let start = settings.ledger.booksStart, period.end < start { throw Self.beforeBooks(period, start) }
    let (language, also) = (try language(named: run.language), try language(named: run.also))
    let ledger = try ledger(readOnly: false)
    let outFolder = run.outFolder ?? folder.documentsPath
    try FileWriting.makeFolder(outFolder)
    if !run.isDraft { try restoreMissingFiles(ledger, outFolder: folder.documentsPath) }
    var printed = 0
    var attempt = 1
    while true {
      let source = try StatementSource(self, ledger)
      let jobs = try StatementJobs(run.artisans, source, period, ledger, isDraft: run.isDraft)
      let warnings = jobs.warnings + source.earnings.problems
      if !warnings.isEmpty { report(.warned(DiagnosticList(warnings))) }
      let printing = StatementPrinting(
        office: self, source: source, period: period, date: today, language: language,
        also: also, outFolder: outFolder)
      var issuing = StatementIssuing(printing, ledger, threads: min(run.jobs, max(1, jobs.jobs.count)))
      issuing.mayBeOlder = attempt > Self.fresh
      defer { issuing.finish() }
      do {
        try issuing.print(jobs.jobs, isDraft: run.isDraft, report: report, isStopped: isStopped, tick: tick)
      } catch is StatementIssuing.LedgerMoved {
        // What is issued stays; the rest is worked out anew.
        printed += issuing.summary.printed
        attempt += 1
        continue
      }
      return try finish(run, jobs, issuing, printedBefore: printed, report: report)
    }
  }

  /// How often a run begins anew because somebody changed the ledger meanwhile. Where that happens again and again, what was read last
  /// counts: all of it is of one moment, and `talim check` finds what came to differ.
  private static let fresh = 3

  /// Sums up a run, and prints the sheet of one over all artisans.
  private func finish(
    _ run: StatementsRun, _ jobs: StatementJobs, _ issuing: StatementIssuing, printedBefore: Int,
    report: (StatementsEvent) -> Void
  ) throws -> StatementsSummary {
    let printing = issuing.printing
    var summary = issuing.summary
    let issued = jobs.issued + issuing.issuedMeanwhile
    summary.printed += printedBefore
    summary.issuedBefore = issued.count - printedBefore
    summary.quiet = jobs.quiet
    if run.artisans.isEmpty, !summary.wasStopped {
      let rows = try issuing.rows + issued.compactMap { try Self.row(of: $0, printing.source) }
      try printSummary(rows, jobs.quiet, printing, isDraft: run.isDraft, report: report)
    }
    return summary
  }

  private static func beforeBooks(_ period: PayPeriod, _ start: CalendarDay) -> Diagnostic {
    Diagnostic(
      "period-before-books", "\(period.name) ended before the books begin, on \(start)",
      hint: "what was owed by then belongs into payouts.csv as an opening balance", fault: .misuse)
  }

  private static func openPeriod(_ period: PayPeriod) -> Diagnostic {
    Diagnostic(
      "period-open", "\(period.name) goes on until the end of \(period.end), so its statements can not be issued yet",
      hint: "`talim statements \(period.name) --draft` prints them as they stand", fault: .misuse)
  }

  /// What an issued statement came to, from its frozen data.
  private static func row(of record: DocumentRecord, _ source: StatementSource) throws -> StatementSummaryRow? {
    guard let frozen = record.frozen else { return nil }
    let data = try JSONDocument(Array(frozen.utf8), file: record.number)
    var row = try StatementSummaryRow(frozen: RecordReader(Statement.recordType.schema).record(of: data.root))
    // The sheet names artisans as the ledger does, whatever the language of the statement.
    if let id = row?.id, let artisan = source.earnings.account(of: id)?.artisan { row?.name = artisan.name }
    return row
  }

  private func printSummary(
    _ rows: [StatementSummaryRow], _ quiet: Int, _ printing: StatementPrinting, isDraft: Bool,
    report: (StatementsEvent) -> Void
  ) throws {
    let sheet = try StatementSummary(
      of: rows.sorted { $0.id.idKey < $1.id.idKey }, period: printing.period, quiet: quiet, date: today,
      settings: settings)
    let press = try DocumentPress<StatementSummary>(office: self, language: nil)
    let name = (isDraft ? "draft-" : "") + sheet.table.name
    let path = FilePaths.joined(printing.outFolder, name + ".pdf")
    try FileWriting.write(try press.print(sheet, for: .coop, isDraft: isDraft).pdf, toFile: path)
    let table = FilePaths.joined(printing.outFolder, name + ".csv")
    let text = try OutputText(table, replaces: true)
    try sheet.table.write(to: text.write)
    try text.finish()
    let warnings = press.takeWarnings()
    if !warnings.isEmpty { report(.warned(DiagnosticList(warnings))) }
    report(.printed(path: path))
    report(.printed(path: table))
  }
}
