import Diagnostics
import Documents
import Ledger
import Settings
import Values

/// What one thread does with a job: draws the statement up, prints it and writes it down.
struct StatementPrinting: Sendable {
  /// What was printed.
  struct Printed: Sendable {
    var row: StatementSummaryRow
    /// For the register; absent on a draft.
    var issued: IssuedDocument?
    /// Where the file is to be.
    var path: String
    /// The file until the document is issued; absent on a draft.
    var pending: PendingFile?
    var warnings: [Diagnostic]
  }

  let office: Office
  let source: StatementSource
  let period: PayPeriod
  let date: CalendarDay
  let language: Language?
  let also: Language?
  let outFolder: String

  /// The bench of one thread.
  func bench() throws -> (StatementJob) throws -> Printed {
    let press = try DocumentPress<Statement>(
      office: office, template: office.settings.papers.statement.template, section: "statement", language: language,
      also: also)
    return { try print($0, press) }
  }

  private func print(_ job: StatementJob, _ press: DocumentPress<Statement>) throws -> Printed {
    let recipient = Recipient(job.artisan)
    let language = DocumentLanguage(run: language, settings: office.settings).language(of: recipient).0
    let request = StatementRequest(date: date, number: job.number, language: language, last: job.last)
    guard let figures = try source.earnings.statement(of: job.artisanID, for: period) else {
      throw Diagnostic("unknown-artisan", "there is no artisan `\(job.artisan.id)`")
    }
    let statement = try Statement(drafting: figures, facts: source.facts, request: request)
    var row = try StatementSummaryRow(statement)
    row.name = job.artisan.name
    guard let number = job.number else {
      let path = try office.printDraft(
        statement, for: recipient, name: "statement-\(job.artisan.id)-\(period.name)", press: press,
        outFolder: outFolder)
      return Printed(row: row, path: path, warnings: press.takeWarnings())
    }
    let draft = DocumentDraft(
      document: statement, recipient: recipient, total: statement.closing, artisanID: job.artisan.id,
      rows: Self.rows(under: figures))
    let issued = try Office.print(draft, number: number, press: press)
    IssueStep.printed.reached()
    let path = FilePaths.joined(outFolder, issued.fileName)
    let pending = try PendingFile(issued.pdf, path: path)
    IssueStep.fileWritten.reached()
    return Printed(row: row, issued: issued, path: path, pending: pending, warnings: press.takeWarnings())
  }

  /// The rows of payouts and returns that the statement rests on.
  private static func rows(under figures: MakerStatement) -> [DocumentRow] {
    let payouts =
      figures.openingBalances + figures.adjustments + figures.retentionReleases + figures.payouts
      + figures.advances.given + figures.advances.repaid
    return payouts.map { DocumentRow(.payouts, key: $0.key) }
      + figures.returns.map { DocumentRow(.returns, key: $0.back.returnID.idKey) }
  }
}
