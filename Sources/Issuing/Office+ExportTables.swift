public import Diagnostics
import Documents
import Ledger
import Settings

extension Office {
  /// Writes everything that is derived as tables, one file for each, and hands over the path of each that is written.
  ///
  /// - Returns: what could not be counted or should be looked at; errors among them mean that figures are wrong.
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when something could not be written.
  public func exportTables(_ request: ExportRequest, written: (String) -> Void) throws -> DiagnosticList {
    let span = try request.span(today: today)
    let out = request.out ?? "."
    let ledger = try ledger(readOnly: false)
    let books = try books(of: ledger)
    let facts = (rates: try ledger.exchangeRates(), payments: try ledger.payments(baseCurrency: base).map(\.payment))
    let tables = try ExportTables(
      books, try journalTitle(span, ledger), settings: settings, facts: facts
    ) { body in
      try ledger.forEachOrder(baseCurrency: self.base, hasPayments: false, body)
    }
    let stock = ExportTables.stock(
      try stockBook(asOf: span.last, in: ledger).levels(asOf: span.last), asOf: span.last,
      alertDays: settings.ledger.expiryAlertDays)
    let files = (tables.all + [stock]).map { (table: $0, path: FilePaths.joined(out, "\($0.name).csv")) }
    for file in files { try OutputText.requireFree(file.path, replaces: request.isForced) }
    try FileWriting.makeFolder(out)
    for file in files {
      let text = try OutputText(file.path, replaces: request.isForced)
      try file.table.write(to: text.write)
      try text.finish()
      written(file.path)
    }
    return Self.problems(of: books)
  }
}
