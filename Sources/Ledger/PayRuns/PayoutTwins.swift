internal import GRDB

/// Finds the payout of a payout run that a row of a payouts.csv says again, and lets the row take its place.
///
/// It is the same payout when artisan and amount are the same and the days are at most three apart: a bank books a transfer a day or
/// two after it was ordered, also over a weekend. Each recorded payout is found once, so a second equal row is a payout of its own.
struct PayoutTwins {
  private let db: Database
  private let hasRuns: Bool
  /// How many days may lie between what a run recorded and what a file says.
  static let mostDays = 3

  init(_ db: Database) throws {
    self.db = db
    hasRuns = try Int.fetchOne(db, sql: "SELECT 1 FROM run_payouts LIMIT 1") != nil
  }

  /// The recorded payout that a new row says again.
  struct Twin {
    var key: String
    /// `talim pay 2026-05`
    var run: String
  }

  /// The recorded payout that the row says again; `nil` when there is none, or when the ledger has the row already.
  func twin(of row: ParsedRow) throws -> Twin? {
    guard hasRuns, let day = text("day", row), let artisan = text("artisan_id", row), text("kind", row) == "payout",
      let amount = row.values[place("amount")].databaseValue.int64
    else { return nil }
    let isKnown = try db.cachedStatement(sql: "SELECT 1 FROM payouts WHERE key = ?")
    guard try Int.fetchOne(isKnown, arguments: [row.key]) == nil else { return nil }
    let find = try db.cachedStatement(
      sql: """
        SELECT r.payout_key, r.period FROM run_payouts r JOIN payouts p ON p.key = r.payout_key
        WHERE r.payout_key = r.recorded_key AND r.artisan_key = lower(?1) AND p.amount = ?2 AND p.currency = ?3
          AND abs(julianday(p.day) - julianday(?4)) <= \(Self.mostDays)
        ORDER BY abs(julianday(p.day) - julianday(?4)), p.day LIMIT 1
        """)
    let found = try Row.fetchOne(find, arguments: [artisan.idKey, amount, row.currency, day])
    return found.map { Twin(key: $0["payout_key"], run: "talim pay \($0["period"] as String)") }
  }

  /// Lets a row that is stored now take the place of what was recorded.
  func replace(_ twin: Twin, by key: String) throws {
    try db.execute(sql: "UPDATE run_payouts SET payout_key = ? WHERE payout_key = ?", arguments: [key, twin.key])
    try db.execute(
      sql: "UPDATE OR REPLACE document_rows SET row_key = ? WHERE file = 'payouts' AND row_key = ?",
      arguments: [key, twin.key])
    try db.execute(sql: "DELETE FROM payouts WHERE key = ?", arguments: [twin.key])
  }

  private func place(_ name: String) -> Int { FileKind.payouts.columns.firstIndex { $0.name == name } ?? 0 }

  private func text(_ name: String, _ row: ParsedRow) -> String? { row.values[place(name)].text }
}

extension DatabaseValue {
  fileprivate var int64: Int64? { if case .int64(let number) = storage { number } else { nil } }
}
