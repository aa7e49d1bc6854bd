import Documents
import Ledger
import Values

/// All that the statements of a run rest on, worked out once and shared by its threads.
struct StatementSource: Sendable {
  let earnings: Earnings
  let facts: StatementFacts

  /// Reads the whole ledger.
  init(_ office: Office, _ ledger: LedgerFile) throws {
    let facts = try office.bookFacts(of: ledger)
    earnings = try office.books(facts, ledger).earnings
    self.facts = StatementFacts(
      settings: office.settings, items: facts.items, rules: facts.rules, artisans: facts.artisans)
  }

  /// An artisan's statement; `nil` when no fact names the artisan.
  func statement(of artisanID: String, for period: PayPeriod, _ request: StatementRequest) throws -> Statement? {
    guard let figures = try earnings.statement(of: artisanID, for: period) else { return nil }
    return try Statement(drafting: figures, facts: facts, request: request)
  }
}
