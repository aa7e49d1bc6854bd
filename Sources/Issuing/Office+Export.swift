public import Diagnostics
import Documents
import Ledger
import Settings
import Values

extension Office {
  /// Writes the books as a journal for another program: to a file, or, without one, to `output`, piece by piece.
  ///
  /// - Returns: what could not be counted or should be looked at; errors among them mean that figures are wrong.
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when nothing was written.
  public func exportJournal(
    _ journal: ExportRequest.Journal, _ request: ExportRequest, output: (String) throws -> Void
  ) throws -> DiagnosticList {
    let span = try request.span(today: today)
    if let out = request.out { try OutputText.requireFree(out, replaces: request.isForced) }
    let ledger = try ledger(readOnly: false)
    let books = try books(of: ledger)
    let title = try journalTitle(span, ledger)
    func write(to sink: (String) throws -> Void) throws {
      switch journal {
      case .hledger: try HledgerJournal(books, title).write(to: sink)
      case .beancount: try BeancountJournal(books, title).write(to: sink)
      }
    }
    if let out = request.out {
      let file = try OutputText(out, replaces: request.isForced)
      try write(to: file.write)
      try file.finish()
    } else {
      try write(to: output)
    }
    return Self.problems(of: books)
  }

  /// The names and places that a journal mentions.
  func journalTitle(_ span: JournalSpan, _ ledger: LedgerFile) throws -> JournalTitle {
    var names: [String: String] = [:]
    for artisan in try ledger.artisans() { names[artisan.id.idKey] = artisan.name }
    for buyer in try ledger.buyers() { names[buyer.id.idKey] = buyer.name }
    var places: [FileKind: [String: String]] = [:]
    for kind in [FileKind.payments, .payouts, .expenses, .otherMoney, .stockMoves] {
      places[kind] = try ledger.rowPlaces(of: kind)
    }
    return JournalTitle(coop: settings.coop.name, span: span, names: names) { [places] source in
      switch source {
      case .payment(let key): places[.payments]?[key]
      case .payout(let key): places[.payouts]?[key]
      case .expense(let key): places[.expenses]?[key]
      case .otherMoney(let key): places[.otherMoney]?[key]
      case .stockMove(let key): places[.stockMoves]?[key]
      case .order, .returns, .item, .close: nil
      }
    }
  }

  /// What the books could not count, as `talim check` files it: what makes figures wrong is an error.
  static func problems(of books: Books) -> DiagnosticList {
    DiagnosticList(LedgerFinding.sorted(books.problems).map(\.diagnostic))
  }
}
