public import Diagnostics
import Documents
import Ledger
import Settings
import Values

/// What is asked of `talim invoice`.
public struct InvoiceRun: Sendable {
  /// The ids of the orders, in the order wanted.
  public var orders: [String]
  /// Whether to take all shipped orders without an invoice instead, each on its shipping day.
  public var allReady: Bool
  /// Whether to print drafts: no number, nothing kept.
  public var isDraft: Bool
  /// The day of issue as ISO text; today when absent.
  public var date: String?
  /// The folder to print to; the co-op's `documents` when absent.
  public var outFolder: String?
  /// The code or English name of the language of all; each buyer's own when absent.
  public var language: String?

  /// A run of invoices.
  public init(
    orders: [String], allReady: Bool, isDraft: Bool, date: String?, outFolder: String?, language: String? = nil
  ) {
    self.orders = orders
    self.allReady = allReady
    self.isDraft = isDraft
    self.date = date
    self.outFolder = outFolder
    self.language = language
  }
}

/// What became of one invoice.
public enum InvoiceResult: Sendable {
  /// It was printed to this path.
  case printed(path: String)
  /// Something about all of them is worth knowing.
  case warned(DiagnosticList)
  /// It was not printed, and no number was used.
  case failed(DiagnosticList)
}

extension Office {
  /// Prints invoices one by one; each is whole or not there. One that fails does not keep the others.
  ///
  /// - Parameter report: told of each invoice as it is done.
  /// - Throws: what keeps all of them from being printed, such as a mistake in the template.
  public func invoices(_ run: InvoiceRun, report: (InvoiceResult) -> Void) throws {
    let ledger = try ledger(readOnly: false)
    let jobs = try jobs(run, ledger)
    guard !jobs.isEmpty else {
      throw Diagnostic(
        "nothing-to-invoice", "no order is waiting for an invoice",
        hint: "orders are ready when they have lines and a day in `Shipped On`, and no invoice yet", severity: .note)
    }
    let press = try DocumentPress<Invoice>(
      office: self, template: settings.invoice.template, language: try language(named: run.language))
    let outFolder = run.outFolder ?? folder.documentsPath
    try FileWriting.makeFolder(outFolder)
    if !run.isDraft { try restoreMissingFiles(ledger, outFolder: folder.documentsPath) }
    let facts = OrderPaperFacts(self, ledger)
    for job in jobs {
      try reportingOne(press, report) {
        try invoice(job, isDraft: run.isDraft, press: press, facts: facts, outFolder: outFolder)
      }
    }
  }

  private struct Job {
    var orderID: String
    var day: CalendarDay
  }

  private func jobs(_ run: InvoiceRun, _ ledger: LedgerFile) throws -> [Job] {
    if run.allReady {
      return try ledger.ordersReadyToInvoice().compactMap { id in
        guard let shipped = try ledger.order(id, baseCurrency: base)?.order.shippedOn, shipped <= today else {
          return nil
        }
        return Job(orderID: id, day: shipped)
      }.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }
    let day = try day(run.date)
    return run.orders.map { Job(orderID: $0, day: day) }
  }

  private func invoice(
    _ job: Job, isDraft: Bool, press: DocumentPress<Invoice>, facts: OrderPaperFacts, outFolder: String
  ) throws -> InvoiceResult {
    // Asked before a number is taken, so that the commonest mistakes do not even open the transaction.
    let group = try orderGroup(job.orderID, in: facts.ledger)
    if isDraft {
      return .printed(path: try draft(Invoice.self, of: group, job.day, press: press, facts: facts, to: outFolder))
    }
    let order = group.facts.order.id
    let request = IssueRequest(
      kind: .invoice, series: try NumberSeries(settings.invoice), day: job.day, orderID: order, time: now)
    return .printed(path: try issue(request, of: order, press: press, facts: facts, to: outFolder))
  }
}

/// File names made of document numbers and ids.
enum FileNames {
  /// Every character but letters, digits, `-`, `_` and `.` becomes `-`; never empty, never hidden, at most 80 characters.
  static func safe(_ text: String) -> String {
    let kept = String(text.prefix(80).map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
    let trimmed = String(kept.drop { $0 == "." })
    return trimmed.isEmpty ? "document" : trimmed
  }
}
