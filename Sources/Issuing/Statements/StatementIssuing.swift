import Diagnostics
import Documents
import Ledger
import Settings
import Values

/// Prints many statements on all processors, and gives those that are issued their numbers.
///
/// The numbers of a chunk are given out in one transaction, in which all of it is printed: they have no gaps, whatever is stopped when. One
/// that can not be printed is left out, and the rest of its chunk is numbered and printed anew.
struct StatementIssuing {
  private(set) var summary = StatementsSummary()
  /// What was printed, for the sheet that sums it up.
  private(set) var rows: [StatementSummaryRow] = []
  /// What another process issued meanwhile.
  private(set) var issuedMeanwhile: [DocumentRecord] = []
  /// Whether statements may be issued from what the ledger said a moment ago, though somebody changed it since.
  var mayBeOlder = false

  let printing: StatementPrinting
  private let ledger: LedgerFile
  private let crew: PrintCrew<StatementJob, StatementPrinting.Printed>
  private let chunk: Int
  private var warned: Set<Diagnostic> = []
  private var problems = RepeatedProblems()

  /// Statements that one transaction holds, for each thread.
  private static let perThread = 32

  init(_ printing: StatementPrinting, _ ledger: LedgerFile, threads: Int) {
    self.printing = printing
    self.ledger = ledger
    crew = PrintCrew(threads: threads) { try printing.bench() }
    chunk = Self.perThread * max(1, threads)
  }

  /// Sends the threads home.
  func finish() { crew.finish() }

  /// Prints all jobs, chunk by chunk.
  mutating func print(
    _ jobs: [StatementJob], isDraft: Bool, report: (StatementsEvent) -> Void, isStopped: () -> Bool,
    tick: (RenderProgress) -> Void
  ) throws {
    var rest = jobs[...]
    while !rest.isEmpty {
      if isStopped() {
        summary.wasStopped = true
        return
      }
      let part = Array(rest.prefix(chunk))
      rest = rest.dropFirst(chunk)
      let before = jobs.count - rest.count - part.count
      let step = { (done: Int) in
        tick(RenderProgress(documents: before + done, part: Double(before + done) / Double(jobs.count)))
      }
      let printed = isDraft ? try drafts(part, step) : try issue(part, step)
      for one in printed {
        rows.append(one.row)
        warn(one.warnings, report)
        report(.printed(path: one.path))
      }
      summary.printed += printed.count
    }
  }

  private mutating func warn(_ warnings: [Diagnostic], _ report: (StatementsEvent) -> Void) {
    // Each thread finds the same in the template.
    let new = warnings.filter { warned.insert($0).inserted }
    if !new.isEmpty { report(.warned(DiagnosticList(new))) }
  }

  private mutating func drafts(_ jobs: [StatementJob], _ tick: (Int) -> Void) throws -> [StatementPrinting.Printed] {
    var printed: [StatementPrinting.Printed] = []
    for (job, outcome) in zip(jobs, crew.run(jobs, tick: tick)) {
      do {
        printed.append(try outcome.get())
      } catch {
        try note(error, of: job)
      }
    }
    return printed
  }

  /// Issues a chunk; those that can not be printed are noted and left out.
  private mutating func issue(_ jobs: [StatementJob], _ tick: (Int) -> Void) throws -> [StatementPrinting.Printed] {
    var jobs = jobs
    while !jobs.isEmpty {
      do {
        return try issueWhole(jobs, tick)
      } catch let unprinted as Unprinted {
        for (position, error) in unprinted.errors { try note(error, of: jobs[position]) }
        let failed = Set(unprinted.errors.map(\.position))
        jobs = jobs.indices.filter { !failed.contains($0) }.map { jobs[$0] }
      } catch let taken as Diagnostic where taken.name == "already-issued" {
        let issued = try jobs.map { try StatementJobs.issued($0.artisanID, printing.period, ledger) }
        issuedMeanwhile += issued.compactMap { $0 }
        guard issued.contains(where: { $0 != nil }) else { throw taken }
        jobs = jobs.indices.filter { issued[$0] == nil }.map { jobs[$0] }
      }
    }
    return []
  }

  /// Somebody changed the ledger since the figures were worked out from it, so the chunk was not issued.
  struct LedgerMoved: Error {}

  /// Some statements of a chunk could not be printed, so none of it was issued.
  private struct Unprinted: Error {
    var errors: [(position: Int, error: any Error)] = []
  }

  private func issueWhole(_ jobs: [StatementJob], _ tick: (Int) -> Void) throws -> [StatementPrinting.Printed] {
    let requests = try jobs.map(request)
    var printed: [StatementPrinting.Printed] = []
    defer { for one in printed { one.pending?.discard() } }
    let records = try ledger.issue(requests) { numbers in
      guard try mayBeOlder || ledger.state() == printing.source.state else { throw LedgerMoved() }
      var unprinted = Unprinted()
      let numbered = zip(jobs, numbers).map { job, number in
        var job = job
        job.number = number.number
        return job
      }
      for (position, outcome) in crew.run(numbered, tick: tick).enumerated() {
        do {
          printed.append(try outcome.get())
        } catch {
          unprinted.errors.append((position, error))
        }
      }
      if !unprinted.errors.isEmpty { throw unprinted }
      return printed.compactMap(\.issued)
    }
    for (one, record) in zip(printed, records) {
      do {
        try one.pending?.publish()
      } catch let problem as Diagnostic {
        throw DiagnosticList([record.awaitingFile, problem])
      }
      IssueStep.renamed.reached()
    }
    try ledger.markPublished(records.map(\.number))
    IssueStep.marked.reached()
    return printed
  }

  private func request(_ job: StatementJob) throws -> IssueRequest {
    IssueRequest(
      kind: .statement, series: try NumberSeries(printing.office.settings.papers.statement), day: printing.date,
      subjects: [.statement(artisan: job.artisanID, period: printing.period.name)], time: printing.office.now)
  }

  /// Keeps what went wrong with one statement; what concerns all of them is thrown.
  private mutating func note(_ error: any Error, of job: StatementJob) throws {
    let list = (error as? DiagnosticList)?.diagnostics ?? [error as? Diagnostic].compactMap { $0 }
    // A number that a file bears already would be in the way of every other statement as well.
    if list.isEmpty || list.contains(where: { $0.fault == .environment || $0.name == "number-was-used" }) {
      throw error
    }
    summary.failed += 1
    for diagnostic in list { problems.add(diagnostic, row: "`\(job.artisan.id)`") }
    summary.problems = problems.list
  }
}
