import Diagnostics
import Documents
import Ledger
import Settings
import Values

extension Office {
  /// Prints receipts for payments one by one; each is whole or not there. One that fails does not keep the others.
  ///
  /// - Parameter report: told of each receipt as it is done.
  /// - Throws: what keeps all of them from being printed, such as a mistake in the template.
  public func receipts(_ run: PaperRun, report: (PaperResult) -> Void) throws {
    let ledger = try ledger(readOnly: false)
    let jobs = try receiptJobs(run, ledger)
    guard !jobs.isEmpty else {
      throw Diagnostic(
        "no-receipt-waiting", "no deposit is waiting for a receipt",
        hint: "a payment from before its order's invoice is a deposit; for any other name the payment", severity: .note)
    }
    let press = try DocumentPress<Receipt>(
      office: self, template: settings.papers.receipt.template, section: settings.papers.receipt.section,
      language: try language(named: run.language))
    let outFolder = run.outFolder ?? folder.documentsPath
    try FileWriting.makeFolder(outFolder)
    if !run.isDraft { try restoreMissingFiles(ledger, outFolder: folder.documentsPath) }
    forEachJob(jobs, report: report, warnings: press.takeWarnings) { job in
      let entry = try job.entry ?? ledger.payment(named: job.name, baseCurrency: base)
      return run.isDraft
        ? try draftReceipt(entry, day: job.day, press: press, ledger: ledger, outFolder: outFolder)
        : try issueReceipt(entry, day: job.day, press: press, ledger: ledger, outFolder: outFolder)
    }
  }

  private struct ReceiptJob {
    var name: String
    /// The payment, where it is known already.
    var entry: PaymentEntry?
    var day: CalendarDay
  }

  private func receiptJobs(_ run: PaperRun, _ ledger: LedgerFile) throws -> [ReceiptJob] {
    guard run.allReady else {
      let day = try day(run.date)
      return run.names.map { ReceiptJob(name: $0, entry: nil, day: day) }
    }
    let invoices = try ledger.invoiceDays()
    return try ledger.paymentsWithoutReceipt(baseCurrency: base).filter { isWaiting($0, invoices) }
      .map { ReceiptJob(name: $0.handle, entry: $0, day: $0.payment.day) }
  }

  /// Whether a payment is a deposit that Talim is to acknowledge: on an order that is not invoiced, or that Talim invoiced later. What was
  /// invoiced outside Talim had its receipts there.
  private func isWaiting(
    _ entry: PaymentEntry, _ invoices: [String: (day: CalendarDay, origin: DocumentRecord.Origin)]
  ) -> Bool {
    guard entry.payment.day <= today, let match = entry.match else { return false }
    return match.orderIDs.contains { id in
      guard let invoice = invoices[id.idKey] else { return true }
      return invoice.origin == .talim && entry.payment.day < invoice.day
    }
  }

  private func draftReceipt(
    _ entry: PaymentEntry, day: CalendarDay, press: DocumentPress<Receipt>, ledger: LedgerFile, outFolder: String
  ) throws -> PrintedPaper {
    let request = ReceiptRequest(date: day, number: nil, handle: entry.handle)
    let (receipt, buyer) = try receipt(entry, request, ledger)
    let path = try printDraft(
      receipt, for: Recipient(buyer), name: "receipt-\(entry.handle)", press: press, outFolder: outFolder)
    return PrintedPaper(receipt, entry, path: path)
  }

  private func issueReceipt(
    _ entry: PaymentEntry, day: CalendarDay, press: DocumentPress<Receipt>, ledger: LedgerFile, outFolder: String
  ) throws -> PrintedPaper {
    let key = entry.payment.key
    if let number = try ledger.number(about: .receipt(payment: key)) {
      throw Diagnostic(
        "already-issued", "payment `\(entry.handle)` has its receipt already: `\(number)`",
        hint: "what is issued is never issued twice; `talim reprint \(number)` prints it again")
    }
    // Asked before a number is taken, so that the commonest mistakes do not even open the transaction.
    _ = try receipt(entry, ReceiptRequest(date: day, number: nil, handle: entry.handle), ledger)
    // The order is not named: it may still change until it is invoiced, and a receipt must not keep it from that.
    let request = IssueRequest(
      kind: .receipt, series: try NumberSeries(settings.papers.receipt), day: day,
      subjects: [.receipt(payment: key)], time: now)
    var issued: Receipt?
    let record = try issue(request, press: press, ledger: ledger, outFolder: outFolder) { given in
      let request = ReceiptRequest(date: day, number: given.number, handle: entry.handle)
      // Read here, where nobody else can write: somebody may have matched the payment elsewhere since it was looked up.
      let entry = try ledger.payment(named: entry.handle, baseCurrency: base)
      let (receipt, buyer) = try receipt(entry, request, ledger)
      issued = receipt
      return DocumentDraft(
        document: receipt, recipient: Recipient(buyer), total: receipt.amount, buyerID: buyer.id,
        rows: [DocumentRow(.payments, key: key)])
    }
    guard let issued else {
      throw Diagnostic("ledger-failed", "the register lost `\(record.number)`", fault: .environment)
    }
    return PrintedPaper(issued, entry, path: FilePaths.joined(outFolder, record.fileName ?? record.number))
  }

  /// The receipt for a payment, and the buyer it is for.
  private func receipt(
    _ entry: PaymentEntry, _ request: ReceiptRequest, _ ledger: LedgerFile
  ) throws -> (Receipt, Buyer) {
    let match = entry.match ?? MatchedPayment(payment: entry.payment, orderIDs: [], way: .person)
    let orders = try match.orderIDs.first.map { try ledger.orderGroup($0, baseCurrency: base) } ?? []
    // Refunds and write-offs are refused as such, whether they match an order or not.
    if entry.match == nil, entry.payment.kind == .payment { throw withoutOrder(entry) }
    let ids = Set(match.orderIDs.map(\.idKey))
    let returns = try orders.filter { ids.contains($0.order.id.idKey) }
      .flatMap { try ledger.saleReturns(ofOrder: $0.order.id) }
    let receipt = try Receipt(
      drafting: match, orders: orders, returns: returns, settings: settings, request: request)
    let first = receipt.orders.first?.id.idKey
    guard let buyer = orders.first(where: { $0.order.id.idKey == first })?.buyer else { throw withoutOrder(entry) }
    return (receipt, buyer)
  }

  private func withoutOrder(_ entry: PaymentEntry) -> Diagnostic {
    let handle = ShellWord.quoted(entry.handle)
    return Diagnostic(
      "unmatched-payment",
      entry.isLeftAside
        ? "payment `\(entry.handle)` was left aside by hand, so no order is known that it is for"
        : "payment `\(entry.handle)` matches no order", at: entry.place,
      hint: "say which order it is for: `talim match \(handle) ORDER`; `talim match` lists the likeliest")
  }
}

extension PrintedPaper {
  fileprivate init(_ receipt: Receipt, _ entry: PaymentEntry, path: String) {
    self.init(
      receipt.number, kind: "receipt", date: receipt.date, party: receipt.buyer.name, about: [entry.handle],
      total: receipt.amount, path: path)
  }
}
