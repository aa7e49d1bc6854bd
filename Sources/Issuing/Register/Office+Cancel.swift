public import Diagnostics
import Documents
import Ledger
import Values

/// What was cancelled, and what somebody should look at because of it.
public struct CancelResult: Sendable {
  /// What was done, in a line or two.
  public let text: String
  /// What to look at.
  public let warnings: DiagnosticList
}

extension Office {
  /// Cancels issued documents one by one: the number stays, and what the document was about may be issued again.
  ///
  /// - Parameter date: the day of it as ISO text; today when absent.
  /// - Throws: a `Diagnostic` when it can not be cancelled; nothing was changed then.
  public func cancel(_ number: String, reason: String, date: String?) throws -> CancelResult {
    let reason = try usable(reason)
    let day = try cancelDay(date)
    let ledger = try ledger(readOnly: false)
    let cancellation = try ledger.cancelDocument(
      number: number, on: day, reason: reason, keeping: keptStatus(ledger))
    let record = cancellation.document
    return CancelResult(
      text: "\(record.number) is cancelled; \(Self.next(record))",
      warnings: DiagnosticList(try warnings(cancellation, on: day, in: ledger)))
  }

  /// Notes why a number has no document, so that it is explained and never given out.
  public func noteMissing(_ number: String, reason: String, date: String?) throws -> CancelResult {
    let reason = try usable(reason)
    try ledger(readOnly: false).noteMissing(number: number, on: try cancelDay(date), reason: reason)
    return CancelResult(text: "\(number) is noted as cancelled, without a document", warnings: DiagnosticList([]))
  }

  private func cancelDay(_ text: String?) throws -> CalendarDay {
    let day = try day(text)
    guard day <= today else {
      throw Diagnostic(
        "bad-date", "\(day) has not come yet", hint: "give the day on which it was cancelled", fault: .misuse)
    }
    return day
  }

  private func usable(_ reason: String) throws -> String {
    let reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !reason.isEmpty, reason.count <= 200 else {
      throw Diagnostic(
        "bad-reason", "a reason of 1 to 200 letters is needed", hint: "such as `--reason \"wrong buyer\"`",
        fault: .misuse)
    }
    return reason
  }

  /// What may be done now.
  private static func next(_ record: DocumentRecord) -> String {
    switch record.kind {
    case .invoice:
      "order \(record.orderID ?? "") may be invoiced again, under a new number"
    default: "a new \(record.kind.noun) may be issued, under a new number"
    }
  }

  private func warnings(_ cancellation: Cancellation, on day: CalendarDay, in ledger: LedgerFile) throws -> [Diagnostic]
  {
    let record = cancellation.document
    var found: [Diagnostic] = []
    if cancellation.freedCorrections > 0 {
      let count = cancellation.freedCorrections
      found.append(
        Diagnostic(
          "corrections-free", "\(count) \(count == 1 ? "correction" : "corrections") waited for it",
          hint: "`talim correct` lists them, and takes them over", severity: .note))
    }
    if record.kind == .invoice { found += try invoiceWarnings(record, on: day, in: ledger) }
    if record.kind == .receipt, let order = record.orderID,
      let invoice = try ledger.order(order, baseCurrency: base)?.invoice, invoice.issuedOn >= record.issuedOn
    {
      found.append(
        Diagnostic(
          "receipt-on-invoice", "the invoice `\(invoice.number)` may name this receipt",
          hint: "tell the buyer, or cancel that invoice and issue a new one", severity: .warning))
    }
    return found
  }

  private func invoiceWarnings(_ record: DocumentRecord, on day: CalendarDay, in ledger: LedgerFile) throws
    -> [Diagnostic]
  {
    var found: [Diagnostic] = []
    if (day.year, day.month) != (record.issuedOn.year, record.issuedOn.month) {
      found.append(
        Diagnostic(
          "cancelled-in-another-month", "`\(record.number)` was issued in another month",
          hint: "if its tax is declared already, a credit note is what the law wants instead", severity: .warning))
    }
    let statements = try statements(counting: record, in: ledger)
    if !statements.isEmpty {
      found.append(
        Diagnostic(
          "statement-counts-it",
          "the sale is on \(statements.count == 1 ? "a payout statement that is" : "payout statements that are") issued: "
            + statements.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
            + (statements.count > 5 ? " and \(statements.count - 5) more" : ""),
          hint: "cancel and issue them anew; what was paid too much is brought forward", severity: .warning))
    }
    return found
  }

  /// The standing statements of the order's makers that were issued since.
  private func statements(counting invoice: DocumentRecord, in ledger: LedgerFile) throws -> [String] {
    guard let order = invoice.orderID, let facts = try ledger.order(order, baseCurrency: base) else { return [] }
    let makers = Set(facts.lines.flatMap { $0.makers.map { $0.id.lowercased() } })
    return try ledger.documents(kind: .statement).filter { statement in
      statement.state == .issued && statement.issuedOn >= invoice.issuedOn
        && statement.artisanID.map { makers.contains($0.lowercased()) } ?? false
    }.map(\.number)
  }
}
