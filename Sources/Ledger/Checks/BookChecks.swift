import Diagnostics
internal import GRDB
internal import Values

/// Looks through payouts, expenses, rates, rules and terms.
struct BookChecks {
  private let db: Database
  private let options: ImportOptions

  init(_ db: Database, options: ImportOptions) {
    self.db = db
    self.options = options
  }

  /// All these checks.
  func run() throws -> [Diagnostic] {
    try unknownNames() + missingRates() + unknownArtisans() + adjustments() + doubled()
  }

  /// Rows of a ledger that is older than the file they refer to, or whose rule or terms were renamed since.
  private func unknownNames() throws -> [Diagnostic] {
    let cases: [(FileKind, String, String, FileKind, String)] = [
      (.items, "payout_rule", "Payout Rule", .rules, "rule_id"), (.buyers, "terms", "Terms", .terms, "terms"),
      (.orders, "terms", "Terms", .terms, "terms"),
    ]
    return try cases.flatMap { kind, column, title, target, targetColumn in
      let sql = """
        SELECT t.\(kind.keyColumns[0]) AS id, t.\(column) AS name, t.row_number, m.file FROM \(kind.rawValue) t
        JOIN imports m ON m.id = t.import_id WHERE t.\(column) IS NOT NULL
          AND lower(trim(t.\(column))) NOT IN (SELECT lower(\(targetColumn)) FROM \(target.rawValue)) ORDER BY t.key
        """
      return try LedgerChecks.warnings(db, sql) { row in
        let plural = target == .terms ? "are no payment terms" : "is no payout rule"
        let message =
          "\(kind.noun) `\(row["id"] as String)` names `\(row["name"] as String)`, but there \(plural) of that name"
        return (
          "unknown-\(target.referenceNoun)", message, title,
          "write them into `\(target.rawValue).csv`, or mend the name"
        )
      }
    }
  }

  private func missingRates() throws -> [Diagnostic] {
    let sql = """
      SELECT d.number, d.currency, d.issued_on, o.row_number, m.file FROM documents d
      JOIN orders o ON o.key = d.order_key JOIN imports m ON m.id = o.import_id
      WHERE d.kind = 'invoice' AND d.state = 'issued' AND d.currency <> ?
        AND NOT EXISTS (SELECT 1 FROM rates r WHERE r.currency = d.currency AND r.day <= d.issued_on) ORDER BY o.key
      """
    return try LedgerChecks.warnings(db, sql, [options.baseCurrency.code]) { row in
      let (code, day): (String, String) = (row["currency"], row["issued_on"])
      return (
        "missing-rate",
        "there is no rate of \(code) on or before \(day), the day of the invoice `\(row["number"] as String)`",
        "Currency", "write the rate of that day into `rates.csv`"
      )
    }
  }

  private func unknownArtisans() throws -> [Diagnostic] {
    let known = try String.fetchAll(db, sql: "SELECT artisan_id FROM artisans ORDER BY key")
    let sql = """
      SELECT p.artisan_id, p.artisan_name, p.kind, p.amount, p.currency, p.row_number, m.file FROM payouts p
      JOIN imports m ON m.id = p.import_id WHERE lower(p.artisan_id) NOT IN (SELECT key FROM artisans)
        AND p.artisan_id NOT IN (SELECT artisan_id FROM artisans) ORDER BY p.key
      """
    let names = try Row.fetchAll(db, sql: "SELECT artisan_id, lower(name) AS name FROM artisans")
    let idByName = Dictionary(
      names.map { ($0["name"] as String, $0["artisan_id"] as String) }, uniquingKeysWith: { first, _ in first })
    return try LedgerChecks.warnings(db, sql) { row in
      let id: String = row["artisan_id"]
      let amount = Money(minorUnits: row["amount"], FactRows.currency(row))
      let near =
        (row["artisan_name"] as String?).flatMap { idByName[$0.lowercased()] }
        ?? Suggestion.nearest(to: id, among: known)
      return (
        "unknown-artisan", "\(amount) (\(row["kind"] as String)) went to `\(id)`, but there is no such artisan",
        "Artisan ID", (near.map { "did you mean `\($0)`? " } ?? "") + "mend the id; until then it counts for nobody"
      )
    }
  }

  private func adjustments() throws -> [Diagnostic] {
    let sql = """
      SELECT p.artisan_id, p.row_number, m.file FROM payouts p JOIN imports m ON m.id = p.import_id
      WHERE p.kind = 'adjustment' AND p.note IS NULL ORDER BY p.key
      """
    return try LedgerChecks.warnings(db, sql) { row in
      (
        "adjustment-without-reason", "this adjustment for `\(row["artisan_id"] as String)` has no reason", "Note",
        "say in a few words why; the artisan reads it on the statement"
      )
    }
  }

  /// Payouts and expenses that stand there twice.
  private func doubled() throws -> [Diagnostic] {
    let cases: [(FileKind, String, String)] = [
      (.payouts, "day, lower(artisan_id), kind", "payout"),
      (.expenses, "bill_date, lower(category), lower(payee)", "expense"),
    ]
    return try cases.flatMap { kind, columns, noun in
      let sql = """
        SELECT p.amount, p.currency, p.row_number, m.file, p.first_row FROM (
          SELECT *, row_number() OVER same AS nth, min(row_number) OVER same AS first_row FROM \(kind.rawValue)
          WINDOW same AS (PARTITION BY \(columns), amount ORDER BY row_number, key)) p
        JOIN imports m ON m.id = p.import_id WHERE p.nth > 1 ORDER BY p.key
        """
      return try LedgerChecks.warnings(db, sql) { row in
        let amount = Money(minorUnits: row["amount"], FactRows.currency(row))
        return (
          "duplicate-transaction",
          "the \(noun) of \(amount) stands there twice, first in row \(row["first_row"] as Int)",
          nil, "if it happened once, delete one row; if twice, all is well"
        )
      }
    }
  }
}
