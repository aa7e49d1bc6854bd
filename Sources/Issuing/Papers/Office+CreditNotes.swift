import Diagnostics
import Documents
import Ledger
import Settings
import Values

extension Office {
  /// Prints credit notes one by one, one for each order; each is whole or not there. One that fails does not keep the others.
  ///
  /// - Parameter report: told of each credit note as it is done.
  /// - Throws: what keeps all of them from being printed, such as a mistake in the template.
  public func creditNotes(_ run: PaperRun, report: (PaperResult) -> Void) throws {
    let ledger = try ledger(readOnly: false)
    let (jobs, unknown) = try creditJobs(run, ledger)
    if !unknown.isEmpty { report(.failed(DiagnosticList(unknown))) }
    guard !jobs.isEmpty || !unknown.isEmpty else {
      throw Diagnostic(
        "nothing-to-credit", "no return is waiting for a credit note",
        hint: "returns of invoiced orders wait until a credit note is issued, or named in returns.csv", severity: .note)
    }
    let paper = settings.papers.creditNote
    let press = try DocumentPress<CreditNote>(
      office: self, template: paper.template, section: paper.section, language: try language(named: run.language))
    let outFolder = run.outFolder ?? folder.documentsPath
    try FileWriting.makeFolder(outFolder)
    if !run.isDraft { try restoreMissingFiles(ledger, outFolder: folder.documentsPath) }
    var late: [Diagnostic] = []
    func warnings() -> [Diagnostic] {
      defer { late = [] }
      return press.takeWarnings() + late
    }
    let day = try day(run.date)
    forEachJob(jobs, report: report, warnings: warnings) { job in
      let note =
        run.isDraft
        ? try draftCreditNote(job, day: day, press: press, ledger: ledger, outFolder: outFolder)
        : try issueCreditNote(job, day: day, press: press, ledger: ledger, outFolder: outFolder)
      if let warning = Self.lateForTax(note.note) { late.append(warning) }
      return PrintedPaper(note.note, path: note.path)
    }
  }

  private struct CreditJob {
    var orderID: String
    var returnIDs: [String]
  }

  /// The returns asked for, those of one order together, and what is wrong with names that no return has.
  private func creditJobs(_ run: PaperRun, _ ledger: LedgerFile) throws -> ([CreditJob], [Diagnostic]) {
    if run.allReady {
      let invoices = try ledger.invoiceDays()
      let waiting = try ledger.saleReturns().filter {
        $0.credit == nil && $0.date <= today && invoices[$0.orderID.idKey] != nil
      }
      return (Self.jobs(waiting), [])
    }
    if let id = run.order {
      guard let order = try ledger.order(id, baseCurrency: base)?.order else {
        throw try unknownOrder(id, in: ledger)
      }
      let open = try ledger.saleReturns(ofOrder: order.id).filter { $0.credit == nil }
      guard open.isEmpty else { return (Self.jobs(open), []) }
      throw Diagnostic(
        "nothing-to-credit", "no return of order `\(order.id)` is waiting for a credit note",
        hint:
          "import the returns.csv that has it; `talim explain order \(ShellWord.quoted(order.id)) credited` shows what was credited"
      )
    }
    var unknown: [Diagnostic] = []
    let named = try run.names.compactMap { name -> SaleReturn? in
      if let back = try ledger.saleReturn(name) { return back }
      unknown.append(try unknownReturn(name, ledger))
      return nil
    }
    return (Self.jobs(named), unknown)
  }

  private static func jobs(_ returns: [SaleReturn]) -> [CreditJob] {
    var jobs: [CreditJob] = []
    for back in returns {
      if let index = jobs.firstIndex(where: { $0.orderID == back.orderID }) {
        if !jobs[index].returnIDs.contains(back.id) { jobs[index].returnIDs.append(back.id) }
      } else {
        jobs.append(CreditJob(orderID: back.orderID, returnIDs: [back.id]))
      }
    }
    return jobs
  }

  private func unknownReturn(_ id: String, _ ledger: LedgerFile) throws -> Diagnostic {
    let all = try ledger.saleReturns()
    if all.contains(where: { $0.orderID.idKey == id.idKey }) {
      return Diagnostic(
        "unknown-return", "`\(id)` is an order, not a return",
        hint: "all returns of it: `talim credit-note --order \(ShellWord.quoted(id))`")
    }
    let near = Suggestion.nearest(to: id, among: all.map(\.id))
    return Diagnostic(
      "unknown-return", "there is no return `\(id)`",
      hint: near.map { "did you mean `\($0)`?" } ?? "import the returns.csv that has it")
  }

  private func draftCreditNote(
    _ job: CreditJob, day: CalendarDay, press: DocumentPress<CreditNote>, ledger: LedgerFile, outFolder: String
  ) throws -> (note: CreditNote, path: String) {
    let (note, buyer) = try creditNote(job, day: day, number: nil, ledger)
    let path = try printDraft(
      note, for: Recipient(buyer), name: "credit-note-\(job.returnIDs.first ?? job.orderID)", press: press,
      outFolder: outFolder)
    return (note, path)
  }

  private func issueCreditNote(
    _ job: CreditJob, day: CalendarDay, press: DocumentPress<CreditNote>, ledger: LedgerFile, outFolder: String
  ) throws -> (note: CreditNote, path: String) {
    // Asked before a number is taken, so that the commonest mistakes do not even open the transaction.
    var issued = try creditNote(job, day: day, number: nil, ledger).0
    let request = IssueRequest(
      kind: .creditNote, series: try NumberSeries(settings.papers.creditNote), day: day, orderID: job.orderID,
      subjects: job.returnIDs.map { .credit(return: $0) }, time: now)
    let record = try issue(request, press: press, ledger: ledger, outFolder: outFolder) { given in
      let (note, buyer) = try creditNote(job, day: day, number: given.number, ledger)
      issued = note
      return DocumentDraft(
        document: note, recipient: Recipient(buyer), total: note.total, buyerID: buyer.id,
        rows: job.returnIDs.map { DocumentRow(.returns, key: $0.idKey) })
    }
    return (issued, FilePaths.joined(outFolder, record.fileName ?? record.number))
  }

  private func creditNote(
    _ job: CreditJob, day: CalendarDay, number: String?, _ ledger: LedgerFile
  ) throws -> (CreditNote, Buyer) {
    let group = try orderGroup(job.orderID, in: ledger)
    let note = try CreditNote(
      drafting: group, returns: try ledger.saleReturns(ofOrder: job.orderID), rates: try ledger.exchangeRates(),
      settings: settings, request: CreditNoteRequest(returnIDs: job.returnIDs, date: day, number: number))
    return (note, group.facts.buyer)
  }

  /// Tax can be given back until 30 November after the financial year of the supply (CGST Act s. 34(2)).
  private static func lateForTax(_ note: CreditNote) -> Diagnostic? {
    guard !note.taxTotal.isZero,
      let last = CalendarDay(year: FinancialYear(of: note.invoiceDate).startYear + 1, month: 11, day: 30),
      note.date > last
    else { return nil }
    return Diagnostic(
      "credit-note-late",
      "invoice `\(note.invoiceNumber)` is of \(note.invoiceDate): its tax could be given back until \(last)",
      hint: "ask your accountant: the tax on this credit note may not lower what you owe the state", severity: .warning)
  }
}

extension PrintedPaper {
  fileprivate init(_ note: CreditNote, path: String) {
    self.init(
      note.number, kind: "credit-note", date: note.date, party: note.buyer.name, about: note.lines.map(\.returnID),
      total: note.total, path: path)
  }
}
