import Diagnostics
internal import GRDB
public import Values

/// What was cancelled.
public struct Cancellation: Sendable, Hashable {
  /// The document as the register has it now.
  public var document: DocumentRecord
  /// How many corrections waited for it and for nothing else.
  public var freedCorrections: Int
}

extension LedgerFile {
  /// Marks a document as cancelled: its number stays used, its file stays kept, and what it was about may be issued again.
  ///
  /// Throws a `Diagnostic` when there is none, when it was issued outside Talim, is cancelled already, is younger than `day`, or when
  /// another document that stands rests on it.
  public func cancelDocument(
    number: String, on day: CalendarDay, reason: String, keeping kept: KeptFigures? = nil
  ) throws -> Cancellation {
    try write { db in
      let record = try Self.cancellable(db, number, on: day)
      try requireNothingRests(db, on: record)
      let waiting = try RestingDocuments(db).waitingCount()
      let payments = try kept.map { try CircleReader(db, base: $0.base).payments(naming: record.number) }
      let orders = Set([record.orderID?.idKey].compactMap(\.self))
      try KeptFigures.change(db, keeping: kept, orders: orders, payments: Set(payments ?? [])) {
        try db.execute(
          sql: "UPDATE documents SET state = 'cancelled', cancelled_on = ?, cancel_reason = ? WHERE number = ?",
          arguments: [day.description, reason, record.number])
      }
      guard let cancelled = try DocumentRows.fetch(db, where: "d.number = ?", [record.number]).first else {
        throw Diagnostic("ledger-failed", "the register lost `\(record.number)`", fault: .environment)
      }
      return Cancellation(document: cancelled, freedCorrections: waiting - (try RestingDocuments(db).waitingCount()))
    }
  }

  /// Notes why a number of Talim's own series has no document: it is entered as cancelled, without one, so that it is never given out
  /// again.
  ///
  /// Throws a `Diagnostic` when a document has the number, or when it fits no series of which Talim gave out numbers.
  public func noteMissing(number: String, on day: CalendarDay, reason: String) throws {
    try write { db in
      let number = number.trimmed
      if let known = try DocumentRows.fetch(db, where: "d.number = ?", [number]).first {
        throw Diagnostic(
          "number-not-missing", "`\(known.number)` is not missing: it is a \(known.kind.noun)",
          hint: "leave out `--missing` to cancel it")
      }
      let (prefix, running) = NumberSeries.parts(of: number)
      let fitting = "d.origin = 'talim' AND d.prefix = ? ORDER BY d.running DESC LIMIT 1"
      let neighbour = try Row.fetchOne(db, sql: "SELECT d.* FROM documents d WHERE \(fitting)", arguments: [prefix])
      guard let running, let neighbour else {
        throw Diagnostic(
          "unknown-series", "Talim gave out no number that begins with `\(prefix)`",
          hint: "`talim register` lists the series")
      }
      try Self.requireNear(number, running, highest: neighbour["running"])
      try db.execute(
        sql: """
          INSERT INTO documents (kind, series, prefix, financial_year, running, number, issued_on, state, origin,
            cancelled_on, cancel_reason) VALUES (?, ?, ?, ?, ?, ?, ?, 'cancelled', 'talim', ?, ?)
          """,
        arguments: [
          neighbour["kind"] as String, neighbour["series"] as String, neighbour["prefix"] as String,
          neighbour["financial_year"] as Int, running, number, day.description, day.description, reason,
        ])
    }
  }

  /// A slip of the finger must not burn a thousand numbers.
  private static func requireNear(_ number: String, _ running: Int, highest: Int) throws {
    guard running > highest + 1 else { return }
    throw Diagnostic(
      "number-too-high", "`\(number)` lies beyond the next number of its series",
      hint: "note the numbers before it first, one by one")
  }

  private static func cancellable(_ db: Database, _ number: String, on day: CalendarDay) throws -> DocumentRecord {
    guard let record = try DocumentRows.fetch(db, where: "d.number = ?", [number.trimmed]).first else {
      throw Diagnostic(
        "unknown-document", "Talim issued no document `\(number)`", hint: "`talim register` lists all documents")
    }
    guard record.origin == .talim else {
      throw Diagnostic(
        "not-ours", "`\(record.number)` was issued before or outside Talim",
        hint: "take its number out of its row in orders.csv or returns.csv and import that again")
    }
    guard record.state == .issued else {
      throw Diagnostic(
        "already-cancelled",
        "`\(record.number)` was cancelled" + (record.cancelledOn.map { " on \($0)" } ?? "") + " already")
    }
    guard day >= record.issuedOn else {
      throw Diagnostic(
        "cancelled-too-early", "`\(record.number)` was issued on \(record.issuedOn), after \(day)",
        hint: "cancel it on that day or later", fault: .misuse)
    }
    return record
  }

  /// A credit note gives back what an invoice charged, so the invoice stays as long as it stands.
  private func requireNothingRests(_ db: Database, on record: DocumentRecord) throws {
    guard record.kind == .invoice, let order = record.orderID?.idKey else { return }
    let credits = try DocumentRows.fetch(
      db, where: "d.order_key = ? AND d.kind = 'credit-note' AND d.state = 'issued'", [order])
    guard let first = credits.first else { return }
    let own = first.origin == .talim
    throw Diagnostic(
      "credited-already", "`\(record.number)` is credited by `\(first.number)`, which rests on it",
      hint: own
        ? "cancel that first: `talim cancel \(first.number) --reason …`"
        : "that credit note was issued outside Talim; take it out of returns.csv first")
  }
}
