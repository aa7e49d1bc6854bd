import Documents
import Ledger
import Settings
import Values

extension ExplainAnswers {
  /// A payout statement by its number: that of its artisan and period.
  func statement(_ record: DocumentRecord) throws -> Explanation? {
    let cadence = office.settings.ledger.payoutCadence
    guard let statement = try ledger.issuedStatements().first(where: { $0.number == record.number }),
      let period = PayPeriod(named: statement.period, cadence: cadence)
    else { return nil }
    return try self.statement(of: statement.artisanID, period)
  }

  /// What an artisan's statement for a period says, printed or not.
  func statement(of artisanID: String, _ period: PayPeriod) throws -> Explanation? {
    let all = try sources.all()
    let earnings = all.books.earnings
    let last = try earnings.statement(of: artisanID, for: period).flatMap {
      try IssuedStatements(ledger, cadence: period.cadence).last(of: artisanID.idKey, before: $0, earnings)
    }
    return try all.explainer.explain(artisan: artisanID, period: period, last: last)
  }
}
