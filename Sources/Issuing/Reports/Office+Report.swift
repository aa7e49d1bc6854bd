import Diagnostics
import Documents
import JSONData
import Ledger
import PlainText
import Settings
import Values

extension Office {
  /// Draws up a report. It has no number and nothing of it is kept.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList`; then nothing was written.
  public func report(_ request: ReportRequest) throws -> ReportResult {
    let language = try language(named: request.language)
    let kind = try reportKind(request.name)
    let head = try reportHead(request, kind)
    let (sources, problems) = try reportSources(in: ledger(readOnly: false))
    var result = try answer(kind, sources, head, request, language)
    result.warnings = DiagnosticList(problems + result.warnings.diagnostics)
    return result
  }

  private func answer<Report: QuestionReport>(
    _ kind: Report.Type, _ sources: ReportSources, _ head: ReportHead, _ request: ReportRequest, _ language: Language?
  ) throws -> ReportResult {
    var report = try Report(sources, head)
    switch request.form {
    case .csv:
      var text = ""
      try report.table.write { text += $0 }
      return ReportResult(text: text, warnings: DiagnosticList([]))
    case .json:
      report.fingerprint = DocumentFingerprint.text(of: report)
      let bytes = RecordJSON.bytes(of: Report.recordType.record(of: report))
      return ReportResult(text: String(decoding: bytes, as: UTF8.self), warnings: DiagnosticList([]))
    default: break
    }
    let press = try DocumentPress<Report>(office: self, language: language)
    guard request.form == .text else {
      let paths = try printed(report, press, request)
      return ReportResult(text: paths, warnings: DiagnosticList(press.takeWarnings()))
    }
    let lines = try press.plainLines(report, for: .coop, width: request.textWidth)
    return ReportResult(text: lines.text, lines: lines, warnings: DiagnosticList(press.takeWarnings()))
  }

  /// The paths of the files, one a line.
  private func printed<Report: QuestionReport>(
    _ report: Report, _ press: DocumentPress<Report>, _ request: ReportRequest
  ) throws -> String {
    let folder = request.outFolder ?? folder.documentsPath
    try FileWriting.makeFolder(folder)
    guard request.form == .png else {
      let path = FilePaths.joined(folder, report.fileName(ending: "pdf"))
      try FileWriting.write(press.print(report, for: .coop, isDraft: false).pdf, toFile: path)
      return path
    }
    var paths: [String] = []
    try press.forEachPicture(report, for: .coop, dotsAcross: 1_080) { bytes, index, count in
      let name = report.fileName(number: count > 1 ? index + 1 : nil, ending: "png")
      paths.append(FilePaths.joined(folder, name))
      try FileWriting.write(bytes, toFile: paths[index])
    }
    // An earlier print of the same days may have had more pages, or fewer.
    if paths.count > 1 { OldPages.removeSingle(FilePaths.joined(folder, report.fileName(ending: "png"))) }
    OldPages.remove(from: paths.count > 1 ? paths.count + 1 : 1) { number in
      FilePaths.joined(folder, report.fileName(number: number, ending: "png"))
    }
    return paths.joined(separator: "\n")
  }

  private func reportKind(_ name: String) throws -> any QuestionReport.Type {
    if let kind = QuestionReports.named(name) { return kind }
    let near = Suggestion.nearest(to: name.lowercased(), among: QuestionReports.names)
    throw Diagnostic(
      "unknown-report", "there is no report `\(name)`",
      hint: near.map { "did you mean `\($0)`? `talim report` lists all" } ?? "`talim report` lists all", fault: .misuse)
  }

  /// The days that a person asked about.
  private func reportHead(_ request: ReportRequest, _ kind: any QuestionReport.Type) throws -> ReportHead {
    guard kind.span.hasPeriod || request.from == nil && request.to == nil else {
      throw Diagnostic(
        "no-period", "the report `\(kind.name)` is about a day and has no `--from` and `--to`",
        hint: "say the day: `talim report \(kind.name) --as-of 2026-05-31`", fault: .misuse)
    }
    if request.to != nil, request.asOf != nil {
      throw Diagnostic(
        "two-last-days", "`--to` and `--as-of` are both the last day",
        hint: "leave out one of them", fault: .misuse)
    }
    let last = try day(request.to ?? request.asOf)
    let first = try request.from.map { try day($0) } ?? kind.span.from(to: last)
    if let first, first > last {
      throw Diagnostic(
        "from-after-to", "the first day \(first) is after the last day \(last)",
        hint: request.to == nil && request.asOf == nil ? "without `--to` the last day is today" : nil, fault: .misuse)
    }
    return ReportHead(settings: settings, from: first, to: last, date: today)
  }

  /// What reports are drawn up from as it stands in the ledger now, and what is in no figure of them.
  func reportSources(in ledger: LedgerFile) throws -> (ReportSources, problems: [Diagnostic]) {
    let facts = try bookFacts(of: ledger)
    let books = try books(facts, ledger)
    let lookups = ReportSources.Lookups(
      orders: { try ledger.forEachOrder(baseCurrency: self.base, hasPayments: false, $0) },
      stock: { day in
        try StockReport(
          self.stockBook(asOf: day, in: ledger), asOf: day, alertDays: self.settings.ledger.expiryAlertDays,
          base: self.base)
      },
      unmatched: { try self.unmatchedPayments(in: ledger) })
    let gaps = books.problems.filter { ["missing-rate", "payment-without-rate"].contains($0.name) }
    return (ReportSources(books, facts, buyers: try ledger.buyers(), lookups: lookups), gaps)
  }

  /// The payments that match no order, with what is likely of those that nobody left aside.
  private func unmatchedPayments(in ledger: LedgerFile) throws -> [UnmatchedPayment] {
    let entries = try ledger.paymentsWithoutOrder(baseCurrency: base)
    guard !entries.isEmpty else { return [] }
    let suggestions = try suggestions(in: ledger)
    return entries.map { entry in
      let answer = entry.isLeftAside ? nil : suggestions.answer(for: entry.payment)
      return UnmatchedPayment(
        payment: entry.payment, handle: entry.handle, isLeftAside: entry.isLeftAside, answer: answer,
        command: answer?.suggestions.first.map { MatchWords.command(entry, $0.orderIDs) })
    }
  }
}

extension QuestionReport {
  /// `report-cash-2026-05-01-2026-05-31.pdf`, with a number behind the days for one of several pictures.
  func fileName(number: Int? = nil, ending: String) -> String {
    let days = [head.from, head.to].compactMap { $0?.description }
    return ([Self.templateKind] + days + [number.map(String.init)].compactMap { $0 }).joined(separator: "-")
      + ".\(ending)"
  }
}
