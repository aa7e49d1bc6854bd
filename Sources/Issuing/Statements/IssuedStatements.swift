import Diagnostics
import Documents
import Ledger
import Settings
import Values

/// The statements that stand in the register, and how they compare with what the ledger says now.
struct IssuedStatements {
  private let byArtisan: [String: [(period: PayPeriod, statement: IssuedStatement)]]

  /// Those of the cadence in force; a co-op that changed from months to weeks begins anew.
  init(_ ledger: LedgerFile, cadence: PayoutCadence) throws {
    let all = try ledger.issuedStatements().compactMap { statement in
      PayPeriod(named: statement.period, cadence: cadence).map { (period: $0, statement: statement) }
    }
    byArtisan = Dictionary(grouping: all, by: \.statement.artisanID).mapValues { $0.sorted { $0.period < $1.period } }
  }

  /// The number of an artisan's statement for a period, if it stands.
  func number(of artisanID: String, for period: PayPeriod) -> String? {
    byArtisan[artisanID]?.first { $0.period == period }?.statement.number
  }

  /// What the last statement before a period came to, if the paper for that period can begin with it: nothing happened between them.
  func last(of artisanID: String, before figures: MakerStatement, _ earnings: Earnings) throws -> LastStatement? {
    guard let (period, last) = byArtisan[artisanID]?.last(where: { $0.period < figures.period }),
      let then = try earnings.statement(of: artisanID, for: period), then.closing == figures.broughtForward
    else { return nil }
    return LastStatement(number: last.number, closing: last.closing)
  }

  /// The last statement of each artisan whose closing balance is another now.
  func findings(_ earnings: Earnings) throws -> [Diagnostic] {
    try byArtisan.keys.sorted().compactMap { id in
      guard let (period, last) = byArtisan[id]?.last, let now = try earnings.statement(of: id, for: period),
        now.closing != last.closing
      else { return nil }
      let name = now.artisan?.id ?? id
      return Diagnostic(
        "issued-statement-differs",
        "statement `\(last.number)` of `\(name)` closed with \(last.closing), but \(period.name) now comes to \(now.closing)",
        hint:
          "a row or a setting it rests on has changed since: `talim explain statement \(ShellWord.quoted(name)) \(period.name) closing`; the next statement shows the difference",
        severity: .warning)
    }
  }
}
