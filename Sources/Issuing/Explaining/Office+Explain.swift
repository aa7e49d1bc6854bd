import Diagnostics
import Documents
import Ledger
import Settings
import Values

extension Office {
  /// Explains a figure down to the rows it came from.
  ///
  /// - Parameters:
  ///   - words: what is asked, such as `["order", "O-1005", "balance"]` or `["cash"]`.
  ///   - day: the day whose end counts, as ISO text; today unless given.
  /// - Throws: a `Diagnostic` with the nearest name for what is not known.
  public func explain(_ words: [String], asOf day: String?) throws -> ExplainReport {
    let question = try ExplainQuestion(words)
    if case .week = question.topic, day != nil {
      throw Diagnostic(
        "surplus-word", "a week ends on its own day, so `--as-of` says nothing", hint: "leave out one of them",
        fault: .misuse)
    }
    var day = try day.map(readDay) ?? today
    let period = try accountPeriod(question.accountPeriod).through(day)
    if question.isAboutAccount, let period { day = period.end }
    let ledger = try ledger(readOnly: false)
    let answers = ExplainAnswers(
      office: self, ledger: ledger, sources: ExplainSources(self, ledger, asOf: day), day: day, period: period)
    let explanation = try answers.answer(question)
    return ExplainReport(explanation: explanation, rows: try rows(of: explanation, ledger))
  }

  private func readDay(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(iso: text) else {
      throw Diagnostic("bad-date", "`\(text)` is not a day", hint: "write it as 2026-05-16", fault: .misuse)
    }
    return day
  }

  /// The rows of an explanation; a setting that no row decides stands in `talim.toml`.
  private func rows(of explanation: Explanation, _ ledger: LedgerFile) throws -> [FactKey: RowReference] {
    let keys = explanation.allRows
    var rows = try ledger.rows(of: keys, baseCurrency: base)
    for key in keys where key.kind == .settings && (rows[key] == nil || settings.ledger.decided[key.key] != nil) {
      let cushion = key.key == "cash_cushion" ? settings.alerts.cashCushion.description : nil
      let value = cushion ?? settings.ledger.given[key.key]
      rows[key] = RowReference(
        file: "talim.toml", row: nil, importedAt: nil,
        cells: [.init(title: key.key, text: value ?? "not set, so its default")])
    }
    return rows
  }
}
