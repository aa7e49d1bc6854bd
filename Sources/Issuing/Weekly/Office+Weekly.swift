import Diagnostics
import Documents
import JSONData
import Ledger
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
    let press = try DocumentPress<WeeklySummary>(office: self, language: language)
    let bytes: [UInt8]
    switch request.form {
    case .png: bytes = try press.picture(summary, for: .coop, dotsAcross: 1_080)
    case .text:
      let text = try press.text(summary, for: .coop)
      return WeeklyResult(text: text, warnings: DiagnosticList(problems + press.takeWarnings()))
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
    let facts = try bookFacts(of: ledger)
    var keeping = BookKeeping(facts)
    var sales = SalesCount(facts, days: week.start...week.end)
    var promises: [(orderID: String, buyerID: String, promisedBy: CalendarDay)] = []
    try ledger.forEachOrder(baseCurrency: base, hasPayments: false) { order in
      try keeping.add(order)
      try sales.add(order)
      if let day = order.order.latePromise(asOf: week.end, invoicedOn: order.invoice?.issuedOn) {
        promises.append((order.order.id, order.buyer.id, day))
      }
    }
    let books = try keeping.finish()
    let stock = try StockReport(
      stockBook(asOf: week.end, in: ledger), asOf: week.end, alertDays: settings.ledger.expiryAlertDays, base: base)
    let names = Dictionary(try ledger.buyers().map { ($0.id.idKey, $0.name) }, uniquingKeysWith: { first, _ in first })
    let more = WeekFacts(stock: stock, sales: sales.best, buyerNames: names, latePromises: promises)
    let gaps = books.problems.filter { ["missing-rate", "payment-without-rate"].contains($0.name) }
    return (try WeeklySummary(books, facts, more, week: week, date: today), gaps)
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

extension Order {
  /// The day it was promised for, when it was neither sent nor invoiced by then and still is not at the end of a day.
  fileprivate func latePromise(asOf day: CalendarDay, invoicedOn: CalendarDay?) -> CalendarDay? {
    guard let promisedBy, promisedBy < day, date <= day, !isCancelled(by: day) else { return nil }
    let sentOn = shippedOn ?? invoicedOn
    return sentOn.map { $0 <= day } ?? false ? nil : promisedBy
  }
}

extension WeeklySummary {
  fileprivate var fingerprinted: WeeklySummary {
    var summary = self
    summary.fingerprint = DocumentFingerprint.text(of: self)
    return summary
  }
}
