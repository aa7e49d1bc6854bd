import Diagnostics
import Documents
import Ledger
import Settings
import Values

extension Office {
  /// What needs doing at the end of a day: by the rules and in the words of the weekly page, and all of it.
  ///
  /// - Parameters:
  ///   - text: the day, such as 2026-05-16; today when absent.
  ///   - language: the code or English name of the language; that of the settings when absent.
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when the day is none, or the ledger or the template can not be used.
  public func alerts(asOf text: String? = nil, language: String? = nil) throws -> AlertReport {
    let day = try day(text)
    let language = try self.language(named: language)
    let week = PayPeriod(containing: day, cadence: .weekly)
    let sources = try weekSources(of: week.start...day, in: ledger(readOnly: false))
    let alerts = try WeeklyAlert.all(sources.books, sources.facts, sources.more, asOf: day)
    guard !alerts.isEmpty else {
      return AlertReport(list: AlertList(day: day, alerts: []), warnings: DiagnosticList(sources.gaps))
    }
    var page = try WeeklySummary(sources.books, sources.facts, sources.more, week: week, date: today)
    page.alerts = alerts
    let (sentences, problems) = try sentences(of: page, language: language)
    let said = zip(alerts, sentences).map { SaidAlert(alert: $0, sentence: $1) }
    return AlertReport(
      list: AlertList(day: day, alerts: said), warnings: DiagnosticList(sources.gaps + problems))
  }

  /// What the weekly page says for each alert. A template of the co-op's own that says nothing for each gives way to the built-in one.
  private func sentences(
    of page: WeeklySummary, language: Language?
  ) throws -> (sentences: [String], problems: [Diagnostic]) {
    let builtIn = TemplateShelf(coop: folder, resources: resources).builtIn
    for shelf in [nil, builtIn] {
      let press = try DocumentPress<WeeklySummary>(office: self, language: language, shelf: shelf)
      if let sentences = try press.sentences(ofEach: "alerts", of: page, for: .coop),
        sentences.count == page.alerts.count
      {
        return (sentences, press.takeWarnings())
      }
    }
    throw Diagnostic(
      "no-alerts", "the template `weekly.xml` has no `<for>` over `alerts`", hint: "install the program anew",
      fault: .environment)
  }
}
