import Diagnostics
import Documents
import Ledger
import Settings
import Values

extension Office {
  /// What came in, what went out and what is still owed at the end of a day.
  ///
  /// What every day changed is kept in the ledger, so that asking for any day takes no time until something changes.
  /// - Parameter text: the day as a person wrote it; today when absent.
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when the ledger can not be read or an amount does not fit.
  public func status(asOf text: String? = nil) throws -> StatusReport {
    let day = try day(text)
    let ledger = try ledger(readOnly: false)
    let (sums, facts, totals) = try statusParts(asOf: day, in: ledger)
    let status = try CoopStatus(sums, facts, asOf: day)
    return StatusReport(
      name: settings.coop.name, status: status, received: totals.map(\.received), returned: totals.map(\.refunded),
      problems: Self.errors(sums.gaps))
  }

  private func statusParts(
    asOf day: CalendarDay, in ledger: LedgerFile
  ) throws -> (sums: DaySums, facts: BookFacts, totals: [PaymentTotals]) {
    func rest(_ sums: DaySums) throws -> (sums: DaySums, facts: BookFacts, totals: [PaymentTotals]) {
      (sums, try statusFacts(of: ledger), try ledger.paymentTotals(asOf: day))
    }
    if let kept = try ledger.atOneMoment({ try keptSums(in: ledger).map(rest) }) { return kept }
    return try ledger.atOneMoment { try rest(try workedOutSums(in: ledger)) }
  }

  /// What is in no figure because a rate is missing.
  private static func errors(_ gaps: [Diagnostic]) -> [Diagnostic] {
    gaps.map { gap in
      var gap = gap
      gap.severity = .error
      return gap
    }
  }
}
