import Diagnostics
internal import GRDB
internal import Values

/// Looks for payouts of a payout run that a file seems to say again on a day too far away to be sure of it.
struct PayRunChecks {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run() throws -> [Diagnostic] {
    guard try Int.fetchOne(db, sql: "SELECT 1 FROM run_payouts LIMIT 1") != nil else { return [] }
    let sql = """
      SELECT q.row_number, m.file, p.day, p.amount, p.currency, p.artisan_id, r.period
      FROM run_payouts r JOIN payouts p ON p.key = r.payout_key AND r.payout_key = r.recorded_key
      JOIN payouts q ON lower(q.artisan_id) = r.artisan_key AND q.kind = 'payout' AND q.amount = p.amount
        AND q.currency = p.currency AND abs(julianday(q.day) - julianday(p.day)) <= 20
        AND NOT EXISTS (SELECT 1 FROM run_payouts s WHERE s.payout_key = q.key)
      JOIN imports m ON m.id = q.import_id ORDER BY q.key
      """
    return try LedgerChecks.warnings(db, sql) { row in
      let amount = Money(minorUnits: row["amount"], FactRows.currency(row))
      let (artisan, period, day): (String, String, String) = (row["artisan_id"], row["period"], row["day"])
      return (
        "payout-twice",
        "\(amount) to `\(artisan)` stand here, and `talim pay \(period)` recorded the same amount on \(day)", "Amount",
        "if it is one payout, say `talim pay \(period) --undo \(artisan)`, and this row is the one that counts"
      )
    }
  }
}
