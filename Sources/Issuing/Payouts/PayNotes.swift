import Diagnostics
import Documents
import Ledger
import Values

/// What somebody should know before paying a run.
struct PayNotes {
  let report: PayReport
  /// The statements issued for the period, by the artisan's id in lower case.
  let statements: [String: DocumentRecord]
  let today: CalendarDay

  private var run: PayRun { report.run }

  /// All of it, as warnings.
  var all: DiagnosticList {
    DiagnosticList(running + withoutStatement + otherAmount + lowered + inCash)
  }

  private func warning(_ name: String, _ message: String, _ hint: String) -> Diagnostic {
    Diagnostic(name, message, hint: hint, severity: .warning)
  }

  private var running: [Diagnostic] {
    guard today <= run.period.end else { return [] }
    return [
      warning(
        "period-running", "\(run.period.name) ends on \(run.period.end), so these amounts will still change",
        "pay when it is over; a payout before its end belongs into payouts.csv")
    ]
  }

  private var withoutStatement: [Diagnostic] {
    let missing = run.entries.filter { statements[$0.artisanID.lowercased()] == nil && $0.amount.isPositive }
    guard !missing.isEmpty, today > run.period.end else { return [] }
    let whom = missing.count == run.entries.count ? "" : " for \(Self.names(missing))"
    return [
      warning(
        "no-statement", "no statement of \(run.period.name) has been issued yet\(whom)",
        "issue them first with `talim statements \(run.period.name)`, so that everybody can see what is paid and why")
    ]
  }

  private var otherAmount: [Diagnostic] {
    run.entries.compactMap { entry in
      guard let statement = statements[entry.artisanID.lowercased()], let total = statement.total,
        total != entry.promised
      else { return nil }
      return warning(
        "statement-differs",
        "statement `\(statement.number)` of `\(entry.artisanID)` pays \(total), but the ledger now says \(entry.promised)",
        "a row it rests on has changed since; what counts is the ledger: `talim explain artisan \(entry.artisanID) \(run.period.name)`"
      )
    }
  }

  private var lowered: [Diagnostic] {
    run.entries.compactMap { entry in
      guard let balance = entry.lowerBalance else { return nil }
      return warning(
        "balance-lower",
        "`\(entry.artisanID)` is owed \(balance) by now, less than the \(entry.amount) that the statement pays",
        "something came back or was adjusted since \(run.period.end); pay what was promised, and the next statement takes it off"
      )
    }
  }

  /// Artisans who could not be paid otherwise, and why.
  private var inCash: [Diagnostic] {
    guard let cash = report.lists.first(where: { $0.way == .cash }) else { return [] }
    var missing: [PayRun.Entry] = []
    var found: [Diagnostic] = []
    for entry in cash.lines.map(\.entry) {
      let artisan = entry.artisan
      if let upi = artisan?.upi, artisan?.upiAddress == nil {
        found.append(
          warning(
            "bad-upi", "`\(upi)` of `\(entry.artisanID)` is no UPI address", "mend `UPI` in artisans.csv: name@bank"))
      } else if artisan?.bankAccount != nil || artisan?.ifsc != nil, artisan?.bankDetails == nil {
        found.append(
          warning(
            "bad-account", "the bank account of `\(entry.artisanID)` is not complete, or mistyped",
            "mend `Bank Account` and `IFSC` in artisans.csv; an IFSC has 11 letters and digits, the fifth a zero"))
      } else if artisan?.upiAddress == nil, artisan?.bankDetails == nil {
        missing.append(entry)
      }
    }
    if !missing.isEmpty {
      found.append(
        warning(
          "no-account", "\(Self.names(missing)) can only be paid in cash",
          "enter `UPI`, or `Bank Account` and `IFSC`, in artisans.csv"))
    }
    return found
  }

  /// `A07, A12 and 3 more`
  private static func names(_ entries: [PayRun.Entry]) -> String {
    let shown = entries.prefix(6).map { "`\($0.artisanID)`" }.joined(separator: ", ")
    return entries.count > 6 ? "\(shown) and \(entries.count - 6) more" : shown
  }
}
