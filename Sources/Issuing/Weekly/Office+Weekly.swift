import Diagnostics
import Documents
import JSONData
import Ledger
import PlainText
import Settings
import Values

extension Office {
  /// Draws up the page of a week. It has no number and nothing of it is kept.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList`; then nothing was written.
  public func weekly(_ request: WeeklyRequest) throws -> WeeklyResult {
    let week = try week(named: request.week)
    let language = try language(named: request.language)
    let (summary, problems) = try weeklySummary(of: week, in: ledger(readOnly: false))
    guard request.form != .json else {
      let bytes = RecordJSON.bytes(of: WeeklySummary.recordType.record(of: summary.fingerprinted))
      return WeeklyResult(text: String(decoding: bytes, as: UTF8.self), warnings: DiagnosticList(problems))
    }
    let press = try DocumentPress<WeeklySummary>(
      office: self, template: request.form == .png ? WeeklyRequest.phoneTemplate : nil, language: language)
    let bytes: [UInt8]
    switch request.form {
    case .png: bytes = try press.picture(summary, for: .coop, dotsAcross: 1_080)
    case .text:
      let lines = try press.plainLines(summary, for: .coop, width: request.textWidth)
      return WeeklyResult(text: lines.text, lines: lines, warnings: DiagnosticList(problems + press.takeWarnings()))
    default: bytes = try press.print(summary, for: .coop, isDraft: false).pdf
    }
    let folder = request.outFolder ?? folder.documentsPath
    try FileWriting.makeFolder(folder)
    let path = FilePaths.joined(folder, "weekly-\(week.name).\(request.form.rawValue)")
    try FileWriting.write(bytes, toFile: path)
    return WeeklyResult(text: path, warnings: DiagnosticList(problems + press.takeWarnings()))
  }

  /// The page of a week as it stands in the ledger now, and what is in no figure of it.
  func weeklySummary(of week: PayPeriod, in ledger: LedgerFile) throws -> (WeeklySummary, problems: [Diagnostic]) {
    let sources = try weekSources(of: week.start...week.end, in: ledger)
    let page = try WeeklySummary(sources.books, sources.facts, sources.more, week: week, date: today)
    return (page, sources.gaps)
  }

  /// The week that a person wrote; the last one that is over by today when nothing was written.
  func week(named text: String?) throws -> PayPeriod {
    guard let text else {
      let current = PayPeriod(containing: today, cadence: .weekly)
      return current.end == today ? current : current.previous
    }
    guard let week = PayPeriod(named: text.uppercased(), cadence: .weekly) else {
      throw Diagnostic(
        "bad-week", "`\(text)` is not a week", hint: "write the year and the week's number, such as 2026-W20",
        fault: .misuse)
    }
    guard week.start <= today else {
      throw Diagnostic("week-ahead", "the week `\(text)` has not begun yet", hint: "today is \(today)", fault: .misuse)
    }
    return week
  }
}

extension WeeklySummary {
  fileprivate var fingerprinted: WeeklySummary {
    var summary = self
    summary.fingerprint = DocumentFingerprint.text(of: self)
    return summary
  }
}
