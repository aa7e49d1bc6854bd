import Documents
import Ledger
import Values

/// All that the statements of a run rest on, worked out once and shared by its threads.
struct StatementSource: Sendable {
  let earnings: Earnings
  let facts: StatementFacts
  /// The state of the ledger that it was worked out from.
  let state: LedgerState

  /// Reads the whole ledger, as it is at one moment.
  init(_ office: Office, _ ledger: LedgerFile) throws {
    let (state, facts, books) = try ledger.atOneMoment {
      let facts = try office.bookFacts(of: ledger)
      return (try ledger.state(), facts, try office.books(facts, ledger))
    }
    self.state = state
    earnings = books.earnings
    self.facts = StatementFacts(
      settings: office.settings, items: facts.items, rules: facts.rules, artisans: facts.artisans)
  }

  /// An artisan's statement; `nil` when no fact names the artisan.
  func statement(of artisanID: String, for period: PayPeriod, _ request: StatementRequest) throws -> Statement? {
    guard let figures = try earnings.statement(of: artisanID, for: period) else { return nil }
    return try Statement(drafting: figures, facts: facts, request: request)
  }
}
