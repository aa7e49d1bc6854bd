import Diagnostics
import Documents
import Glibc
import Ledger
import Settings
import Values

extension Office {
  /// The payout run of a period: shows it, writes its lists, records that it was paid, or takes back what was recorded.
  ///
  /// Recording is one transaction, and only what is still owed is recorded; so a run that is recorded twice, or by two people at once,
  /// counts once.
  /// - Throws: a `Diagnostic` or a `DiagnosticList`; then nothing was recorded.
  public func pay(_ request: PayRequest) throws -> PayReport {
    let ledger = try ledger(readOnly: false)
    let period = try payPeriod(request.period)
    switch request.task {
    case .show: return try payReport(period, request, ledger)
    case .lists(let folder):
      return try writeLists(period, request, ledger, folder: folder ?? self.folder.inside("payouts"))
    case .record: return try record(period, request, ledger)
    case .takeBack(let ids): return try takeBack(ids, period, request, ledger)
    }
  }

  /// The period of a name, in the cadence in force.
  func payPeriod(_ name: String) throws -> PayPeriod {
    let cadence = settings.ledger.payoutCadence
    if let period = PayPeriod(named: name, cadence: cadence) { return period }
    throw Diagnostic(
      "bad-period", "`\(name)` is not a period",
      hint: "artisans are paid \(cadence.rawValue): write \(cadence == .monthly ? "2026-05" : "2026-W20")",
      fault: .misuse)
  }

  private func payReport(_ period: PayPeriod, _ request: PayRequest, _ ledger: LedgerFile) throws -> PayReport {
    let run = try PayRun(try books(of: ledger).earnings, period: period, asOf: today)
    let statements = try statements(of: run, ledger)
    var report = PayReport(
      run: run,
      lists: try PayList.lists(of: run, ways: try request.payWays(), references: statements.mapValues(\.number)),
      recorded: try ledger.recordedPayouts(period: period.name))
    report.notes = PayNotes(report: report, statements: statements, today: today).all
    return report
  }

  /// The statements that were issued for a run, by the artisan's id in lower case.
  private func statements(of run: PayRun, _ ledger: LedgerFile) throws -> [String: DocumentRecord] {
    var result: [String: DocumentRecord] = [:]
    for entry in run.entries {
      let subject = DocumentSubject.statement(artisan: entry.artisanID, period: run.period.name)
      guard let number = try ledger.number(about: subject) else { continue }
      result[entry.artisanID.lowercased()] = try ledger.document(number: number)
    }
    return result
  }

  // MARK: Lists

  private func writeLists(
    _ period: PayPeriod, _ request: PayRequest, _ ledger: LedgerFile, folder: String
  ) throws -> PayReport {
    var report = try payReport(period, request, ledger)
    try FileWriting.makeFolder(folder)
    for way in PayWay.allCases {
      let path = FilePaths.joined(folder, "pay-\(period.name)-\(way.rawValue).csv")
      if let list = report.lists.first(where: { $0.way == way }) {
        let file = try OutputText(path, replaces: true)
        try list.table.write(isMarked: way == .cash, to: file.write)
        try file.finish()
        report.paths.append(path)
      } else {
        // A list of an earlier day would pay those a second time who are on another list now, or were paid.
        guard unlink(path) == 0 || errno == ENOENT else { throw FileWriting.failure(path, errno) }
      }
    }
    return report
  }

  // MARK: Recording

  private func record(_ period: PayPeriod, _ request: PayRequest, _ ledger: LedgerFile) throws -> PayReport {
    let day = try payDay(period, request.date)
    // Somebody else may change the ledger between reading and writing; then the amounts are worked out again.
    for _ in 0..<20 {
      let state = try ledger.state()
      var report = try payReport(period, request, ledger)
      try requireKnown(request.except, in: report)
      let skipped = Set(request.except.map { $0.lowercased() })
      let payouts = report.lists.flatMap { list in
        list.lines.filter { !skipped.contains($0.entry.artisanID.lowercased()) }.map { line in
          RunPayout(
            artisanID: line.entry.artisanID, artisanName: line.entry.artisan?.name, amount: line.entry.amount,
            method: list.way.title, reference: request.reference ?? line.reference)
        }
      }
      guard !payouts.isEmpty else {
        report.isNothingNew = true
        return report
      }
      guard try ledger.record(payouts, period: period.name, day: day, time: now, ifStill: state) else { continue }
      // Payouts are no part of the sums that are kept for the status, so these still hold.
      try? ledger.carryOver(Self.sumsName, from: state, to: state.next)
      let ids = Set(payouts.map { $0.artisanID.lowercased() })
      report.added = try ledger.recordedPayouts(period: period.name).filter {
        ids.contains($0.payout.artisanID.lowercased()) && $0.payout.date == day && $0.time == now
      }
      return report
    }
    throw Diagnostic(
      "ledger-busy", "the ledger changes all the time, so the payouts could not be recorded",
      at: .file(folder.ledgerPath),
      hint: "wait until other imports are done, and say it again", fault: .environment)
  }

  private func payDay(_ period: PayPeriod, _ text: String?) throws -> CalendarDay {
    let day = try day(text)
    guard day > period.end else {
      throw Diagnostic(
        "pay-too-early", "payouts of \(period.name) can not be dated \(day): the period ends on \(period.end)",
        hint: "what is paid before the end of a period belongs into payouts.csv, and lowers what its statement pays",
        fault: .misuse)
    }
    guard day <= today else {
      throw Diagnostic(
        "pay-ahead", "\(day) is still to come, so nothing was paid on it yet", hint: "say it when the money has left",
        fault: .misuse)
    }
    return day
  }

  /// Throws for an id that is not in the run, since a mistyped one would be recorded as paid.
  private func requireKnown(_ ids: [String], in report: PayReport) throws {
    let known = report.run.entries.map(\.artisanID)
    for id in ids where !known.contains(where: { $0.lowercased() == id.lowercased() }) {
      let near = Suggestion.nearest(to: id, among: known)
      throw Diagnostic(
        "unknown-artisan", "`\(id)` is not among those who are paid for \(report.run.period.name)",
        hint: near.map { "did you mean `\($0)`?" } ?? "`talim pay \(report.run.period.name)` lists those who are")
    }
  }

  private func takeBack(
    _ ids: [String], _ period: PayPeriod, _ request: PayRequest, _ ledger: LedgerFile
  ) throws -> PayReport {
    let recorded = try ledger.recordedPayouts(period: period.name)
    for id in ids {
      let own = recorded.filter { $0.payout.artisanID.lowercased() == id.lowercased() }
      guard !own.isEmpty else {
        throw Diagnostic(
          "nothing-recorded", "`talim pay \(period.name)` has recorded nothing for `\(id)`",
          hint: Suggestion.nearest(to: id, among: recorded.map(\.payout.artisanID)).map { "did you mean `\($0)`?" }
            ?? "payouts that stand in payouts.csv are taken back there")
      }
      if let kept = own.first(where: \.isKeptByFile) {
        throw Diagnostic(
          "kept-by-file", "the payout of `\(id)` is a row of a file by now: \(kept.place)",
          hint: "delete it there, and import the file with --replace")
      }
    }
    let state = try ledger.state()
    let removed = try ledger.takeBackPayouts(period: period.name, artisanIDs: ids, time: now)
    try? ledger.carryOver(Self.sumsName, from: state, to: state.next)
    var report = try payReport(period, request, ledger)
    report.removed = removed
    return report
  }
}
