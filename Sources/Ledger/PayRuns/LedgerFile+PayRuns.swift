import Diagnostics
internal import GRDB
public import Values

extension LedgerFile {
  /// Records the payouts of a run as rows of kind payout, all in one transaction, if nothing changed since `state`.
  ///
  /// The rows have an import of their own, called `talim pay PERIOD`, so that everything made of payouts sees them.
  /// - Parameters:
  ///   - period: the name of the run's period, such as `2026-05`.
  ///   - day: the day on which they were paid.
  ///   - time: local time as `2026-06-07T10:20:30`.
  /// - Returns: `false` when the ledger has changed since; then nothing is recorded, and the amounts must be worked out again.
  public func record(
    _ payouts: [RunPayout], period: String, day: CalendarDay, time: String, ifStill state: LedgerState
  ) throws -> Bool {
    try write { db in
      guard try Self.changes(db) == state.changes else { return false }
      let rows = PayRunRows(db, period: period, time: time)
      try rows.insert(payouts, day: day)
      return true
    }
  }

  /// What the run of a period recorded, by artisan.
  public func recordedPayouts(period: String) throws -> [RecordedPayout] {
    try read { db in try PayRunRows(db, period: period, time: "").all() }
  }

  /// Takes back what a run recorded for some artisans, all in one transaction; the history keeps the cells.
  ///
  /// What a row of a file says too stays, and is not returned: it is mended in that file.
  /// - Returns: what was taken back.
  public func takeBackPayouts(period: String, artisanIDs: [String], time: String) throws -> [RecordedPayout] {
    try write { db in
      let rows = PayRunRows(db, period: period, time: time)
      let wanted = Set(artisanIDs.map(\.idKey))
      let found = try rows.all().filter { wanted.contains($0.payout.artisanID.idKey) && !$0.isKeptByFile }
      for recorded in found { try Self.requireFree(recorded, db) }
      if !found.isEmpty { try rows.remove(found.map(\.payout.key)) }
      return found
    }
  }
}

extension LedgerFile {
  /// Throws a `Diagnostic` when a document that stands says that a payout was made.
  private static func requireFree(_ recorded: RecordedPayout, _ db: Database) throws {
    guard let number = try RestingDocuments(db).number(on: recorded.payout.key, of: .payouts) else { return }
    throw Diagnostic(
      "paper-rests-on-it",
      "`\(number)` says that \(recorded.payout.amount) were paid to `\(recorded.payout.artisanID)`, so that can not be taken back",
      hint: "cancel it first with `talim cancel \(number)`, and issue it anew")
  }
}

/// The rows of one payout run.
private struct PayRunRows {
  private let db: Database
  private let period: String
  private let time: String

  init(_ db: Database, period: String, time: String) {
    self.db = db
    self.period = period
    self.time = time
  }

  private func makeImport(_ name: String, rows: Int, new: Int) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO imports (file, kind, sha256, time, rows_in, rows_new) VALUES (?, 'payouts', '', ?, ?, ?)",
      arguments: [name, time, rows, new])
    return db.lastInsertedRowID
  }

  func insert(_ payouts: [RunPayout], day: CalendarDay) throws {
    let importID = try makeImport("talim pay \(period)", rows: payouts.count, new: payouts.count)
    let payoutSQL = """
      INSERT INTO payouts (key, day, artisan_id, artisan_name, kind, amount, currency, method, reference, note, extra,
        import_id, row_number)
      VALUES (?, ?, ?, ?, 'payout', ?, ?, ?, ?, NULL, NULL, ?, ?)
      """
    let runSQL = """
      INSERT INTO run_payouts (payout_key, recorded_key, period, artisan_key, time) VALUES (?1, ?1, ?2, ?3, ?4)
      """
    for (index, payout) in payouts.enumerated() {
      // An import has a number of its own, so the key is new also when a payout was taken back before.
      let key = "talim pay \(period)\t\(payout.artisanID.idKey)\t\(importID)"
      try db.cachedStatement(sql: payoutSQL).execute(arguments: [
        key, day.description, payout.artisanID, payout.artisanName, payout.amount.minorUnits,
        payout.amount.currency.code, payout.method, payout.reference, importID, index + 1,
      ])
      try db.cachedStatement(sql: runSQL).execute(arguments: [key, period, payout.artisanID.idKey, time])
    }
  }

  func all() throws -> [RecordedPayout] {
    let sql = """
      SELECT p.*, coalesce(a.artisan_id, p.artisan_id) AS artisan_spelling, r.recorded_key, r.time AS run_time, m.file
      FROM run_payouts r JOIN payouts p ON p.key = r.payout_key JOIN imports m ON m.id = p.import_id
      LEFT JOIN artisans a ON a.key = lower(p.artisan_id) WHERE r.period = ? ORDER BY r.artisan_key, r.time, p.key
      """
    return try Row.fetchAll(db, sql: sql, arguments: [period]).map { row in
      let (file, number): (String, Int) = (row["file"], row["row_number"])
      let payout = FactRows.payout(row)
      return RecordedPayout(
        payout: payout, time: row["run_time"], place: "\(file) row \(number)",
        isKeptByFile: payout.key != row["recorded_key"])
    }
  }

  func remove(_ keys: [String]) throws {
    let importID = try makeImport("talim pay \(period) --undo", rows: keys.count, new: 0)
    let history = try db.cachedStatement(
      sql: """
        INSERT INTO changes (kind, row_key, column_name, old, new, import_id, row_number)
        VALUES ('payouts', ?, ?, ?, NULL, ?, ?)
        """)
    for key in keys {
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM payouts WHERE key = ?", arguments: [key]) else {
        continue
      }
      for name in FileKind.payouts.columns.map(\.name) + ["currency"] {
        let old: DatabaseValue = row[name]
        if !old.isNull {
          try history.execute(arguments: [key, name, old, importID, row["row_number"] as Int])
        }
      }
      try db.execute(sql: "DELETE FROM payouts WHERE key = ?", arguments: [key])
    }
  }
}
