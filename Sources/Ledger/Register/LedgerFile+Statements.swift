internal import GRDB
public import Values

/// A payout statement as the register has it, without its data.
public struct IssuedStatement: Sendable, Hashable {
  /// The artisan's id in lower case.
  public var artisanID: String
  /// The period's name.
  public var period: String
  /// Its number.
  public var number: String
  /// The closing balance that it printed.
  public var closing: Money
}

extension LedgerFile {
  /// All payout statements that stand, in the order in which they were issued.
  public func issuedStatements() throws -> [IssuedStatement] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT s.subject, d.number, d.currency, d.total FROM document_subjects s
          JOIN documents d ON d.id = s.document_id
          WHERE s.subject >= 'statement:' AND s.subject < 'statement;' AND d.state = 'issued' ORDER BY d.id
          """)
      var result: [IssuedStatement] = []
      while let row = try rows.next() {
        let subject: String = row["subject"]
        // The period stands last and has no colon in it, whatever the artisan's id has.
        guard let colon = subject.lastIndex(of: ":"), let currency = Currency(code: row["currency"] as String),
          let total = row["total"] as Int64?
        else { continue }
        let id = subject[..<colon].dropFirst("statement:".count)
        result.append(
          IssuedStatement(
            artisanID: String(id), period: String(subject[subject.index(after: colon)...]), number: row["number"],
            closing: Money(minorUnits: total, currency)))
      }
      return result
    }
  }
}
