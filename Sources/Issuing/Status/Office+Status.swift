public import Diagnostics
import Documents
import Foundation
import Ledger
import Settings
import Values

extension Office {
  /// What came in, what went out and what is still owed at the end of a day.
  ///
  /// The figures are kept in the ledger, so that asking again takes no time until something changes.
  /// - Parameter text: the day as a person wrote it; today when absent.
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when the ledger can not be read or an amount does not fit.
  public func status(asOf text: String? = nil) throws -> StatusReport {
    let day = try day(text)
    let ledger = try ledger(readOnly: false)
    let (status, problems) = try kept(day, in: ledger) ?? worked(out: day, in: ledger)
    let totals = try ledger.paymentTotals(asOf: day)
    return StatusReport(
      name: settings.coop.name, status: status, received: totals.map(\.received), returned: totals.map(\.refunded),
      problems: problems)
  }

  private static let snapshot = "status"

  private func kept(_ day: CalendarDay, in ledger: LedgerFile) throws -> (CoopStatus, [Diagnostic])? {
    guard let text = try ledger.snapshot(Self.snapshot, fingerprint: try fingerprint(day)),
      let record = try? JSONDecoder().decode(StatusRecord.self, from: Data(text.utf8)),
      let status = record.status(base: base)
    else { return nil }
    return (status, [])
  }

  private func worked(out day: CalendarDay, in ledger: LedgerFile) throws -> (CoopStatus, [Diagnostic]) {
    let state = try ledger.state()
    let books = try books(of: ledger)
    return (try keepStatus(of: books, day, state, in: ledger), Self.gaps(books))
  }

  /// Works the status out from the books of a state of the ledger, and keeps it.
  @discardableResult
  func keepStatus(of books: Books, _ day: CalendarDay, _ state: LedgerState, in ledger: LedgerFile) throws -> CoopStatus
  {
    let status = try CoopStatus(books, settings: settings, asOf: day)
    // Figures with something missing are worked out again, so that what is missing is said each time.
    guard Self.gaps(books).isEmpty else { return status }
    let content = try StatusRecord(status).json(pretty: false)
    // A ledger that can not be written to is read all the same.
    try? ledger.keep(content, as: Self.snapshot, fingerprint: try fingerprint(day), of: state)
    return status
  }

  /// Works out today's status, so that the next who asks for it need not wait. What can not be computed is said then.
  func keepStatus(in ledger: LedgerFile) {
    guard let state = try? ledger.state(), let books = try? books(of: ledger) else { return }
    _ = try? keepStatus(of: books, today, state, in: ledger)
  }

  /// What is in no figure because a rate is missing.
  static func gaps(_ books: Books) -> [Diagnostic] {
    books.problems.filter { ["missing-rate", "payment-without-rate"].contains($0.name) }.map { problem in
      var problem = problem
      problem.severity = .error
      return problem
    }
  }

  /// Stands for what the figures rest on besides the ledger: the day, the settings as they are written, and the form they are kept in.
  private func fingerprint(_ day: CalendarDay) throws -> String {
    let bytes = try FileReading.bytes(ofFile: folder.settingsPath)
    return "1 \(day) \(SHA256.hex(of: bytes))"
  }
}
